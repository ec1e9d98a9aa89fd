/* SPDX-License-Identifier: MIT */
/*
 * A page as the store holds it, and the table of a query's pages, sorted by number: it has only the
 * pages that are held, and owns them.
 */
#ifndef STORE_PAGE_H
#define STORE_PAGE_H

#include "store/store.h"

#define PAGE_FOLDS 6 /* text fields to search or sort by, the first of enum customer_field */

struct page {
	uint32_t number; /* from 1 */
	uint32_t n; /* rows that count: those of data, or fewer at the end of the list or page */
	uint32_t epoch;
	uint32_t holders; /* besides its owner; the last of them frees it */
	uint32_t twice;   /* rows whose UIN is in an earlier row of this page; not in the index */
	bool joined;      /* its last row was seen right before the first of the next page */
	uint64_t serial;  /* names these rows: unique among all pages ever put */
	uint64_t used;    /* when it was last put or pinned */
	int64_t fetched_ms;
	size_t bytes; /* of memory */
	struct customer_page data;
	uint32_t *fold[PAGE_FOLDS];    /* of page_fold.h; NULL until made */
	unsigned char credit_status[]; /* of each row, computed once */
};

/* Moves data into a new page; data is empty afterwards. */
struct page *page_new(uint32_t number, struct customer_page *data, const struct thresholds *t);
void page_hold(struct page *p);
void page_free(struct page *p);
bool page_has_uin(const struct page *p, uint32_t row_of_page);
/* The same customers in the same order, each with a UIN. */
bool page_same_uins(const struct page *a, const struct page *b);
/* The same UINs in the same rows; a row without one is compared by its place only. */
bool page_is_unchanged(const struct page *before, const struct page *now);

struct pages {
	struct page **at;
	size_t n, cap;
};

void pages_init(struct pages *t);
void pages_release(struct pages *t);
struct page *pages_find(const struct pages *t, uint32_t number); /* NULL when not held */
/* Index of the first page with this number or a higher one; n when there is none. */
size_t pages_from(const struct pages *t, uint32_t number);
/* The number must be free. */
void pages_insert_take(struct pages *t, struct page *p);
void pages_remove(struct pages *t, struct page *p); /* frees it */

#endif
