/* SPDX-License-Identifier: MIT */
/* Keeps one query's pages, and finds changes of the server's list when a page is put. */
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
 * Without a Total a page that is not full ends the list. Only the first page may be short because
 * the API limits the page size: after it the next page must have been empty.
 */
static bool has_end(const struct listing *l)
{
	const struct page *last = l->pages.at[l->pages.n - 1];
	if (last->number != l->pages.n || l->fresh.rows != end_row(l, last))
		return false;
	return last->n == 0 || (last->n < l->size && last->number > 1) ||
	       listing_is_past_end(l, last->number + 1);
}

/* Rows have different places below Total, so Total rows are all of them. */
static bool has_total_rows(const struct listing *l)
{
	return l->fresh.rows == l->total && listing_rows(l) == l->total;
}

static bool has_all_rows(const struct listing *l)
{
	return l->fresh.twice == 0 && l->fresh.pairs == 0 && !l->unsettled;
}

bool listing_is_complete(const struct listing *l)
{
	return l->pages.n > 0 && l->fresh.pages == l->pages.n && has_all_rows(l) &&
	       (l->has_total ? has_total_rows(l) : has_end(l));
}

bool listing_has_first(const struct listing *l, uint32_t pages)
{
	for (uint32_t i = 0; i < pages; i++) {
		const struct page *p = i < l->pages.n ? l->pages.at[i] : NULL;
		if (!p || p->number != i + 1 || p->n != l->size || !listing_is_fresh(l, p))
			return false;
	}
	return has_all_rows(l);
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
			    .credit_status = (enum credit_status)p->credit_status[row_of_page],
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

/* Counts fresh rows on other pages with this UIN; *here is true when p itself has it in the index.
 */
static uint64_t count_others(const struct listing *l, const struct page *p, uint64_t uin,
			     bool *here)
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
	uint64_t pairs = count_others(l, p, uin, &here);
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
		tally_add(&l->tally, &p->data.rows[i], (enum credit_status)p->credit_status[i]);
	}
	l->bytes += p->bytes;
	l->fresh.pages++;
	l->fresh.rows += p->n;
	l->fresh.twice += p->twice;
}

/* Takes the rows from `keep` on out of the index and the totals. It begins with the last, because
 * the index has the first row of a UIN that is twice in the page. */
static void cut_rows(struct listing *l, struct page *p, uint32_t keep)
{
	bool fresh = listing_is_fresh(l, p), here;
	while (p->n > keep) {
		uint32_t i = p->n - 1;
		const struct customer *c = &p->data.rows[i];
		tally_take(&l->tally, c, (enum credit_status)p->credit_status[i]);
		if (page_has_uin(p, i)) {
			uint64_t before = l->uins.n;
			uins_remove(&l->uins, c->uin, (uint32_t)listing_first_row(l, p) + i);
			if (fresh && l->uins.n < before)
				l->fresh.pairs -= count_others(l, p, c->uin, &here);
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
	cut_rows(l, p, 0);
	l->bytes -= p->bytes;
	pages_remove(&l->pages, p);
}

/*
 * A page past Total counts while it is fresh. If it is empty it shows where a list ends that has
 * more rows than its Total says: once Total is right, it would hide that older pages before it are
 * past the end.
 */
static bool is_outdated(const struct listing *l, const struct page *p)
{
	if (!listing_is_fresh(l, p))
		return true;
	return p->n == 0 && p->number > 1 && !listing_disproves_total(l);
}

void listing_cut_past_end(struct listing *l)
{
	while (l->has_total && l->pages.n > 0) {
		struct page *p = l->pages.at[l->pages.n - 1];
		uint64_t first = listing_first_row(l, p);
		if (end_row(l, p) <= l->total || !is_outdated(l, p))
			return;
		/* The first page is kept even without rows, since it proves that the list was read.
		 */
		if (first < l->total || p->number == 1)
			cut_rows(l, p, (uint32_t)(l->total - first));
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

/* True when another fresh page has exactly these customers; a single customer may just have moved.
 */
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
 * Customers of p are also on other fresh pages. That proves a change, except in two cases, in which
 * the list itself has them twice: p is a copy of another page, or p came back unchanged, before and
 * after the other page was read.
 */
static unsigned judge_overlap(struct listing *l, struct page *p, bool unchanged, int64_t now_ms)
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
 * Without a Total a short first page is either the end of the list or the largest page that the API
 * gives; the latter when the next page has rows.
 */
static bool shows_clamp(const struct listing *l, const struct page *p)
{
	const struct page *first = pages_find(&l->pages, 1);
	return !l->has_total && !p->data.has_total && p->number == 2 && p->n > 0 && first &&
	       first->n > 0 && first->n < l->size && listing_is_fresh(l, first);
}

/* Keeps only the first page, whose rows have the same places with another page size. */
static void adopt_first(struct listing *l)
{
	l->size = pages_find(&l->pages, 1)->n;
	while (l->pages.n > 1)
		listing_drop(l, l->pages.at[l->pages.n - 1]);
	l->empty_page = 0;
}

/* Compares with the page's own Total, since another page's may be of another time. */
static unsigned judge_total(const struct listing *l, const struct page *p)
{
	if (!p->data.has_total)
		return p->number == 1 ? NEWS_UNTOLD : 0;
	return p->n > 0 && listing_first_row(l, p) + p->n > p->data.total ? NEWS_BEYOND : 0;
}

static unsigned judge_length(const struct listing *l, const struct page *p)
{
	uint64_t end = listing_first_row(l, p) + p->n;
	return p->n < l->size && l->has_total && end < l->total ? NEWS_SHORT : 0;
}

/* Cuts rows that have no place: those in the place of the next page, or past STORE_ROWS_MAX. */
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

/* The row after the last fresh one: stale rows past Total prove nothing. */
static uint64_t fresh_end(const struct listing *l)
{
	for (size_t i = l->pages.n; i-- > 0;) {
		const struct page *p = l->pages.at[i];
		if (p->n > 0 && listing_is_fresh(l, p))
			return end_row(l, p);
	}
	return 0;
}

/* True for an empty page past the end, which adds nothing to Total. If Total is wrong, the empty
 * page after the last row shows the end and is kept. Without a Total it is noted but not held,
 * because a short page before it would seem to lack rows. */
static bool is_needless(const struct listing *l, const struct page *p)
{
	uint64_t first = listing_first_row(l, p);
	if (p->n > 0 || p->number == 1)
		return false;
	if (!l->has_total)
		return true;
	if (first < l->total)
		return false;
	return !listing_disproves_total(l) || first > fresh_end(l);
}

/* Drops an older page with the same number; true when no customer of it has come, gone or moved. */
static bool replace_page(struct listing *l, const struct page *p)
{
	struct page *old = pages_find(&l->pages, p->number);
	struct page *before = pages_find(&l->pages, p->number - 1);
	if (before)
		before->joined = false;
	if (!old)
		return false;
	bool unchanged = page_is_unchanged(old, p);
	listing_drop(l, old);
	return unchanged;
}

/* Adds the page and judges the customers that it shares with others. */
static unsigned add_page(struct listing *l, struct page *p, bool unchanged, int64_t now_ms)
{
	unsigned news = judge_length(l, p) | cut_to_place(l, p) | judge_total(l, p);
	uint64_t pairs = l->fresh.pairs;
	listing_add_take(l, p);
	if (p->twice)
		news |= NEWS_TWICE;
	if (l->fresh.pairs > pairs)
		news |= judge_overlap(l, p, unchanged, now_ms);
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
	bool unchanged = replace_page(l, p);
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
		news |= add_page(l, p, unchanged, now_ms);
	}
	listing_cut_past_end(l);
	return news;
}
