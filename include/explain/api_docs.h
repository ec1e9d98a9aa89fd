/* SPDX-License-Identifier: MIT */
/*
 * The API reference within the program: the actions it calls, their parameters, fields and limits,
 * every error code with its meaning and what to do, and the words and signs of the screen.
 *
 * The codes and their meanings come from api/fault.h. Where the API's documentation is silent, the
 * text says so. Text is ASCII, but for the signs of the screen where they are wanted.
 */
#ifndef EXPLAIN_API_DOCS_H
#define EXPLAIN_API_DOCS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sl.h"

#include "store/credit_status.h"

#define API_DOCS_NAME_BYTES 64

enum api_docs_kind {
	API_DOCS_TITLE,  /* an action, or the service as a whole: the rows after it are about it */
	API_DOCS_ACTION, /* one that is signed; type: its limit */
	API_DOCS_LIMIT,
	API_DOCS_PARAMETER,
	API_DOCS_FIELD,
	API_DOCS_CODE
};

struct api_docs_row {
	enum api_docs_kind kind;
	const char *name, *type; /* type: the JSON type of parameters and fields */
	const char *text;
	const char *remedy;  /* of codes in the list of codes; else NULL */
	const char *version; /* of an action; else NULL */
};

/* Copies the i-th row, in English; false past the end. */
bool api_docs_row(size_t i, struct api_docs_row *out);

/* Receives the lines of the reference: depth 0 for titles, 1 for headings, 2 for the rest. */
struct api_docs_reader {
	void (*line)(void *ctx, int depth, struct sl text);
	void *ctx;
	const struct thresholds *thresholds; /* for the rules of the statuses */
	bool ascii;                          /* the signs are those of an ASCII terminal */
	const struct catalog *lang;          /* of the texts */
};
/*
 * Writes the whole reference in lines of at most cols columns. With a word it writes only the rows
 * that hold it, or whose translation does, in any case, below their headings; a title that holds it
 * is written whole. Returns the number of rows written.
 */
size_t api_docs_tell(const struct api_docs_reader *to, int cols, struct sl word);
/* Likewise, only the words, signs and columns of the screen. */
size_t api_docs_tell_screen(const struct api_docs_reader *to, int cols, struct sl word);
/* Returns the beginning of the line about a status, to be found by. */
void api_docs_status(enum credit_status s, bool ascii, char out[API_DOCS_NAME_BYTES]);
/* The name under which a code is listed: itself, or its beginning up to a '.'; "" when not listed.
 */
struct sl api_docs_code(struct sl code);

#endif
