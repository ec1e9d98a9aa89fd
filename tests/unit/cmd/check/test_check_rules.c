/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/check/check_rules.c. */
#include "base/attr.h"

#include "cmd/check/check_rules.h"
#include "test.h"

#define ARGS_MAX 12

static unsigned chosen(const struct metric_rules *rules)
{
	unsigned bits = 0;
	for (unsigned m = 0; m < METRICS; m++)
		bits |= rules->of[m].chosen ? METRIC_BIT(m) : 0;
	return bits;
}

static struct metric_rules rules_of(const char *const args[ARGS_MAX])
{
	char *argv[ARGS_MAX + 2] = {(char *)(uintptr_t) "tcpartner", (char *)(uintptr_t) "check"};
	struct options o;
	struct err e = {0};
	int argc = 2;
	for (; argc - 2 < ARGS_MAX && args[argc - 2]; argc++)
		argv[argc] = (char *)(uintptr_t)args[argc - 2];
	assert_true(options_parse(argc, argv, &o, &e));
	return check_rules_from(&o);
}

#define DEBTS  (METRIC_BIT(METRIC_NEG) | METRIC_BIT(METRIC_OWED))
#define SHARES (METRIC_BIT(METRIC_OUT) | METRIC_BIT(METRIC_BELOW))
#define SUS    METRIC_BIT(METRIC_SUS)

TEST(the_options_say_which_metrics_count)
{
	static const struct {
		const char *args[ARGS_MAX];
		unsigned metrics;
		int below;
	} rows[] = {
	    {{NULL}, DEBTS | SHARES, 10},
	    {{"--neg"}, DEBTS, 10},
	    {{"--sus"}, SUS, 10},
	    {{"--below", "3"}, SHARES, 3},
	    {{"--neg", "--sus", "--below", "5"}, DEBTS | SHARES | SUS, 5},
	    {{"--metric", "pool"}, METRIC_BIT(METRIC_POOL), 10},
	    {{"--metric", "pool", "--neg"}, METRIC_BIT(METRIC_POOL) | DEBTS, 10},
	    {{"--metric", "pool", "--below", "5"}, METRIC_BIT(METRIC_POOL) | SHARES, 5},
	    /* Beside one of these metrics the percentage is only a number. */
	    {{"--metric", "below", "--below", "5"}, METRIC_BIT(METRIC_BELOW), 5},
	    {{"--below", "5", "--metric", "out"}, METRIC_BIT(METRIC_OUT), 5},
	};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct metric_rules rules = rules_of(rows[i].args);
		assert_int_equal(chosen(&rules), rows[i].metrics);
		assert_int_equal(rules.below_percent, rows[i].below);
	}
}

TEST(a_range_belongs_to_the_metric_before_it)
{
	struct metric_rules rules = rules_of((const char *const[ARGS_MAX]){
	    "--metric", "neg", "-w", "0", "-c", "5", "--metric", "pool", "-c", "1000:"});
	assert_string_equal(rules.of[METRIC_NEG].warn.text, "0");
	assert_string_equal(rules.of[METRIC_NEG].crit.text, "5");
	assert_string_equal(rules.of[METRIC_POOL].warn.text, "");
	assert_string_equal(rules.of[METRIC_POOL].crit.text, "1000:");
	rules = rules_of((const char *const[ARGS_MAX]){"--metric", "neg"});
	assert_string_equal(rules.of[METRIC_NEG].crit.text, "0");
}

TEST(so_many_may_be_unknown)
{
	struct metric_rules rules = rules_of((const char *const[ARGS_MAX]){"--unknown-max", "7"});
	assert_int_equal(rules.unknown_max, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_options_say_which_metrics_count),
	    cmocka_unit_test(a_range_belongs_to_the_metric_before_it),
	    cmocka_unit_test(so_many_may_be_unknown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
