/* SPDX-License-Identifier: MIT */
/* What a page that comes in says about the server's list. */
#include "listing.h"

/*
 * A change of the list was seen. The epoch rises, unless that happened too often in a row: then
 * reading the stale pages again would never end, and the epoch stays.
 */
static bool may_raise(struct listing *l, int64_t now_ms)
{
	if (now_ms < l->drift_ms || now_ms - l->drift_ms > STORE_CALM_MS)
		l->drifts = 0;
	l->drift_ms = now_ms;
	if (l->drifts == STORE_DRIFTS)
		return false;
	l->drifts++;
	return true;
}

static unsigned take_total(struct listing *l, const struct page *p, int64_t now_ms)
{
	bool changed = l->has_total && p->data.has_total && l->total != p->data.total;
	if (!p->data.has_total)
		return 0;
	l->has_total = true;
	l->total = p->data.total;
	if (!changed)
		return 0;
	if (may_raise(l, now_ms)) {
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
static unsigned judge_overlap(struct listing *l, struct page *p, bool unchanged, int64_t now_ms)
{
	bool same = is_on_another_page(l, p);
	if (same || unchanged)
		l->repeats = true;
	if (same)
		return NEWS_SAME;
	if (l->repeats)
		return NEWS_REPEAT;
	if (!may_raise(l, now_ms))
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

/* By the page's own Total: another page's may be of another time. */
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
 * the last row says that this is the end. */
static bool is_needless(const struct listing *l, const struct page *p)
{
	uint64_t first = listing_first_row(l, p);
	if (p->n > 0 || p->number == 1 || !l->has_total || first < l->total)
		return false;
	return !listing_disproves_total(l) || first > listing_rows(l);
}

/* Takes the place of an older page of its number; true when that had the same customers. */
static bool replace(struct listing *l, const struct page *p)
{
	struct page *old = pages_find(&l->pages, p->number);
	if (!old)
		return false;
	bool unchanged = page_same_uins(old, p);
	listing_drop(l, old);
	return unchanged;
}

/* The page takes its place, and what it shares with others is judged. */
static unsigned add(struct listing *l, struct page *p, bool unchanged, int64_t now_ms)
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
	bool unchanged = replace(l, p);
	unsigned news = take_total(l, p, now_ms);
	if (is_clamp(l, p)) {
		listing_clear(l);
		l->size = p->n;
		news |= NEWS_CLAMP;
	}
	if (is_needless(l, p))
		page_free(p);
	else
		news |= add(l, p, unchanged, now_ms);
	listing_cut_past_end(l);
	return news;
}
