/* SPDX-License-Identifier: MIT */
/* Parses the expiry time of a temporary key. */
#ifndef CREDENTIALS_EXPIRY_H
#define CREDENTIALS_EXPIRY_H

#include <stdint.h>

#include "base/err.h"
#include "base/sl.h"

/*
 * Unix seconds, whole or with a fraction (1577836800.5), or milliseconds as JavaScript counts them;
 * "2026-11-23T10:00:00Z", also with a blank for the T, a fraction, or an offset (+08:00, +0800,
 * +08); "Mon, 23 Nov 2026 10:00:00 GMT", also with an offset; what JavaScript prints for a Date.
 * A fraction is dropped. false for anything else: a time
 * without a zone, one before 1970 or after 9999.
 */
bool expiry_parse(struct sl text, int64_t *unix_s);
/*
 * Parses an expiry that a source has on a line (0 when not known). An empty text gives 0: no expiry
 * is known. A text that is not a time is an error, because the key could have expired.
 */
bool expiry_read(struct sl text, int line, int64_t *unix_s, struct err *e) MUST_USE;

#endif
