/* SPDX-License-Identifier: MIT */
/*
 * The numbers of a customer, drawn from (seed, id), its vouchers, and the history of its credit,
 * which ends at today's credit. Amounts are whole cents of USD.
 */
#ifndef DEMO_CUSTOMERS_CUSTOMER_H
#define DEMO_CUSTOMERS_CUSTOMER_H

#include "dataset.h"

enum demo_customer_expiry { EXPIRY_SET, EXPIRY_EMPTY, EXPIRY_NULL };

struct demo_customer {
	uint64_t uin;
	int64_t bound_s, expiry_s; /* expiry_s is 0 unless expiry is EXPIRY_SET */
	int64_t credit, remaining;
	enum demo_customer_expiry expiry;
	int identify;     /* 0 not verified, 1 individual, 2 enterprise */
	int force;        /* 2 is a forced suspension (ForceQN) */
	const char *type; /* "new", "old", "assign" */
};

void demo_customer_draw(const struct dataset *d, uint32_t id, struct demo_customer *out);
/* Draws only the amounts, for totals. */
void demo_customer_money(const struct dataset *d, uint32_t id, int64_t *credit, int64_t *remaining);

#define ALLOCATIONS_MAX 6

struct demo_customer_allocation {
	int64_t time_s;
	int64_t delta, total_after, available_after;
	const char *operator_name, *remark;
};

/* Fills out, newest first, and returns the number. The newest total_after is the customer's
 * credit. */
size_t demo_customer_allocations(const struct dataset *d, uint32_t id,
				 struct demo_customer_allocation out[ALLOCATIONS_MAX]);
void demo_customer_vouchers(const struct dataset *d, uint32_t id, int64_t *total,
			    int64_t *remaining);

#endif
