/* SPDX-License-Identifier: MIT */
/*
 * Vouchers in an output format: records with the API's names (json, jsonl, csv, tsv; see
 * output/customer_format.h), or a table of aligned columns as wide as their cells, amounts with two
 * decimals. On a terminal all text passes the gate of base/text.h.
 */
#ifndef VOUCHER_VOUCHER_FORMAT_H
#define VOUCHER_VOUCHER_FORMAT_H

#include "output/list_format.h"
#include "voucher/voucher_items.h"

#define VOUCHER_COLUMNS 11

struct voucher_format {
	enum output output; /* not OUTPUT_AUTO */
	bool terminal;      /* the output is a terminal */
	bool totals;        /* totals follow: json is an object that holds the vouchers */
	bool excel, ascii;
	const struct catalog *lang; /* of the totals */
	const struct catalog
	    *heads;    /* their language; NULL: names, as members of objects have them */
	int64_t now_s; /* of voucher_items_now */
	/* Table only. */
	int width; /* of the terminal; 0 for no limit */
	int widths[VOUCHER_COLUMNS];
	size_t n_shown; /* columns that fit */
};

/* For a table call voucher_format_measure with every voucher, then voucher_format_fit once. */
void voucher_format_measure(struct voucher_format *f, const struct voucher_item *v);
void voucher_format_fit(struct voucher_format *f);

void voucher_format_begin(const struct voucher_format *f, struct buf *out);
void voucher_format_voucher(const struct voucher_format *f, const struct voucher_item *v,
			    bool first, struct buf *out);
void voucher_format_end(const struct voucher_format *f, bool any, struct buf *out);
/* Adds the totals after voucher_format_end. CSV and TSV have none; JSON's object ends here. */
void voucher_format_totals(const struct voucher_format *f, const struct voucher_sums *s,
			   struct buf *out);
/* Adds what of the voucher could not be read, as the end of a line; false if all could. */
bool voucher_format_flaws(const struct voucher_item *v, const struct catalog *lang,
			  struct buf *out);

#endif
