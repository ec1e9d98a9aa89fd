/* SPDX-License-Identifier: MIT */
/*
 * The case-folded texts of one field of a page's rows, by which the lens searches and sorts.
 * Folding is the costly part of both, so it is done once for a page, and only for the fields that
 * are needed.
 */
#ifndef STORE_LENS_FOLD_H
#define STORE_LENS_FOLD_H

#include "base/buf.h"

#include "store/row_search.h"

#include "page.h"

#define FOLD_MAX (128u << 20) /* a reply has 4 MiB, and folding makes at most 11 bytes of one */

struct fold {
	uint32_t *start; /* n + 1 offsets of texts and end, then the texts; NULL until made */
};

/* Folds the texts of the page's first rows, unless this is done. scratch is a buffer with a maximum
 * of FOLD_MAX bytes. */
void lens_fold_make(struct fold *f, const struct page *p, uint32_t rows, enum customer_field field,
		    struct buf *scratch);
static inline bool fold_is_made(const struct fold *f)
{
	return f->start;
}

void lens_fold_release(struct fold *f);
struct sl lens_fold_text(const struct fold *f, uint32_t rows, uint32_t row_of_page);

/* Sets hit[i] for each row whose text holds that of the search; leaves the others as they are. */
void lens_fold_search(const struct fold *f, uint32_t rows, const struct row_search *q, bool *hit);

#endif
