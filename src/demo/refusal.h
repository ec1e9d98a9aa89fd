/* SPDX-License-Identifier: MIT */
/* The reason why the API refuses a request: an error code and a sentence. The HTTP status is 200,
 * as with the API. */
#ifndef DEMO_REFUSAL_H
#define DEMO_REFUSAL_H

#include <stdbool.h>

#include "base/attr.h"

struct refusal {
	const char *code; /* NULL: no refusal; static text */
	char message[320];
};

/* Always returns false. */
bool refusal_set(struct refusal *r, const char *code, const char *fmt, ...) PRINTF(3, 4);

#endif
