/* SPDX-License-Identifier: MIT */
/*
 * A search for a text in rows of customers: finding, narrowing, the preview of a filter and the
 * lighting of matches all use it, so that they agree on what a match is. The text is folded once;
 * a row matches when one of the searched fields, folded, holds it or, if whole, is equal to it.
 */
#ifndef STORE_ROW_SEARCH_H
#define STORE_ROW_SEARCH_H

#include <stdbool.h>

#include "base/buf.h"

#include "api/customer.h"

#define ROW_SEARCH_BYTES 128 /* of a folded text to find or to narrow by, with its NUL */
#define ROW_SEARCH_FIELDS                                                                          \
	(FIELD_BIT(FIELD_CLIENT_UIN) | FIELD_BIT(FIELD_NAME) | FIELD_BIT(FIELD_REMARK) |           \
	 FIELD_BIT(FIELD_EMAIL) | FIELD_BIT(FIELD_MOBILE))

struct row_search {
	struct buf text;    /* folded; empty: every row matches */
	size_t rare;        /* index of the byte that is searched for first */
	unsigned fields;    /* those that are searched, as FIELD_BIT; ROW_SEARCH_FIELDS at first */
	bool whole;         /* a field must be the text; false at first: it must hold the text */
	struct buf scratch; /* the folded field that is searched */
};

/* Folds a text to find or to narrow by; false, and out is empty, if it is too long. */
bool row_search_fold(struct sl text, char out[ROW_SEARCH_BYTES]);

/* text may be folded already. */
void row_search_init(struct row_search *q, struct sl text);
void row_search_release(struct row_search *q);
/* True if the customer matches; *in, unless NULL, gets the first field with the text. */
bool row_search_finds(struct row_search *q, const struct customer *c, enum customer_field *in);
/* Finds the first place of the text in a text that is not folded, in whole glyphs: *at and *n get
 * its bytes. False for none, and for an empty text. */
bool row_search_place(struct row_search *q, struct sl in, size_t *at, size_t *n);
/* Returns the first place of the text between at and end, which are folded; NULL for none. */
const char *row_search_first(const struct row_search *q, const char *at, const char *end);

#endif
