/* SPDX-License-Identifier: MIT */
/*
 * Burn: fetches the daily costs of the customer whose details are open, and of those of the job of
 * `B`. A day that is over is asked once a session, because its cost does not change; only a late
 * bill of yesterday is asked again on request.
 */
#ifndef APP_BURN_BURN_H
#define APP_BURN_BURN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/request.h"

#include "store/lens.h"

#include "app/burn/burn_estimate.h"
#include "app/burn/burn_job.h"
#include "app/burn/burn_sums.h"

#include "burn/cost_book.h"

struct model;
struct outcome;
struct wire_reply;

#define BURN_OPEN_REQUESTS 8 /* at once for the open customer: all connections are busy */
#define BURN_REQUESTS      14

struct burn {
	struct cost_book book;
	int days;            /* of which the median is taken */
	bool refused;        /* the key may not ask: no request is sent before `B` */
	uint64_t failed_uin; /* the open customer, if some of its costs failed; 0: none did */
	char why[400];       /* the reason of that */
	struct burn_job job;
	struct burn_estimate estimate; /* where the key may not ask */
	bool in_table; /* a job brought values: the table has the columns Burn and Runway */
	struct lens_numbers numbers; /* to sort by these */
	struct burn_sums sums;
};

void burn_init(struct model *m);
void burn_release(struct model *m);
/* Forgets the failure of a customer whose details are no longer open. */
void burn_follow(struct model *m);
/* Asks again for what failed, and for a bill of yesterday that was not complete. */
void burn_again(struct model *m);
/* Lists the requests that are due; returns their number. */
size_t burn_wants(const struct model *m, struct request out[BURN_REQUESTS]);
/* Takes the reply r to the request of out. */
void burn_take(struct model *m, const struct wire_reply *r, const struct outcome *out);

#endif
