/* SPDX-License-Identifier: MIT */
/*
 * The vouchers of all customers as the browser has them: they are requested while their screen is
 * open, sorted by their end while they come, and kept until `r` or `R`.
 */
#ifndef APP_VOUCHERS_VOUCHER_STORE_H
#define APP_VOUCHERS_VOUCHER_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "voucher/voucher_items.h"

struct model;
struct outcome;
struct wire_reply;

#define VOUCHER_STORE_REQUESTS 10 /* at once; the rest of what may be sent later is for burn */

struct voucher_store {
	struct voucher_reading reading;
	struct voucher_items items; /* of the pages read so far, the next to end first */
	struct voucher_sums sums;   /* of these items */
	uint32_t pages_sorted;      /* how many pages the items are of */
	int passes_sorted;          /* and of which pass of the reading */
	int uin_cols, remaining_cols, total_cols; /* of the widest, with cents */
	char why[500];                            /* the sentence of a failure */
};

void voucher_store_init(struct model *m);
void voucher_store_release(struct model *m);
/* Forgets all vouchers: they are read again as soon as their screen is open. */
void voucher_store_forget(struct model *m);
/* Begins again if the reading has failed. */
void voucher_store_retry(struct model *m);
bool voucher_store_has_failed(const struct model *m);
bool voucher_store_is_loading(const struct model *m);
/* Returns the present on the calendar of the API. */
int64_t voucher_store_now(const struct model *m);
/* Lists the requests that are due; returns their number. */
size_t voucher_store_wants(const struct model *m, struct request out[VOUCHER_STORE_REQUESTS]);
/* Takes the reply r to the request of out. */
void voucher_store_take(struct model *m, const struct wire_reply *r, const struct outcome *out);

#endif
