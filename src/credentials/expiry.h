/* SPDX-License-Identifier: MIT */
/* When a temporary key ends, as tools write it. Private to the room. */
#ifndef CREDENTIALS_EXPIRY_H
#define CREDENTIALS_EXPIRY_H

#include <stdint.h>

#include "base/err.h"
#include "base/sl.h"

/*
 * Unix seconds, whole or with a fraction (1577836800.5), or milliseconds as JavaScript counts them;
 * "2026-11-23T10:00:00Z", also with a blank for the T, a fraction, or an offset (+08:00, +0800,
 * +08); "Mon, 23 Nov 2026 10:00:00 GMT". A fraction is dropped. false for anything else: a time
 * without a zone, one before 1970 or after 9999.
 */
bool expiry_parse(struct sl text, int64_t *unix_s);
/*
 * The same of what a source says on a line (0 when not known): an empty text is 0, which means that
 * no end is known. What is no time is an error, because the key could have ended.
 */
bool expiry_read(struct sl text, int line, int64_t *unix_s, struct err *e) MUST_USE;

#endif
