/* SPDX-License-Identifier: MIT */
#include "listing.h"

void listing_init(struct listing *l, const struct query *q, uint32_t size)
{
	*l = (struct listing){.query = *q, .size = size, .epoch = 1, .pin = {.first = 1}};
	pages_init(&l->pages);
	uins_init(&l->uins);
}

void listing_release(struct listing *l)
{
	pages_release(&l->pages);
	uins_release(&l->uins);
}

void listing_clear(struct listing *l)
{
	listing_release(l);
	l->tally = (struct tally){0};
	l->fresh = (struct fresh){0};
	l->bytes = 0;
	l->unsettled = l->full = false;
}

bool listing_is_fresh(const struct listing *l, const struct page *p)
{
	return p->epoch == l->epoch;
}

uint64_t listing_first_row(const struct listing *l, const struct page *p)
{
	return (uint64_t)(p->number - 1) * l->size;
}

static uint64_t end_row(const struct listing *l, const struct page *p)
{
	return listing_first_row(l, p) + p->n;
}

uint64_t listing_rows(const struct listing *l)
{
	uint64_t held = l->pages.n ? end_row(l, l->pages.at[l->pages.n - 1]) : 0;
	uint64_t rows = l->has_total && l->total > held ? l->total : held;
	return rows < STORE_ROWS_MAX ? rows : STORE_ROWS_MAX;
}

bool listing_disproves_total(const struct listing *l)
{
	for (size_t i = l->has_total ? l->pages.n : 0; i-- > 0;) {
		const struct page *p = l->pages.at[i];
		if (end_row(l, p) <= l->total)
			return false;
		if (p->n > 0 && listing_is_fresh(l, p))
			return true;
	}
	return false;
}

bool listing_is_complete(const struct listing *l)
{
	const struct fresh *f = &l->fresh;
	/* Rows have different places below Total, so as many as Total are all of them. */
	return l->has_total && l->pages.n > 0 && f->pages == l->pages.n && f->rows == l->total &&
	       listing_rows(l) == l->total && f->twice == 0 && f->pairs == 0 && !l->unsettled;
}

struct page *listing_page_of(const struct listing *l, uint64_t row, uint32_t *row_of_page)
{
	if (row >= STORE_ROWS_MAX)
		return NULL;
	struct page *p = pages_find(&l->pages, (uint32_t)(row / l->size) + 1);
	*row_of_page = (uint32_t)(row % l->size);
	return p && *row_of_page < p->n ? p : NULL;
}

struct row listing_row(const struct listing *l, const struct page *p, uint32_t row_of_page)
{
	return (struct row){.state = listing_is_fresh(l, p) ? ROW_FRESH : ROW_STALE,
			    .customer = &p->data.rows[row_of_page],
			    .standing = (enum standing)p->standing[row_of_page],
			    .number = listing_first_row(l, p) + row_of_page,
			    .fetched_ms = p->fetched_ms};
}

/* The next held row with this UIN. */
static struct page *next_holder(const struct listing *l, uint64_t uin, struct uins_walk *w,
				uint32_t *row_of_page)
{
	uint32_t row;
	while (uins_next(&l->uins, w, &row)) {
		struct page *p = listing_page_of(l, row, row_of_page);
		if (p && p->data.rows[*row_of_page].uin == uin)
			return p;
	}
	return NULL;
}

bool listing_find_uin(const struct listing *l, uint64_t uin, uint64_t *row)
{
	struct uins_walk w = uins_find(&l->uins, uin);
	uint32_t i;
	bool found = false;
	for (struct page *p; (p = next_holder(l, uin, &w, &i));) {
		*row = listing_first_row(l, p) + i;
		found = true;
		if (listing_is_fresh(l, p))
			break;
	}
	return found;
}

/* Fresh rows on other pages with this UIN; *here says whether p itself has it in the index. */
static uint64_t others(const struct listing *l, const struct page *p, uint64_t uin, bool *here)
{
	struct uins_walk w = uins_find(&l->uins, uin);
	uint64_t n = 0;
	uint32_t i;
	*here = false;
	for (const struct page *q; (q = next_holder(l, uin, &w, &i));)
		if (q == p)
			*here = true;
		else
			n += listing_is_fresh(l, q);
	return n;
}

static void index_row(struct listing *l, struct page *p, uint32_t i)
{
	uint64_t uin = p->data.rows[i].uin;
	bool here;
	if (!page_has_uin(p, i))
		return;
	uint64_t pairs = others(l, p, uin, &here);
	if (here) {
		p->twice++;
		return;
	}
	l->fresh.pairs += pairs;
	uins_add(&l->uins, uin, (uint32_t)listing_first_row(l, p) + i);
}

void listing_add_take(struct listing *l, struct page *p)
{
	p->epoch = l->epoch;
	p->twice = 0;
	pages_insert_take(&l->pages, p);
	for (uint32_t i = 0; i < p->n; i++) {
		index_row(l, p, i);
		tally_add(&l->tally, &p->data.rows[i], (enum standing)p->standing[i]);
	}
	l->bytes += p->bytes;
	l->fresh.pages++;
	l->fresh.rows += p->n;
	l->fresh.twice += p->twice;
}

/* Takes the rows from `keep` on out of the index and the totals, last first: of a UIN that is twice
 * in the page the first row is the one in the index. */
static void cut(struct listing *l, struct page *p, uint32_t keep)
{
	bool fresh = listing_is_fresh(l, p), here;
	while (p->n > keep) {
		uint32_t i = p->n - 1;
		const struct customer *c = &p->data.rows[i];
		tally_take(&l->tally, c, (enum standing)p->standing[i]);
		if (page_has_uin(p, i)) {
			uint64_t before = l->uins.n;
			uins_remove(&l->uins, c->uin, (uint32_t)listing_first_row(l, p) + i);
			if (fresh && l->uins.n < before)
				l->fresh.pairs -= others(l, p, c->uin, &here);
		}
		p->n--;
	}
}

void listing_drop(struct listing *l, struct page *p)
{
	if (listing_is_fresh(l, p)) {
		l->fresh.pages--;
		l->fresh.rows -= p->n;
		l->fresh.twice -= p->twice;
	}
	cut(l, p, 0);
	l->bytes -= p->bytes;
	pages_remove(&l->pages, p);
}

void listing_cut_past_end(struct listing *l)
{
	while (l->has_total && l->pages.n > 0) {
		struct page *p = l->pages.at[l->pages.n - 1];
		uint64_t first = listing_first_row(l, p);
		if (listing_is_fresh(l, p) || end_row(l, p) <= l->total)
			return;
		/* The first page is kept even without rows: it tells that the list was read. */
		if (first < l->total || p->number == 1)
			cut(l, p, (uint32_t)(l->total - first));
		else
			listing_drop(l, p);
	}
}

void listing_raise(struct listing *l, struct page *keep)
{
	l->epoch++;
	l->fresh = (struct fresh){0};
	l->unsettled = l->repeats = false;
	if (keep) {
		keep->epoch = l->epoch;
		l->fresh = (struct fresh){.pages = 1, .rows = keep->n, .twice = keep->twice};
	}
}

void listing_make_stale(struct listing *l)
{
	listing_raise(l, NULL);
	listing_cut_past_end(l);
	l->drifts = 0;
	l->full = false;
}
