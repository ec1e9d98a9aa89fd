/* SPDX-License-Identifier: MIT */
/* One customer as an object of Data in the reply to QueryCustomersCredit, with the faults ordered.
 */
#ifndef DEMO_ROW_H
#define DEMO_ROW_H

#include "customer.h"
#include "faults.h"
#include "names.h"

struct row {
	const struct dataset *data;
	const struct names *names; /* plain */
	struct buf *scratch;       /* a text before it is escaped */
	struct demo_customer client;
	uint32_t id;
	unsigned troubles;
};

/* data, names, scratch, id and troubles are the caller's; appends the object. */
void row_write(struct row *r, struct buf *out);
/* Whole cents as a JSON number without needless zeros: 90370.92, 90370.9, 90370. */
void row_write_money(int64_t cents, struct buf *out);

#endif
