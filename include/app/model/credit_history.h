/* SPDX-License-Identifier: MIT */
/*
 * The history of a customer's credit as a table: its entries, and which of its columns fit a width.
 * An amount is shown whole or its column is left out.
 */
#ifndef APP_MODEL_CREDIT_HISTORY_H
#define APP_MODEL_CREDIT_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

struct allocation;
struct customer_extra;

/* In the order in which they are shown. */
enum history_column {
	HISTORY_DATE,
	HISTORY_CHANGE,
	HISTORY_TOTAL,
	HISTORY_AVAILABLE,
	HISTORY_OPERATOR,
	HISTORY_REMARK,
	HISTORY_KIND
};
#define HISTORY_COLUMNS 7

/* Widths by enum history_column; 0 for a column that is left out. */
struct history_widths {
	int w[HISTORY_COLUMNS];
};

#define HISTORY_GAP 2 /* blanks between two columns */

/* The number of entries that were fetched. */
size_t credit_history_count(const struct customer_extra *d);
/* Entry i, the newest first; i is less than credit_history_count. */
const struct allocation *credit_history_entry(const struct customer_extra *d, size_t i);
/* "allocated", "taken back", or "" when the change is not known or zero. */
const char *credit_history_kind(const struct allocation *a);
const char *credit_history_title(enum history_column c);
/* Chooses the columns for a table of w columns. masked: texts about people are hidden. */
void credit_history_fit(const struct customer_extra *d, bool masked, int w,
			struct history_widths *out);
/* The width in which the columns that matter most fit. */
int credit_history_least(const struct customer_extra *d, bool masked);

#endif
