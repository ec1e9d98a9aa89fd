/* SPDX-License-Identifier: MIT */
/*
 * What is documented of the API, to be read where it is used: the actions this program calls, their
 * parameters, fields and limits, and every error code with its meaning and what to do.
 *
 * The codes are those of api/fault.h, which alone says what they mean. Where the documentation is
 * silent, that is said; nothing is made up. Text is ASCII.
 */
#ifndef EXPLAIN_API_DOCS_H
#define EXPLAIN_API_DOCS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sl.h"

enum api_docs_kind {
	API_DOCS_TITLE, /* an action, or the service as a whole: the rows after it are about it */
	API_DOCS_LIMIT,
	API_DOCS_PARAMETER,
	API_DOCS_FIELD,
	API_DOCS_CODE
};

struct api_docs_row {
	enum api_docs_kind kind;
	const char *name, *type; /* type: of parameters and fields, as JSON */
	const char *text;
	const char *remedy; /* of codes, where they are listed as such; else NULL */
};

/* The i-th row, by value; false past the end. */
bool api_docs_row(size_t i, struct api_docs_row *out);

/* A line of it as it is told, at most as wide as asked for: depth 0 titles, 1 heads, 2 the rest. */
struct api_docs_reader {
	void (*line)(void *ctx, int depth, struct sl text);
	void *ctx;
};
/*
 * Tells it all, or with a word only what holds it (in any case), below its headings; a title that
 * holds it is told whole. How many rows were told.
 */
size_t api_docs_tell(const struct api_docs_reader *to, int cols, struct sl word);
/* What a code is listed under: itself, or its beginning up to a '.' that is; "" when nothing is. */
struct sl api_docs_code(struct sl code);

#endif
