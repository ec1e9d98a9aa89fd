/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "api/reply.h"

#define NAME "\"RequestId\""

static struct sl skip_blanks(struct sl s)
{
	while (s.n && memchr(" \t\r\n", s.p[0], 4))
		s = sl_drop(s, 1);
	return s;
}

/* Of ': "value"'; false when it is not such. */
static bool value_of(struct sl s, struct sl *value)
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

/* A word of the server's: what is not visible ASCII is shown as '?'. */
static void copy(struct sl value, char out[REQUEST_ID_CHARS])
{
	sl_to_chars(value, out, REQUEST_ID_CHARS);
	for (char *c = out; *c; c++)
		if (*c < 0x21 || *c > 0x7E)
			*c = '?';
}

void reply_request_id(const struct wire_reply *r, char out[REQUEST_ID_CHARS])
{
	struct sl value;
	out[0] = '\0';
	/* From the end, where the API puts it. Within a string its quotes would be escaped. */
	for (size_t i = r->body.n; i-- > 0;)
		if (r->body.p[i] == '"' && sl_starts(sl_drop(r->body, i), SL(NAME)) &&
		    value_of(sl_drop(r->body, i + sizeof NAME - 1), &value)) {
			copy(value, out);
			return;
		}
}
