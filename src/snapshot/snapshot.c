/* SPDX-License-Identifier: MIT */
/* Collects the amounts of all customers. */
#include "snapshot/snapshot.h"

#include <stdlib.h>

#include "base/mem.h"

#define FIRST_CAPACITY 256

void snapshot_init(struct snapshot *s, int64_t taken_s)
{
	*s = (struct snapshot){.taken_s = taken_s};
}

void snapshot_release(struct snapshot *s)
{
	mem_free(s->rows);
	snapshot_init(s, 0);
}

bool snapshot_add_row(struct snapshot *s, const struct snapshot_row *r)
{
	if (s->n == SNAPSHOT_ROWS_MAX)
		return false;
	if (s->n == s->capacity) {
		s->capacity = s->capacity ? s->capacity * 2 : FIRST_CAPACITY;
		s->rows = mem_resize(s->rows, s->capacity, sizeof *s->rows);
	}
	s->rows[s->n++] = *r;
	return true;
}

bool snapshot_row_of(const struct customer *c, struct snapshot_row *out)
{
	*out = (struct snapshot_row){.uin = c->uin, .known = c->known & SNAPSHOT_KNOWN};
	if (out->known & KNOWN_CREDIT)
		out->credit = c->credit;
	if (out->known & KNOWN_REMAINING)
		out->remaining = c->remaining;
	if (out->known & KNOWN_FORCE)
		out->force = c->force;
	return (c->known & KNOWN_UIN) && c->uin > 0;
}

bool snapshot_add(struct snapshot *s, const struct customer *c)
{
	struct snapshot_row r;
	return snapshot_row_of(c, &r) && snapshot_add_row(s, &r);
}

static int compare_uins(const void *a, const void *b)
{
	uint64_t x = ((const struct snapshot_row *)a)->uin;
	uint64_t y = ((const struct snapshot_row *)b)->uin;
	return (x > y) - (x < y);
}

/* Orders rows of one UIN by what remains, so that it does not depend on qsort which of them stays.
 */
static int compare_rows(const void *a, const void *b)
{
	int64_t x = ((const struct snapshot_row *)a)->remaining;
	int64_t y = ((const struct snapshot_row *)b)->remaining;
	int uins = compare_uins(a, b);
	return uins ? uins : (x > y) - (x < y);
}

void snapshot_sort(struct snapshot *s)
{
	size_t kept = 0;
	if (s->n < 2)
		return;
	qsort(s->rows, s->n, sizeof *s->rows, compare_rows);
	for (size_t i = 0; i < s->n; i++)
		if (kept == 0 || s->rows[i].uin != s->rows[kept - 1].uin)
			s->rows[kept++] = s->rows[i];
	s->n = kept;
}

const struct snapshot_row *snapshot_find(const struct snapshot *s, uint64_t uin)
{
	struct snapshot_row key = {.uin = uin};
	return s->n ? bsearch(&key, s->rows, s->n, sizeof key, compare_uins) : NULL;
}

/* FNV-1a with a multiplication for each number in place of each byte, and a shift that brings the
 * upper bits down. */
static uint64_t mix_number(uint64_t sum, uint64_t number)
{
	sum = (sum ^ number) * 0x100000001b3;
	return sum ^ sum >> 29;
}

int64_t snapshot_checksum(const struct snapshot *s)
{
	uint64_t sum = 0xcbf29ce484222325;
	for (size_t i = 0; i < s->n; i++) {
		const struct snapshot_row *r = &s->rows[i];
		sum = mix_number(sum, r->uin);
		sum = mix_number(sum, (uint64_t)r->credit);
		sum = mix_number(sum, (uint64_t)r->remaining);
		sum = mix_number(sum, (uint64_t)(uint32_t)r->force << 32 | r->known);
	}
	return (int64_t)(sum >> 1);
}

struct customer snapshot_customer(const struct snapshot_row *r)
{
	return (struct customer){.uin = r->uin,
				 .credit = r->credit,
				 .remaining = r->remaining,
				 .force = r->force,
				 .known = r->known | KNOWN_UIN};
}
