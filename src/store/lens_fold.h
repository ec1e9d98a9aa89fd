/* SPDX-License-Identifier: MIT */
/*
 * The case-folded texts of one field of a page's rows: what the lens searches and sorts by. Folding
 * is the costly part of both, so it is done once for a page, and for the fields asked for only.
 */
#ifndef STORE_LENS_FOLD_H
#define STORE_LENS_FOLD_H

#include "base/buf.h"

#include "page.h"

#define FOLD_MAX (128u << 20) /* a reply has 4 MiB, and folding makes at most 11 bytes of one */

struct fold {
	uint32_t *start; /* n + 1 offsets of texts and end, then the texts; NULL until made */
};

/* Of the page's first rows. Nothing happens when it is made already. scratch is a buffer of at most
 * FOLD_MAX bytes. */
void lens_fold_make(struct fold *f, const struct page *p, uint32_t rows, enum customer_field field,
		    struct buf *scratch);
static inline bool fold_is_made(const struct fold *f)
{
	return f->start;
}

void lens_fold_release(struct fold *f);
struct sl lens_fold_text(const struct fold *f, uint32_t rows, uint32_t row_of_page);

/* What is looked for. */
struct needle {
	struct buf text; /* folded */
	size_t rare;     /* the byte of it that is looked for first */
};

void needle_init(struct needle *n, struct sl text);
void needle_release(struct needle *n);
/* Sets hit[i] for each of the rows whose text holds the needle; others are left as they are. */
void needle_search(const struct needle *n, const struct fold *f, uint32_t rows, bool *hit);

#endif
