/* SPDX-License-Identifier: MIT */
/* Words for people about burn and runway: days, and what it costs to ask for the burn of many. */
#ifndef BURN_BURN_TEXT_H
#define BURN_BURN_TEXT_H

#include "base/money.h"

#include "burn/runway.h"
#include "lang/lang.h"

#define BURN_TEXT_COST_BYTES 200

/* Writes a number of days, ">999" for more than RUNWAY_DAYS_MAX; returns out. */
const char *burn_text_days(int days, char out[MONEY_CHARS]);
/* Writes the days, "no use", or nothing while the use is not known; returns out. */
const char *burn_text_runway(const struct runway *r, char out[MONEY_CHARS]);
/* Writes "Burn of 104 customers: 1,456 requests, about 73 s"; returns out. */
const char *burn_text_cost(const struct catalog *lang, uint64_t customers, uint64_t requests,
			   uint64_t seconds, char out[BURN_TEXT_COST_BYTES]);

#endif
