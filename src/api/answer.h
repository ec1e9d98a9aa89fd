/* SPDX-License-Identifier: MIT */
/*
 * An answer: an opened reply, whose values are read with tolerance: numbers also from text, text
 * also from numbers.
 *
 * An answer is open when Response is an object without an Error. It owns the document and the
 * values that had to be rewritten; slices read from it live until answer_close.
 */
#ifndef API_ANSWER_H
#define API_ANSWER_H

#include "base/buf.h"

#include "codec/json.h"

#include "api/reply.h"

struct answer {
	const struct wire_reply *reply;
	size_t body_max;
	struct json *doc;
	const struct json_node *response;
	char request_id[REQUEST_ID_CHARS]; /* safe to show on the screen */
	struct arena rewritten;
	bool rewrote; /* answer_field rewrote a value that was not text or number, or not UTF-8 */
	/* A damaged document, and one that may be too long, is opened without the list of this
	 * name, if there is one: envelope is the text that doc was parsed from then, and data the
	 * list in the body. */
	const char *list;
	struct buf envelope;
	struct sl data;
};

/* Rewriting a body makes at most six bytes of one: \u00XX for a control character. */
#define REWRITTEN_MAX (6 * (size_t)WIRE_BODY_MAX)

/* The members of one object, in the order of the names given to answer_members. */
struct members {
	const struct json_node *at[CUSTOMER_FIELDS]; /* NULL when absent; the first when twice */
	unsigned twice;                              /* a bit for each index of at */
};

/* On false the fault says why, and a owns nothing. */
bool answer_open(struct answer *a, const struct wire_reply *r, struct fault *fault) MUST_USE;
/* The same; but when the document is damaged inside the list of that name, opens the rest with an
 * empty list and sets a->data to the list in the body. */
bool answer_open_rows(struct answer *a, const struct wire_reply *r, const char *list,
		      struct fault *fault) MUST_USE;
/* Opens an answer with a list that is too long for a document (at most body_max bytes): always
 * without the rows of the list. */
bool answer_open_list(struct answer *a, const struct wire_reply *r, const char *list,
		      size_t body_max, struct fault *fault) MUST_USE;
/* Closes the answer and returns ok; when that is false, turns e into the fault. */
bool answer_close(struct answer *a, bool ok, const struct err *e, struct fault *fault);

/*
 * Finds the n names in one pass; members of other names are ignored. ERR_DECODE when node is not an
 * object or has one of the names twice, since taking either would drop the other unnoticed. what
 * names the object in the sentence.
 */
bool answer_members(const struct json_node *node, const char *const *names, size_t n,
		    struct members *out, const char *what, struct err *e) MUST_USE;
/* The same, but a name that is there twice is only marked in out->twice. */
bool answer_members_noted(const struct json_node *node, const char *const *names, size_t n,
			  struct members *out, const char *what, struct err *e) MUST_USE;
/*
 * Checks the list to be read row by row and sets its length; null is an empty list, and with
 * may_miss so is absent. ERR_DECODE for anything else and for more than REPLY_ROWS_MAX rows.
 */
bool answer_rows(const struct json_node *list, const char *name, bool may_miss, size_t *n,
		 struct err *e) MUST_USE;

bool answer_rows_fit(size_t n, const char *name, struct err *e);
/* Counts the rows of the list a->list, also of one that had to be left out of the document. */
bool answer_count_rows(const struct answer *a, const struct json_node *list, bool may_miss,
		       size_t *n, struct err *e) MUST_USE;
/* Reads one row of a list into ctx; row is NULL when it is not JSON. */
typedef void answer_row_reader(struct answer *a, const struct json_node *row, void *ctx);
/* Reads every row that answer_count_rows counts. */
void answer_each_row(struct answer *a, const struct json_node *list, answer_row_reader *read,
		     void *ctx);
/* Tells whether a value was sent that is not null and not an empty text. */
bool answer_is_sent(const struct answer *a, const struct json_node *n);

/* The text of a string or number; empty for anything else. */
struct sl answer_scalar(const struct answer *a, const struct json_node *n);
/* Any value as a field: text as valid UTF-8, other values than text and numbers as their JSON text.
 */
struct field answer_field(struct answer *a, const struct json_node *n);
bool answer_uin(const struct answer *a, const struct json_node *n, uint64_t *out);
/* Reads an integer from 0 to 2^63 - 1. */
bool answer_count(const struct answer *a, const struct json_node *n, uint64_t *out);
bool answer_money(const struct answer *a, const struct json_node *n, int64_t *out);

#endif
