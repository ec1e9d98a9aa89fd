/* SPDX-License-Identifier: MIT */
/*
 * The vouchers of a customer, drawn from (seed, id). Those that are issued or used add up to the
 * amounts of demo_customer_vouchers. Amounts are whole cents of USD.
 */
#ifndef DEMO_CUSTOMERS_VOUCHERS_H
#define DEMO_CUSTOMERS_VOUCHERS_H

#include "dataset.h"

#define DEMO_VOUCHERS_MAX 4

struct demo_voucher {
	uint64_t number; /* VoucherId, different for every voucher */
	int64_t total, remaining;
	int64_t effective_s, expires_s;
	const char *status; /* "Issued", "Used" or "Expired" */
	const char *payment_mode, *usage, *product_scope, *reason;
};

/* Returns the number of vouchers. */
size_t demo_vouchers_draw(const struct dataset *d, uint32_t id,
			  struct demo_voucher out[DEMO_VOUCHERS_MAX]);

#endif
