/* SPDX-License-Identifier: MIT */
/*
 * Vouchers in the order in which they end, and their sums.
 *
 * The API states no time zone; its times are taken to be those of UTC+8. now_s is the present on
 * that calendar.
 */
#ifndef VOUCHER_VOUCHER_ITEMS_H
#define VOUCHER_VOUCHER_ITEMS_H

#include "voucher/voucher_reading.h"

struct voucher_item {
	const struct voucher *voucher; /* borrowed from the reading */
	uint64_t row;                  /* its place in the API's list, from 1; of those held */
	bool has_end;                  /* ExpireTime could be read: */
	int64_t end_s;
};

struct voucher_items {
	struct voucher_item *items; /* owned */
	size_t n;
};

struct voucher_sums {
	uint64_t n;
	int64_t remaining, total;                /* of known amounts */
	uint64_t unknown;                        /* vouchers without known amounts */
	uint64_t n_week, n_month, n_no_end;      /* end within 7 and 30 days; end is not known */
	int64_t week_remaining, month_remaining; /* what remains of these */
};

/* Returns the present on the calendar of the API. */
int64_t voucher_items_now(int64_t unix_s);
/* Takes the vouchers of a reading that has ended well, or those of the pages that are held; of this
 * customer, or of all if uin is NULL. */
void voucher_items_take(struct voucher_items *out, const struct voucher_reading *r,
			const uint64_t *uin);
void voucher_items_release(struct voucher_items *l);
/* Orders by the end, the soonest or the latest first; those whose end is not known are last. */
void voucher_items_sort(struct voucher_items *l, bool latest_first);
void voucher_items_sum(const struct voucher_items *l, int64_t now_s, struct voucher_sums *out);
/* Something remains of it, or it is not known what does. */
bool voucher_items_has_value(const struct voucher_item *v);
/* Sets the whole days until it ends; false if it has ended, or the end is not known. */
bool voucher_items_days(const struct voucher_item *v, int64_t now_s, int64_t *days);

#endif
