/* SPDX-License-Identifier: MIT */
/*
 * One customer as an object of Data in the reply to QueryCustomersCredit, or with its amounts alone
 * in that to QueryDirectCustomersCredit, with the same faults injected.
 */
#ifndef DEMO_ROW_H
#define DEMO_ROW_H

#include "demo/customers/customer.h"
#include "demo/customers/names.h"
#include "faults.h"

struct demo_row {
	const struct dataset *data;
	const struct names *names; /* plain */
	struct buf *scratch;       /* holds a text before it is escaped; empty between fields */
	struct demo_customer customer;
	uint32_t id;
	unsigned faults;
};

/* Adds the object to the open list. The caller sets data, names, scratch, id and faults. */
void demo_row_write(struct demo_row *r, struct buf *out);
/* Adds its UIN and its amounts; names and scratch may be NULL. */
void demo_row_write_amounts(struct demo_row *r, struct buf *out);

#endif
