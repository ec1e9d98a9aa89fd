/* SPDX-License-Identifier: MIT */
/*
 * The store: pages of customers by query, the totals over them, and the order in which they are
 * shown.
 *
 * It owns every page given to it. One query is current (asked for); one is shown: the same, except
 * between a change of query and its first page, while the old rows stay. A few recent queries keep
 * their pages, so that toggling the order or clearing a filter shows held rows at once.
 *
 * Rows are named by their place in the server's order, from 0; page p (from 1) holds rows
 * (p-1)*size .. p*size-1. Without a lens (store/lens.h) position and row are the same.
 *
 * Epoch: rises when the server's list is seen to have changed under the paging (Total differs, a
 * UIN appears on two pages). Pages of an older epoch are stale: still shown, fetched again when
 * wanted.
 *
 * Invariants: a fresh page's rows are exactly what the server sent (of a stale one those past the
 * end of the list are cut off) but for store_set_amounts; page numbers are unique per query; pages
 * marked by store_pin and the page put last are never evicted; held bytes stay within the budget
 * otherwise. Pages are dropped by store_put, store_select and store_set_page_size only.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "api/customer.h"
#include "api/query.h"

#include "store/standing.h"

#ifndef STORE_QUERIES
#define STORE_QUERIES 6 /* recent queries kept */
#endif
#ifndef STORE_ROWS_MAX
#define STORE_ROWS_MAX 10000000u /* rows past this are not addressed, whatever Total */
#endif
#define STORE_BUDGET  (768u << 20)
#define STORE_DRIFTS  8     /* changes in a row after which the epoch stays */
#define STORE_CALM_MS 60000 /* this long without one and they are counted anew */

struct store;

/* budget_bytes 0 is STORE_BUDGET. Until the first store_select the query is all customers. */
struct store *store_new(size_t budget_bytes, uint32_t page_size, const struct thresholds *t);
void store_free(struct store *s);

/* Makes q current. True when it is shown at once: it has pages held, or nothing else has. */
bool store_select(struct store *s, const struct query *q);
const struct query *store_current(const struct store *s);
const struct query *store_shown(const struct store *s);
bool store_switching(const struct store *s); /* current is not yet shown */

/* What follows from a page put in, as bits. */
#define NEWS_SHOWN    1u    /* the current query became the shown one */
#define NEWS_TOTAL    2u    /* Total changed from an earlier value: epoch rose */
#define NEWS_OVERLAP  4u    /* a customer of this page is on another fresh one: epoch rose */
#define NEWS_CLAMP    8u    /* pages have another size than asked: adopted, the others dropped */
#define NEWS_IGNORED  16u   /* dropped: no kept query, another page size, or no such page */
#define NEWS_TWICE    32u   /* a customer is twice in this page: both held, the first is found */
#define NEWS_SHORT    64u   /* fewer rows than a full page where Total says there are more */
#define NEWS_LONG     128u  /* more rows than a full page: those past it are left out */
#define NEWS_SAME     256u  /* all of another fresh page again: is the number ignored? */
#define NEWS_REPEAT   512u  /* as OVERLAP, but the list itself has a customer twice: no rise */
#define NEWS_RESTLESS 1024u /* TOTAL or OVERLAP too often in a row: no rise, never complete */
#define NEWS_EVICTED  2048u /* pages of the current query were dropped to keep to the budget */
#define NEWS_BEYOND   4096u /* more rows than the Total beside them allows: Total is wrong */
#define NEWS_UNTOLD   8192u /* the first page came without a Total */

/*
 * Moves page into the store (page is empty afterwards, whatever the result). asked is the page size
 * of the request. A short first page with a larger Total is a clamp, a long one too; the end of the
 * list is never concluded from a short page alone.
 *
 * Putting stale pages again settles: on a list that does not change, a customer who is on two pages
 * is known as the list's own repetition once a page came back unchanged (REPEAT, SAME); on one that
 * never rests, after STORE_DRIFTS changes in a row (RESTLESS). Either way store_complete stays
 * false.
 */
unsigned store_put(struct store *s, const struct query *q, uint32_t number, uint32_t asked,
		   struct customer_page *page, int64_t now_ms);

/*
 * A page of another size, read to see whether two pages meet that were read at different moments:
 * nothing of it is kept. Where its rows are not those held there, or its Total is another one, the
 * list has changed: NEWS_TOTAL, NEWS_OVERLAP or NEWS_RESTLESS. Else the edges of pages within it
 * are proved. Page is empty afterwards.
 */
unsigned store_compare(struct store *s, const struct query *q, uint32_t number, uint32_t asked,
		       struct customer_page *page, int64_t now_ms);
/* Current query: of the pages from number on the first whose edge to the next one is not proved,
 * both being fresh; 0 for none. */
uint32_t store_open_seam(const struct store *s, uint32_t number);
/* Current query: the first so many pages are fresh and full, and nobody is twice. */
bool store_has_first(const struct store *s, uint32_t pages);
/* Current query: Total is unknown, or was missing in a page of this epoch. */
bool store_untold(const struct store *s);

uint32_t store_page_size(const struct store *s);          /* of the current query */
void store_set_page_size(struct store *s, uint32_t size); /* drops pages of another size */
bool store_has_total(const struct store *s);              /* shown query */
uint64_t store_total(const struct store *s);              /* as the server said; shown query */
/* Current query: fresh rows stand where Total says that there are none. */
bool store_disproves_total(const struct store *s);
uint64_t store_loaded(const struct store *s); /* rows held, stale ones included; shown */
uint32_t store_epoch(const struct store *s);  /* current query */
uint64_t store_current_total(const struct store *s, bool *known);
/* Shown query: every row held, one epoch, count = Total, no UIN twice. Without a Total: up to a
 * page that is not full, or, behind a first page that is not, up to an empty one. */
bool store_complete(const struct store *s);
/* Pages of the current query had to go for the budget since it was last reloaded: not everything
 * can be held, and asking for it would never end. */
bool store_full(const struct store *s);
/* Reload: the current query's epoch rises. */
void store_make_stale(struct store *s);
/* The current query's epoch rises, but for this page: the others are to be read after it. */
void store_begin_pass(struct store *s, uint32_t number);
/*
 * Newer amounts for a held customer of the shown query, in micro-dollars; its page stays as fresh
 * or stale as it was. false when the customer is not held.
 */
bool store_set_amounts(struct store *s, uint64_t uin, int64_t credit, int64_t remaining);

/* Pages of the current query. */
bool store_holds_page(const struct store *s, uint32_t number); /* any epoch */
bool store_fresh_page(const struct store *s, uint32_t number); /* held and of this epoch */
uint32_t store_page_count(const struct store *s);              /* from Total; 0 when unknown */
/* Pages of these rows are kept whatever the budget says, from now on or from when they come; what
 * was pinned before is not any more. */
void store_pin(struct store *s, uint64_t first_row, uint64_t last_row);

/* Rows of the shown query. */
enum row_state {
	ROW_NONE,    /* beyond the end */
	ROW_MISSING, /* not loaded */
	ROW_FRESH,
	ROW_STALE
};
struct row {
	enum row_state state;
	const struct customer *customer; /* NULL unless FRESH or STALE; until the version moves */
	enum credit_status standing;
	uint64_t number;    /* in the server's order */
	int64_t fetched_ms; /* when its page came */
};
struct row store_row(const struct store *s, uint64_t row);
/* The standings, as STATUS_BIT, of those held of the rows first, first + step, ... before end. */
unsigned store_standings(const struct store *s, uint64_t first, uint64_t end, uint64_t step);
/* Number of addressable rows: Total, or the end of what is held where Total is unknown or less than
 * a fresh page proves; at most STORE_ROWS_MAX. */
uint64_t store_rows(const struct store *s);
/* Where a customer is held, a fresh row before a stale one; false when it is not. */
bool store_find_uin(const struct store *s, uint64_t uin, uint64_t *row);
const char *store_page_request_id(const struct store *s, uint64_t row); /* "" when not held */

/* Exact sums over the held rows of the shown query, kept up to date page by page. */
struct totals {
	uint64_t n; /* rows counted = store_loaded */
	uint64_t by_standing[STATUSES];
	int64_t credit, remaining; /* of rows where known; saturating */
	int64_t owed;              /* sum of -remaining where remaining < 0, a positive amount */
	uint64_t unknown;          /* rows where credit or remaining is not known */
	uint64_t bad_rows;         /* rows that could not be read as a customer */
	uint64_t bad_fields;       /* fields that were not understood */
};
const struct totals *store_totals(const struct store *s);
/* Rises with every change that can alter what is shown. */
uint64_t store_version(const struct store *s);

/* Calls visit for each held row of the shown query in the server's order until it returns false. */
void store_each(const struct store *s, bool (*visit)(void *ctx, const struct row *row), void *ctx);

#endif
