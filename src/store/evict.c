/* SPDX-License-Identifier: MIT */
/*
 * Which pages go first when the budget is passed: of other queries than the current one the least
 * recently used; then of the current one those farthest from what is on the screen. Pinned pages
 * never go, nor do those on the screen while the old query is still shown.
 */
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
static struct page *oldest(struct store *s, struct listing **of)
{
	struct page *oldest = NULL;
	for (struct listing *l = s->listing; l < s->listing + s->n; l++) {
		if (l == s->current)
			continue;
		for (size_t i = 0; i < l->pages.n; i++) {
			struct page *p = l->pages.at[i];
			if (is_pinned(s, l, p) || (oldest && p->used >= oldest->used))
				continue;
			oldest = p;
			*of = l;
		}
	}
	return oldest;
}

/* Pages are sorted and the pinned ones are one range, so it is the first or the last. */
static struct page *farthest(const struct store *s)
{
	const struct listing *l = s->current;
	if (l->pages.n == 0)
		return NULL;
	struct page *first = l->pages.at[0], *last = l->pages.at[l->pages.n - 1];
	uint32_t before = first->number < l->pin.first ? l->pin.first - first->number : 0;
	uint32_t after = last->number > l->pin.last ? last->number - l->pin.last : 0;
	if (before == 0 && after == 0)
		return NULL;
	return before > after ? first : last;
}

bool evict_to_budget(struct store *s)
{
	bool of_current = false;
	while (held_bytes(s) > s->budget) {
		struct listing *l = s->current;
		struct page *p = oldest(s, &l);
		if (!p) {
			p = farthest(s);
			of_current = of_current || p;
		}
		if (!p)
			return of_current;
		listing_drop(l, p);
	}
	return of_current;
}
