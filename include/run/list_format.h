/* SPDX-License-Identifier: MIT */
/*
 * One customer as a line (or lines) of an output format.
 *
 * json, jsonl: the 13 fields under their API names, numbers by the text they came in, null as null,
 * absent left out. csv (RFC 4180, lines end in CRLF) and tsv: one column a field, null and absent
 * empty; text that a spreadsheet would run as a formula (begins with = + - @, tab or CR) gets a
 * leading apostrophe; tsv writes tab, newline, CR and backslash as \t \n \r \\. table: aligned
 * columns; text passes the gate of base/text.h.
 */
#ifndef RUN_LIST_FORMAT_H
#define RUN_LIST_FORMAT_H

#include "base/buf.h"

#include "store/standing.h"

#include "run/options.h"

struct list_format {
	enum output output; /* not OUTPUT_AUTO */
	const enum customer_field *columns;
	size_t n_columns;
	bool
	    terminal; /* the output is one: text is gated in every format but JSON, which escapes */
	int width;    /* of the terminal; 0 for no limit: table only */
	struct thresholds thresholds;
};

void list_begin(const struct list_format *f, struct buf *out);
void list_customer(const struct list_format *f, const struct customer *c, bool first,
		   struct buf *out);
void list_end(const struct list_format *f, bool any, struct buf *out);

#endif
