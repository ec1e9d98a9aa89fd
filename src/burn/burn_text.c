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

const char *burn_text_cost(uint64_t customers, uint64_t requests, uint64_t seconds,
			   char out[BURN_TEXT_COST_BYTES])
{
	char of[MONEY_CHARS], asked[MONEY_CHARS], time[MONEY_CHARS];
	count_print(customers, of);
	count_print(requests, asked);
	count_print(seconds < LONG_S ? seconds : seconds / 60 + (seconds % 60 != 0), time);
	snprintf(out, BURN_TEXT_COST_BYTES, "Burn of %s customer%s: %s request%s, about %s %s", of,
		 customers == 1 ? "" : "s", asked, requests == 1 ? "" : "s", time,
		 seconds < LONG_S ? "s" : "min");
	return out;
}
