/* SPDX-License-Identifier: MIT */
/* One query's pages, and what a page that comes in says about the server's list. */
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
	l->unsettled = l->untold = l->full = false;
	l->empty_page = 0;
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

bool listing_is_past_end(const struct listing *l, uint32_t number)
{
	return !l->has_total && number > 0 && l->empty_page == number && l->empty_epoch == l->epoch;
}

/*
 * Without a Total a page that is not full ends the list. Only the first one may be short because
 * the API cuts its pages down: then the next one must have been empty.
 */
static bool has_end(const struct listing *l)
{
	const struct page *last = l->pages.at[l->pages.n - 1];
	if (last->number != l->pages.n || l->fresh.rows != end_row(l, last))
		return false;
	return last->n == 0 || (last->n < l->size && last->number > 1) ||
	       listing_is_past_end(l, last->number + 1);
}

/* Rows have different places below Total, so as many as Total are all of them. */
static bool has_total_rows(const struct listing *l)
{
	return l->fresh.rows == l->total && listing_rows(l) == l->total;
}

static bool adds_up(const struct listing *l)
{
	return l->fresh.twice == 0 && l->fresh.pairs == 0 && !l->unsettled;
}

bool listing_is_complete(const struct listing *l)
{
	return l->pages.n > 0 && l->fresh.pages == l->pages.n && adds_up(l) &&
	       (l->has_total ? has_total_rows(l) : has_end(l));
}

bool listing_has_first(const struct listing *l, uint32_t pages)
{
	for (uint32_t i = 0; i < pages; i++) {
		const struct page *p = i < l->pages.n ? l->pages.at[i] : NULL;
		if (!p || p->number != i + 1 || p->n != l->size || !listing_is_fresh(l, p))
			return false;
	}
	return adds_up(l);
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
			    .standing = (enum credit_status)p->standing[row_of_page],
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
	p->joined = false;
	pages_insert_take(&l->pages, p);
	for (uint32_t i = 0; i < p->n; i++) {
		index_row(l, p, i);
		tally_add(&l->tally, &p->data.rows[i], (enum credit_status)p->standing[i]);
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
		tally_take(&l->tally, c, (enum credit_status)p->standing[i]);
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
	l->unsettled = l->repeats = l->untold = false;
	if (keep) {
		keep->epoch = l->epoch;
		keep->joined = false;
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

bool listing_may_raise(struct listing *l, int64_t now_ms)
{
	if (now_ms < l->drift_ms || now_ms - l->drift_ms > STORE_CALM_MS)
		l->drifts = 0;
	l->drift_ms = now_ms;
	if (l->drifts == STORE_DRIFTS)
		return false;
	l->drifts++;
	return true;
}

unsigned listing_take_total(struct listing *l, const struct customer_page *page, int64_t now_ms)
{
	bool changed = l->has_total && page->has_total && l->total != page->total;
	if (!page->has_total) {
		l->untold = true;
		return 0;
	}
	l->has_total = true;
	l->total = page->total;
	if (!changed)
		return 0;
	if (listing_may_raise(l, now_ms)) {
		listing_raise(l, NULL);
		return NEWS_TOTAL;
	}
	l->unsettled = true;
	return NEWS_RESTLESS;
}

/* Another fresh page with just these customers. One alone can have moved by itself. */
static bool is_on_another_page(const struct listing *l, const struct page *p)
{
	uint32_t row;
	if (p->n < 2 || !page_has_uin(p, 0))
		return false;
	struct uins_walk w = uins_find(&l->uins, p->data.rows[0].uin);
	while (uins_next(&l->uins, &w, &row)) {
		uint32_t i;
		const struct page *q = listing_page_of(l, row, &i);
		if (q && q != p && listing_is_fresh(l, q) && page_same_uins(p, q))
			return true;
	}
	return false;
}

/*
 * Customers of p are on other fresh pages too. That proves a change, but for two cases in which it
 * proves that the list itself has them twice: p is a copy of another page, or p came back as it was
 * (unchanged), before and after the other page was read.
 */
static unsigned doctor_judge_overlap(struct listing *l, struct page *p, bool unchanged,
				     int64_t now_ms)
{
	bool same = is_on_another_page(l, p);
	if (same || unchanged)
		l->repeats = true;
	if (same)
		return NEWS_SAME;
	if (l->repeats)
		return NEWS_REPEAT;
	if (!listing_may_raise(l, now_ms))
		return NEWS_RESTLESS;
	listing_raise(l, p);
	return NEWS_OVERLAP;
}

static bool is_clamp(const struct listing *l, const struct page *p)
{
	if (p->number != 1 || p->n == 0)
		return false;
	return p->n > l->size || (p->n < l->size && l->has_total && l->total > p->n);
}

/*
 * Without a Total a short first page can be the end of the list or the most that the API gives: it
 * is the latter when the next page has rows.
 */
static bool shows_clamp(const struct listing *l, const struct page *p)
{
	const struct page *first = pages_find(&l->pages, 1);
	return !l->has_total && !p->data.has_total && p->number == 2 && p->n > 0 && first &&
	       first->n > 0 && first->n < l->size && listing_is_fresh(l, first);
}

/* Only the first page stands where it did. */
static void adopt_first(struct listing *l)
{
	l->size = pages_find(&l->pages, 1)->n;
	while (l->pages.n > 1)
		listing_drop(l, l->pages.at[l->pages.n - 1]);
	l->empty_page = 0;
}

/* By the page's own Total: another page's may be of another time. */
static unsigned doctor_judge_total(const struct listing *l, const struct page *p)
{
	if (!p->data.has_total)
		return p->number == 1 ? NEWS_UNTOLD : 0;
	return p->n > 0 && listing_first_row(l, p) + p->n > p->data.total ? NEWS_BEYOND : 0;
}

static unsigned doctor_judge_length(const struct listing *l, const struct page *p)
{
	uint64_t end = listing_first_row(l, p) + p->n;
	return p->n < l->size && l->has_total && end < l->total ? NEWS_SHORT : 0;
}

/* Rows that have no place: they would stand where the next page's do, or past what can be named. */
static unsigned cut_to_place(const struct listing *l, struct page *p)
{
	uint64_t room = STORE_ROWS_MAX - listing_first_row(l, p);
	unsigned news = p->n > l->size ? NEWS_LONG : 0;
	if (p->n > l->size)
		p->n = l->size;
	if (p->n > room)
		p->n = (uint32_t)room;
	return news;
}

/* An empty page past the end says nothing that Total does not; where that is wrong, the one behind
 * the last row says that this is the end. Without a Total it is remembered, not held: a short page
 * before it would seem to have missing rows. */
static bool is_needless(const struct listing *l, const struct page *p)
{
	uint64_t first = listing_first_row(l, p);
	if (p->n > 0 || p->number == 1)
		return false;
	if (!l->has_total)
		return true;
	if (first < l->total)
		return false;
	return !listing_disproves_total(l) || first > listing_rows(l);
}

/* Takes the place of an older page of its number; true when that had the same customers. */
static bool replace(struct listing *l, const struct page *p)
{
	struct page *old = pages_find(&l->pages, p->number);
	struct page *before = pages_find(&l->pages, p->number - 1);
	if (before)
		before->joined = false;
	if (!old)
		return false;
	bool unchanged = page_same_uins(old, p);
	listing_drop(l, old);
	return unchanged;
}

/* The page takes its place, and what it shares with others is judged. */
static unsigned add(struct listing *l, struct page *p, bool unchanged, int64_t now_ms)
{
	unsigned news = doctor_judge_length(l, p) | cut_to_place(l, p) | doctor_judge_total(l, p);
	uint64_t pairs = l->fresh.pairs;
	listing_add_take(l, p);
	if (p->twice)
		news |= NEWS_TWICE;
	if (l->fresh.pairs > pairs)
		news |= doctor_judge_overlap(l, p, unchanged, now_ms);
	return news;
}

unsigned listing_put(struct listing *l, struct page *p, uint32_t asked, int64_t now_ms)
{
	if (p->number == 0 || asked != l->size || listing_first_row(l, p) >= STORE_ROWS_MAX) {
		page_free(p);
		return NEWS_IGNORED;
	}
	if (shows_clamp(l, p)) {
		adopt_first(l);
		page_free(p);
		return NEWS_CLAMP;
	}
	bool unchanged = replace(l, p);
	unsigned news = listing_take_total(l, &p->data, now_ms);
	if (is_clamp(l, p)) {
		listing_clear(l);
		l->size = p->n;
		news |= NEWS_CLAMP;
	}
	if (is_needless(l, p)) {
		l->empty_page = p->number;
		l->empty_epoch = l->epoch;
		page_free(p);
	} else {
		news |= add(l, p, unchanged, now_ms);
	}
	listing_cut_past_end(l);
	return news;
}
