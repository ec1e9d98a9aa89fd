/* SPDX-License-Identifier: MIT */
/* Why the API says no: a code of its table and a sentence. Sent with HTTP status 200, as the API
 * does. */
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
