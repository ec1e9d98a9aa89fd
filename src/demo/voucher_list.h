/* SPDX-License-Identifier: MIT */
/* The vouchers that a request asks for, in the order of the customers. */
#ifndef DEMO_VOUCHER_LIST_H
#define DEMO_VOUCHER_LIST_H

#include "demo/customers/dataset.h"
#include "params.h"

struct voucher_list {
	const struct dataset *data;   /* borrowed */
	struct voucher_place *places; /* owned */
	size_t n;
};

/* Finds those that the parameters allow. false: CustomerUin is not a customer. */
bool voucher_list_find(struct voucher_list *l, const struct dataset *data, const struct params *p,
		       struct refusal *no) MUST_USE;
void voucher_list_release(struct voucher_list *l);
/* Adds the voucher of a rank below n to the open list of the reply. ctx is the voucher_list. */
void voucher_list_add_row(void *ctx, uint64_t rank, struct buf *out);

#endif
