/* SPDX-License-Identifier: MIT */
/* Refreshes the amounts of the rows on the screen, or of all rows of a list that is loaded. */
#ifndef APP_TABLE_REFRESH_H
#define APP_TABLE_REFRESH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/request.h"

struct customer;
struct model;
struct outcome;
struct wire_reply;

#define REFRESH_REQUESTS 3 /* of 50 customers each: as many as the tallest screen shows */

/* The whole list is refreshed by one request if it is loaded and has at most so many customers:
 * more would hold up the screen while they are compared. */
#define REFRESH_LIST_MAX 10000

/* A customer's remaining credit in the baseline. */
struct known_amount {
	uint64_t uin;
	int64_t remaining;
};

struct refresh {
	struct request request[REFRESH_REQUESTS]; /* not answered yet */
	size_t n;
	struct baseline {
		struct known_amount *at; /* sorted by UIN, owned */
		size_t n, cap;
	} baseline;
	bool strange;     /* the last answer about all customers had one that is not in the list */
	bool not_at_once; /* such an answer is unavailable, or has other customers */
	uint64_t refreshed, fell, rose; /* numbers of customers in this round */
	int64_t watch_ms; /* when the next round begins; INT64_MAX when not watching */
};

void refresh_start(struct model *m);
void refresh_take_baseline(struct model *m);
size_t refresh_wants(const struct model *m, struct request out[REFRESH_REQUESTS]);
void refresh_take(struct model *m, const struct wire_reply *r, struct outcome *out);
/* The same for the request for all customers. */
void refresh_take_list(struct model *m, const struct wire_reply *r, struct outcome *out);
void refresh_release(struct model *m);
void refresh_toggle_watch(struct model *m);
void refresh_tick(struct model *m);
/* Compares the remaining credit with the baseline: -1 less, 1 more, 0 the same or unknown. */
int refresh_change(const struct model *m, const struct customer *c);

#endif
