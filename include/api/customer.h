/* SPDX-License-Identifier: MIT */
/*
 * A customer: the 13 fields of QueryCustomersCredit, each of which may be null or absent.
 *
 * The fields are kept as the API sent them (numbers by their text) in one packed run of bytes; the
 * numbers that the program computes with are parsed once. Null is never read as zero. Text is valid
 * UTF-8 but otherwise hostile: it reaches a screen only through base/text.h.
 */
#ifndef API_CUSTOMER_H
#define API_CUSTOMER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/sl.h"

/* In packed order: fields that are searched most come first. */
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

#define CUSTOMER_EXPIRES_SOON_DAYS 7 /* a RecentExpiry within these days is amber */

enum field_kind {
	FIELD_ABSENT,
	FIELD_NULL,
	FIELD_TEXT,
	FIELD_NUMBER,
	FIELD_OTHER, /* true, false, a list or an object: its JSON text */
	FIELD_BAD,   /* not JSON; it has no text */
	FIELD_TWICE  /* present twice, so neither is taken; it has no text */
};

struct field {
	enum field_kind kind;
	struct sl text; /* string content, or the number as written */
};

/*
 * Bits of struct customer.known: the numbers that could be parsed, also from text. A value that is
 * not a number or does not fit is not known, and never rounded or guessed; its text is kept.
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
	uint16_t bad;     /* fields that were not understood (FIELD_BIT), and BAD_ROW */
	uint16_t damaged; /* the bad fields whose text here differs from the one sent */
};

#define FIELD_BIT(f) (1u << (unsigned)(f))
#define BAD_ROW      FIELD_BIT(CUSTOMER_FIELDS)

/* Marks the row as not a customer, or as one with an unknown number of missing fields: then only
 * its UIN counts as known. */
void customer_mark_row(struct customer *c);
/* Marks a field in whose text U+FFFD replaced bytes or escapes that encode no character. */
void customer_mark_replaced(struct customer *c, enum customer_field f);
/* The fault of the field as the end of a sentence: "is a list"; NULL without one. */
const char *customer_flaw(const struct customer *c, enum customer_field f);
/* The same for the row as a whole. */
const char *customer_row_flaw(const struct customer *c);

const char *customer_field_name(enum customer_field f); /* "ClientUin" ... as the API spells it */
bool customer_field_parse(struct sl name, enum customer_field *out); /* in any case */
/* These functions take a zeroed customer as one whose fields are absent. */
struct field customer_field(const struct customer *c, enum customer_field f);
/* The field's text, empty when null or absent. */
struct sl customer_text(const struct customer *c, enum customer_field f);
size_t customer_packed_bytes(const struct customer *c);
/* Packs the 13 fields into arena and parses the numbers. Returns the bytes packed. */
size_t customer_pack(struct customer *c, struct arena *arena,
		     const struct field fields[CUSTOMER_FIELDS]);
/* Copies the customer with its bytes into another arena. */
struct customer customer_copy(const struct customer *c, struct arena *arena);

/* The place of something in a page that was not understood; its text is never kept. */
struct flaw {
	uint32_t row;     /* within the page, from 1 */
	size_t byte;      /* offset in the reply's body */
	const char *name; /* the field's name; NULL for the row as a whole */
	const char *what; /* customer_flaw */
};
#define FLAWS_KEPT 20 /* for each page */

/* A page of customers: rows and their bytes in one arena. Immutable once made. */
struct customer_page {
	struct customer *rows;
	size_t n;
	uint64_t total; /* 0 unless has_total */
	bool has_total; /* Total was an integer from 0 to 2^63 - 1, or one as text */
	char request_id[72];
	struct flaw *flaws; /* at most the first FLAWS_KEPT */
	size_t n_flaws;     /* the number of all flaws */
	struct arena arena; /* owns rows, packed bytes and flaws */
};

void customer_page_init(struct customer_page *p);
void customer_page_release(struct customer_page *p);

#endif
