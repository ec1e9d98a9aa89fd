/* SPDX-License-Identifier: MIT */
/* Words burn and runway for people. */
#include "burn/burn_text.h"

#include <inttypes.h>
#include <stdio.h>

#define LONG_S 600 /* from so many seconds on minutes are clearer */

const char *burn_text_days(int days, char out[MONEY_CHARS])
{
	if (days > RUNWAY_DAYS_MAX)
		snprintf(out, MONEY_CHARS, ">%d", RUNWAY_DAYS_MAX);
	else
		snprintf(out, MONEY_CHARS, "%d", days);
	return out;
}

const char *burn_text_runway(const struct runway *r, char out[MONEY_CHARS])
{
	switch (r->state) {
	case RUNWAY_ENDED:
	case RUNWAY_DAYS: return burn_text_days(r->days, out);
	case RUNWAY_NO_USE: snprintf(out, MONEY_CHARS, "no use"); break;
	case RUNWAY_UNKNOWN: out[0] = '\0'; break;
	}
	return out;
}

const char *burn_text_cost(const struct catalog *lang, uint64_t customers, uint64_t requests,
			   uint64_t seconds, char out[BURN_TEXT_COST_BYTES])
{
	char of[MONEY_CHARS], asked[MONEY_CHARS], time[MONEY_CHARS], whose[80], sends[60];
	count_print(customers, of);
	count_print(requests, asked);
	count_print(seconds < LONG_S ? seconds : seconds / 60 + (seconds % 60 != 0), time);
	snprintf(whose, sizeof whose,
		 lang_plural(lang, customers, "Burn of %s customer", "Burn of %s customers"), of);
	snprintf(sends, sizeof sends, lang_plural(lang, requests, "%s request", "%s requests"),
		 asked);
	snprintf(out, BURN_TEXT_COST_BYTES,
		 seconds < LONG_S ? lang_text(lang, "%s: %s, about %s s")
				  : lang_text(lang, "%s: %s, about %s min"),
		 whose, sends, time);
	return out;
}
