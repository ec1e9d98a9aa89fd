/* SPDX-License-Identifier: MIT */
/* Tests of src/view/table/burn_totals.c, and of its place in the header. */
#include "base/money.h"

#include "fixture.h"
#include "test.h"

#define DOLLAR ((int64_t)MONEY_UNIT)

static void open_fixture(struct fixture *f, int rows, int cols)
{
	static const struct sample customers[] = {{.uin = "7", .credit = "100", .remaining = "43"},
						  {.uin = "8", .credit = "100", .remaining = "0"},
						  {.uin = "9", .credit = "100", .remaining = "20"}};
	fixture_init(f, rows, cols);
	fixture_put(f, 1, customers, 3, 3);
}

TEST(the_header_has_no_burn_before_the_table_has)
{
	struct fixture f;
	open_fixture(&f, 24, 120);
	fixture_costs(&f, 0, 14, 5 * DOLLAR, 0);
	f.m.burn.in_table = false;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "a day"));
	fixture_release(&f);
}

TEST(the_sum_and_the_shortest_name_how_many_are_known)
{
	static const int widths[] = {120, 200};
	for (size_t i = 0; i < 2; i++) {
		struct fixture f;
		open_fixture(&f, i ? 50 : 24, widths[i]);
		fixture_costs(&f, 1, 14, 7 * DOLLAR, 0);
		fixture_draw(&f);
		assert_true(fixture_shows(&f, "Burn 7.00 a day of 1"));
		assert_false(fixture_shows(&f, "shortest")); /* it has ended */
		fixture_costs(&f, 0, 14, 5 * DOLLAR, 0);
		fixture_draw(&f);
		assert_true(fixture_shows(&f, "Burn 12.00 a day of 2, shortest 8 d"));
		fixture_release(&f);
	}
}

TEST(a_narrow_header_has_the_shortest_alone)
{
	struct fixture f;
	open_fixture(&f, 24, 80);
	fixture_costs(&f, 0, 14, 5 * DOLLAR, 0);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "shortest 8 d of 1"));
	assert_true(fixture_shows(&f, "LOW 1"));
	assert_false(fixture_shows(&f, "Burn 5.00 a day"));
	fixture_release(&f);
}

TEST(a_long_runway_is_one_number)
{
	struct fixture f;
	open_fixture(&f, 24, 120);
	fixture_costs(&f, 0, 14, 1, 0);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "shortest >999 d"));
	fixture_release(&f);
}

/* Here nothing remains of the credit, so that there is no shortest. */
TEST(the_sum_pushes_out_no_other_part)
{
	int shown = 0;
	for (int cols = 60; cols <= 143; cols++) {
		struct fixture f;
		open_fixture(&f, 24, cols);
		fixture_costs(&f, 1, 14, 7 * DOLLAR, 0);
		fixture_draw(&f);
		bool burns = fixture_shows(&f, "Burn 7.00 a day of 1");
		shown += burns;
		if (burns && !fixture_shows(&f, "(21%)"))
			fail_msg("with %d columns the percentage is left out", cols);
		fixture_release(&f);
	}
	assert_in_range(shown, 1, 83);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_header_has_no_burn_before_the_table_has),
	    cmocka_unit_test(the_sum_and_the_shortest_name_how_many_are_known),
	    cmocka_unit_test(a_narrow_header_has_the_shortest_alone),
	    cmocka_unit_test(a_long_runway_is_one_number),
	    cmocka_unit_test(the_sum_pushes_out_no_other_part),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
