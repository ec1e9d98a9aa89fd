/* SPDX-License-Identifier: MIT */
/*
 * A customer as a record of text, for files, pipes and the clipboard.
 *
 * JSON has the fields under their API names; numbers keep their text, other values stay as they
 * are, null also replaces a value that could not be read, and absent fields are left out. CSV
 * (lines end in CRLF) and TSV have one column for each field, empty for null, absent and unreadable
 * values; output/sheet.h says how a text is written in a cell. A derived column that is not known
 * is null, or empty.
 */
#ifndef OUTPUT_CUSTOMER_FORMAT_H
#define OUTPUT_CUSTOMER_FORMAT_H

#include "base/buf.h"

#include "output/output_column.h"

struct customer_format {
	const int *columns; /* output/output_column.h */
	size_t n;
	const struct catalog *heads; /* the language of heads; NULL: their names */
	/* The output is a terminal: all text passes the gate of base/text.h. JSON stays exact,
	 * because it escapes the characters that the gate would change. */
	bool terminal;
	bool excel; /* CSV is for Excel: texts of digits stay texts (output/sheet.h) */
	/* These are for derived columns, as in struct output_basis. */
	struct thresholds thresholds;
	const struct burn_basis *burn;
	const struct snapshot *before; /* of the columns of changes; NULL: there is none */
};

/* The fields of the API in the order of reading: identity, amounts, the rest. */
extern const struct customer_format customer_format_all;
/* The same, then the derived columns that need no requests of their own. */
extern const struct customer_format customer_format_derived;

void customer_format_json(const struct customer_format *r, const struct customer *c,
			  struct buf *out);
/* These add the end of the line. The heads are the names of the columns. */
void customer_format_csv(const struct customer_format *r, const struct customer *c,
			 struct buf *out);
void customer_format_tsv(const struct customer_format *r, const struct customer *c,
			 struct buf *out);
/* Adds a line for people: values between tabs, as output/sheet.h says for those to be read. */
void customer_format_readable(const struct customer_format *r, const struct customer *c,
			      struct buf *out);
void customer_format_csv_heads(const struct customer_format *r, struct buf *out);
void customer_format_tsv_heads(const struct customer_format *r, struct buf *out);

/* Adds a reply's body for the clipboard, line by line. In the strings of JSON it escapes the
 * characters that the gate of base/text.h would change, so that the document stays the same;
 * elsewhere the text passes the gate. */
void customer_format_document(struct sl text, struct buf *out);

#endif
