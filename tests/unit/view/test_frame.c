/* SPDX-License-Identifier: MIT */
/* Whole frames against tests/golden: BLESS=1 rewrites those, to be read like code. */

#include "fixture.h"
#include "test.h"

#define TOTAL 2013

static struct fixture f;

/* Two pages of twenty-one held, the third under way, the cursor on Delta Games. */
static void set_up(int rows, int cols)
{
	fixture_init(&f, rows, cols);
	fixture_page(&f, 1, TOTAL);
	fixture_page(&f, 2, TOTAL);
	f.m.table.cursor = 3;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

TEST(table_80x24_loading)
{
	set_up(24, 80);
	fixture_in_flight(&f, 3);
	fixture_golden(&f, "table_80x24_loading");
}

TEST(table_80x24_ascii)
{
	set_up(24, 80);
	fixture_in_flight(&f, 3);
	f.look.ascii = true;
	fixture_golden(&f, "table_80x24_ascii");
}

TEST(table_120x40_detail_below)
{
	set_up(40, 120);
	f.m.detail.open = true;
	fixture_resize(&f, 40, 120);
	fixture_in_flight(&f, 3);
	fixture_golden(&f, "table_120x40_detail_below");
}

TEST(table_120x40_ascii)
{
	set_up(40, 120);
	f.look.ascii = true;
	f.m.detail.open = true;
	fixture_resize(&f, 40, 120);
	fixture_golden(&f, "table_120x40_ascii");
}

TEST(table_200x50_detail_beside)
{
	set_up(50, 200);
	f.m.detail.open = f.m.detail.beside = true;
	fixture_resize(&f, 50, 200);
	fixture_golden(&f, "table_200x50_detail_beside");
}

TEST(table_200x50)
{
	set_up(50, 200);
	fixture_golden(&f, "table_200x50");
}

TEST(detail_80x24_full)
{
	set_up(24, 80);
	f.m.detail.open = true;
	fixture_resize(&f, 24, 80);
	fixture_golden(&f, "detail_80x24_full");
}

TEST(table_60x20)
{
	set_up(20, 60);
	fixture_golden(&f, "table_60x20");
}

TEST(table_40x8)
{
	set_up(8, 40);
	fixture_golden(&f, "table_40x8");
}

TEST(too_small_20x5)
{
	set_up(5, 20);
	fixture_golden(&f, "too_small_20x5");
}

TEST(too_small_1x1)
{
	set_up(1, 1);
	fixture_golden(&f, "too_small_1x1");
}

TEST(first_paint_80x24)
{
	fixture_init(&f, 24, 80);
	fixture_golden(&f, "first_paint_80x24");
}

TEST(placeholders_120x40)
{
	set_up(40, 120);
	fixture_in_flight(&f, 3);
	f.m.table.top = 188;
	f.m.table.cursor = 205;
	fixture_golden(&f, "placeholders_120x40");
}

TEST(limited_80x24)
{
	set_up(24, 80);
	fixture_fault(&f, 3, "RequestLimitExceeded", 2, 2100);
	f.m.loader.fetch.pacer.of[ACTION_CUSTOMERS].window_ms = 4 * RATE_WINDOW_MS;
	f.m.table.top = 191;
	f.m.table.cursor = 194;
	fixture_golden(&f, "limited_80x24");
}

TEST(page_given_up_80x24)
{
	set_up(24, 80);
	fixture_fault(&f, 3, "FailedOperation", 1, 0);
	f.m.table.top = 191;
	f.m.table.cursor = 200;
	fixture_golden(&f, "page_given_up_80x24");
}

TEST(halted_80x24)
{
	fixture_init(&f, 24, 80);
	fixture_halt(&f, "AuthFailure.SignatureFailure",
		     "The provided credentials could not be validated because of a signature "
		     "mismatch. Please check the signature.");
	fixture_golden(&f, "halted_80x24");
}

TEST(halted_with_rows_80x24)
{
	set_up(24, 80);
	fixture_halt(&f, "AuthFailure.TokenFailure", "");
	f.m.table.top = 191;
	f.m.table.cursor = 195;
	fixture_golden(&f, "halted_with_rows_80x24");
}

TEST(no_customers_80x24)
{
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, NULL, 0, 0);
	fixture_golden(&f, "no_customers_80x24");
}

TEST(no_match_80x24)
{
	fixture_init(&f, 24, 80);
	fixture_filter(&f, FILTER_NAME, "delta force");
	fixture_put(&f, 1, NULL, 0, 0);
	fixture_golden(&f, "no_match_80x24");
}

TEST(switching_120x40)
{
	set_up(40, 120);
	fixture_filter(&f, FILTER_REMARK, "VIP");
	fixture_in_flight(&f, 1);
	fixture_golden(&f, "switching_120x40");
}

TEST(toast_and_echo_80x24)
{
	set_up(24, 80);
	f.m.toast.shown = f.m.toast.is_error = true;
	sl_to_chars(SL("page 2: OperationDenied.ServiceBusy, tried again"), f.m.toast.text,
		    sizeof f.m.toast.text);
	sl_to_chars(SL("o  order"), f.m.echo, sizeof f.m.echo);
	fixture_golden(&f, "toast_80x24");
}

TEST(scrolled_columns_80x24)
{
	set_up(24, 80);
	f.counts_columns = true;
	f.m.table.scroll_cols = 5;
	fixture_golden(&f, "scrolled_columns_80x24");
}

TEST(hostile_80x24)
{
	static char endless[64 << 10];
	memset(endless, 'n', sizeof endless - 1);
	const struct sample rows[] = {
	    {"1", "\x1b[31mred\x1b[0m", "a\r\nb\tc", "x\x07@y", "\x9b", "\x7f", "\x1b]0;title\x07",
	     "2026-13-45", "never", "1e3", "-0.001", "7", "1"},
	    {"18446744073709551615", endless, endless, endless, endless, endless, endless, endless,
	     endless, "9999999999", "9999999999.99", "2", "-2147483648"},
	    {"2",
	     "\xe2\x80\xae"
	     "evil\xe2\x80\xac \xe2\x81\xa6x\xe2\x81\xa9",
	     "zero\xe2\x80\x8bwidth\xef\xbb\xbf", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	     NULL, NULL},
	    {"3", "👨\xe2\x80\x8d👩\xe2\x80\x8d👧 family 🇩🇪",
	     "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81", "", "", "", "", "", "", "0.000001", "0",
	     "1", "0"},
	    {"4", "深深深深深深深深深深深深深", "한", "a", "b", "c", "overdue", "2026-08-17",
	     "2026-09-24 00:00:00", "100", "250", "0", "0"},
	};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, rows, COUNT_OF(rows), COUNT_OF(rows));
	fixture_golden(&f, "hostile_80x24");
	f.m.detail.open = true;
	for (uint64_t row = 0; row < COUNT_OF(rows); row++) {
		f.m.table.cursor = row;
		fixture_resize(&f, 24, 80);
		fixture_draw(&f);
		fixture_resize(&f, 40, 120);
		fixture_draw(&f);
	}
	fixture_golden(&f, "hostile_120x40");
}

TEST(stale_rows_are_dimmed)
{
	struct buf roles;
	set_up(24, 80);
	store_make_stale(f.m.loader.store);
	fixture_draw(&f);
	buf_init(&roles, 1000);
	grid_row_roles(&f.g, 4, &roles);
	assert_int_equal(roles.p[1], 'a' + ROLE_STALE);
	assert_true(fixture_shows(&f, "stale"));
	buf_release(&roles);
}

TEST(one_model_gives_one_frame)
{
	struct grid again;
	set_up(40, 120);
	fixture_draw(&f);
	grid_init(&again);
	view_frame(&again, &f.m, &f.look);
	assert_true(grid_equal(&f.g, &again));
	grid_release(&again);
}

#define GOLDEN(name) cmocka_unit_test_teardown(name, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    GOLDEN(too_small_1x1),
	    GOLDEN(too_small_20x5),
	    GOLDEN(table_40x8),
	    GOLDEN(table_60x20),
	    GOLDEN(table_80x24_loading),
	    GOLDEN(table_80x24_ascii),
	    GOLDEN(table_120x40_detail_below),
	    GOLDEN(table_120x40_ascii),
	    GOLDEN(table_200x50),
	    GOLDEN(table_200x50_detail_beside),
	    GOLDEN(detail_80x24_full),
	    GOLDEN(first_paint_80x24),
	    GOLDEN(placeholders_120x40),
	    GOLDEN(limited_80x24),
	    GOLDEN(page_given_up_80x24),
	    GOLDEN(halted_80x24),
	    GOLDEN(halted_with_rows_80x24),
	    GOLDEN(no_customers_80x24),
	    GOLDEN(no_match_80x24),
	    GOLDEN(switching_120x40),
	    GOLDEN(toast_and_echo_80x24),
	    GOLDEN(scrolled_columns_80x24),
	    GOLDEN(hostile_80x24),
	    GOLDEN(stale_rows_are_dimmed),
	    GOLDEN(one_model_gives_one_frame),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
