/* SPDX-License-Identifier: MIT */
/*
 * Customers as an SQLite database, for sqlite3, lnav, VisiData and programs: one table, customers,
 * whose columns have the names of the API. Numbers are numbers: UINs whole, amounts with their
 * decimals, exact up to 15 digits. A text is as the API sent it; what is null, missing or not
 * readable is NULL.
 *
 * The file is written beside its final name, readable by the user only (0600), and replaces a file
 * of that name when it is complete.
 */
#ifndef HISTORY_CUSTOMER_DATABASE_H
#define HISTORY_CUSTOMER_DATABASE_H

#include "base/err.h"

#include "output/output_column.h"

struct customer_database;

struct customer_database_format {
	const int *columns; /* output/output_column.h; borrowed */
	size_t n;
	struct output_basis basis;
};

/* Returns NULL with a sentence if the file cannot be written. */
struct customer_database *customer_database_new(const char *path,
						const struct customer_database_format *f,
						struct err *e) MUST_USE;
/* After a failure further calls do nothing; customer_database_finish says what happened. */
void customer_database_add(struct customer_database *d, const struct customer *c);
/* Gives the file its name, and frees d. On failure no file is left. */
bool customer_database_finish(struct customer_database *d, struct err *e) MUST_USE;
/* Removes what was written, and frees d; it may be NULL. */
void customer_database_drop(struct customer_database *d);

#endif
