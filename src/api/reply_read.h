/* SPDX-License-Identifier: MIT */
/* Reading values out of a decoded reply, tolerant of sibling types. Private to the room. */
#ifndef REPLY_READ_H
#define REPLY_READ_H

#include "codec/json.h"

#include "api/reply.h"

/* An open reply: Response is an object without an Error. Owns the document. */
struct answer {
	struct json *doc;
	const struct json_node *response;
};

/* false: the fault says why, nothing is owned. */
bool answer_open(struct answer *a, const struct wire_reply *r, struct fault *fault) MUST_USE;
void answer_close(struct answer *a);

/* The text of a string or number; empty for anything else. */
struct sl answer_scalar(const struct answer *a, const struct json_node *n);
bool answer_count(const struct answer *a, const char *key, uint64_t *out);
bool answer_money(const struct answer *a, const struct json_node *object, const char *key,
		  int64_t *out);
void answer_request_id(const struct answer *a, char *out, size_t size);
/* Response[key] as an array: NULL with true when null or absent; false when it is something else.
 */
bool answer_array(const struct answer *a, const char *key, const struct json_node **out);

#endif
