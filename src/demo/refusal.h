/* SPDX-License-Identifier: MIT */
/* The reason why the API refuses a request: an error code and a sentence. The HTTP status is 200,
 * as with the API. */
#ifndef DEMO_REFUSAL_H
#define DEMO_REFUSAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"

struct refusal {
	const char *code; /* NULL: no refusal; static text */
	bool chinese;     /* the message is in Chinese, as X-TC-Language asks */
	char message[320];
};

/* The message is in the language of *r, so *r must be initialized. Always returns false. */
bool refusal_set(struct refusal *r, const char *code, const char *fmt, ...) PRINTF(3, 4);
/* Returns the text in the language of *r; the text itself if there is no other one. */
const char *refusal_text(const struct refusal *r, const char *english) FORMAT_ARG(2);
/* Returns the i-th text in both languages; false past the end. */
bool refusal_texts(size_t i, const char **english, const char **chinese);

#endif
