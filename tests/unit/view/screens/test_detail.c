/* SPDX-License-Identifier: MIT */
/* Tests of src/view/screens/detail.c. */
#include "fixture.h"
#include "test.h"

static struct fixture f;

SETUP(set_up)
{
	fixture_init(&f, 24, 80);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void open_detail(int rows, int cols, bool beside)
{
	f.m.detail.open = true;
	f.m.detail.beside = beside;
	fixture_resize(&f, rows, cols);
	fixture_draw(&f);
}

TEST(a_row_that_is_not_there_has_no_facts)
{
	open_detail(24, 80, false);
	assert_true(fixture_shows(&f, "No customer here."));
	fixture_page(&f, 1, 2013);
	f.m.table.cursor = 500;
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "This row is not loaded yet."));
}

TEST(null_missing_and_empty_are_shown_differently)
{
	const struct sample row = {.uin = "7", .email = ""};
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "Email      – empty"));
	assert_true(fixture_shows(&f, "Remark     – null"));
	assert_true(fixture_shows(&f, "Credit     – null"));
	assert_true(fixture_shows(&f, "Force      – null"));
	assert_true(fixture_shows(&f, "N/A   no credit, or an amount is missing"));
	assert_false(fixture_shows(&f, "To full"));
}

TEST(every_status_gives_its_rule)
{
	const struct {
		const char *remaining, *force, *rule;
	} cases[] = {{"5", "2", "5.0% remaining, Force is not 0"},
		     {"-5", "0", "−5.0% remaining, below 0"},
		     {"0", "0", "0.0% remaining, no credit remains"},
		     {"9.99", "0", "9.9% remaining, below the 10% alert"},
		     {"24.99", "0", "24.9% remaining, below the 25% alert"},
		     {"25", "0", "25.0% remaining, at least 25%"}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct sample row = {.uin = "7",
				     .credit = "100",
				     .remaining = cases[i].remaining,
				     .force = cases[i].force};
		fixture_put(&f, 1, &row, 1, 1);
		open_detail(40, 120, false);
		assert_true(fixture_shows(&f, cases[i].rule));
	}
}

TEST(top_ups_are_said_where_positive)
{
	struct sample row = {.uin = "7", .credit = "100", .remaining = "-20", .force = "0"};
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "To 0                20.00 USD"));
	assert_true(fixture_shows(&f, "To 10% "));
	assert_true(fixture_shows(&f, "To 25% "));
	assert_true(fixture_shows(&f, "To full            120.00 USD"));
	row.remaining = "100";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_false(fixture_shows(&f, "To "));
	assert_true(fixture_shows(&f, "used 0.00"));
	row.remaining = "130";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "used −30.00"));
}

TEST(arrears_is_shown_but_never_a_status)
{
	struct sample row = {.uin = "7", .credit = "1", .remaining = "1", .arrears = "-"};
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "\"-\" as sent by the API (not a status)"));
	row.arrears = "yes";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "\"yes\" unexpected (not a status)"));
}

TEST(codes_are_said_with_what_is_known_of_them)
{
	struct sample row = {.uin = "7", .identify = "1", .force = "1"};
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "Identity   1 individual verified"));
	assert_true(fixture_shows(&f, "Force      1 meaning not documented"));
	row.identify = "9";
	row.force = "2";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "Identity   9 meaning not documented"));
	assert_true(fixture_shows(&f, "Force      2 forced suspension"));
}

TEST(remarks_wrap_and_the_pane_scrolls)
{
	struct sample row = {.uin = "7", .type = "the last"};
	row.remark = "one two three four five six seven eight nine ten eleven twelve thirteen "
		     "fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one "
		     "twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven "
		     "twenty-eight twenty-nine thirty thirty-one thirty-two thirty-three "
		     "thirty-four thirty-five thirty-six thirty-seven thirty-eight thirty-nine "
		     "forty forty-one forty-two forty-three forty-four forty-five forty-six";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "Remark     one two"));
	assert_false(fixture_shows(&f, "the last"));
	assert_true(fixture_shows(&f, "↓"));
	f.m.detail.scroll = 8;
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "the last"));
	f.m.detail.scroll = 1000; /* no further than the end */
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "UIN        7"));
}

TEST(dates_are_related_to_today)
{
	struct sample row = {
	    .uin = "7", .associated = "2026-09-22", .expiry = "2026-09-24 00:00:00"};
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(50, 200, true);
	assert_true(fixture_shows(&f, "Associated   2026-09-22   1 day ago"));
	assert_true(fixture_shows(&f, "Expiry       2026-09-24 00:00:00   in 1 day  ▲"));
	row.expiry = "soon";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(50, 200, true);
	assert_true(fixture_shows(&f, "Expiry       soon"));
	assert_false(fixture_shows(&f, "▲"));
}

TEST(own_thresholds_have_their_own_marks)
{
	struct sample row = {.uin = "7", .credit = "100", .remaining = "1", .force = "0"};
	f.m.settings.thresholds = (struct thresholds){40, 30};
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "below the 30% alert"));
	assert_true(fixture_shows(&f, "top-up to 30%"));
	assert_true(fixture_shows(&f, "top-up to 40%"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_row_that_is_not_there_has_no_facts, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(null_missing_and_empty_are_shown_differently, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(every_status_gives_its_rule, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(top_ups_are_said_where_positive, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(arrears_is_shown_but_never_a_status, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(codes_are_said_with_what_is_known_of_them, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(remarks_wrap_and_the_pane_scrolls, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(dates_are_related_to_today, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(own_thresholds_have_their_own_marks, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
