/* SPDX-License-Identifier: MIT */
/* Folds, filters and sorts the rows of new pages, in turns. */
#include <string.h>

#include "base/mem.h"

#include "lens_private.h"

#define FOLD_COST 8 /* folding the texts of a row takes as long as reading this many rows */
#define SEARCHED  5 /* fields of ROW_SEARCH_FIELDS */

/* The fields that the spec needs folded, as bits. */
static unsigned folds_needed(const struct lens_spec *spec)
{
	unsigned needed = spec->narrow[0] ? ROW_SEARCH_FIELDS : 0;
	enum customer_field field;
	for (size_t i = 0; i < spec->n_sort; i++)
		if (lens_key_is_text(spec->sort[i].key, &field))
			needed |= FIELD_BIT(field);
	return needed;
}

/* Folds a page; returns the cost in rows. */
static size_t fold_page(struct lens_page *p, unsigned fields, struct buf *scratch)
{
	size_t cost = 0;
	for (unsigned f = 0; f < FOLDS; f++) {
		if (!(fields & FIELD_BIT(f)) || fold_is_made(&p->fold[f]))
			continue;
		lens_fold_make(&p->fold[f], p->page, p->n, (enum customer_field)f, scratch);
		cost += p->n * (size_t)FOLD_COST;
	}
	return cost;
}

/* Folds the texts of pages from a slot on; returns the slot of the next page. */
static size_t fold_some(struct lens *l, unsigned fields, bool only_added, size_t slot, size_t *rows)
{
	struct buf scratch;
	buf_init(&scratch, FOLD_MAX);
	for (; slot < l->pages.n && *rows; slot++) {
		struct lens_page *p = &l->pages.at[slot];
		size_t cost = p->added || !only_added ? fold_page(p, fields, &scratch) : 0;
		*rows -= cost < *rows ? cost : *rows;
	}
	buf_release(&scratch);
	return slot;
}

static void search_page(const struct row_search *q, const struct lens_page *p, bool *hit)
{
	memset(hit, 0, p->n * sizeof *hit);
	for (unsigned f = 0; f < FOLDS; f++)
		if (q->fields & FIELD_BIT(f))
			lens_fold_search(&p->fold[f], p->n, q, hit);
}

static bool shows_row(const struct lens_spec *spec, const struct page *p, uint32_t i)
{
	enum credit_status s = (enum credit_status)p->credit_status[i];
	return (spec->statuses == 0 || (spec->statuses & STATUS_BIT(s))) &&
	       lens_like_lets(&spec->like, &p->data.rows[i], s);
}

/* Gathers the rows of a page that the spec shows, in the server's order. */
static void gather_page(struct lens *l, size_t slot)
{
	struct lens_work *w = &l->work;
	const struct lens_page *p = &l->pages.at[slot];
	bool narrows = l->spec.narrow[0];
	if (narrows && p->n) {
		w->hit = mem_resize(w->hit, p->n, sizeof *w->hit);
		search_page(&w->search, p, w->hit);
	}
	for (uint32_t i = 0; i < p->n; i++) {
		if ((narrows && !w->hit[i]) || !shows_row(&l->spec, p->page, i))
			continue;
		w->e[w->n++] = (struct sort_entry){.row = (p->number - 1) * l->pages.size + i,
						   .slot = (uint32_t)slot};
	}
}

static void gather_some(struct lens *l, size_t *rows)
{
	struct lens_work *w = &l->work;
	for (; w->slot < l->pages.n && *rows; w->slot++) {
		const struct lens_page *p = &l->pages.at[w->slot];
		if (!p->added)
			continue;
		gather_page(l, w->slot);
		*rows -= p->n < *rows ? p->n : *rows;
	}
}

void lens_work_begin(struct lens *l, size_t most)
{
	struct lens_work *w = &l->work;
	w->stage = WORK_FOLD;
	w->slot = w->n = 0;
	w->folds = folds_needed(&l->spec);
	w->e = mem_resize(NULL, most, sizeof *w->e);
	row_search_init(&w->search, sl_from(l->spec.narrow));
}

static void enter_stage(struct lens_work *w, enum lens_stage stage)
{
	w->stage = stage;
	w->slot = 0;
}

bool lens_work_some(struct lens *l, size_t rows)
{
	struct lens_work *w = &l->work;
	if (w->stage == WORK_FOLD) {
		w->slot = fold_some(l, w->folds, true, w->slot, &rows);
		if (w->slot == l->pages.n)
			enter_stage(w, WORK_GATHER);
	}
	if (w->stage == WORK_GATHER) {
		gather_some(l, &rows);
		if (w->slot == l->pages.n) {
			lens_sort_init_take(&w->sorter, &l->spec, &l->pages, w->e, w->n);
			enter_stage(w, WORK_SORT);
		}
	}
	return w->stage == WORK_SORT && lens_sort_run(&w->sorter, &rows);
}

void lens_work_hold(struct lens *l)
{
	if (l->work.holds)
		return;
	l->work.holds = true;
	for (size_t i = 0; i < l->pages.n; i++)
		page_hold(l->pages.at[i].page);
}

void lens_work_release(struct lens *l)
{
	struct lens_work *w = &l->work;
	if (w->stage == WORK_NONE)
		return;
	for (size_t i = 0; i < l->pages.n && w->holds; i++)
		page_free(l->pages.at[i].page);
	if (w->stage == WORK_SORT)
		lens_sort_release(&w->sorter);
	else
		mem_free(w->e);
	row_search_release(&w->search);
	mem_free(w->hit);
	w->hit = NULL;
	w->e = NULL;
	w->holds = false;
	w->stage = WORK_NONE;
}

bool lens_work_prepare(struct lens *l, size_t rows)
{
	size_t left = rows * SEARCHED * FOLD_COST;
	return fold_some(l, ROW_SEARCH_FIELDS, false, 0, &left) < l->pages.n;
}
