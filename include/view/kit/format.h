/* SPDX-License-Identifier: MIT */
/* Formats values for the screen: percentages, credit statuses, amounts, dates. */
#ifndef VIEW_KIT_FORMAT_H
#define VIEW_KIT_FORMAT_H

#include "base/money.h"

#include "view/kit/draw.h"

#define FORMAT_CHARS 48

/* The role of a credit status as text: ROLE_TEXT for OK, so that only problems have a colour. */
enum role format_status_role(enum credit_status st);
/* The role of a credit status as a bar or a mark: never reverse video, which would hide its shape.
 */
enum role format_bar_role(enum credit_status st);
/* Joins a, b and c, and cuts the result to FORMAT_CHARS - 1 bytes. */
void format_joined(char out[FORMAT_CHARS], const char *a, const char *b, const char *c);
/* Prints "OK", "NEG" and so on; for a suspended customer whose Force is not 2, "F=n". */
void format_credit_status(const struct row *r, char out[FORMAT_CHARS]);

/* Prints "37%", "100%+" above 100, "−5%", "<−99%" below −99; the null sign when not known. */
void format_percent(const struct glyphs *gl, bool known, int64_t percent, char out[FORMAT_CHARS]);
/* Prints an amount in at most w columns: with cents if asked, else whole, else without separators,
 * else in short form, whichever fits first. An amount below one unit keeps its cents, so that only
 * zero reads as zero. */
void format_amount(const struct glyphs *gl, int64_t amount, bool cents, int w,
		   char out[MONEY_CHARS]);
/* Returns the date of an API time ("2026-08-21 07:30:02" or shorter), or text itself if it is no
 * time. */
struct sl format_date(struct sl text);

#endif
