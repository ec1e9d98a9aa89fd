/* SPDX-License-Identifier: MIT */
/*
 * A customer: the 13 fields of QueryCustomersCredit, each of which may be null or absent.
 *
 * The fields are kept as the API sent them (numbers by their text) in one packed run of bytes; what
 * the program computes with is parsed once beside it. Null is null, never zero. Text is valid UTF-8
 * but otherwise hostile: it reaches a screen only through base/text.h.
 */
#ifndef API_CUSTOMER_H
#define API_CUSTOMER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/sl.h"

/* In packed order: what is searched most comes first. */
enum customer_field {
	FIELD_CLIENT_UIN,
	FIELD_NAME,
	FIELD_REMARK,
	FIELD_EMAIL,
	FIELD_MOBILE,
	FIELD_TYPE,
	FIELD_ARREARS,
	FIELD_ASSOCIATION_TIME,
	FIELD_RECENT_EXPIRY,
	FIELD_CREDIT,
	FIELD_REMAINING_CREDIT,
	FIELD_IDENTIFY_TYPE,
	FIELD_FORCE
};
#define CUSTOMER_FIELDS 13

enum field_kind {
	FIELD_ABSENT,
	FIELD_NULL,
	FIELD_TEXT,
	FIELD_NUMBER,
	FIELD_OTHER /* true, false, a list or an object: its JSON text */
};

struct field {
	enum field_kind kind;
	struct sl text; /* string content, or the number as written */
};

/*
 * What could be parsed, as bits of struct customer.known. A number sent as text counts. What is no
 * number or does not fit is not known, never rounded or guessed; its text is still there.
 */
#define KNOWN_UIN       1u
#define KNOWN_CREDIT    2u
#define KNOWN_REMAINING 4u
#define KNOWN_FORCE     8u
#define KNOWN_IDENTIFY  16u

struct customer {
	uint64_t uin;                /* exact up to 2^64 - 1 */
	int64_t credit, remaining;   /* micro-dollars, base/money.h */
	const unsigned char *packed; /* in the page's arena */
	int32_t force, identify;
	uint32_t known;
};

const char *customer_field_name(enum customer_field f); /* "ClientUin" ... as the API spells it */
bool customer_field_parse(struct sl name, enum customer_field *out); /* in any case */
/* All of these take a zeroed customer as one whose fields are absent. */
struct field customer_field(const struct customer *c, enum customer_field f);
/* The field's text, empty when null or absent. */
struct sl customer_text(const struct customer *c, enum customer_field f);
size_t customer_packed_bytes(const struct customer *c);
/* Packs the 13 fields into arena and parses the numbers. Returns the bytes packed. */
size_t customer_pack(struct customer *c, struct arena *arena,
		     const struct field fields[CUSTOMER_FIELDS]);
/* A whole copy into another arena. */
struct customer customer_copy(const struct customer *c, struct arena *arena);

/* A page of customers: rows and their bytes in one arena. Immutable once made. */
struct customer_page {
	struct customer *rows;
	size_t n;
	uint64_t total; /* 0 unless has_total */
	bool has_total; /* Total was a whole number from 0 to 2^63 - 1, or its text */
	char request_id[72];
	struct arena arena; /* owns rows and packed bytes */
};

void customer_page_init(struct customer_page *p);
void customer_page_release(struct customer_page *p);

#endif
