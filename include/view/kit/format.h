/* SPDX-License-Identifier: MIT */
/* Values as the screen says them: shares, standings, amounts, dates. */
#ifndef VIEW_KIT_FORMAT_H
#define VIEW_KIT_FORMAT_H

#include "base/money.h"

#include "view/kit/draw.h"

#define FORMAT_CHARS 48

/* Of the word: one that is in order stays calm. */
enum role credit_status_role(enum credit_status st);
/* Of a bar or mark: never in reverse video, which would hide what it looks like. */
enum role credit_status_bar_role(enum credit_status st);
/* a, b and c, one behind the other, cut to what fits. */
void format_joined(char out[FORMAT_CHARS], const char *a, const char *b, const char *c);
/* "OK", "NEG"; a Force that is not 2 as "F=n". */
void format_standing(const struct row *r, char out[FORMAT_CHARS]);

/* part * scale / whole, floored, exact; false when whole is not positive or the result does not
 * fit. */
bool format_share(int64_t part, int64_t whole, int64_t scale, int64_t *out);
/* "37%", "100%+", "−5%", "<−99%" beyond; the null sign when there is no share. */
void format_percent(const struct glyphs *gl, bool known, int64_t percent, char out[FORMAT_CHARS]);
/* An amount in at most w columns: with cents where asked, else whole, else without separators, and
 * only where even that does not fit in short. What is not zero never reads as zero. */
void format_amount(const struct glyphs *gl, int64_t amount, bool cents, int w,
		   char out[MONEY_CHARS]);
/* The date of an API time ("2026-08-21 07:30:02" or shorter), else the text itself. */
struct sl format_date(struct sl text);

#endif
