/* SPDX-License-Identifier: MIT */
/*
 * A query: which customers, in which order. The store keeps pages by query. Parameter names are
 * those documented for QueryCustomersCredit (product 1085, document 51421).
 */
#ifndef API_QUERY_H
#define API_QUERY_H

#include "base/err.h"
#include "base/sl.h"

enum filter_type { FILTER_NONE, FILTER_CLIENT_UIN, FILTER_NAME, FILTER_REMARK, FILTER_EMAIL };
#define FILTER_TYPES 5

/* The order of AssociationTime, the only one that the API has. */
enum order { ORDER_DESC, ORDER_ASC };

#define FILTER_TEXT_BYTES 257 /* with the terminator */

struct query {
	enum filter_type type; /* FILTER_NONE exactly when text is empty */
	enum order order;
	char text[FILTER_TEXT_BYTES]; /* UTF-8 */
};

bool query_equal(const struct query *a, const struct query *b);
/*
 * Sets filter type and text. An empty text clears the filter. Refused with ERR_USAGE: text over
 * 256 bytes, malformed UTF-8, control characters, a ClientUin that is not 1 to 20 digits below
 * 2^64.
 */
bool query_filter(struct query *q, enum filter_type type, struct sl text, struct err *e) MUST_USE;
/* "ClientUin", "Name", "Remark", "Email" as the API spells them; "" for none. */
const char *query_filter_type_name(enum filter_type t);
/* Reads a name as the API spells it, in any case. */
bool query_filter_type_parse(struct sl name, enum filter_type *out);
/* True for a type whose text the API may compare as a whole: ClientUin and Email. Of the others it
 * finds any part. */
bool query_filter_is_whole(enum filter_type t);
const char *query_order_name(enum order o); /* "desc" or "asc" */
bool query_order_parse(struct sl name, enum order *out);
/* Writes a part of a sentence: `Name contains "delta"`, `All customers`; terminated, cut to size.
 */
void query_describe(const struct catalog *lang, const struct query *q, char *out, size_t size);

#endif
