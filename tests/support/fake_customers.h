/* SPDX-License-Identifier: MIT */
/*
 * A partner with customers made up by their numbers, and what the API would answer about them.
 * Numbers rise with the time of association: the list is given newest first, as "2013..1" or
 * "9,7..1,1".
 */
#ifndef FAKE_CUSTOMERS_H
#define FAKE_CUSTOMERS_H

#include "api/request.h"

struct fake_customers {
	uint32_t *customers; /* newest first */
	size_t n;
	int64_t spent; /* dollars less that every third customer has now */
};

void fake_customers_release(struct fake_customers *p);
/* Replaces the list. false when ranges cannot be read. */
bool fake_customers_set(struct fake_customers *p, struct sl ranges);
/* The body of the answer to a request, as the API makes it. */
void fake_customers_answer(const struct fake_customers *p, const struct request *r,
			   struct buf *body);
/* A body with just these customers, whatever was asked. */
void fake_customers_page(const struct fake_customers *p, uint64_t total, struct buf *body);
void fake_customers_error(const char *code, const char *message, struct buf *body);

#endif
