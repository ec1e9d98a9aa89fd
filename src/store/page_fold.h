/* SPDX-License-Identifier: MIT */
/*
 * The case-folded texts of a page, by which rows are searched and sorted. Folding is the costly
 * part of both, so a page keeps what was folded, for all lenses and counts, until it is dropped.
 */
#ifndef STORE_PAGE_FOLD_H
#define STORE_PAGE_FOLD_H

#include "base/buf.h"

#include "store/row_search.h"

#include "page.h"

#define FOLD_MAX (128u << 20) /* a reply has 4 MiB, and folding makes at most 11 bytes of one */

/* Folds the fields, as FIELD_BIT, that are not folded yet. scratch is a buffer with a maximum of
 * FOLD_MAX bytes. Returns the cost as lens_update_some counts it, in rows. */
size_t page_fold_make(struct page *p, unsigned fields, struct buf *scratch);
/* Returns a folded text of a row; its field must be folded. */
struct sl page_fold_text(const struct page *p, enum customer_field field, uint32_t row_of_page);
/* Sets hit[i] for each of the first `rows` rows that matches the search, and clears the others. The
 * fields that are searched must be folded. */
void page_fold_search(const struct page *p, uint32_t rows, const struct row_search *q, bool *hit);
/* Frees the folded texts, unless a holder of the page may still read them. */
void page_fold_drop(struct page *p);
void page_fold_release(struct page *p);

#endif
