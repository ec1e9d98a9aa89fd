/* SPDX-License-Identifier: MIT */
/* Keeps the usual days of customers in the order of their UINs. */
#include "snapshot/usual_days.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_CAPACITY 256

void usual_days_add(struct usual_days *d, uint64_t uin, int64_t used)
{
	if (d->n == d->capacity) {
		d->capacity = d->capacity ? d->capacity * 2 : FIRST_CAPACITY;
		d->items = mem_resize(d->items, d->capacity, sizeof *d->items);
	}
	d->items[d->n++] = (struct usual_day){uin, used};
}

static int compare_uins(const void *a, const void *b)
{
	uint64_t x = ((const struct usual_day *)a)->uin, y = ((const struct usual_day *)b)->uin;
	return (x > y) - (x < y);
}

void usual_days_sort(struct usual_days *d)
{
	if (d->n > 1)
		qsort(d->items, d->n, sizeof *d->items, compare_uins);
}

bool usual_days_find(const struct usual_days *d, uint64_t uin, int64_t *used)
{
	struct usual_day key = {.uin = uin}, *found = NULL;
	if (d->n)
		found = bsearch(&key, d->items, d->n, sizeof key, compare_uins);
	if (found)
		*used = found->used;
	return found != NULL;
}

void usual_days_copy(const struct usual_days *d, struct usual_days *out)
{
	if (d->n == 0)
		return;
	out->items = mem_alloc(d->n, sizeof *out->items);
	memcpy(out->items, d->items, d->n * sizeof *out->items);
	out->n = out->capacity = d->n;
}

void usual_days_release(struct usual_days *d)
{
	mem_free(d->items);
	*d = (struct usual_days){0};
}
