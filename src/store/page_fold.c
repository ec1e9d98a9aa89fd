/* SPDX-License-Identifier: MIT */
/* Folds the texts of a page, and searches them. */
#include "page_fold.h"

#include <string.h>

#include "base/mem.h"

#include "folded_text.h"

#define FOLD_COST 8 /* folding a text takes as long as reading this many rows */

/* Makes n + 1 offsets of the texts and of their end, then the texts. All rows are folded, also
 * those that no longer count, so that a page which loses rows keeps its folds. */
static uint32_t *fold_field(const struct page *p, enum customer_field field, struct buf *scratch)
{
	size_t rows = p->data.n, index = (rows + 1) * sizeof(uint32_t);
	uint32_t *start = mem_resize(NULL, index, 1);
	buf_clear(scratch);
	for (size_t i = 0; i < rows; i++) {
		start[i] = (uint32_t)scratch->n;
		folded_text_add(customer_text(&p->data.rows[i], field), scratch);
	}
	start[rows] = (uint32_t)scratch->n;
	start = mem_resize(start, index + scratch->n, 1);
	if (scratch->n)
		memcpy(start + rows + 1, scratch->p, scratch->n);
	return start;
}

size_t page_fold_make(struct page *p, unsigned fields, struct buf *scratch)
{
	size_t cost = 0;
	for (unsigned f = 0; f < PAGE_FOLDS; f++) {
		if (!(fields & FIELD_BIT(f)) || p->fold[f])
			continue;
		p->fold[f] = fold_field(p, (enum customer_field)f, scratch);
		cost += p->data.n * (size_t)FOLD_COST;
	}
	return cost;
}

void page_fold_release(struct page *p)
{
	for (unsigned f = 0; f < PAGE_FOLDS; f++) {
		mem_free(p->fold[f]);
		p->fold[f] = NULL;
	}
}

void page_fold_drop(struct page *p)
{
	if (p->holders == 0)
		page_fold_release(p);
}

static const char *folded_texts(const struct page *p, enum customer_field field)
{
	return (const char *)(p->fold[field] + p->data.n + 1);
}

struct sl page_fold_text(const struct page *p, enum customer_field field, uint32_t row_of_page)
{
	const uint32_t *start = p->fold[field] + row_of_page;
	return (struct sl){folded_texts(p, field) + start[0], start[1] - start[0] - 1};
}

/* The first place in a row is at its start when the row is the text as a whole. */
static bool is_match(const struct row_search *q, struct sl row, const char *at)
{
	return !q->whole || (at == row.p && row.n == q->text.n);
}

static void search_field(const struct page *p, enum customer_field field, uint32_t rows,
			 const struct row_search *q, bool *hit)
{
	const uint32_t *start = p->fold[field];
	const char *text = folded_texts(p, field), *end = text + start[rows];
	uint32_t i = 0;
	for (const char *at = text; i < rows && (at = row_search_first(q, at, end));
	     at = text + start[i]) {
		while (start[i + 1] <= (size_t)(at - text))
			i++;
		hit[i] = hit[i] || is_match(q, page_fold_text(p, field, i), at);
		i++;
	}
}

/* The text that a field must be is empty. */
static void find_empty(const struct page *p, enum customer_field field, uint32_t rows, bool *hit)
{
	for (uint32_t i = 0; i < rows; i++)
		hit[i] = hit[i] || page_fold_text(p, field, i).n == 0;
}

void page_fold_search(const struct page *p, uint32_t rows, const struct row_search *q, bool *hit)
{
	bool searches = q->text.n > 0 || q->whole;
	memset(hit, !searches, rows * sizeof *hit);
	for (unsigned f = 0; searches && f < PAGE_FOLDS; f++) {
		if (!(q->fields & FIELD_BIT(f)))
			continue;
		if (q->text.n)
			search_field(p, (enum customer_field)f, rows, q, hit);
		else
			find_empty(p, (enum customer_field)f, rows, hit);
	}
}
