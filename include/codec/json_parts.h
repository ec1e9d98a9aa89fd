/* SPDX-License-Identifier: MIT */
/*
 * The elements of a JSON list or object told apart without being understood, for documents that
 * codec/json.h refuses: what is wrong inside one element then concerns that element alone.
 *
 * Only quotes, brackets and commas count: an element ends at the comma, or at the bracket that
 * closes its container. All slices lie in the text, so that an offset in it can be told.
 */
#ifndef CODEC_JSON_PARTS_H
#define CODEC_JSON_PARTS_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/sl.h"

/* One walk through a container. */
struct json_parts {
	struct sl rest; /* from where the next element is looked for */
	char close;     /* '}' or ']' */
	bool broken;    /* it does not end, or another bracket closes it: rest begins there */
	bool ended;     /* rest begins behind the closing bracket */
};

struct json_part {
	struct sl all;   /* without blanks around it; empty between two commas */
	struct sl key;   /* of an object's member: a string with its quotes; empty where none is */
	struct sl value; /* all of a list's element; empty where a member has no colon */
};

/* false when text, behind blanks, begins with neither bracket. */
bool json_parts_open(struct json_parts *p, struct sl text) MUST_USE;
/* false when there are no more: ended or broken says why. A comma before the end is passed over. */
bool json_parts_next(struct json_parts *p, struct json_part *out) MUST_USE;

/*
 * Appends one value, with U+FFFD in its strings for what JSON does not let be there: NUL, and
 * escapes that are none (\x, \u12). True when there was something to replace.
 */
bool json_parts_mend(struct sl value, struct buf *out);

#endif
