/* SPDX-License-Identifier: MIT */
/*
 * The columns of customers as they are written for others: the fields of the API, and what is
 * derived from them.
 *
 * A column is an int: an enum customer_field, or an enum derived_column above these.
 */
#ifndef OUTPUT_OUTPUT_COLUMN_H
#define OUTPUT_OUTPUT_COLUMN_H

#include "base/money.h"

#include "store/credit_status.h"

enum derived_column {
	DERIVED_STATUS = CUSTOMER_FIELDS, /* the word of the credit status */
	DERIVED_REMAINING_PERCENT,        /* whole percent of the credit, as in the browser */
	/* The amounts that bring the remaining credit to 0, to the LOW limit and to the credit. */
	DERIVED_TOP_UP_TO_ZERO,
	DERIVED_TOP_UP_TO_LOW,
	DERIVED_TOP_UP_TO_FULL
};
#define OUTPUT_COLUMNS (DERIVED_TOP_UP_TO_FULL + 1)

/* The name in heads and in JSON: the field's name at the API, or one like it. */
const char *output_column_name(int column);
/* Accepts that name, the name of the browser's column and its names in earlier versions, in any
 * case. */
bool output_column_parse(struct sl name, int *out);
bool output_column_is_derived(int column);
bool output_column_is_amount(int column);
/* Returns the text of a derived column; empty if what it is derived from is not known. An amount is
 * written in that style. */
struct sl output_column_text(const struct customer *c, int column, const struct thresholds *t,
			     enum money_style style, char room[MONEY_CHARS]);

#endif
