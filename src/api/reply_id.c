/* SPDX-License-Identifier: MIT */
/* Finds the request id of an answer, also of one that cannot be decoded. */
#include "reply_id.h"

#include <string.h>

#define REQUEST_ID_NAME "\"RequestId\""

void reply_copy_request_id(struct sl id, char out[REQUEST_ID_CHARS])
{
	sl_to_chars(id, out, REQUEST_ID_CHARS);
	for (char *c = out; *c; c++)
		if (*c < 0x21 || *c > 0x7E)
			*c = '?';
}

static struct sl skip_blanks(struct sl s)
{
	while (s.n && memchr(" \t\r\n", s.p[0], 4))
		s = sl_drop(s, 1);
	return s;
}

/* Reads : "value"; false when the text is something else. */
static bool read_string_member(struct sl s, struct sl *value)
{
	s = skip_blanks(s);
	if (s.n == 0 || s.p[0] != ':')
		return false;
	s = skip_blanks(sl_drop(s, 1));
	if (s.n == 0 || s.p[0] != '"')
		return false;
	s = sl_drop(s, 1);
	const char *end = memchr(s.p, '"', s.n);
	*value = sl_take(s, end ? (size_t)(end - s.p) : 0);
	return end != NULL;
}

void reply_request_id(const struct wire_reply *r, char out[REQUEST_ID_CHARS])
{
	struct sl value;
	out[0] = '\0';
	/* The API puts it at the end. Within a string its quotes would be escaped. */
	for (size_t i = r->body.n; i-- > 0;)
		if (r->body.p[i] == '"' && sl_starts(sl_drop(r->body, i), SL(REQUEST_ID_NAME)) &&
		    read_string_member(sl_drop(r->body, i + sizeof REQUEST_ID_NAME - 1), &value)) {
			reply_copy_request_id(value, out);
			return;
		}
}
