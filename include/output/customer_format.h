/* SPDX-License-Identifier: MIT */
/*
 * A customer as a record of text, for files, pipes and the clipboard.
 *
 * JSON: the fields under their API names, numbers by the text they came in, true, lists and objects
 * as what they are, null as null and for what could not be read, absent left out. CSV (lines end in
 * CRLF) and TSV: one column a field, empty for null, absent, and what could not be read;
 * api/sheet.h says how a text is written in a cell.
 */
#ifndef OUTPUT_CUSTOMER_FORMAT_H
#define OUTPUT_CUSTOMER_FORMAT_H

#include "base/buf.h"

#include "api/customer.h"

struct customer_format {
	const enum customer_field *fields;
	size_t n;
	/* It is for one: all text passes the gate of base/text.h; JSON stays exact by escaping what
	 * the gate would change. */
	bool terminal;
};

/* All of them in the order people read them: who, how much, the rest. */
extern const struct customer_format customer_format_all;

void customer_format_json(const struct customer_format *r, const struct customer *c,
			  struct buf *out);
/* With the end of the line; the heads are names of fields. */
void customer_format_csv(const struct customer_format *r, const struct customer *c,
			 struct buf *out);
void customer_format_tsv(const struct customer_format *r, const struct customer *c,
			 struct buf *out);
void customer_format_csv_heads(const struct customer_format *r, struct buf *out);
void customer_format_tsv_heads(const struct customer_format *r, struct buf *out);

/* A reply's body as it came, for a clipboard: lines stay lines; within the strings of JSON what the
 * gate of base/text.h would change is escaped, which is the same document, elsewhere it passes the
 * gate. */
void customer_format_document(struct sl text, struct buf *out);

#endif
