/* SPDX-License-Identifier: MIT */
/* Makes findings and reports for tests. */
#include "alert_fixture.h"

#include "base/mem.h"
#include "base/money.h"

void alert_fixture_init(struct alert_fixture *f)
{
	*f = (struct alert_fixture){.rules = {.below_percent = BELOW_PERCENT}};
	failing_init(&f->failing);
	buf_init(&f->out, 1u << 20);
	for (unsigned m = 0; m < METRICS; m++)
		if (m != METRIC_POOL && m != METRIC_VOUCHER_DAYS && m != METRIC_RUNWAY)
			metric_choose(&f->rules, (enum metric)m);
}

void alert_fixture_release(struct alert_fixture *f)
{
	arena_release(&f->arena);
	failing_release(&f->failing);
	buf_release(&f->out);
	cost_book_release(&f->book);
}

void alert_fixture_choose(struct alert_fixture *f, unsigned metrics)
{
	f->rules = (struct metric_rules){.below_percent = BELOW_PERCENT};
	for (unsigned m = 0; m < METRICS; m++)
		if (metrics & METRIC_BIT(m))
			metric_choose(&f->rules, (enum metric)m);
}

void alert_fixture_range(struct alert_fixture *f, enum metric m, const char *warn, const char *crit)
{
	struct metric_rule *rule = &f->rules.of[m];
	*rule = (struct metric_rule){.chosen = true};
	if ((warn && !range_parse(sl_from(warn), &rule->warn, NULL)) ||
	    (crit && !range_parse(sl_from(crit), &rule->crit, NULL)))
		BUG("a range of a test is not valid");
}

void alert_fixture_add_fresh(struct alert_fixture *f, const struct sample *s, unsigned fresh)
{
	struct customer *c = &f->customer[f->n];
	if (f->n++ == ALERT_FIXTURE_CUSTOMERS)
		BUG("too many customers for the fixture");
	sample_pack(c, &f->arena, s);
	findings_add(&f->found, &f->rules, c, fresh);
	unsigned metrics = findings_metrics(&f->rules, c);
	if (metrics & fresh)
		failing_add(&f->failing, &f->rules, c, metrics);
}

void alert_fixture_add(struct alert_fixture *f, const char *uin, const char *credit,
		       const char *remaining, const char *force)
{
	struct sample s = {.uin = uin, .credit = credit, .remaining = remaining, .force = force};
	alert_fixture_add_fresh(f, &s, ~0u);
}

void alert_fixture_burn(struct alert_fixture *f, uint64_t uin, int dollars)
{
	enum { TODAY = 20000, DAYS = 7 };
	f->burn = (struct burn_basis){.book = &f->book, .today = TODAY, .days = DAYS};
	f->rules.burn = &f->burn;
	f->rules.burn_below_percent = BURN_BELOW_PERCENT;
	metric_choose(&f->rules, METRIC_RUNWAY);
	for (int32_t i = 1; dollars >= 0 && i <= DAYS; i++)
		if (!cost_book_put(&f->book, uin, TODAY - i, dollars * (int64_t)MONEY_UNIT))
			BUG("a cost of a test cannot be kept");
}

void alert_fixture_report(struct alert_fixture *f, struct report *out)
{
	verdict_make(&f->found, &f->rules, &f->verdict);
	failing_sort(&f->failing, &f->verdict);
	buf_clear(&f->out);
	*out = (struct report){.rules = &f->rules,
			       .found = &f->found,
			       .verdict = &f->verdict,
			       .failing = f->failing.rows,
			       .n_failing = f->failing.n,
			       .elapsed_ms = 1234,
			       .deadline_ms = 10000,
			       .wall_s = 1796047220};
}
