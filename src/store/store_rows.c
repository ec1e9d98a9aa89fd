/* SPDX-License-Identifier: MIT */
/* What is held, by page and by row. */
#include "store/store.h"

#include "store_private.h"

bool store_holds_page(const struct store *s, uint32_t number)
{
	return pages_find(&s->current->pages, number) != NULL;
}

bool store_fresh_page(const struct store *s, uint32_t number)
{
	const struct page *p = pages_find(&s->current->pages, number);
	return p && listing_is_fresh(s->current, p);
}

uint32_t store_page_count(const struct store *s)
{
	const struct listing *l = s->current;
	if (!l->has_total)
		return 0;
	return (uint32_t)((listing_rows(l) + l->size - 1) / l->size);
}

static uint32_t page_number(const struct listing *l, uint64_t row)
{
	return (uint32_t)((row < STORE_ROWS_MAX ? row : STORE_ROWS_MAX) / l->size) + 1;
}

void store_pin(struct store *s, uint64_t first_row, uint64_t last_row)
{
	struct listing *l = s->current;
	l->pin = (struct pin){.first = page_number(l, first_row), .last = page_number(l, last_row)};
	s->clock++;
	for (size_t i = pages_from(&l->pages, l->pin.first); i < l->pages.n; i++) {
		if (l->pages.at[i]->number > l->pin.last)
			break;
		l->pages.at[i]->used = s->clock;
	}
}

uint64_t store_rows(const struct store *s)
{
	return listing_rows(s->shown);
}

struct row store_row(const struct store *s, uint64_t row)
{
	uint32_t i;
	const struct page *p = listing_page_of(s->shown, row, &i);
	if (p)
		return listing_row(s->shown, p, i);
	return (struct row){.state = row < store_rows(s) ? ROW_MISSING : ROW_NONE,
			    .standing = STANDING_NA,
			    .number = row};
}

/* At least from, and a whole number of steps after first. */
static uint64_t step_to(uint64_t first, uint64_t from, uint64_t step)
{
	return first + (from - first + step - 1) / step * step;
}

unsigned store_standings(const struct store *s, uint64_t first, uint64_t end, uint64_t step)
{
	const struct listing *l = s->shown;
	unsigned bits = 0;
	end = end < STORE_ROWS_MAX ? end : STORE_ROWS_MAX;
	for (uint64_t row = first; row < end;) {
		const struct page *p = pages_find(&l->pages, page_number(l, row));
		uint64_t start = row / l->size * l->size;
		for (; p && row < start + p->n && row < end; row += step)
			bits |= STANDING_BIT(p->standing[row - start]);
		if (row < start + l->size)
			row = step_to(row, start + l->size, step);
	}
	return bits;
}

bool store_find_uin(const struct store *s, uint64_t uin, uint64_t *row)
{
	return listing_find_uin(s->shown, uin, row);
}

const char *store_page_request_id(const struct store *s, uint64_t row)
{
	uint32_t i;
	const struct page *p = listing_page_of(s->shown, row, &i);
	return p ? p->data.request_id : "";
}

const struct totals *store_totals(const struct store *s)
{
	return &s->shown->tally.totals;
}

uint64_t store_version(const struct store *s)
{
	return s->version;
}

void store_each(const struct store *s, bool (*visit)(void *ctx, const struct row *row), void *ctx)
{
	const struct listing *l = s->shown;
	for (size_t i = 0; i < l->pages.n; i++) {
		const struct page *p = l->pages.at[i];
		for (uint32_t k = 0; k < p->n; k++) {
			struct row row = listing_row(l, p, k);
			if (!visit(ctx, &row))
				return;
		}
	}
}
