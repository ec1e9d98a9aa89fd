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

#include "burn/burn_basis.h"
#include "snapshot/snapshot.h"

enum derived_column {
	DERIVED_BEFORE = CUSTOMER_FIELDS - 1, /* no column */
#define DERIVED(id, ...) DERIVED_##id,
#include "output/derived_column.def"
#undef DERIVED
	OUTPUT_COLUMNS
};
/* The columns before it need nothing but the customer. */
#define OUTPUT_COLUMNS_AT_HAND DERIVED_BURN

/* What derived columns are computed with. */
struct output_basis {
	const struct thresholds *thresholds;
	const struct burn_basis *burn; /* NULL: no burn is known */
	const struct snapshot *before; /* of columns of changes; NULL: there is none */
};

/* The name in heads and in JSON: the field's name at the API, or one like it. */
const char *output_column_name(int column);
/* Returns the head of a column in the language; NULL is the name. A table of names marks each for
 * translation with NC_("head of a column", name). */
const char *output_head(const struct catalog *heads, const char *name);
/* The head in the language; NULL is the name. */
const char *output_column_head(int column, const struct catalog *lang);
/* Accepts that name, the name of the browser's column and its names in earlier versions, in any
 * case. */
bool output_column_parse(struct sl name, int *out);
bool output_column_is_derived(int column);
/* Tells whether the column is about a change since an earlier snapshot. */
bool output_column_needs_before(int column);
bool output_column_is_amount(int column);
/* Tells amounts and other derived numbers, which are numbers in JSON. */
bool output_column_is_number(int column);
/* Returns the text of a derived column; empty if what it is derived from is not known. An amount is
 * written in that style; MONEY_CENTS is for people, who read "no use" and ">999" in place of days.
 */
struct sl output_column_text(const struct customer *c, int column, const struct output_basis *b,
			     enum money_style style, char room[MONEY_CHARS]);

#endif
