/* SPDX-License-Identifier: MIT */
/*
 * Opening a reply and reading values out of it, tolerant of sibling types. Private to the room.
 *
 * An answer is open when Response is an object without an Error. It owns the document and what had
 * to be written anew; slices read from it live until answer_close.
 */
#ifndef API_ANSWER_H
#define API_ANSWER_H

#include "base/buf.h"

#include "codec/json.h"

#include "api/reply.h"

struct answer {
	const struct wire_reply *reply;
	struct json *doc;
	const struct json_node *response;
	char request_id[REQUEST_ID_CHARS]; /* as a line on the screen may show it */
	struct arena rewritten;
	bool
	    rewrote; /* answer_field found something that is neither text nor number, or no UTF-8 */
	/* For customers a damaged document is read as far as it can be: what doc was parsed from
	 * then, and the list of customers in the body. */
	bool by_rows;
	struct buf envelope;
	struct sl data;
};

/* Of a body written anew: six bytes at most for one, \u00XX for a control character. */
#define REWRITTEN_MAX (6 * (size_t)WIRE_BODY_MAX)

/* The members of one object, by the place of their names in the list asked for. */
struct members {
	const struct json_node *at[CUSTOMER_FIELDS]; /* NULL where absent; the first where twice */
	unsigned twice;                              /* a bit for each place */
};

/* false: the fault says why, nothing is owned. */
bool answer_open(struct answer *a, const struct wire_reply *r, struct fault *fault) MUST_USE;
/* The same, but where the document is damaged inside its list Data, the rest of it is opened, with
 * an empty list: a->data is what is in the body then. */
bool answer_open_rows(struct answer *a, const struct wire_reply *r, struct fault *fault) MUST_USE;
/* Closes; unless ok turns e into the fault. Returns ok. */
bool answer_close(struct answer *a, bool ok, const struct err *e, struct fault *fault);

/*
 * Finds the n names in one pass; members of other names are ignored. ERR_DECODE when node is no
 * object or has one of the names twice: taking either would lose the other in silence. what names
 * the object in the sentence.
 */
bool answer_members(const struct json_node *node, const char *const *names, size_t n,
		    struct members *out, const char *what, struct err *e) MUST_USE;
/* The same, but a name that is there twice is only noted. */
bool answer_members_noted(const struct json_node *node, const char *const *names, size_t n,
			  struct members *out, const char *what, struct err *e) MUST_USE;
/*
 * The list that is to be read row by row and its length; null is an empty one, absent too where
 * may_miss. ERR_DECODE for anything else and for more than REPLY_ROWS_MAX rows.
 */
bool answer_rows(const struct json_node *list, const char *name, bool may_miss, size_t *n,
		 struct err *e) MUST_USE;

bool answer_rows_fit(size_t n, const char *name, struct err *e);

/* The text of a string or number; empty for anything else. */
struct sl answer_scalar(const struct answer *a, const struct json_node *n);
/* Any value as a field: text made valid UTF-8, what is neither text nor number as its JSON text. */
struct field answer_field(struct answer *a, const struct json_node *n);
bool answer_uin(const struct answer *a, const struct json_node *n, uint64_t *out);
/* From 0 to 2^63 - 1. */
bool answer_count(const struct answer *a, const struct json_node *n, uint64_t *out);
bool answer_money(const struct answer *a, const struct json_node *n, int64_t *out);

#endif
