/* SPDX-License-Identifier: MIT */
/*
 * The store: pages of customers by query, and the totals over them.
 *
 * It owns every page given to it. One query is current (being fetched) and one is shown. Both are
 * the same, except between a change of query and its first page, while the old rows stay. A few
 * recent queries keep their pages, so that toggling the order or clearing a filter shows held rows
 * at once.
 *
 * Rows are named by their place in the server's order, from 0; page p (from 1) holds rows
 * (p-1)*size .. p*size-1. Without a lens (store/lens.h) position and row are the same.
 *
 * Drift: when the server's list is seen to have changed between two pages (Total differs, a UIN is
 * on two pages), the epoch rises. Pages of an older epoch are stale: still shown, and fetched again
 * when wanted.
 *
 * Invariants: a fresh page's rows are exactly what the server sent, except for store_set_amounts (a
 * stale page loses its rows past the end of the list); page numbers are unique per query; pages
 * marked by store_pin and the page put last are never evicted; held bytes stay within the budget
 * otherwise. Pages are dropped by store_put, store_select and store_set_page_size only.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "api/customer.h"
#include "api/query.h"

#include "store/credit_status.h"

#ifndef STORE_QUERIES
#define STORE_QUERIES 6 /* recent queries kept */
#endif
#ifndef STORE_ROWS_MAX
#define STORE_ROWS_MAX 10000000u /* rows past this are not addressed, whatever Total is */
#endif
#define STORE_BUDGET  (768u << 20)
#define STORE_DRIFTS  8     /* changes in a row after which the epoch no longer rises */
#define STORE_CALM_MS 60000 /* after this long without a change the count begins again */

struct store;

/* budget_bytes 0 is STORE_BUDGET. Until the first store_select the query is all customers. */
struct store *store_new(size_t budget_bytes, uint32_t page_size, const struct thresholds *t);
void store_free(struct store *s);

/* Makes q current. True when it is shown at once: it has pages held, or nothing else has. */
bool store_select(struct store *s, const struct query *q);
const struct query *store_current(const struct store *s);
const struct query *store_shown(const struct store *s);
bool store_switching(const struct store *s); /* current is not yet shown */

/* Bits that say what store_put found. */
#define NEWS_SHOWN    1u    /* the current query became the shown one */
#define NEWS_TOTAL    2u    /* Total changed from an earlier value: epoch rose */
#define NEWS_OVERLAP  4u    /* a customer of this page is on another fresh one: epoch rose */
#define NEWS_CLAMP    8u    /* the API gives another page size: adopted, other pages dropped */
#define NEWS_IGNORED  16u   /* dropped: of an unknown query or page size, or not in the list */
#define NEWS_TWICE    32u   /* a customer is twice in this page: both held, the first is found */
#define NEWS_SHORT    64u   /* fewer rows than a full page although Total says there are more */
#define NEWS_LONG     128u  /* more rows than a full page: the rest is left out */
#define NEWS_SAME     256u  /* a copy of another fresh page: the API may ignore the number */
#define NEWS_REPEAT   512u  /* as OVERLAP, but the list itself has a customer twice: no rise */
#define NEWS_RESTLESS 1024u /* TOTAL or OVERLAP too often in a row: no rise, never complete */
#define NEWS_EVICTED  2048u /* pages of the current query were dropped to keep to the budget */
#define NEWS_BEYOND   4096u /* more rows than the Total beside them allows: Total is wrong */
#define NEWS_UNTOLD   8192u /* the first page came without a Total */

/*
 * Moves page into the store; page is empty afterwards in any case. asked is the page size
 * of the request. A short first page with a larger Total is a clamp, a long one too; the end of the
 * list is never concluded from a short page alone.
 *
 * Fetching stale pages again comes to an end: on a list that does not change, a customer on two
 * pages is taken as the list's own repetition once a page came back unchanged (REPEAT, SAME); on a
 * list that keeps changing, after STORE_DRIFTS changes in a row (RESTLESS). In both cases
 * store_complete stays false.
 */
unsigned store_put(struct store *s, const struct query *q, uint32_t number, uint32_t asked,
		   struct customer_page *page, int64_t now_ms);

/*
 * Compares a page of another size with the rows held, to prove that two pages that were read at
 * different moments meet. Nothing of it is kept; page is empty afterwards. If its rows or its Total
 * differ, the list has changed: NEWS_TOTAL, NEWS_OVERLAP or NEWS_RESTLESS. Otherwise the seams of
 * pages within it are proved.
 */
unsigned store_compare(struct store *s, const struct query *q, uint32_t number, uint32_t asked,
		       struct customer_page *page, int64_t now_ms);
/* Current query: the first page from number on whose seam to the next one is not proved, both being
 * fresh; 0 for none. */
uint32_t store_open_seam(const struct store *s, uint32_t number);
/* Current query: true when the first `pages` pages are fresh and full, and no customer is twice. */
bool store_has_first(const struct store *s, uint32_t pages);
/* Current query: true when Total is unknown, or was missing in a page of this epoch. */
bool store_untold(const struct store *s);

uint32_t store_page_size(const struct store *s);          /* of the current query */
void store_set_page_size(struct store *s, uint32_t size); /* drops pages of another size */
bool store_has_total(const struct store *s);              /* shown query */
uint64_t store_total(const struct store *s);              /* as the server said; shown query */
/* Current query: true when fresh rows are past Total. */
bool store_disproves_total(const struct store *s);
uint64_t store_loaded(const struct store *s); /* rows held, stale ones included; shown */
uint32_t store_epoch(const struct store *s);  /* current query */
uint64_t store_current_total(const struct store *s, bool *known);
/* Shown query: true when every row is held, of one epoch, as many as Total, no UIN twice. Without a
 * Total the list ends with a page that is not full; after a first page that is not full, with an
 * empty one. */
bool store_complete(const struct store *s);
/* Current query: true when pages were dropped to keep to the budget since the last reload. Then not
 * everything can be held, and loading all of it would never end. */
bool store_full(const struct store *s);
/* Reload: makes all pages of the current query stale. */
void store_make_stale(struct store *s);
/* Makes all pages of the current query stale except this one, so that the others are read after it.
 */
void store_begin_pass(struct store *s, uint32_t number);
/*
 * Sets newer amounts, in micro-dollars, of a customer of the shown query; its page stays as fresh
 * or stale as it was. false when the customer is not held.
 */
bool store_set_amounts(struct store *s, uint64_t uin, int64_t credit, int64_t remaining);

/* Pages of the current query. */
bool store_holds_page(const struct store *s, uint32_t number); /* any epoch */
bool store_fresh_page(const struct store *s, uint32_t number); /* held and of this epoch */
uint32_t store_page_count(const struct store *s);              /* from Total; 0 when unknown */
/* Pins the pages of these rows, held or not yet: they are not evicted. Replaces the pins before. */
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
	enum credit_status credit_status;
	uint64_t number;    /* in the server's order */
	int64_t fetched_ms; /* when its page came */
};
struct row store_row(const struct store *s, uint64_t row);
/* The statuses, as STATUS_BIT, of those held of the rows first, first + step, ... before end. */
unsigned store_credit_statuses(const struct store *s, uint64_t first, uint64_t end, uint64_t step);
/* Number of addressable rows: Total, or the end of what is held where Total is unknown or less than
 * a fresh page proves; at most STORE_ROWS_MAX. */
uint64_t store_rows(const struct store *s);
/* Finds the row of a customer, a fresh one before a stale one; false when it is not held. */
bool store_find_uin(const struct store *s, uint64_t uin, uint64_t *row);
const char *store_page_request_id(const struct store *s, uint64_t row); /* "" when not held */

/* Exact sums over the held rows of the shown query. */
struct totals {
	uint64_t n; /* rows counted = store_loaded */
	uint64_t by_credit_status[STATUSES];
	int64_t credit, remaining; /* of rows where known; saturating */
	int64_t owed;              /* sum of -remaining where remaining < 0, a positive amount */
	int64_t owed_neg;          /* the part of it that is of STATUS_NEG, not of SUS */
	uint64_t unknown;          /* rows where credit or remaining is not known */
	uint64_t bad_rows;         /* rows that could not be read as a customer */
	uint64_t bad_fields;       /* fields that were not understood */
};
const struct totals *store_totals(const struct store *s);
/* A number that rises with every change of the rows or totals. */
uint64_t store_version(const struct store *s);

/* Calls visit for each held row of the shown query in the server's order until it returns false. */
void store_each(const struct store *s, bool (*visit)(void *ctx, const struct row *row), void *ctx);
/*
 * Folds texts of the shown query in advance, so that a search or a sort finds them folded: the
 * fields, as FIELD_BIT, of about `rows` rows, as lens_update_some counts them, on pages from
 * *number on. False when none is left.
 */
bool store_fold_some(struct store *s, unsigned fields, uint32_t *number, size_t rows);
/* Frees all folded texts but those that a lens is working with. They are made again when needed. */
void store_drop_folds(struct store *s);

#endif
