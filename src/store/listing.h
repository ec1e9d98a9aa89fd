/* SPDX-License-Identifier: MIT */
/*
 * A listing: one query's pages with their UIN index and totals, and what is known of the server's
 * list.
 *
 * Invariants: fresh.* count exactly what the fresh pages hold; the index holds each row of a held
 * page that has a UIN, but for repetitions within a page; no stale page reaches past the end of the
 * list; tally and bytes cover the held pages.
 */
#ifndef STORE_LISTING_H
#define STORE_LISTING_H

#include "store/tally.h"

#include "page.h"
#include "uins.h"

/* What the pages of the current epoch hold. */
struct fresh {
	size_t pages;
	uint64_t rows;
	uint64_t twice; /* rows repeated within their page */
	uint64_t pairs; /* pairs of rows on different pages with the same UIN */
};

/* Pages kept whatever the budget says; none when last < first. */
struct pin {
	uint32_t first, last;
};

struct listing {
	struct query query;
	uint32_t size; /* rows of a full page */
	struct pages pages;
	struct uins uins;
	struct tally tally;
	size_t bytes;
	bool has_total;
	uint64_t total; /* as the server said last */
	uint32_t epoch;
	struct fresh fresh;
	bool repeats; /* the server's list itself has a customer twice: an overlap proves no change
		       */
	bool unsettled; /* a change was seen within this epoch */
	bool untold;    /* a page of this epoch came without a Total */
	/* Where Total is unknown: this page was asked for and was empty, in that epoch. */
	uint32_t empty_page, empty_epoch; /* 0 for none */
	unsigned drifts;                  /* changes in a row */
	int64_t drift_ms;
	struct pin pin;
	bool full;     /* pages had to go to keep to the budget */
	uint64_t used; /* when it was last selected */
};

void listing_init(struct listing *l, const struct query *q, uint32_t size);
void listing_release(struct listing *l);
/* Drops all pages; what is known of the list stays. */
void listing_clear(struct listing *l);

/* Rows that can be named; where Total is unknown, up to the end of what is held. */
uint64_t listing_rows(const struct listing *l);
bool listing_is_complete(const struct listing *l);
/* The first so many pages are fresh and full, and nobody is twice in what is held. */
bool listing_has_first(const struct listing *l, uint32_t pages);
/* Total is unknown, and this page is known to be empty. */
bool listing_is_past_end(const struct listing *l, uint32_t number);
/* Fresh rows stand past Total. */
bool listing_disproves_total(const struct listing *l);
bool listing_is_fresh(const struct listing *l, const struct page *p);
/* The page that row is on and its place there; NULL when it is not held. */
struct page *listing_page_of(const struct listing *l, uint64_t row, uint32_t *row_of_page);
uint64_t listing_first_row(const struct listing *l, const struct page *p);
struct row listing_row(const struct listing *l, const struct page *p, uint32_t row_of_page);
bool listing_find_uin(const struct listing *l, uint64_t uin, uint64_t *row);

/* The page becomes one of this epoch. Its number must be free. */
void listing_add_take(struct listing *l, struct page *p);
void listing_drop(struct listing *l, struct page *p);
/* All pages but keep (which may be NULL) become stale; the end of the list is to be looked at then.
 */
void listing_raise(struct listing *l, struct page *keep);
/* Drops stale rows past Total, but for those before a fresh page that is there too and so says that
 * Total is wrong. */
void listing_cut_past_end(struct listing *l);
/* A new epoch on the user's word: what was learnt about repetitions and changes is forgotten. */
void listing_make_stale(struct listing *l);

/* Puts a page in: NEWS_ bits that follow. p is taken whatever the result. */
unsigned listing_put(struct listing *l, struct page *p, uint32_t asked, int64_t now_ms);

/* The first of the fresh pages from number on whose last row was not seen beside what follows it:
 * the first row of the next page, which is fresh too, or without a Total nothing, as the next page
 * was empty. 0 for none. listing_seams.c */
uint32_t listing_open_seam(const struct listing *l, uint32_t number);
/* Compares rows that were read once more, from `first` on, with those held; at most `asked`. NEWS_
 * bits that follow. */
unsigned listing_compare(struct listing *l, uint64_t first, uint32_t asked,
			 const struct customer_page *page, int64_t now_ms);

/* A change of the list was seen: whether the epoch may rise, listing_put.c. It may not when that
 * happened too often in a row: reading the stale pages again would never end. */
bool listing_may_raise(struct listing *l, int64_t now_ms);
unsigned listing_take_total(struct listing *l, const struct customer_page *page, int64_t now_ms);

#endif
