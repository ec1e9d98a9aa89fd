/* SPDX-License-Identifier: MIT */
/* The table of metrics. */
#include "alert/metric.h"

#include "base/attr.h"
#include "base/mem.h"

static const struct {
	const char *word;
	enum metric_kind kind;
	const char *warn, *crit;
} table[METRICS] = {
#define METRIC(id, word, kind, warn, crit) {word, METRIC_KIND_##kind, warn, crit},
#include "alert/metric.def"
#undef METRIC
};

const char *metric_word(enum metric m)
{
	return table[m].word;
}

enum metric_kind metric_kind_of(enum metric m)
{
	return table[m].kind;
}

bool metric_parse(struct sl word, enum metric *out)
{
	for (size_t i = 0; i < METRICS; i++)
		if (sl_equal_nocase(word, sl_from(table[i].word))) {
			*out = (enum metric)i;
			return true;
		}
	return false;
}

static void use_range(const char *text, struct range *out)
{
	if (text && !range_parse(sl_from(text), out, NULL))
		BUG("a range of metric.def is not valid");
}

void metric_choose(struct metric_rules *rules, enum metric m)
{
	struct metric_rule *r = &rules->of[m];
	r->chosen = true;
	if (r->warn.set || r->crit.set)
		return;
	use_range(table[m].warn, &r->warn);
	use_range(table[m].crit, &r->crit);
}

bool metric_is_chosen(const struct metric_rules *rules, enum metric m)
{
	return rules->of[m].chosen;
}
