/* SPDX-License-Identifier: MIT */
/* Folds the texts of a page, and searches them. */
#include "lens_fold.h"

#include <string.h>

#include "base/mem.h"

#include "folded_text.h"

void lens_fold_make(struct fold *f, const struct page *p, uint32_t rows, enum customer_field field,
		    struct buf *scratch)
{
	size_t index = ((size_t)rows + 1) * sizeof *f->start;
	if (f->start)
		return;
	f->start = mem_resize(NULL, index, 1);
	buf_clear(scratch);
	for (uint32_t i = 0; i < rows; i++) {
		f->start[i] = (uint32_t)scratch->n;
		folded_text_add(customer_text(&p->data.rows[i], field), scratch);
	}
	f->start[rows] = (uint32_t)scratch->n;
	f->start = mem_resize(f->start, index + scratch->n, 1);
	if (scratch->n)
		memcpy(f->start + rows + 1, scratch->p, scratch->n);
}

void lens_fold_release(struct fold *f)
{
	mem_free(f->start);
	f->start = NULL;
}

static const char *folded_texts(const struct fold *f, uint32_t rows)
{
	return (const char *)(f->start + rows + 1);
}

struct sl lens_fold_text(const struct fold *f, uint32_t rows, uint32_t row_of_page)
{
	uint32_t start = f->start[row_of_page];
	return (struct sl){folded_texts(f, rows) + start, f->start[row_of_page + 1] - start - 1};
}

void lens_fold_search(const struct fold *f, uint32_t rows, const struct row_search *q, bool *hit)
{
	const char *text = folded_texts(f, rows), *end = text + f->start[rows];
	uint32_t i = 0;
	if (q->text.n == 0) {
		memset(hit, true, rows * sizeof *hit);
		return;
	}
	for (const char *at = text; i < rows && (at = row_search_first(q, at, end));
	     at = text + f->start[i]) {
		while (f->start[i + 1] <= (size_t)(at - text))
			i++;
		hit[i++] = true;
	}
}
