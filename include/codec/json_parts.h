/* SPDX-License-Identifier: MIT */
/*
 * Splits a JSON list or object into elements without parsing them, for documents that codec/json.h
 * refuses: a fault inside one element then costs only that element.
 *
 * Only quotes, brackets and commas count: an element ends at the comma, or at the bracket that
 * closes its container. All slices lie in the text, so that the caller can compute offsets.
 */
#ifndef CODEC_JSON_PARTS_H
#define CODEC_JSON_PARTS_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/sl.h"

/* One walk through a container. */
struct json_parts {
	struct sl rest; /* the text that is not split yet */
	char close;     /* '}' or ']' */
	bool broken;    /* it does not end, or the wrong bracket is at the beginning of rest */
	bool ended;     /* rest begins after the closing bracket */
};

struct json_part {
	struct sl all;   /* without blanks around it; empty between two commas */
	struct sl key;   /* of an object's member: a string with its quotes; empty without one */
	struct sl value; /* the whole element of a list; empty when a member has no colon */
};

/* false when the text does not begin with a bracket after blanks. */
bool json_parts_open(struct json_parts *p, struct sl text) MUST_USE;
/* false when there are no more: ended or broken says why. A comma before the end is ignored. */
bool json_parts_next(struct json_parts *p, struct json_part *out) MUST_USE;

/*
 * Appends one value, with U+FFFD in its strings for what JSON does not allow: NUL and wrong escapes
 * (\x, \u12). True when something was replaced.
 */
bool json_parts_mend(struct sl value, struct buf *out);

#endif
