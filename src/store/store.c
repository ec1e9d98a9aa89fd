/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/mem.h"

#include "store_private.h"

struct store *store_new(size_t budget_bytes, uint32_t page_size, const struct thresholds *t)
{
	static const struct query all = {.type = FILTER_NONE};
	struct store *s = mem_alloc(1, sizeof *s);
	s->budget = budget_bytes ? budget_bytes : STORE_BUDGET;
	s->thresholds = *t;
	s->n = 1;
	s->current = s->shown = &s->listing[0];
	listing_init(s->current, &all, page_size ? page_size : 1);
	return s;
}

void store_free(struct store *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n; i++)
		listing_release(&s->listing[i]);
	mem_free(s);
}

static struct listing *find(struct store *s, const struct query *q)
{
	for (size_t i = 0; i < s->n; i++)
		if (query_equal(&s->listing[i].query, q))
			return &s->listing[i];
	return NULL;
}

/* A place for q: a free one, or that of the query left alone longest; never what is on the screen.
 */
static struct listing *make(struct store *s, const struct query *q)
{
	struct listing *l = NULL;
	if (s->n < STORE_QUERIES) {
		l = &s->listing[s->n++];
	} else {
		for (size_t i = 0; i < s->n; i++)
			if (&s->listing[i] != s->shown && (!l || s->listing[i].used < l->used))
				l = &s->listing[i];
		if (!l)
			BUG("no query to forget: there are fewer than are kept");
		listing_release(l);
	}
	listing_init(l, q, s->current->size);
	return l;
}

static bool has_pages(const struct listing *l)
{
	return l->pages.n > 0;
}

bool store_select(struct store *s, const struct query *q)
{
	uint32_t size = s->current->size;
	struct listing *l = find(s, q);
	if (!l)
		l = make(s, q);
	if (l != s->current)
		s->version++;
	if (l->size != size) {
		listing_clear(l);
		l->size = size;
	}
	l->used = ++s->clock;
	s->current = l;
	if (has_pages(l) || !has_pages(s->shown))
		s->shown = l;
	return s->shown == l;
}

const struct query *store_current(const struct store *s)
{
	return &s->current->query;
}

const struct query *store_shown(const struct store *s)
{
	return &s->shown->query;
}

bool store_switching(const struct store *s)
{
	return s->current != s->shown;
}

unsigned store_put(struct store *s, const struct query *q, uint32_t number, uint32_t asked,
		   struct customer_page *page, int64_t now_ms)
{
	struct listing *l = find(s, q);
	if (!l) {
		customer_page_release(page);
		return NEWS_IGNORED;
	}
	struct page *p = page_new(number, page, &s->thresholds);
	p->serial = p->used = ++s->clock;
	p->fetched_ms = now_ms;
	unsigned news = listing_put(l, p, asked, now_ms);
	if (news & NEWS_IGNORED)
		return news;
	if (l == s->current && s->shown != l) {
		s->shown = l;
		news |= NEWS_SHOWN;
	}
	if (evict_to_budget(s, pages_find(&l->pages, number)))
		news |= NEWS_EVICTED;
	s->version++;
	return news;
}

uint32_t store_page_size(const struct store *s)
{
	return s->current->size;
}

void store_set_page_size(struct store *s, uint32_t size)
{
	if (size == 0 || size == s->current->size)
		return;
	listing_clear(s->current);
	s->current->size = size;
	s->version++;
}

bool store_has_total(const struct store *s)
{
	return s->shown->has_total;
}

uint64_t store_total(const struct store *s)
{
	return s->shown->total;
}

bool store_disproves_total(const struct store *s)
{
	return listing_disproves_total(s->current);
}

uint64_t store_loaded(const struct store *s)
{
	return s->shown->tally.totals.n;
}

uint32_t store_epoch(const struct store *s)
{
	return s->current->epoch;
}

uint64_t store_current_total(const struct store *s, bool *known)
{
	*known = s->current->has_total;
	return s->current->total;
}

bool store_complete(const struct store *s)
{
	return listing_is_complete(s->shown);
}

bool store_full(const struct store *s)
{
	return s->current->full;
}

void store_begin_pass(struct store *s, uint32_t number)
{
	listing_raise(s->current, pages_find(&s->current->pages, number));
	s->version++;
}

void store_make_stale(struct store *s)
{
	listing_make_stale(s->current);
	s->version++;
}
