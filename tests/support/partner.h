/* SPDX-License-Identifier: MIT */
/*
 * A partner with customers made up by their numbers, and what the API would answer about them.
 * Numbers rise with the time of association: the list is given newest first, as "2013..1" or
 * "9,7..1,1".
 */
#ifndef PARTNER_H
#define PARTNER_H

#include "api/request.h"

struct partner {
	uint32_t *customers; /* newest first */
	size_t n;
	int64_t spent; /* dollars less that every third customer has now */
};

void partner_release(struct partner *p);
/* Replaces the list. false when ranges cannot be read. */
bool partner_set(struct partner *p, struct sl ranges);
/* The body of the answer to a request, as the API makes it. */
void partner_answer(const struct partner *p, const struct request *r, struct buf *body);
/* A body with just these customers, whatever was asked. */
void partner_page(const struct partner *p, uint64_t total, struct buf *body);
void partner_error(const char *code, const char *message, struct buf *body);

#endif
