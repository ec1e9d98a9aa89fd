/* SPDX-License-Identifier: MIT */
/* Tests of src/alert/report_performance.c. */
#include "base/money.h"

#include "alert_fixture.h"
#include "test.h"

TEST(each_metric_has_its_value_and_its_ranges)
{
	struct alert_fixture f;
	struct report r;
	alert_fixture_init(&f);
	alert_fixture_add(&f, "1", "1000", "-1234.56", "2");
	alert_fixture_add(&f, "2", "100", "0", "0");
	alert_fixture_add(&f, "3", NULL, "1", "0");
	alert_fixture_report(&f, &r);
	report_add_performance(&r, &f.out);
	assert_string_equal(f.out.p,
			    "customers=3;;;0 sus=1;0;;0 neg=1;;0;0 owed=1234.56;;0;0 out=1;;0;0 "
			    "below=2;0;;0 unknown=1;;;0 time=1.234s;;;0;10");
	alert_fixture_release(&f);
}

TEST(ranges_are_written_as_they_were_given)
{
	struct alert_fixture f;
	struct report r;
	alert_fixture_init(&f);
	alert_fixture_choose(&f, 0);
	alert_fixture_range(&f, METRIC_POOL, "1000:", "@~:0");
	alert_fixture_report(&f, &r);
	report_add_performance(&r, &f.out);
	assert_string_equal(f.out.p, "customers=0;;;0 pool=U;1000:;@~:0; unknown=0;;;0 "
				     "time=1.234s;;;0;10");
	findings_set_pool(&f.found, -5 * MONEY_UNIT, true);
	alert_fixture_report(&f, &r);
	report_add_performance(&r, &f.out);
	assert_non_null(strstr(f.out.p, " pool=-5.00;1000:;@~:0; "));
	alert_fixture_release(&f);
}

TEST(each_rule_has_its_state)
{
	struct alert_fixture f;
	struct report r;
	struct sample s = {.uin = "7", .credit = "100", .remaining = "-5", .force = "0"};
	alert_fixture_init(&f);
	alert_fixture_choose(&f, METRIC_BIT(METRIC_NEG) | METRIC_BIT(METRIC_POOL));
	alert_fixture_add_fresh(&f, &s, 0);
	alert_fixture_report(&f, &r);
	report_add_rules(&r, &f.out);
	assert_string_equal(f.out.p, "metric neg: 1, critical 0: CRITICAL, reported before\n"
				     "metric pool: not known, critical @~:0: UNKNOWN\n");
	alert_fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_metric_has_its_value_and_its_ranges),
	    cmocka_unit_test(ranges_are_written_as_they_were_given),
	    cmocka_unit_test(each_rule_has_its_state),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
