/* SPDX-License-Identifier: MIT */
/* Tests of src/view/table/status.c. */
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"

#include "app/model/customer_burn.h"
#include "app/model/model_query.h"

#include "fixture.h"
#include "test.h"

#define MESSAGE_ROW 22

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

static void arrange_rows(size_t n_sort, unsigned statuses)
{
	struct lens_spec spec = {
	    .sort = {{SORT_REMAINING, false}}, .n_sort = n_sort, .statuses = statuses};
	lens_set(f.m.lens, &spec);
	lens_update(f.m.lens, f.m.loader.store);
}

static void set_marks(void)
{
	f.m.marks.uins = mem_alloc(4, sizeof *f.m.marks.uins);
	f.m.marks.n = 4;
	f.m.marks.totals_version = store_version(f.m.loader.store); /* the sums below stay */
	f.m.marks.burn = customer_burn_moment(&f.m);
	f.m.marks.sums = (struct mark_sums){.n = 4,
					    .credit = 131000 * (int64_t)MONEY_UNIT,
					    .remaining = 22421970000,
					    .to_zero = 25466100000,
					    .to_low = 27123450000,
					    .to_full = 108578030000};
	sl_to_chars(SL("Space  mark"), f.m.echo, sizeof f.m.echo);
}

static void assert_message(int cols, const char *want)
{
	fixture_resize(&f, 24, cols);
	fixture_draw(&f);
	fixture_assert_row(&f, MESSAGE_ROW, want);
}

TEST(what_lasts_30_days_names_how_many_are_known)
{
	fixture_page(&f, 1, 2013);
	set_marks();
	f.m.marks.sums.n_burn = 3;
	f.m.marks.sums.for_days = 8123450000;
	assert_message(
	    90, " 4 marked · top-up to 25% 27,123.45, to 0 25,466.10, for 30 days 8,123.45 (of 3)");
	f.m.marks.sums.n_burn = 4;
	assert_message(80,
		       " 4 marked · top-up to 25% 27,123.45, to 0 25,466.10, for 30 days 8,123.45");
	assert_message(100, " 4 marked · top-up to 25% 27,123.45, to 0 25,466.10, for 30 days "
			    "8,123.45, full 108,578.03");
}

/* The top-up to the low threshold is the answer of a review, so it is the last to go. */
TEST(sums_of_the_marked_go_whole_and_one_by_one)
{
	fixture_page(&f, 1, 2013);
	set_marks();
	assert_message(110,
		       " 4 marked · top-up to 25% 27,123.45, to 0 25,466.10, full 108,578.03 · "
		       "22,421.97 of 131,000.00 remaining");
	assert_message(80, " 4 marked · top-up to 25% 27,123.45, to 0 25,466.10, full 108,578.03");
	assert_message(60, " 4 marked · top-up to 25% 27,123.45, to 0 25,466.10");
	assert_message(40, " 4 marked · top-up to 25% 27,123.45");
	f.m.marks.sums.to_low = 938274615247630000;
	assert_message(40, " 4 marked · top-up to 25% 938.27B");
	f.m.marks.sums.n = 3; /* no room is left for the population, so no sum is shown */
	assert_message(40, " 4 marked                   Space  mark");
}

TEST(the_echo_gives_way_to_sums_and_messages)
{
	fixture_page(&f, 1, 2013);
	set_marks();
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Space  mark"));
	fixture_resize(&f, 24, 140);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "remaining") && fixture_shows(&f, "Space  mark"));
	f.m.marks.n = 0;
	fixture_resize(&f, 24, 80);
	toast_info(&f.m, "1 marked: Space marks, PgDn pages");
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Space  mark"));
	toast_info(&f.m, "All 2,013 customers are loaded: sorting, narrowing and totals cover all");
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Space  mark"));
}

TEST(long_information_takes_a_second_line)
{
	fixture_page(&f, 1, 2013);
	toast_info(&f.m, "Exported all 2,013 customers to /home/partner/customers-2026-11-30.csv: "
			 "CSV, 314,159 bytes");
	assert_message(80, " 314,159 bytes");
	fixture_assert_row(
	    &f, MESSAGE_ROW - 1,
	    " Exported all 2,013 customers to /home/partner/customers-2026-11-30.csv: CSV,");
	toast_hide(&f.m);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "row 1/2,013"));
}

static enum role position_role(const char *text)
{
	struct buf line;
	buf_init(&line, 1000);
	grid_row_text(&f.g, MESSAGE_ROW - 1, &line);
	const char *at = strstr(line.p, text);
	if (!at)
		fail_msg("|%s| is not in |%s|", text, line.p);
	int col = text_width(sl_take(buf_sl(&line), (size_t)(at - line.p)));
	buf_release(&line);
	return (enum role)grid_at(&f.g, MESSAGE_ROW - 1, col)->role;
}

TEST(sorted_rows_say_of_how_many_they_are)
{
	fixture_page(&f, 1, 2013);
	arrange_rows(1, 0);
	fixture_draw(&f);
	assert_int_equal(position_role("sorted 100 of 2,013 · a loads all · row 1/100 loaded"),
			 ROLE_WARN);
	assert_int_equal(position_role("row 1/100 loaded · by Remaining↑"), ROLE_WARN);
	fixture_page(&f, 1, 100);
	arrange_rows(1, 0);
	fixture_draw(&f);
	assert_int_equal(position_role("sorted all 100 · row 1/100 (1%) · by Remaining↑"),
			 ROLE_TEXT);
	assert_int_equal(position_role("row 1/100 (1%) · "), ROLE_TEXT);
}

TEST(rows_of_some_statuses_say_of_how_many_they_are)
{
	fixture_page(&f, 1, 2013);
	arrange_rows(0, STATUS_BIT(STATUS_NEG));
	fixture_draw(&f);
	assert_int_equal(position_role("6 of 100 loaded, 2,013 in all · a loads all · row 1/6"),
			 ROLE_WARN);
	assert_int_equal(position_role("row 1/6 · only NEG  "), ROLE_WARN);
	f.m.loader.everything = true; /* it does load all */
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "a loads all"));
	fixture_page(&f, 1, 100);
	arrange_rows(0, STATUS_BIT(STATUS_NEG));
	fixture_draw(&f);
	assert_int_equal(position_role("6 of 100 · row 1/6 (16%) · only NEG"), ROLE_TEXT);
}

/* The key goes before the place of the cursor does. */
TEST(a_long_order_drops_the_key)
{
	fixture_page(&f, 1, 2013);
	arrange_rows(1, STATUS_AT_RISK);
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "a loads all"));
	assert_true(fixture_shows(&f, "2,013 in all · row 1/37 · by Remaining↑; only at risk  "));
}

TEST(information_about_a_part_is_amber)
{
	fixture_page(&f, 1, 2013);
	toast_info(&f.m, "Match 1 of 2 in 100 loaded: Name");
	toast_of_loaded(&f.m);
	fixture_draw(&f);
	assert_int_equal(grid_at(&f.g, MESSAGE_ROW, 1)->role, ROLE_WARN);
	fixture_page(&f, 1, 100);
	toast_of_loaded(&f.m);
	fixture_draw(&f);
	assert_int_equal(grid_at(&f.g, MESSAGE_ROW, 1)->role, ROLE_TEXT);
}

TEST(the_lowest_window_shows_the_place_until_there_is_a_message)
{
	fixture_page(&f, 1, 2013);
	fixture_resize(&f, 8, 60);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, " row 1/2,013 (0%)  Acme Retail Ltd"));
	assert_int_equal(f.m.layout.message.row, 6);
	toast_info(&f.m, "Short");
	fixture_draw(&f);
	fixture_assert_row(&f, 6, " Short");
	assert_false(fixture_shows(&f, "row 1/2,013"));
	toast_info(&f.m, "A long message covers a row of the table until a key is pressed, whole");
	fixture_draw(&f);
	fixture_assert_row(&f, 5, " A long message covers a row of the table until a key is");
	fixture_assert_row(&f, 6, " pressed, whole");
	toast_hide(&f.m);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, " row 1/2,013 (0%)"));
}

TEST(a_customer_without_a_name_is_called_by_its_number)
{
	static const struct sample rows[] = {{.uin = "200000000071"},
					     {.uin = "200000000072", .name = "X"}};
	fixture_put(&f, 1, rows, 2, 2);
	fixture_draw(&f);
	fixture_assert_row(&f, MESSAGE_ROW - 1, " row 1/2 (50%)  200000000071");
	f.m.table.cursor = 1;
	fixture_draw(&f);
	fixture_assert_row(&f, MESSAGE_ROW - 1, " row 2/2 (100%)  X");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_lasts_30_days_names_how_many_are_known, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(sums_of_the_marked_go_whole_and_one_by_one, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_echo_gives_way_to_sums_and_messages, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(long_information_takes_a_second_line, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(sorted_rows_say_of_how_many_they_are, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(rows_of_some_statuses_say_of_how_many_they_are, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_long_order_drops_the_key, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(information_about_a_part_is_amber, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		the_lowest_window_shows_the_place_until_there_is_a_message, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_customer_without_a_name_is_called_by_its_number,
					    set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
