/* SPDX-License-Identifier: MIT */
/*
 * The customers of a partner, made from their numbers and not drawn as those of the demo API, so
 * that a test which states the list knows each row; the answers about them are written by the demo
 * API's code. A test states the list newest first, as "2013..1" or "9,7..1", and changes it between
 * two requests as it needs. Name, credit and status follow from the last digit of a number,
 * the time of association from the number.
 */
#ifndef FAKE_CUSTOMERS_H
#define FAKE_CUSTOMERS_H

#include "api/request.h"

#include "snapshot/snapshot.h"

#define FAKE_FIRST_UIN  200000000000u                          /* and the number of the customer */
#define FAKE_REQUEST_ID "11111111-2222-3333-4444-555555555555" /* of each list */

struct fake_customers {
	uint32_t *customers; /* newest first */
	size_t n;
	int64_t spent; /* dollars taken from the remaining credit of every third customer */
};

void fake_customers_release(struct fake_customers *p);
/* Replaces the list; false when the ranges are malformed. */
bool fake_customers_set(struct fake_customers *p, struct sl ranges);
/* Appends the body of the answer to a request, as the API makes it. */
void fake_customers_answer(const struct fake_customers *p, const struct request *r,
			   struct buf *body);
/* Appends a page with exactly these customers, whatever the request. */
void fake_customers_page(const struct fake_customers *p, uint64_t total, struct buf *body);
/*
 * Appends a page of n customers with the numbers first, first + 1, ..., which are their UIN and
 * their AssociationTime, under a Total that is written as it is; NULL for none.
 */
void fake_customers_numbered(const char *total, uint64_t first, size_t n, struct buf *body);
/* Adds the amounts of these customers to a snapshot, and sorts it. */
void fake_customers_snapshot(const struct fake_customers *p, struct snapshot *out);
void fake_customers_error(const char *code, const char *message, struct buf *body);

#endif
