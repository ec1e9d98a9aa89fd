/* SPDX-License-Identifier: MIT */
/* Counts rows that match a text, a page at a time. */
#include "store/row_count.h"

#include "base/mem.h"

#include "page_fold.h"
#include "store_private.h"

/* The searches for the text, and what they need. */
struct counting {
	struct row_search as_filter, as_narrow;
	struct buf scratch;
	bool *hit;
};

static void begin_counting(struct counting *g, const struct row_count_of *of)
{
	row_search_init(&g->as_filter, of->text);
	row_search_init(&g->as_narrow, of->text);
	g->as_filter.fields = FIELD_BIT(of->field);
	g->as_filter.whole = of->whole;
	buf_init(&g->scratch, FOLD_MAX);
	g->hit = NULL;
}

static void end_counting(struct counting *g)
{
	row_search_release(&g->as_filter);
	row_search_release(&g->as_narrow);
	buf_release(&g->scratch);
	mem_free(g->hit);
}

/* Sets g->hit for the rows of the page; returns the cost. */
static size_t search_page(struct counting *g, struct page *p, const struct row_search *q)
{
	size_t cost = page_fold_make(p, q->fields, &g->scratch);
	page_fold_search(p, p->n, q, g->hit);
	return cost + p->n;
}

static size_t count_narrowed(struct row_count *c, struct counting *g, struct page *p,
			     const struct lens_spec *shown)
{
	size_t cost = search_page(g, p, &g->as_narrow);
	for (uint32_t i = 0; i < p->n; i++)
		c->narrowed += g->hit[i] && lens_spec_lets(shown, &p->data.rows[i],
							   (enum credit_status)p->credit_status[i]);
	return cost;
}

/* Returns the cost in rows. */
static size_t count_page(struct row_count *c, struct counting *g, struct page *p,
			 const struct row_count_of *of)
{
	if (p->n == 0)
		return 1;
	g->hit = mem_resize(g->hit, p->n, sizeof *g->hit);
	size_t cost = search_page(g, p, &g->as_filter);
	for (uint32_t i = 0; i < p->n; i++)
		c->matches += g->hit[i];
	c->rows += p->n;
	if (c->matches)
		c->narrowed = 0;
	else if (of->narrows)
		cost += count_narrowed(c, g, p, of->shown);
	return cost;
}

bool row_count_some(struct row_count *c, const struct store *s, const struct row_count_of *of,
		    size_t rows)
{
	const struct listing *l = store_find_listing(s, of->list);
	struct counting g;
	if (!l)
		return false;
	begin_counting(&g, of);
	size_t i = pages_from(&l->pages, c->next);
	for (; i < l->pages.n && rows; i++) {
		size_t cost = count_page(c, &g, l->pages.at[i], of);
		c->next = l->pages.at[i]->number + 1;
		rows -= cost < rows ? cost : rows;
	}
	end_counting(&g);
	return i < l->pages.n;
}
