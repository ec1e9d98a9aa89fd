/* SPDX-License-Identifier: MIT */
/*
 * Evicts pages when the budget is exceeded: first the least recently used pages of queries that are
 * not current, then the pages of the current query that are farthest from the screen. It never
 * evicts the page that was just put, pinned pages, or those on the screen while the old query is
 * shown.
 */
#include "evict.h"

#include "store_private.h"

static size_t held_bytes(const struct store *s)
{
	size_t bytes = 0;
	for (size_t i = 0; i < s->n; i++)
		bytes += s->listing[i].bytes;
	return bytes;
}

static bool is_pinned(const struct store *s, const struct listing *l, const struct page *p)
{
	return (l == s->current || l == s->shown) && p->number >= l->pin.first &&
	       p->number <= l->pin.last;
}

/* The least recently used page of the other queries. */
static struct page *find_oldest(struct store *s, const struct page *keep, struct listing **of)
{
	struct page *oldest = NULL;
	for (struct listing *l = s->listing; l < s->listing + s->n; l++) {
		if (l == s->current)
			continue;
		for (size_t i = 0; i < l->pages.n; i++) {
			struct page *p = l->pages.at[i];
			if (p == keep || is_pinned(s, l, p) || (oldest && p->used >= oldest->used))
				continue;
			oldest = p;
			*of = l;
		}
	}
	return oldest;
}

/* The distance of a page from the pinned ones, in pages. */
static uint32_t distance_from_pinned(const struct listing *l, const struct page *p)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): the table has no empty entry */
	if (p->number < l->pin.first)
		return l->pin.first - p->number;
	return p->number > l->pin.last ? p->number - l->pin.last : 0;
}

/* The farthest page is the first or the last but keep: pages are sorted, the pinned ones one range.
 */
static struct page *find_farthest(const struct listing *l, const struct page *keep)
{
	size_t first = 0, n = l->pages.n;
	if (n == 0)
		return NULL;
	if (l->pages.at[0] == keep)
		first++;
	else if (l->pages.at[n - 1] == keep)
		n--;
	if (first >= n)
		return NULL;
	struct page *a = l->pages.at[first], *b = l->pages.at[n - 1];
	struct page *far = distance_from_pinned(l, a) > distance_from_pinned(l, b) ? a : b;
	return distance_from_pinned(l, far) > 0 ? far : NULL;
}

bool evict_to_budget(struct store *s, const struct page *keep)
{
	bool of_current = false;
	while (held_bytes(s) > s->budget) {
		struct listing *l = s->current;
		struct page *p = find_oldest(s, keep, &l);
		if (!p) {
			p = find_farthest(l, keep);
			of_current = of_current || p;
		}
		if (!p)
			break;
		listing_drop(l, p);
	}
	s->current->full = s->current->full || of_current;
	return of_current;
}
