/* SPDX-License-Identifier: MIT */
/*
 * Customers in an output format: the records of output/customer_format.h (json, jsonl, csv, tsv),
 * or a table of aligned columns as wide as their cells, amounts with two decimals. The table begins
 * with the status, unless that is one of the columns.
 *
 * On a terminal all text passes the gate of base/text.h.
 */
#ifndef OUTPUT_LIST_FORMAT_H
#define OUTPUT_LIST_FORMAT_H

#include "base/buf.h"

#include "store/tally.h"

#include "output/output_column.h"

enum output { OUTPUT_AUTO, OUTPUT_TABLE, OUTPUT_JSON, OUTPUT_JSONL, OUTPUT_CSV, OUTPUT_TSV };

struct list_format {
	enum output output; /* not OUTPUT_AUTO */
	const int *columns; /* output/output_column.h */
	size_t n_columns;
	const struct catalog *heads; /* the language of heads; NULL: their names */
	const struct catalog *lang;  /* of the totals */
	struct thresholds thresholds;
	const struct burn_basis *burn; /* of the columns Burn and Runway; NULL: no burn is known */
	const struct snapshot *before; /* of the columns of changes; NULL: there is none */
	bool terminal;                 /* the output is a terminal */
	bool totals; /* totals follow: json is an object that holds the customers */
	bool excel;  /* CSV is for Excel: a byte order mark first, by which it knows UTF-8, and
		      * texts of digits stay texts (output/customer_format.h) */
	bool ascii;
	/* Table only. */
	int width; /* of the terminal; 0 for no limit */
	int widths[OUTPUT_COLUMNS];
	size_t n_shown; /* columns that fit */
};

/* For a table call list_format_measure with every customer, then list_format_fit once. */
void list_format_measure(struct list_format *f, const struct customer *c);
void list_format_fit(struct list_format *f);

void list_format_begin(const struct list_format *f, struct buf *out);
void list_format_customer(const struct list_format *f, const struct customer *c, bool first,
			  struct buf *out);
void list_format_end(const struct list_format *f, bool any, struct buf *out);
/* Adds the totals after list_format_end. CSV and TSV have none; JSON's object ends here. */
void list_format_totals(const struct list_format *f, const struct totals *t, struct buf *out);

#endif
