/* SPDX-License-Identifier: MIT */
/* Tests of src/view/screens/voucher_screen.c, at 2026-09-23 22:02 of the API's calendar. */
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

#define VOUCHER(id, uin, left, all, end)                                                           \
	"{\"VoucherId\":" id ",\"CustomerUin\":" uin ",\"RemainingAmount\":" left                  \
	",\"TotalAmount\":" all ",\"Usage\":\"trial of a product\",\"ExpireTime\":\"" end "\"}"
#define FIRST "200018833001"

static const char rows[] =
    VOUCHER("1", "200018899999", "684218.86", "2468135.97", "2027-01-31 00:00:00") "," VOUCHER(
	"2", FIRST, "57913.75", "57913.75",
	"2026-09-30 00:00:00") "," VOUCHER("3", FIRST, "0", "4321.64", "2026-09-24 00:00:00");

static void draw_at(int lines, int cols)
{
	fixture_resize(&f, lines, cols);
	fixture_draw(&f);
}

static void assert_shows(const char *text)
{
	if (!fixture_shows(&f, text))
		fail_msg("%s is not on the screen", text);
}

/* Returns the role of the first letter of the text on the screen. */
static enum role role_of(const char *text)
{
	for (int row = 0; row < f.g.rows; row++) {
		struct buf line;
		buf_init(&line, 4096);
		grid_row_text(&f.g, row, &line);
		const char *at = strstr(line.p, text);
		int col = at ? text_width((struct sl){line.p, (size_t)(at - line.p)}) : -1;
		buf_release(&line);
		if (col >= 0)
			return (enum role)grid_at(&f.g, row, col)->role;
	}
	fail_msg("%s is not on the screen", text);
	return ROLE_TEXT;
}

static void put_first_customer(void)
{
	struct sample c = {.uin = FIRST, .name = "Acme Cloud"};
	fixture_put(&f, 1, &c, 1, 1);
	lens_update(f.m.lens, f.m.loader.store);
}

TEST(the_next_to_end_is_first)
{
	put_first_customer();
	fixture_vouchers(&f, 3, rows);
	draw_at(24, 120);
	assert_shows("3 vouchers · 742,132.61 of 2,530,371.36 left");
	assert_shows("2 end within 7 days (57,913.75) · 2 within 30 (57,913.75)");
	assert_shows("│ Expires                  UIN           Name   ");
	assert_shows("Remaining         Total  Usage   ");
	assert_shows("▌2026-09-24 in 1 day      200018833001  Acme Cloud");
	assert_shows("2026-09-30 in 7 days");
	assert_shows("2027-01-31 in 130 days   200018899999    ");
	fixture_resize(&f, 24, 80);
	fixture_golden(&f, "vouchers_80x24");
}

/* Amber is what can still be lost. */
TEST(amber_is_what_ends_soon_and_is_not_used_up)
{
	fixture_vouchers(&f, 3, rows);
	draw_at(24, 120);
	assert_int_equal(role_of("2026-09-24"), ROLE_TEXT);
	assert_int_equal(role_of("2026-09-30"), ROLE_WARN);
	assert_int_equal(role_of("2027-01-31"), ROLE_TEXT);
}

TEST(a_part_of_the_list_says_so)
{
	fixture_vouchers(&f, 3, rows);
	voucher_store_forget(&f.m);
	draw_at(24, 80);
	assert_shows("reading the vouchers");
	char many[100 * 60] = "";
	for (int i = 0; i < 100; i++)
		snprintf(many + strlen(many), 60, "%s{\"VoucherId\":%d,\"RemainingAmount\":1}",
			 i ? "," : "", i + 1);
	fixture_vouchers(&f, 13196, many);
	draw_at(24, 80);
	assert_shows("100 of 13,196 vouchers read · 100.00 of 0.00 left · so far");
	assert_shows("100 without a known end");
}

TEST(what_is_not_known_is_marked)
{
	fixture_vouchers(&f, 2,
			 "{\"VoucherId\":1,\"CustomerUin\":\"x\",\"TotalAmount\":{}},"
			 "{\"VoucherId\":2,\"ExpireTime\":\"soon\"}");
	draw_at(24, 120);
	assert_shows("▌–                        ?   ");
	assert_shows("–          ?  ");
	assert_shows("│ ?                        –   ");
	assert_shows("2 without known amounts");
}

TEST(what_is_not_known_is_counted_by_its_kind)
{
	fixture_vouchers(&f, 3,
			 "{\"VoucherId\":1,\"CustomerUin\":\"1\",\"TotalAmount\":{}},"
			 "{\"VoucherId\":2,\"RemainingAmount\":1,\"TotalAmount\":2},"
			 "{\"VoucherId\":3,\"RemainingAmount\":1,\"TotalAmount\":2}");
	draw_at(24, 120);
	assert_shows("3 without a known end");
	assert_shows("1 without known amounts");
}

TEST(privacy_masks_names_and_numbers)
{
	put_first_customer();
	fixture_vouchers(&f, 3, rows);
	f.m.masked = true;
	draw_at(24, 120);
	assert_false(fixture_shows(&f, "Acme"));
	assert_false(fixture_shows(&f, FIRST));
	assert_false(fixture_shows(&f, "200018899999"));
	assert_shows("3001");
}

TEST(a_failure_is_one_sentence)
{
	struct fault why = {.class = FAULT_STOP, .meaning = "it is refused", .remedy = "ask"};
	struct outcome out = {.request = {.action = ACTION_VOUCHERS}};
	snprintf(why.code, sizeof why.code, "UnauthorizedOperation");
	out.fault = why;
	voucher_screen_open(&f.m);
	voucher_store_take(&f.m, NULL, &out);
	draw_at(24, 120);
	assert_shows("DescribeCustomerVoucherList is not available: UnauthorizedOperation, it is "
		     "refused; ask");
}

TEST(a_narrow_window_keeps_end_uin_and_what_remains)
{
	fixture_vouchers(&f, 3, rows);
	draw_at(12, 40);
	fixture_golden(&f, "vouchers_40x12");
	assert_shows("3 vouchers · 742.13K of 2.53M left");
	assert_shows("2026-09-30  200018833001   57,913.75");
	assert_shows("2027-01-31  200018899999  684,218.86");
}

/* Without room for both, what remains is more than whose it is. */
TEST(a_long_uin_gives_way_to_what_remains)
{
	fixture_vouchers(
	    &f, 1,
	    VOUCHER("1", "18446744073709551000", "684218.86", "2468135.97", "2027-01-31 00:00:00"));
	draw_at(12, 40);
	assert_shows("684,218.86");
	assert_false(fixture_shows(&f, "18446744073709551000"));
	draw_at(12, 60);
	assert_shows("684,218.86");
	assert_shows("18446744073709551000");
}

TEST(it_fits_every_window)
{
	fixture_vouchers(&f, 3, rows);
	for (int cols = 20; cols <= 200; cols += 3)
		for (int lines = 6; lines <= 30; lines += 4)
			draw_at(lines, cols);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(the_next_to_end_is_first, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(amber_is_what_ends_soon_and_is_not_used_up, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_part_of_the_list_says_so, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(what_is_not_known_is_marked, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(what_is_not_known_is_counted_by_its_kind, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(privacy_masks_names_and_numbers, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_failure_is_one_sentence, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_narrow_window_keeps_end_uin_and_what_remains, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_long_uin_gives_way_to_what_remains, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(it_fits_every_window, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
