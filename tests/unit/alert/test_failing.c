/* SPDX-License-Identifier: MIT */
/* Tests of src/alert/failing.c. */
#include "alert_fixture.h"
#include "test.h"

static void assert_order(struct alert_fixture *f, const uint64_t *uins, size_t n)
{
	struct report r;
	alert_fixture_report(f, &r);
	assert_int_equal(r.n_failing, n);
	for (size_t i = 0; i < n; i++)
		assert_true(r.failing[i].customer->uin == uins[i]);
}

TEST(the_gravest_state_is_first_then_the_least_credit)
{
	static const uint64_t order[] = {5, 3, 2, 6, 4, 1};
	struct alert_fixture f;
	alert_fixture_init(&f);
	alert_fixture_add(&f, "1", "100", "90", "2"); /* a warning */
	alert_fixture_add(&f, "2", "100", "0", "0");
	alert_fixture_add(&f, "3", "100", "-5", "0");
	alert_fixture_add(&f, "4", "100", "9", "0"); /* a warning, with less */
	alert_fixture_add(&f, "5", "100", "-5.01", "2");
	alert_fixture_add(&f, "6", "500", "0", "0");
	alert_fixture_add(&f, "7", "100", "90", "0");
	assert_order(&f, order, 6);
	alert_fixture_release(&f);
}

TEST(whose_credit_is_not_known_comes_last)
{
	static const uint64_t order[] = {5, 1, 2, 3, 4};
	struct alert_fixture f;
	alert_fixture_init(&f);
	alert_fixture_add(&f, "3", "100", NULL, "2");
	alert_fixture_add(&f, "1", "100", NULL, "2");
	alert_fixture_add(&f, "4", "100", NULL, "2");
	alert_fixture_add(&f, "2", "100", NULL, "2");
	alert_fixture_add(&f, "5", "100", "90", "2");
	assert_order(&f, order, 5);
	alert_fixture_release(&f);
}

TEST(the_shortest_runway_is_first)
{
	static const uint64_t order[] = {3, 2, 1};
	struct alert_fixture f;
	alert_fixture_init(&f);
	alert_fixture_choose(&f, METRIC_BIT(METRIC_BELOW));
	alert_fixture_burn(&f, 1, -1);
	alert_fixture_burn(&f, 2, 100);
	alert_fixture_burn(&f, 3, 400);
	alert_fixture_add(&f, "1", "1000", "1", "0"); /* not known */
	alert_fixture_add(&f, "2", "9000", "200", "0");
	alert_fixture_add(&f, "3", "9000", "400", "0");
	assert_order(&f, order, 3);
	alert_fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_gravest_state_is_first_then_the_least_credit),
	    cmocka_unit_test(whose_credit_is_not_known_comes_last),
	    cmocka_unit_test(the_shortest_runway_is_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
