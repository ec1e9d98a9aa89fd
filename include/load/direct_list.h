/* SPDX-License-Identifier: MIT */
/*
 * The whole list by one request: QueryDirectCustomersCredit has the amounts of all direct customers
 * at one moment, but no Force, no names, and perhaps not all customers of a distributor.
 *
 * It may stand for the list when the first page of QueryCustomersCredit, read at about the same
 * time, agrees with it: Total is the number of its customers, and each customer of the page is
 * among them. Otherwise the list has to be read page by page.
 */
#ifndef LOAD_DIRECT_LIST_H
#define LOAD_DIRECT_LIST_H

#include "api/reply.h"

#include "load/loader.h"

enum direct_verdict {
	DIRECT_OFF,    /* it is not asked, or not needed any more: the list has one page */
	DIRECT_WAITS,  /* for its answer, or for the first page */
	DIRECT_STANDS, /* it may stand for the list */
	DIRECT_DIFFERS /* the list has to be read page by page: direct_list_why */
};

struct direct_list {
	enum direct_verdict verdict;
	bool answered;
	struct customer *customers; /* owned; by rising UIN, with KNOWN_UIN and amounts only */
	size_t n;
	char why[400];
};

/* Wants the whole list of the query, if it has no filter: the answer knows none. */
void direct_list_init(struct direct_list *d, const struct query *q, bool wanted);
void direct_list_release(struct direct_list *d);

/* Fills out and returns 1 while the request is still wanted; else returns 0. */
size_t direct_list_wants(const struct direct_list *d, struct request *out);
/* Takes the outcome of the request; outcomes of other actions change nothing. */
void direct_list_take(struct direct_list *d, const struct outcome *out, const struct wire_reply *r);
/* Compares it with the first page, once that is loaded. The verdict does not change any more after
 * DIRECT_STANDS or DIRECT_DIFFERS. */
enum direct_verdict direct_list_compare(struct direct_list *d, const struct loader *l);
/* Returns why the list has to be read page by page, a sentence without a full stop; else "". */
const char *direct_list_why(const struct direct_list *d);

/* Visits the customers until visit returns false; they stay where they are until the release. list
 * is a struct direct_list. */
void direct_list_each(void *list, bool (*visit)(void *ctx, const struct customer *c), void *ctx);

#endif
