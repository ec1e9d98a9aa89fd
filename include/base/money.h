/* SPDX-License-Identifier: MIT */
/*
 * Amounts in USD as whole micro-dollars (1e-6 USD) in an int64: sums and comparisons are exact.
 * The API sends JSON numbers with two decimals, elsewhere up to eight.
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sl.h"

#define MONEY_UNIT  1000000 /* one dollar */
#define MONEY_CENT  10000
#define MONEY_CHARS 40 /* enough for any print below */

/*
 * Reads the text of a JSON number, exponents included. Digits below 1e-6 are rounded half away from
 * zero, but never to zero: a debt of 1e-9 stays a debt. false when the text is not a number or the
 * amount does not fit (about 9.2e12 USD).
 */
bool money_parse(struct sl text, int64_t *out);
/* Saturating sum. */
int64_t money_add(int64_t a, int64_t b);

/* Sets *out to part * scale / whole, exact, rounded towards zero. Returns false when whole is not
 * positive or the result does not fit. scale is 100 or 1000: the time grows with it. */
bool money_share(int64_t part, int64_t whole, int64_t scale, int64_t *out);

enum money_style {
	MONEY_CENTS,   /* 90,370.92 */
	MONEY_WHOLE,   /* 90,370: towards zero, for narrow columns */
	MONEY_COMPACT, /* 8.21M: for one-line totals */
	MONEY_PLAIN    /* 90370.92 without separators, ASCII minus: for exports */
};

/*
 * Writes terminated text; a negative amount begins with U+2212, or '-' with ascii. Only zero is
 * shown as zero: where a style would hide an amount, more decimals are shown. Digits that are left
 * out are cut towards zero. Returns the number of bytes.
 */
size_t money_print(int64_t amount, enum money_style style, bool ascii, char out[MONEY_CHARS]);
/* 1234567 -> "1,234,567". */
size_t count_print(uint64_t n, char out[MONEY_CHARS]);

#endif
