/* SPDX-License-Identifier: MIT */
/*
 * Asks the API for the names of the customers that a check reports: a list that is read in one
 * request has none. One request each, by UIN, the worst first.
 */
#ifndef CMD_CHECK_CHECK_NAMES_H
#define CMD_CHECK_CHECK_NAMES_H

#include "api/request.h"

#include "alert/failing.h"
#include "fetch/fetch.h"

#define NAMES_AT_ONCE 5

struct check_names {
	struct failing *rows; /* borrowed; they get a customer with a name in place of theirs */
	size_t n, next;       /* those before next were asked for and answered, or need it not */
	bool *answered;       /* of each row */
	struct arena arena;   /* of the new customers */
};

/* Begins with the first n customers of rows; the rows must stay where they are. */
void check_names_begin(struct check_names *k, struct failing *rows, size_t n);
void check_names_release(struct check_names *k);
/* Lists the requests that are wanted now; none when all names are known or were refused. */
size_t check_names_list(struct check_names *k, struct request out[NAMES_AT_ONCE]);
/* Takes the outcome of such a request. */
void check_names_take(struct check_names *k, const struct outcome *out,
		      const struct wire_reply *reply);

#endif
