/* SPDX-License-Identifier: MIT */
/* Tests of src/alert/metric.c. */
#include "base/attr.h"

#include "alert/metric.h"
#include "test.h"

TEST(each_metric_is_found_by_its_word)
{
	for (unsigned m = 0; m < METRICS; m++) {
		enum metric got;
		assert_true(metric_parse(sl_from(metric_word((enum metric)m)), &got));
		assert_int_equal(got, m);
	}
	enum metric got;
	assert_true(metric_parse(SL("NEG"), &got));
	assert_int_equal(got, METRIC_NEG);
	assert_false(metric_parse(SL("debt"), &got));
	assert_false(metric_parse(SL(""), &got));
	assert_int_equal(metric_kind_of(METRIC_POOL), METRIC_KIND_AMOUNT);
	assert_int_equal(metric_kind_of(METRIC_VOUCHER_DAYS), METRIC_KIND_DAYS);
	assert_int_equal(metric_kind_of(METRIC_BELOW), METRIC_KIND_COUNT);
}

TEST(a_chosen_metric_has_its_usual_ranges)
{
	static const struct {
		enum metric metric;
		const char *warn, *crit;
	} rows[] = {{METRIC_SUS, "0", ""},          {METRIC_NEG, "", "0"},
		    {METRIC_OWED, "", "0"},         {METRIC_OUT, "", "0"},
		    {METRIC_BELOW, "0", ""},        {METRIC_POOL, "", "@~:0"},
		    {METRIC_VOUCHER_DAYS, "7:", ""}};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct metric_rules rules = {0};
		assert_false(metric_is_chosen(&rules, rows[i].metric));
		metric_choose(&rules, rows[i].metric);
		assert_true(metric_is_chosen(&rules, rows[i].metric));
		assert_string_equal(rules.of[rows[i].metric].warn.text, rows[i].warn);
		assert_string_equal(rules.of[rows[i].metric].crit.text, rows[i].crit);
	}
}

/* Who says when to warn does not want to be alarmed by what was usual before. */
TEST(a_range_of_the_user_replaces_both_usual_ones)
{
	struct metric_rules rules = {0};
	assert_true(range_parse(SL("5"), &rules.of[METRIC_NEG].warn, NULL));
	metric_choose(&rules, METRIC_NEG);
	assert_string_equal(rules.of[METRIC_NEG].warn.text, "5");
	assert_false(rules.of[METRIC_NEG].crit.set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_metric_is_found_by_its_word),
	    cmocka_unit_test(a_chosen_metric_has_its_usual_ranges),
	    cmocka_unit_test(a_range_of_the_user_replaces_both_usual_ones),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
