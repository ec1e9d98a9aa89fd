/* SPDX-License-Identifier: MIT */
/*
 * Proves that two pages that were read at different moments meet: the last row of one and the first
 * of the next are read again, in one page of another size. A customer who was between them all the
 * time would be on that page.
 */
#include "listing.h"

static bool is_same(const struct customer *a, const struct customer *b)
{
	return (a->known & KNOWN_UIN) == (b->known & KNOWN_UIN) && a->uin == b->uin;
}

static const struct page *fresh_page(const struct listing *l, uint32_t number)
{
	const struct page *p = pages_find(&l->pages, number);
	return p && p->n > 0 && listing_is_fresh(l, p) ? p : NULL;
}

/* True when the page has a seam to prove. Without a Total the last page has one too: the empty page
 * after it was read later, and a customer may have moved up between. */
static bool has_next(const struct listing *l, const struct page *p)
{
	return fresh_page(l, p->number + 1) || listing_is_past_end(l, p->number + 1);
}

uint32_t listing_open_seam(const struct listing *l, uint32_t number)
{
	for (size_t i = pages_from(&l->pages, number); i < l->pages.n; i++) {
		const struct page *p = l->pages.at[i];
		if (!p->joined && fresh_page(l, p->number) && has_next(l, p))
			return p->number;
	}
	return 0;
}

/* False when c is known not to be that row. */
static bool may_be(const struct listing *l, uint64_t row, const struct customer *c)
{
	uint32_t number = (uint32_t)(row / l->size) + 1, at = (uint32_t)(row % l->size);
	const struct page *p = pages_find(&l->pages, number);
	if (!p || !listing_is_fresh(l, p))
		return !listing_is_past_end(l, number);
	return at < p->n && is_same(&p->data.rows[at], c);
}

static bool rows_agree(const struct listing *l, uint64_t first, const struct customer_page *page)
{
	for (size_t i = 0; i < page->n; i++)
		if (!may_be(l, first + i, &page->rows[i]))
			return false;
	return true;
}

/* Marks that nothing follows the row before end. */
static void join_end(const struct listing *l, uint64_t end)
{
	uint32_t at;
	struct page *p = end > 0 ? listing_page_of(l, end - 1, &at) : NULL;
	if (p && at + 1 == p->n && listing_is_fresh(l, p) && listing_is_past_end(l, p->number + 1))
		p->joined = true;
}

/* Marks each seam between the rows first and end as proved. */
static void join_pages(const struct listing *l, uint64_t first, uint64_t end)
{
	for (uint64_t edge = (first / l->size + 1) * l->size; edge < end; edge += l->size) {
		struct page *p = pages_find(&l->pages, (uint32_t)(edge / l->size));
		if (p && p->n == l->size && fresh_page(l, p->number) &&
		    fresh_page(l, p->number + 1))
			p->joined = true;
	}
}

/* False when the page has more rows than requested, which would have other places, or lacks rows
 * that are held. */
static bool has_expected_length(const struct listing *l, uint64_t first, uint32_t asked, size_t n)
{
	uint32_t at;
	const struct page *p = listing_page_of(l, first + n, &at);
	return n == asked || (n < asked && !(p && listing_is_fresh(l, p)));
}

unsigned listing_compare(struct listing *l, uint64_t first, uint32_t asked,
			 const struct customer_page *page, int64_t now_ms)
{
	unsigned news = listing_take_total(l, page, now_ms);
	if (news)
		return news;
	if (has_expected_length(l, first, asked, page->n) && rows_agree(l, first, page)) {
		join_pages(l, first, first + page->n);
		if (page->n < asked)
			join_end(l, first + page->n);
		return 0;
	}
	if (listing_may_raise(l, now_ms)) {
		listing_raise(l, NULL);
		return NEWS_OVERLAP;
	}
	l->unsettled = true;
	return NEWS_RESTLESS;
}
