/* SPDX-License-Identifier: MIT */
/*
 * Asks for the daily costs of chosen customers, one after the other, beside a list that is known.
 * It ends when all is known, the key may not ask, or the API fails again and again.
 */
#ifndef CMD_FETCH_FETCH_BURN_H
#define CMD_FETCH_FETCH_BURN_H

#include "api/request.h"

#include "burn/burn_basis.h"
#include "fetch/fetch.h"

#define FETCH_BURN_AT_ONCE 20

struct fetch_burn {
	struct cost_book book;
	struct burn_basis basis;            /* valid after fetch_burn_begin */
	struct fetch_burn_customer *chosen; /* in the order in which they are asked; owned */
	size_t n, cap;
	size_t next;          /* those before it are known or have failed */
	size_t n_failed;      /* customers of whom something could not be asked */
	size_t failed_in_row; /* of these, those since the last good answer */
	uint64_t total, done; /* requests, for the progress */
	bool began;
	bool refused;     /* the key may not ask for costs */
	bool estimated;   /* but snapshots know some, which are in the book */
	bool stopped;     /* nothing more is asked */
	struct fault why; /* of the last failure */
	struct request wanted[FETCH_BURN_AT_ONCE];
};

void fetch_burn_init(struct fetch_burn *b);
void fetch_burn_release(struct fetch_burn *b);
/* Begins. today is the day that does not count yet, days the span of a rate. */
void fetch_burn_begin(struct fetch_burn *b, int32_t today, int days);
/* Chooses one more customer; false when there are more than can be kept. */
bool fetch_burn_add(struct fetch_burn *b, uint64_t uin);
/* Counts the requests that the chosen customers need now, for the progress and for a sentence. */
uint64_t fetch_burn_count(struct fetch_burn *b);
/* Lists the next requests; *n is 0 when it has ended. */
const struct request *fetch_burn_list(struct fetch_burn *b, size_t *n);
/* Takes an outcome; others than those of daily costs change nothing. */
void fetch_burn_take(struct fetch_burn *b, const struct outcome *out, const struct wire_reply *r);
/* Ends it for this reason. */
void fetch_burn_stop(struct fetch_burn *b, const struct fault *why);
/* Says in e why the burn of some customers is not known; true if nothing failed. */
bool fetch_burn_check(const struct fetch_burn *b, struct err *e);

#endif
