/* SPDX-License-Identifier: MIT */
/*
 * A JSON document that keeps what cJSON alone would lose.
 *
 * cJSON keeps numbers as doubles, accepts trailing bytes and cuts strings at \u0000. Here every
 * number keeps its text at any length (a scan before the parse finds it), the whole input must be
 * one document, and a raw NUL is an error. The escape \u0000 and half a
 * surrogate pair (\ud83d alone) read as U+FFFD; json_is_exact says whether there was one. Raw
 * control characters inside strings are accepted. Keys are matched with case; the first of equal
 * keys wins. The document owns its nodes and strings; numbers are slices of the text it was parsed
 * from, which must outlive it.
 */
#ifndef CODEC_JSON_H
#define CODEC_JSON_H

#include "base/buf.h"
#include "base/err.h"
#include "base/sl.h"

struct json;
struct json_node; /* opaque: one value inside a document */

enum json_kind {
	JSON_ABSENT,
	JSON_NULL,
	JSON_FALSE,
	JSON_TRUE,
	JSON_NUMBER,
	JSON_STRING,
	JSON_ARRAY,
	JSON_OBJECT
};

/* NULL with ERR_DECODE when text is not one valid document or is nested deeper than 64; the
 * sentence has the line and the offset of the first byte that is wrong. */
struct json *json_parse(struct sl text, struct err *e) MUST_USE;
void json_free(struct json *doc);
const struct json_node *json_root(const struct json *doc);
/* False when U+FFFD replaced an escape that encodes no character. */
bool json_is_exact(const struct json *doc);

/* These functions take NULL as an absent value. */
enum json_kind json_kind_of(const struct json_node *n);
const struct json_node *json_get(const struct json_node *object, const char *key);
const struct json_node *json_first(const struct json_node *container);
const struct json_node *json_next(const struct json_node *element);
const char *json_key(const struct json_node *member); /* its name within an object */
size_t json_count(const struct json_node *array);
/* The decoded string, which may hold malformed UTF-8; empty for other kinds. */
struct sl json_string(const struct json_node *n);
/* The number exactly as written; empty for other kinds. */
struct sl json_number(const struct json *doc, const struct json_node *n);

/* Appends s as a JSON string with its quotes; malformed UTF-8 is replaced, controls are escaped. */
void json_write_string(struct buf *out, struct sl s);

#endif
