/* SPDX-License-Identifier: MIT */
/*
 * How a customer differs from the earlier moment that the list is compared with: queries of the
 * comparison in the model. They change nothing.
 */
#ifndef APP_TABLE_CUSTOMER_CHANGE_H
#define APP_TABLE_CUSTOMER_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/lens.h"

struct customer;
struct model;

struct customer_change {
	bool is_new;             /* the customer was not in the list */
	bool has_amounts;        /* the amounts of both moments are known */
	int64_t remaining, used; /* micro-dollars; now less then; 0 unless has_amounts */
	bool changed;            /* new, or Credit, Remaining or Force differ */
};

/* Tells whether an earlier moment to compare with is known. */
bool customer_change_exists(const struct model *m);
/* Compares a loaded customer with its earlier amounts; false if that is not possible. */
bool customer_change_of(const struct model *m, const struct customer *c,
			struct customer_change *out);

/* Reads the number of SORT_REMAINING_CHANGE or SORT_USED_CHANGE; false if it is not known. */
bool customer_change_read(const struct model *m, const struct customer *c, enum sort_key k,
			  int64_t *out);

#endif
