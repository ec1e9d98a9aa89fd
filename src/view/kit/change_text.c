/* SPDX-License-Identifier: MIT */
/* Words of changes: the earlier moment, how many customers, which classes, signed amounts. */
#include "view/kit/change_text.h"

#include <stdio.h>
#include <string.h>

#include "base/time.h"

#include "app/model/model.h"

#include "lang/lang.h"

#define DAY_S   86400
#define UTC8_S  (8 * 3600)
#define CLOCK   11 /* where the time of day begins in the text of time_print */
#define MINUTES 16 /* where the seconds begin */

static int64_t day_of(int64_t unix_s)
{
	int64_t s = unix_s + UTC8_S;
	return s / DAY_S - (s % DAY_S < 0);
}

void change_text_moment(const struct draw *s, int64_t unix_s, char out[FORMAT_CHARS])
{
	char text[20];
	time_print(unix_s + UTC8_S, text);
	text[MINUTES] = '\0';
	if (day_of(unix_s) == day_of(s->m->wall_s))
		snprintf(out, FORMAT_CHARS, T_(s, "today %s"), text + CLOCK);
	else if (day_of(unix_s) + 1 == day_of(s->m->wall_s))
		snprintf(out, FORMAT_CHARS, T_(s, "yesterday %s"), text + CLOCK);
	else
		snprintf(out, FORMAT_CHARS, "%s", text);
}

void change_text_count(const struct draw *s, enum change_class c, size_t n,
		       char out[CHANGE_TEXT_CHARS])
{
	char number[MONEY_CHARS];
	count_print(n, number);
	switch (c) {
	case CHANGE_NEW: snprintf(out, CHANGE_TEXT_CHARS, T_(s, "%s new"), number); break;
	case CHANGE_GONE: snprintf(out, CHANGE_TEXT_CHARS, T_(s, "%s gone"), number); break;
	case CHANGE_WORSE: snprintf(out, CHANGE_TEXT_CHARS, T_(s, "%s worse"), number); break;
	case CHANGE_BETTER: snprintf(out, CHANGE_TEXT_CHARS, T_(s, "%s better"), number); break;
	case CHANGE_ALLOCATED:
		snprintf(out, CHANGE_TEXT_CHARS, T_(s, "%s allocated"), number);
		break;
	case CHANGE_REDUCED: snprintf(out, CHANGE_TEXT_CHARS, T_(s, "%s reduced"), number); break;
	case CHANGE_USED: snprintf(out, CHANGE_TEXT_CHARS, T_(s, "%s used"), number); break;
	case CHANGE_REPAID: snprintf(out, CHANGE_TEXT_CHARS, T_(s, "%s repaid"), number); break;
	case CHANGE_SUSPENDED:
		snprintf(out, CHANGE_TEXT_CHARS, T_(s, "%s suspended"), number);
		break;
	case CHANGE_RELEASED: snprintf(out, CHANGE_TEXT_CHARS, T_(s, "%s released"), number); break;
	case CHANGE_DROP:
		snprintf(out, CHANGE_TEXT_CHARS, T_(s, "%s dropped suddenly"), number);
		break;
	}
}

static const char *const words[CHANGE_CLASSES] = {
    [CHANGE_NEW] = N_("new"),
    [CHANGE_GONE] = N_("gone"),
    [CHANGE_WORSE] = N_("worse"),
    [CHANGE_BETTER] = N_("better"),
    [CHANGE_ALLOCATED] = N_("allocated"),
    [CHANGE_REDUCED] = N_("reduced"),
    [CHANGE_USED] = N_("used"),
    [CHANGE_REPAID] = N_("repaid"),
    [CHANGE_SUSPENDED] = N_("suspended"),
    [CHANGE_RELEASED] = N_("released"),
    [CHANGE_DROP] = N_("sudden drop"),
};

void change_text_classes(const struct draw *s, unsigned classes, char out[CHANGE_TEXT_CHARS])
{
	/* The gravest first: a narrow column cuts the end. */
	static const enum change_class order[CHANGE_CLASSES] = {
	    CHANGE_NEW,       CHANGE_GONE,   CHANGE_WORSE,    CHANGE_DROP,
	    CHANGE_SUSPENDED, CHANGE_BETTER, CHANGE_RELEASED, CHANGE_REDUCED,
	    CHANGE_ALLOCATED, CHANGE_REPAID, CHANGE_USED};
	size_t n = 0;
	out[0] = '\0';
	for (size_t i = 0; i < CHANGE_CLASSES; i++)
		if (classes & CHANGE_BIT(order[i])) {
			snprintf(out + n, CHANGE_TEXT_CHARS - n, "%s%s",
				 n ? TC_(s, "list", ", ") : "", T_(s, words[order[i]]));
			n = strlen(out);
		}
}

void change_text_amount(const struct glyphs *gl, int64_t amount, int w, char out[FORMAT_CHARS])
{
	char text[MONEY_CHARS];
	format_amount(gl, amount, true, amount > 0 ? w - 1 : w, text);
	snprintf(out, FORMAT_CHARS, "%s%s", amount > 0 ? "+" : "", text);
}
