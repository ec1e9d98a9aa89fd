/* SPDX-License-Identifier: MIT */
/* Folds, filters and sorts the rows of new pages, in turns. */
#include <string.h>

#include "base/mem.h"

#include "lens_private.h"

#define LIKE_COST  16 /* making the value of a row takes as long as reading this many rows */
#define BEGIN_COST 30 /* likewise, to begin with a page */

static void spend_rows(size_t *rows, size_t cost)
{
	*rows -= cost < *rows ? cost : *rows;
}

/* Folds the texts of pages; kept rows are compared with new ones, so these need theirs, too. */
static void fold_some(struct lens *l, size_t *rows)
{
	struct lens_work *w = &l->work;
	unsigned fields = lens_spec_texts(&l->spec);
	struct buf scratch;
	buf_init(&scratch, FOLD_MAX);
	for (; w->slot < l->pages.n && *rows; w->slot++)
		spend_rows(rows, 1 + page_fold_make(l->pages.at[w->slot].page, fields, &scratch));
	buf_release(&scratch);
}

/* Gathers the rows of a page that the spec shows, in the server's order. */
static void gather_page(struct lens *l, size_t slot)
{
	struct lens_work *w = &l->work;
	const struct lens_page *p = &l->pages.at[slot];
	bool searches = l->spec.text[0], narrows = l->spec.narrow[0];
	if (searches && p->n) {
		w->hit = mem_resize(w->hit, p->n, sizeof *w->hit);
		page_fold_search(p->page, p->n, &w->search, w->hit);
	}
	if (narrows && p->n) {
		w->met = mem_resize(w->met, p->n, sizeof *w->met);
		row_condition_search(&w->condition, p->page, p->n, w->met);
	}
	for (uint32_t i = 0; i < p->n; i++) {
		if ((searches && !w->hit[i]) || (narrows && !w->met[i]) ||
		    !lens_spec_lets(&l->spec, &p->page->data.rows[i],
				    (enum credit_status)p->page->credit_status[i]))
			continue;
		w->e[w->n++] = (struct sort_entry){.row = (p->number - 1) * l->pages.size + i,
						   .slot = (uint32_t)slot};
	}
}

static void gather_some(struct lens *l, size_t *rows)
{
	struct lens_work *w = &l->work;
	size_t each = (l->spec.like.on ? LIKE_COST : 2) + row_condition_cost(&w->condition);
	for (; w->slot < l->pages.n && *rows; w->slot++) {
		const struct lens_page *p = &l->pages.at[w->slot];
		if (!p->added)
			continue;
		gather_page(l, w->slot);
		spend_rows(rows, p->n * each);
	}
}

/* Puts the rows into an empty mapping, which has none of them until it has all. */
static void take_some(struct lens *l, size_t *rows)
{
	struct lens_work *w = &l->work;
	size_t left = w->n - w->slot, end = w->slot + (left < *rows ? left : *rows);
	if (w->slot == 0)
		l->rows = mem_resize(l->rows, w->n, sizeof *l->rows);
	spend_rows(rows, end - w->slot);
	for (; w->slot < end; w->slot++)
		l->rows[w->slot] = w->sorter.e[w->slot].row;
	if (w->slot == w->n)
		l->n = w->n;
}

void lens_work_begin(struct lens *l, size_t most, size_t *rows)
{
	struct lens_work *w = &l->work;
	w->stage = WORK_FOLD;
	w->slot = w->n = 0;
	w->e = mem_resize(NULL, most, sizeof *w->e);
	row_search_init(&w->search, sl_from(l->spec.text));
	row_condition_init(&w->condition, sl_from(l->spec.narrow), l->spec.facts);
	spend_rows(rows, l->pages.n * BEGIN_COST);
}

static void enter_stage(struct lens_work *w, enum lens_stage stage)
{
	w->stage = stage;
	w->slot = 0;
}

static void end_gathering(struct lens *l)
{
	struct lens_work *w = &l->work;
	lens_sort_init_take(&w->sorter, &l->spec, &l->pages, w->e, w->n);
	enter_stage(w, WORK_SORT);
}

/* Ends the stage when it has done all pages or rows. */
static void leave_stage(struct lens *l, bool sorted)
{
	struct lens_work *w = &l->work;
	if (w->stage == WORK_FOLD && w->slot == l->pages.n)
		enter_stage(w, WORK_GATHER);
	else if (w->stage == WORK_GATHER && w->slot == l->pages.n)
		end_gathering(l);
	else if (w->stage == WORK_SORT && sorted)
		enter_stage(w, l->n == 0 ? WORK_TAKE : WORK_MERGE);
	else if (w->stage == WORK_TAKE && w->slot == w->n)
		enter_stage(w, WORK_DONE);
}

static void work_on_stage(struct lens *l, size_t *rows)
{
	struct lens_work *w = &l->work;
	bool sorted = false;
	switch (w->stage) {
	case WORK_FOLD: fold_some(l, rows); break;
	case WORK_GATHER: gather_some(l, rows); break;
	case WORK_SORT: sorted = lens_sort_run(&w->sorter, rows); break;
	case WORK_TAKE: take_some(l, rows); break;
	case WORK_NONE:
	case WORK_MERGE:
	case WORK_DONE: break;
	}
	leave_stage(l, sorted);
}

bool lens_work_some(struct lens *l, size_t *rows)
{
	struct lens_work *w = &l->work;
	while (*rows && w->stage < WORK_MERGE)
		work_on_stage(l, rows);
	return w->stage >= WORK_MERGE;
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
	if (w->stage >= WORK_SORT)
		lens_sort_release(&w->sorter);
	else
		mem_free(w->e);
	row_search_release(&w->search);
	row_condition_release(&w->condition);
	mem_free(w->hit);
	mem_free(w->met);
	w->hit = w->met = NULL;
	w->e = NULL;
	w->holds = false;
	w->stage = WORK_NONE;
}
