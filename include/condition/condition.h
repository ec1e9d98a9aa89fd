/* SPDX-License-Identifier: MIT */
/*
 * A condition: what rows must be to be shown, as the user types it.
 *
 *   acme hk             both texts are in the row, each in any of UIN, Name, Remark, Email, Mobile
 *   "acme hk"           this phrase is          !acme          the text is not
 *   name:acme,beta      the column holds one of the texts      name=acme       it is the text
 *   remaining<100       also = != <= > >=; 5k, 2m; remaining<10% of the credit
 *   expiry<30d          in days from today, or a date: 2026-12-31, 2026-12, 2026
 *   status:neg,out      one of the statuses                    expiry:none     there is no value
 *   marked  changed     what is known of the row otherwise
 *
 * Terms that follow each other must all hold, as with "and"; "or" binds less; parentheses group. A
 * word that is nothing else is a text. A condition owns its texts and borrows nothing.
 */
#ifndef CONDITION_CONDITION_H
#define CONDITION_CONDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/sl.h"

#include "api/customer.h"

#define CONDITION_BYTES 257 /* of the text that is parsed, with its NUL */
#define CONDITION_NODES 96
#define CONDITION_TEXTS 24
#define CONDITION_DEPTH 16 /* of parentheses and "!" within each other */

enum condition_column {
#define CONDITION_COLUMN(id, word, kind, field, help) CONDITION_##id,
#include "condition/condition_column.def"
#undef CONDITION_COLUMN
};
/* The number of columns; not a value of the enum above, so that a switch need not name it. */
enum {
#define CONDITION_COLUMN(id, word, kind, field, help) CONDITION_COLUMNS_BEFORE_##id,
#include "condition/condition_column.def"
#undef CONDITION_COLUMN
	CONDITION_COLUMNS
};

enum condition_column_kind {
	CONDITION_IS_TEXT,
	CONDITION_IS_AMOUNT,
	CONDITION_IS_SHARE,
	CONDITION_IS_DAYS,
	CONDITION_IS_TIME,
	CONDITION_IS_NUMBER,
	CONDITION_IS_STATUS
};

/* What is true of a row or not, and is named by one word. */
enum condition_fact { CONDITION_MARKED, CONDITION_CHANGED };
#define CONDITION_FACTS 2

enum condition_node_kind {
	CONDITION_AND,
	CONDITION_OR,
	CONDITION_NOT,
	CONDITION_HAS_TEXT,
	CONDITION_COMPARES,
	CONDITION_HAS_STATUS,
	CONDITION_HAS_FACT
};

enum condition_compare {
	CONDITION_EQUAL,
	CONDITION_LESS,
	CONDITION_LESS_OR_EQUAL,
	CONDITION_MORE,
	CONDITION_MORE_OR_EQUAL,
	CONDITION_MISSING /* the column has no value */
};

enum condition_unit {
	CONDITION_MICROS, /* micro-dollars */
	CONDITION_SHARES, /* of the credit, in millionths of a percent */
	CONDITION_DAYS,   /* of a runway, or from today */
	CONDITION_DATE,   /* seconds, UTC */
	CONDITION_PLAIN
};

struct condition_node {
	enum condition_node_kind kind;
	uint8_t left, right; /* nodes of AND and OR; left: that of NOT; the index of a text */
	enum condition_column column;
	enum condition_compare compare;
	enum condition_unit unit;
	uint8_t precision; /* characters of a date as it was typed */
	int64_t low, high; /* a value is equal to it from low to below high */
	unsigned statuses;
	enum condition_fact fact;
};

struct condition_text {
	uint16_t at, n;  /* in the pool */
	unsigned fields; /* that are searched, as FIELD_BIT */
	bool whole;      /* a field must be the text, which may be empty */
	bool refused;    /* rows with the text are not shown, so it is not lit */
};

struct condition {
	struct condition_node node[CONDITION_NODES];
	struct condition_text text[CONDITION_TEXTS];
	char pool[CONDITION_BYTES];
	size_t n_nodes, n_texts, n_pool;
	uint8_t root; /* if n_nodes is not 0; a condition without nodes holds for every row */
};

/* The words for statuses, which the caller knows: bit i is the i-th name. */
struct condition_statuses {
	const char *const *name;
	size_t n;
	unsigned at_risk; /* what "risk" means */
};

/* Where and why a text is no condition. */
struct condition_fault {
	size_t at, n;    /* the bytes that were not understood */
	bool unfinished; /* more text may make it a condition */
	struct err e;
};

/* A word that is nothing else is searched in these fields. */
#define CONDITION_ANY_FIELD                                                                        \
	(FIELD_BIT(FIELD_CLIENT_UIN) | FIELD_BIT(FIELD_NAME) | FIELD_BIT(FIELD_REMARK) |           \
	 FIELD_BIT(FIELD_EMAIL) | FIELD_BIT(FIELD_MOBILE))

/* A fault is explained in the language of fault->e, which the caller sets. */
bool condition_parse(struct sl text, const struct condition_statuses *statuses,
		     struct condition *out, struct condition_fault *fault) MUST_USE;
/* Appends a text that is parsed to the same condition, always in the same form. */
void condition_print(const struct condition *c, const struct condition_statuses *statuses,
		     struct buf *out);
/* Appends the text so that it is parsed as one text to search for. */
void condition_quote(struct sl text, struct buf *out);

struct sl condition_text_at(const struct condition *c, size_t i);
/* Returns the one text that the condition searches in any field, if it does nothing else; else an
 * empty one. */
struct sl condition_only_text(const struct condition *c);
bool condition_uses_fact(const struct condition *c, enum condition_fact f);
bool condition_uses_column(const struct condition *c, enum condition_column column);
/* True when it asks for facts, or for the day. */
bool condition_depends_on_facts(const struct condition *c);
/* True when something other than the costs of customers decides. */
bool condition_uses_more_than_burn(const struct condition *c);

const char *condition_column_word(enum condition_column c);
const char *condition_column_help(enum condition_column c);
enum condition_column_kind condition_column_kind(enum condition_column c);
enum customer_field condition_column_field(enum condition_column c);
/* Reads the word of a column, or the API's name of its field, in any case. */
bool condition_column_parse(struct sl word, enum condition_column *out);
const char *condition_fact_word(enum condition_fact f);
const char *condition_fact_help(enum condition_fact f);
bool condition_fact_parse(struct sl word, enum condition_fact *out);

enum condition_known { CONDITION_NO_VALUE, CONDITION_NOT_ASKED, CONDITION_KNOWN };

/* What the caller knows of customers beyond their fields. Each function may be NULL: nothing is. */
struct condition_facts {
	int64_t (*now_s)(const void *ctx);
	bool (*is)(const void *ctx, const struct customer *c, enum condition_fact f);
	/* CONDITION_BURN in micro-dollars a day, CONDITION_RUNWAY in days. */
	enum condition_known (*number)(const void *ctx, const struct customer *c,
				       enum condition_column column, int64_t *out);
	/* Rises when an answer of the functions above may have changed. */
	uint64_t (*version)(const void *ctx);
	const void *ctx;
};

struct condition_row {
	const struct customer *customer;
	unsigned status; /* one bit */
	uint32_t texts;  /* bit i: the i-th text is in the row */
};

/* MAYBE: it depends on numbers that were not asked for. */
enum condition_truth { CONDITION_FALSE, CONDITION_MAYBE, CONDITION_TRUE };

enum condition_truth condition_decide(const struct condition *c, const struct condition_row *r,
				      const struct condition_facts *facts);

#endif
