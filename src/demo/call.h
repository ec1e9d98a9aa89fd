/* SPDX-License-Identifier: MIT */
/* One HTTP request as it arrived, and the time. Its slices are borrowed from the receiver. */
#ifndef DEMO_CALL_H
#define DEMO_CALL_H

#include <stddef.h>
#include <stdint.h>

#include "base/sl.h"

#define CALL_BODY_MAX (10u << 20) /* bytes of a POST request signed with TC3 ("Signature v3") */

struct call_header {
	struct sl name, value;
};

struct call {
	struct sl method, path;
	struct sl query; /* after the '?', as sent */
	const struct call_header *headers;
	size_t n_headers;
	struct sl body;
	bool body_too_long; /* longer than CALL_BODY_MAX; body is then empty */
	int64_t unix_s;     /* the server's clock */
	int64_t mono_ms;    /* since the server started */
};

/* Returns a header's value without the blanks around it; empty if there is none. name matches in
 * any case. */
struct sl call_header(const struct call *c, struct sl name);

#endif
