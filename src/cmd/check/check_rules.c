/* SPDX-License-Identifier: MIT */
/* Makes the rules of a check from the options. */
#include "check_rules.h"

static void choose_debts(struct metric_rules *rules)
{
	metric_choose(rules, METRIC_NEG);
	metric_choose(rules, METRIC_OWED);
}

static void choose_shares(struct metric_rules *rules)
{
	metric_choose(rules, METRIC_OUT);
	metric_choose(rules, METRIC_BELOW);
}

/* Chooses the metrics of --metric. Returns false if there are none. */
static bool choose_named(struct metric_rules *rules)
{
	bool any = false;
	for (unsigned m = 0; m < METRICS; m++)
		if (rules->of[m].chosen) {
			metric_choose(rules, (enum metric)m);
			any = true;
		}
	return any;
}

struct metric_rules check_rules_from(const struct options *o)
{
	struct metric_rules rules = o->metrics;
	bool named = choose_named(&rules);
	/* Beside --metric below or out, --below only says what is below. */
	bool shares = o->below_percent && !metric_is_chosen(&o->metrics, METRIC_BELOW) &&
		      !metric_is_chosen(&o->metrics, METRIC_OUT);
	bool all = !named && !o->neg && !o->sus && !shares;
	rules.below_percent = o->below_percent ? o->below_percent : BELOW_PERCENT;
	rules.burn_below_percent = o->burn_below_percent;
	rules.unknown_max = o->unknown_max;
	/* Only the pages of the list say who is suspended, so this has to be chosen. */
	if (o->sus)
		metric_choose(&rules, METRIC_SUS);
	if (all || o->neg)
		choose_debts(&rules);
	if (all || shares)
		choose_shares(&rules);
	return rules;
}
