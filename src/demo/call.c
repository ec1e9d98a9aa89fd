/* SPDX-License-Identifier: MIT */
/* Looks up the headers of a request. */
#include "call.h"

struct sl call_header(const struct call *c, struct sl name)
{
	for (size_t i = 0; i < c->n_headers; i++)
		if (sl_equal_nocase(c->headers[i].name, name))
			return sl_trim(c->headers[i].value);
	return (struct sl){"", 0};
}
