/* SPDX-License-Identifier: MIT */
/* Formats values for the screen. */
#include "view/kit/format.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/time.h"

#define FORCE_SUSPENDED 2 /* ForceQN: 2 is forced suspension */
#define PERCENT_FLOOR   (-99)

enum role format_status_role(enum credit_status st)
{
	switch (st) {
	case STATUS_SUS: return ROLE_SUS;
	case STATUS_NEG: return ROLE_NEG;
	case STATUS_OUT: return ROLE_OUT;
	case STATUS_CRIT: return ROLE_CRIT;
	case STATUS_LOW: return ROLE_LOW;
	case STATUS_OK: return ROLE_TEXT;
	case STATUS_NA: return ROLE_NA;
	}
	return ROLE_TEXT;
}

enum role format_bar_role(enum credit_status st)
{
	return st == STATUS_NEG ? ROLE_OUT : st == STATUS_OK ? ROLE_OK : format_status_role(st);
}

void format_joined(char out[FORMAT_CHARS], const char *a, const char *b, const char *c)
{
	const char *const parts[] = {a, b, c};
	size_t n = 0;
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		for (const char *p = parts[i]; *p && n < FORMAT_CHARS - 1; p++)
			out[n++] = *p;
	out[n] = '\0';
}

void format_credit_status(const struct row *r, char out[FORMAT_CHARS])
{
	if (r->credit_status == STATUS_SUS && r->customer->force != FORCE_SUSPENDED)
		snprintf(out, FORMAT_CHARS, "F=%" PRId32, r->customer->force);
	else
		format_joined(out, credit_status_name(r->credit_status), "", "");
}

/* Avoids snprintf, because every row of every frame prints a percentage. */
static void print_percent(const char *before, uint64_t percent, char out[FORMAT_CHARS])
{
	char n[MONEY_CHARS];
	count_print(percent, n);
	format_joined(out, before, n, "%");
}

void format_percent(const struct glyphs *gl, bool known, int64_t percent, char out[FORMAT_CHARS])
{
	if (!known)
		format_joined(out, gl->null, "", "");
	else if (percent > 100)
		format_joined(out, "100%+", "", "");
	else if (percent < PERCENT_FLOOR)
		format_joined(out, "<", gl->minus, "99%");
	else
		print_percent(percent < 0 ? gl->minus : "",
			      (uint64_t)(percent < 0 ? -percent : percent), out);
}

static void drop_separators(char *text)
{
	char *to = text;
	for (const char *from = text; *from; from++)
		if (*from != ',')
			*to++ = *from;
	*to = '\0';
}

static bool text_fits(const char *text, int w)
{
	return text_width(sl_from(text)) <= w;
}

void format_amount(const struct glyphs *gl, int64_t amount, bool cents, int w,
		   char out[MONEY_CHARS])
{
	bool below_one = amount != 0 && amount > -MONEY_UNIT && amount < MONEY_UNIT;
	money_print(amount, MONEY_CENTS, gl->ascii, out);
	if ((cents || below_one) && text_fits(out, w))
		return;
	money_print(amount, MONEY_WHOLE, gl->ascii, out);
	if (text_fits(out, w))
		return;
	drop_separators(out);
	if (!text_fits(out, w))
		money_print(amount, MONEY_COMPACT, gl->ascii, out);
}

struct sl format_date(struct sl text)
{
	int64_t ignored;
	return time_parse(text, &ignored) ? sl_take(text, strlen("2026-08-21")) : text;
}
