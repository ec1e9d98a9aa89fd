/* SPDX-License-Identifier: MIT */
/*
 * A listing: one query's pages with their UIN index and totals, and the facts known about the
 * server's list.
 *
 * Invariants: fresh.* count exactly what the fresh pages hold; the index holds each row of a held
 * page that has a UIN, except repetitions within a page; no stale page reaches past the end of the
 * list; tally and bytes cover the held pages.
 */
#ifndef STORE_LISTING_H
#define STORE_LISTING_H

#include "store/tally.h"

#include "page.h"
#include "uins.h"

/* Counts of the pages of the current epoch. */
struct fresh {
	size_t pages;
	uint64_t rows;
	uint64_t twice; /* rows repeated within their page */
	uint64_t pairs; /* pairs of rows on different pages with the same UIN */
};

/* Pages that are not evicted; none when last < first. */
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
	/* Without a Total: the page that was fetched in that epoch and was empty. */
	uint32_t empty_page, empty_epoch; /* 0 for none */
	unsigned drifts;                  /* changes in a row */
	int64_t drift_ms;
	struct pin pin;
	bool full;     /* pages were evicted to keep to the budget */
	uint64_t used; /* when it was last selected */
};

void listing_init(struct listing *l, const struct query *q, uint32_t size);
void listing_release(struct listing *l);
/* Drops all pages; keeps the facts known about the list. */
void listing_clear(struct listing *l);

/* The number of rows that can be named; without a Total, up to the last row held. */
uint64_t listing_rows(const struct listing *l);
bool listing_is_complete(const struct listing *l);
/* True when the first `pages` pages are fresh and full, and no held customer is twice. */
bool listing_has_first(const struct listing *l, uint32_t pages);
/* True when Total is unknown and this page is known to be empty. */
bool listing_is_past_end(const struct listing *l, uint32_t number);
/* True when fresh rows are past Total. */
bool listing_disproves_total(const struct listing *l);
bool listing_is_fresh(const struct listing *l, const struct page *p);
/* The page that has the row, and the row's index in it; NULL when it is not held. */
struct page *listing_page_of(const struct listing *l, uint64_t row, uint32_t *row_of_page);
uint64_t listing_first_row(const struct listing *l, const struct page *p);
struct row listing_row(const struct listing *l, const struct page *p, uint32_t row_of_page);
bool listing_find_uin(const struct listing *l, uint64_t uin, uint64_t *row);

/* Adds a page as one of this epoch. Its number must be free. */
void listing_add_take(struct listing *l, struct page *p);
void listing_drop(struct listing *l, struct page *p);
/* Makes all pages but keep stale; keep may be NULL. The caller then cuts rows past the end. */
void listing_raise(struct listing *l, struct page *keep);
/* Drops stale rows past Total, except those before a fresh page past Total, which proves Total
 * wrong. */
void listing_cut_past_end(struct listing *l);
/* Begins a new epoch at the user's request, and forgets what was learnt about repetitions and
 * changes. */
void listing_make_stale(struct listing *l);

/* Puts a page in; returns NEWS_ bits. Takes p in any case. */
unsigned listing_put(struct listing *l, struct page *p, uint32_t asked, int64_t now_ms);

/* The first fresh page from number on whose last row was not seen right before the first row of the
 * next page, which is fresh too; or, without a Total, at the end, when the next page was empty. 0
 * for none. */
uint32_t listing_open_seam(const struct listing *l, uint32_t number);
/* Compares at most `asked` rows that were read again, from `first` on, with those held; returns
 * NEWS_ bits. */
unsigned listing_compare(struct listing *l, uint64_t first, uint32_t asked,
			 const struct customer_page *page, int64_t now_ms);

/* Counts a change of the list; false when there were too many in a row for the epoch to rise again,
 * because reading the stale pages again would never end. */
bool listing_may_raise(struct listing *l, int64_t now_ms);
unsigned listing_take_total(struct listing *l, const struct customer_page *page, int64_t now_ms);

#endif
