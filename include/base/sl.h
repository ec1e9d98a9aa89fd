/* SPDX-License-Identifier: MIT */
/* A slice: borrowed bytes with a length, not terminated. */
#ifndef BASE_SL_H
#define BASE_SL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sl {
	const char *p;
	size_t n;
};

/* For string literals only. */
#define SL(lit) ((struct sl){(lit), sizeof(lit) - 1})

/* sl_take gives the first bytes, at most all; sl_drop gives the rest. Inline, since every reader
 * calls them at each step. */
static inline struct sl sl_take(struct sl s, size_t bytes)
{
	return (struct sl){s.p, bytes < s.n ? bytes : s.n};
}

static inline struct sl sl_drop(struct sl s, size_t bytes)
{
	bytes = bytes < s.n ? bytes : s.n;
	return (struct sl){bytes ? s.p + bytes : s.p, s.n - bytes};
}

struct sl sl_from(const char *terminated); /* NULL gives an empty slice */
bool sl_equal(struct sl a, struct sl b);
bool sl_equal_nocase(struct sl a, struct sl b); /* ASCII letters only */
bool sl_starts(struct sl s, struct sl prefix);
bool sl_ends(struct sl s, struct sl end);
/* Orders by bytes as memcmp does; a prefix comes first. */
int sl_compare(struct sl a, struct sl b);
struct sl sl_trim(struct sl s); /* ASCII blanks at both ends */
/* Takes the text before sep (or all) off the front of *rest; false when *rest is empty. */
bool sl_split(struct sl *rest, char sep, struct sl *part);
/* Reads decimal digits without sign or blanks; false, with *out untouched, for anything else and
 * for a number that does not fit. */
bool sl_to_u64(struct sl s, uint64_t *out);
bool sl_to_i64(struct sl s, int64_t *out); /* one leading '-' allowed */
int sl_hex_digit(char c);                  /* the value of 0-9, a-f, A-F; else -1 */
/* Copies and terminates, cut to size - 1 bytes at a UTF-8 boundary; true when all fitted. */
bool sl_to_chars(struct sl s, char *out, size_t size);

#endif
