/* SPDX-License-Identifier: MIT */
/*
 * A customer as a record of text, for files, pipes and the clipboard.
 *
 * JSON: the fields under their API names, numbers by the text they came in, null as null, absent
 * left out. CSV (RFC 4180, lines end in CRLF) and TSV: one column a field, null and absent empty;
 * text that a spreadsheet would run as a formula (begins with = + - @, tab or CR, and is neither a
 * number nor a lone sign) gets a leading apostrophe; TSV writes tab, newline, CR and backslash as
 * \t \n \r \\.
 */
#ifndef API_RECORD_H
#define API_RECORD_H

#include "base/buf.h"

#include "api/customer.h"

struct record {
	const enum customer_field *fields;
	size_t n;
	/* It is for one: all text passes the gate of base/text.h; JSON stays exact by escaping what
	 * the gate would change. */
	bool terminal;
};

/* All of them in the order people read them: who, how much, the rest. */
extern const struct record record_whole;

void record_json(const struct record *r, const struct customer *c, struct buf *out);
/* With the end of the line; the heads are names of fields. */
void record_csv(const struct record *r, const struct customer *c, struct buf *out);
void record_tsv(const struct record *r, const struct customer *c, struct buf *out);
void record_csv_heads(const struct record *r, struct buf *out);
void record_tsv_heads(const struct record *r, struct buf *out);

#endif
