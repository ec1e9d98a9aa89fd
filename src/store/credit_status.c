/* SPDX-License-Identifier: MIT */
/* Decides the credit status of a customer from its amounts, and what tops its credit up. */
#include "store/credit_status.h"

#include <stdio.h>

#include "base/money.h"

const struct thresholds credit_thresholds_default = {.low_percent = 25, .crit_percent = 10};

static const char *const names[STATUSES] = {"SUS", "NEG", "OUT", "CRIT", "LOW", "OK", "N/A"};

const char *credit_status_name(enum credit_status s)
{
	return names[s];
}

const char *credit_status_meaning(enum credit_status s)
{
	static const char *const meanings[STATUSES] = {N_("suspended"), N_("owes"), N_("used up"),
						       N_("critical"),  N_("low"),  N_("enough"),
						       N_("unknown")};
	return meanings[s];
}

void credit_status_rule(const struct catalog *lang, enum credit_status s,
			const struct thresholds *t, char out[STATUS_RULE_BYTES])
{
	const char *rule = "";
	out[0] = '\0';
	switch (s) {
	case STATUS_SUS: rule = N_("Force is not 0"); break;
	case STATUS_NEG: rule = N_("Remaining is below 0"); break;
	case STATUS_OUT: rule = N_("Remaining is 0"); break;
	case STATUS_CRIT:
		snprintf(out, STATUS_RULE_BYTES, lang_text(lang, "less than %d%% remains"),
			 t->crit_percent);
		return;
	case STATUS_LOW:
		snprintf(out, STATUS_RULE_BYTES, lang_text(lang, "less than %d%% remains"),
			 t->low_percent);
		return;
	case STATUS_OK:
		snprintf(out, STATUS_RULE_BYTES, lang_text(lang, "%d%% or more remains"),
			 t->low_percent);
		return;
	case STATUS_NA: rule = N_("no credit, or a field is missing"); break;
	}
	snprintf(out, STATUS_RULE_BYTES, "%s", lang_text(lang, rule));
}

bool credit_status_parse(struct sl name, enum credit_status *out)
{
	if (sl_equal_nocase(name, SL("na"))) {
		*out = STATUS_NA;
		return true;
	}
	for (int i = 0; i < STATUSES; i++)
		if (sl_equal_nocase(name, sl_from(names[i]))) {
			*out = (enum credit_status)i;
			return true;
		}
	return false;
}

/* part * 100 < percent * whole, for whole >= 0 and percent 0..100, without overflow. */
static bool is_below(int64_t part, int64_t whole, int percent)
{
	return part < whole / 100 * percent + (whole % 100 * percent + 99) / 100;
}

static bool has_ratio(const struct customer *c)
{
	return (c->known & KNOWN_CREDIT) && (c->known & KNOWN_REMAINING) && c->credit > 0;
}

enum credit_status credit_status_of(const struct customer *c, const struct thresholds *t)
{
	if ((c->known & KNOWN_FORCE) && c->force != 0)
		return STATUS_SUS;
	/* A debt is a debt whatever was allocated, also where Credit is 0 or missing. */
	if ((c->known & KNOWN_REMAINING) && c->remaining < 0)
		return STATUS_NEG;
	if (!has_ratio(c))
		return STATUS_NA;
	if (c->remaining == 0)
		return STATUS_OUT;
	if (is_below(c->remaining, c->credit, t->crit_percent))
		return STATUS_CRIT;
	if (is_below(c->remaining, c->credit, t->low_percent))
		return STATUS_LOW;
	/* Force was sent, but is not valid. */
	if (c->bad & FIELD_BIT(FIELD_FORCE))
		return STATUS_NA;
	return STATUS_OK;
}

bool credit_percent(const struct customer *c, int64_t *percent)
{
	if (!has_ratio(c))
		return false;
	if (!money_share(c->remaining, c->credit, 100, percent))
		*percent = c->remaining < 0 ? INT64_MIN : INT64_MAX;
	return true;
}

bool credit_ratio(const struct customer *c, double *ratio)
{
	if (!has_ratio(c))
		return false;
	*ratio = (double)c->remaining / (double)c->credit;
	return true;
}

bool credit_used(const struct customer *c, int64_t *used)
{
	if (!(c->known & KNOWN_CREDIT) || !(c->known & KNOWN_REMAINING))
		return false;
	/* The opposite of INT64_MIN does not fit: taken in two steps. */
	*used = c->remaining < 0 ? money_add(money_add(c->credit, 1), -(c->remaining + 1))
				 : money_add(c->credit, -c->remaining);
	return true;
}

/* (a * x - b * y) / d rounded up, d at least 10,000 and a, b at most 100: fits before it is put
 * together again. */
static int64_t difference_ceil(int64_t a, int64_t x, int64_t b, int64_t y, int64_t d)
{
	int64_t whole = a * (x / d) - b * (y / d);
	int64_t rest = a * (x % d) - b * (y % d);
	return whole + rest / d + (rest % d > 0);
}

/*
 * Allocating s raises Credit and Remaining alike, so (R + s) / (C + s) >= p / 100 holds from
 * s = (p C - 100 R) / (100 - p) on; for "full", where Credit stays what it is, s = C - R.
 */
int64_t credit_top_up(const struct customer *c, int percent)
{
	int64_t cents;
	if (!(c->known & KNOWN_CREDIT) || !(c->known & KNOWN_REMAINING))
		return 0;
	if (percent >= 100)
		cents = difference_ceil(1, c->credit, 1, c->remaining, MONEY_CENT);
	else
		cents = difference_ceil(percent, c->credit, 100, c->remaining,
					(int64_t)(100 - percent) * MONEY_CENT);
	if (cents <= 0)
		return 0;
	return cents > INT64_MAX / MONEY_CENT ? INT64_MAX : cents * MONEY_CENT;
}
