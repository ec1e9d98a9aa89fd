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
	open_detail(50, 200, true);
	assert_true(fixture_shows(&f, "Email          – empty"));
	assert_true(fixture_shows(&f, "Remark         – null"));
	assert_true(fixture_shows(&f, "Credit         – null"));
	assert_true(fixture_shows(&f, "Force          – null"));
	assert_true(fixture_shows(&f, "N/A  no credit or no amount"));
	assert_false(fixture_shows(&f, "Top-up"));
}

TEST(every_status_gives_its_rule)
{
	const struct {
		const char *remaining, *force, *rule;
	} cases[] = {{"5", "2", "5.0% remaining, Force is not 0"},
		     {"-5", "0", "−5.0% remaining, below 0"},
		     {"0", "0", "0.0% remaining, nothing remains"},
		     {"9.99", "0", "9.9% remaining, below 10%"},
		     {"24.99", "0", "24.9% remaining, below 25%"},
		     {"25", "0", "25.0% remaining, at least 25%"}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct sample row = {.uin = "7",
				     .credit = "100",
				     .remaining = cases[i].remaining,
				     .force = cases[i].force};
		fixture_put(&f, 1, &row, 1, 1);
		open_detail(40, 120, false);
		if (!fixture_shows(&f, cases[i].rule))
			fail_msg("%s", cases[i].rule);
	}
}

TEST(top_ups_are_said_where_positive)
{
	struct sample row = {.uin = "7", .credit = "100", .remaining = "-20", .force = "0"};
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "Top-up to 0             20.00 USD"));
	assert_true(fixture_shows(&f, "Top-up to 25%           60.00 USD"));
	assert_true(fixture_shows(&f, "Top-up to full         120.00 USD"));
	row.remaining = "100";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_false(fixture_shows(&f, "Top-up"));
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
	assert_true(fixture_shows(&f, "\"-\"   the API sends no other value"));
	row.arrears = "yes";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "\"yes\"   not documented"));
}

TEST(codes_are_said_with_what_is_known_of_them)
{
	struct sample row = {.uin = "7", .identify = "1", .force = "1"};
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(50, 200, true);
	assert_true(fixture_shows(&f, "Identity       1 individual verified"));
	assert_true(fixture_shows(&f, "Force          1 meaning not documented"));
	row.identify = "0";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(50, 200, true);
	assert_true(fixture_shows(&f, "Identity       0 not verified"));
	row.identify = "2";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(50, 200, true);
	assert_true(fixture_shows(&f, "Identity       2 enterprise verified"));
	row.identify = "3"; /* the first that is not documented */
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(50, 200, true);
	assert_true(fixture_shows(&f, "Identity       3 meaning not documented"));
	row.identify = "9";
	row.force = "2";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(50, 200, true);
	assert_true(fixture_shows(&f, "Identity       9 meaning not documented"));
	assert_true(fixture_shows(&f, "Force          2 forced suspension"));
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
	open_detail(24, 80, false);
	assert_true(fixture_shows(&f, "Remark         one two"));
	assert_false(fixture_shows(&f, "the last"));
	assert_true(fixture_shows(&f, "↓ 10 more"));
	f.m.detail.scroll = 3;
	open_detail(24, 80, false);
	assert_true(fixture_shows(&f, "↑ 3  ↓ 7 more"));
	f.m.detail.scroll = 1000; /* no further than the end */
	open_detail(24, 80, false);
	assert_true(fixture_shows(&f, "the last"));
	assert_true(fixture_shows(&f, "↑ 10 more"));
}

TEST(dates_are_related_to_today)
{
	struct sample row = {
	    .uin = "7", .associated = "2026-09-22", .expiry = "2026-09-24 00:00:00"};
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(50, 200, true);
	assert_true(fixture_shows(&f, "Associated     2026-09-22   1 day ago"));
	assert_true(fixture_shows(&f, "Expiry         2026-09-24 00:00:00   in 1 day  ▲"));
	row.expiry = "soon";
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(50, 200, true);
	assert_true(fixture_shows(&f, "Expiry         soon"));
	assert_false(fixture_shows(&f, "▲"));
}

TEST(what_is_wrong_with_a_field_has_a_sign)
{
	struct sample row = {.uin = "7", .name = "Acme", .credit = "a lot", .remaining = "5"};
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(50, 200, true);
	assert_true(fixture_shows(&f, "Note           ⚠ Credit is not a valid number"));
}

TEST(own_thresholds_have_their_own_marks)
{
	struct sample row = {.uin = "7", .credit = "100", .remaining = "1", .force = "0"};
	f.m.settings.thresholds = (struct thresholds){40, 30};
	fixture_put(&f, 1, &row, 1, 1);
	open_detail(40, 120, false);
	assert_true(fixture_shows(&f, "below 30%"));
	assert_true(fixture_shows(&f, "Top-up to low           65.00 USD   to 40%"));
}

/* A customer in debt with every figure, vouchers, and a history whose texts are of all kinds. */
static void put_whole_customer(void)
{
	static const struct sample row = {.uin = "200018833004",
					  .name = "Delta Games",
					  .remark = "pay late; call before the 15th",
					  .email = "billing@delta.example",
					  .mobile = "+65 8123 0014",
					  .type = "new",
					  .arrears = "-",
					  .associated = "2026-08-17 07:30:02",
					  .expiry = "2026-09-30 00:00:00",
					  .credit = "1234567.89",
					  .remaining = "-98765.43",
					  .identify = "1",
					  .force = "0"};
	const struct allocation rows[] = {
	    {.time = SL("2026-09-22 10:11:12"),
	     .operator_name = SL("100001234567"),
	     .remark = SL("after the call with their finance department"),
	     .delta = 1000000000000,
	     .total_after = 1234567890000,
	     .available_after = 901234570000,
	     .known = 7u},
	    {.time = SL("2026-09-01 08:00:00"),
	     .operator_name = SL("partner@reseller.example"),
	     .remark = SL(""),
	     .delta = -15432110000,
	     .total_after = 234567890000,
	     .available_after = 0,
	     .known = 7u},
	    {.time = SL("2026-08-20 07:30:02"),
	     .operator_name = SL("100001234567"),
	     .remark = SL("開始"),
	     .delta = 250000000000,
	     .total_after = 250000000000,
	     .known = ALLOCATION_DELTA | ALLOCATION_TOTAL,
	     .bad = ALLOCATION_AVAILABLE},
	    {.flaw = "is not an object"}};
	struct customer_extra *d = &f.m.customer_extra;
	fixture_put(&f, 1, &row, 1, 1);
	d->uin = 200018833004;
	d->vouchers = d->history = EXTRA_LOADED;
	d->amounts = (struct uin_amounts){.uin = 200018833004,
					  .known = AMOUNTS_BOTH,
					  .total = 1000000000,
					  .remaining = 499000000};
	reply_allocations_init(&d->pages[0]);
	d->pages[0].rows = arena_alloc(&d->pages[0].arena, COUNT_OF(rows), sizeof *rows);
	memcpy(d->pages[0].rows, rows, sizeof rows);
	d->pages[0].n = COUNT_OF(rows);
	d->n_pages = 1;
}

static void assert_looks(int rows, int cols, bool beside, const char *name)
{
	put_whole_customer();
	open_detail(rows, cols, beside);
	fixture_golden(&f, name);
}

TEST(whole_in_place_of_the_list)
{
	assert_looks(24, 80, false, "detail_history_80x24");
}

TEST(whole_below_the_list)
{
	assert_looks(40, 120, false, "detail_history_120x40");
}

TEST(whole_beside_the_list)
{
	assert_looks(50, 200, true, "detail_history_200x50");
}

TEST(whole_in_the_smallest_window)
{
	assert_looks(8, 40, false, "detail_history_40x8");
}

TEST(the_focus_is_seen_in_title_cursor_and_row)
{
	put_whole_customer();
	f.m.detail.focus = true;
	open_detail(40, 120, false);
	fixture_golden(&f, "detail_focus_120x40");
	assert_int_equal(f.g.cursor_row, f.m.layout.detail.row);
	f.m.detail.focus = false;
	fixture_draw(&f);
	assert_true(f.g.cursor_row < f.m.layout.detail.row);
}

static bool is_of_amount(char c)
{
	return (c >= '0' && c <= '9') || c == ',' || c == '.';
}

/* Takes the next amount, a run of digits with a point or comma among them, off the text. */
static bool next_amount(struct sl *rest, struct sl *out)
{
	while (rest->n > 0) {
		size_t n = 0;
		bool has_digit = false, has_mark = false;
		while (n < rest->n && is_of_amount(rest->p[n])) {
			bool mark = rest->p[n] == ',' || rest->p[n] == '.';
			has_digit = has_digit || !mark;
			has_mark = has_mark || mark;
			n++;
		}
		*out = sl_take(*rest, n);
		*rest = sl_drop(*rest, n > 0 ? n : 1);
		if (has_digit && has_mark)
			return true;
	}
	return false;
}

/* Appends what the pane shows. */
static void add_pane(struct buf *out)
{
	struct rect pane = f.m.layout.detail;
	for (int i = 0; i < pane.h; i++) {
		for (int col = pane.col; col < pane.col + pane.w; col++) {
			const struct cell *c = grid_at(&f.g, pane.row + i, col);
			if (c->width > 0 && c->cp[0] < 0x80)
				buf_add_byte(out, (char)c->cp[0]);
			else if (c->width > 0)
				buf_add_byte(out, '~');
		}
		buf_add_byte(out, '\n');
	}
}

/* The amounts of that customer, as they are whole. */
static bool is_whole(struct sl amount)
{
	static const char *const whole[] = {
	    "98,765.43",  "1,234,567.89", "1,333,333.32", "543,209.87", "499.00",
	    "1,000.00",   "7.9",          "1,000,000.00", "901,234.57", "15,432.11",
	    "234,567.89", "0.00",         "250,000.00"};
	for (size_t i = 0; i < COUNT_OF(whole); i++)
		if (sl_equal(amount, sl_from(whole[i])))
			return true;
	return false;
}

static void open_scrolled(int rows, int cols, bool beside, int scroll)
{
	f.m.detail.scroll = scroll;
	open_detail(rows, cols, beside);
}

TEST(each_amount_is_whole_or_absent_at_any_width)
{
	struct buf seen;
	struct sl rest, one;
	buf_init(&seen, 1 << 16);
	put_whole_customer();
	for (int cols = 20; cols <= 220; cols++)
		for (int i = 0; i < 6; i++) {
			buf_clear(&seen);
			open_scrolled(i % 2 ? 24 : 40, cols, i >= 4, i / 2 * 8);
			add_pane(&seen);
			rest = buf_sl(&seen);
			while (next_amount(&rest, &one))
				if (!is_whole(one))
					fail_msg("%d columns show %.*s", cols, (int)one.n, one.p);
			const char *who = strstr(seen.p ? seen.p : "", "10000");
			if (who && strncmp(who, "100001234567", 12) != 0)
				fail_msg("%d columns cut the operator", cols);
		}
	buf_release(&seen);
}

/* Both leave out what is below the last digit, also of a debt. */
TEST(the_share_is_the_same_in_the_table_and_in_the_details)
{
	static const struct {
		const char *remaining, *table, *details;
	} cases[] = {{"-2.139", "  −2% ", "−2.1% remaining"},
		     {"-1.99", "  −1% ", "−1.9% remaining"},
		     {"9.99", "   9% ", "9.9% remaining"},
		     {"99.99", "  99% ", "99.9% remaining"}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct sample row = {
		    .uin = "7", .credit = "100", .remaining = cases[i].remaining, .force = "0"};
		fixture_put(&f, 1, &row, 1, 1);
		open_detail(40, 120, false);
		if (!fixture_shows(&f, cases[i].table) || !fixture_shows(&f, cases[i].details))
			fail_msg("%s: not%s or not %s", cases[i].remaining, cases[i].table,
				 cases[i].details);
	}
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
	    cmocka_unit_test_setup_teardown(what_is_wrong_with_a_field_has_a_sign, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(own_thresholds_have_their_own_marks, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(whole_in_place_of_the_list, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(whole_below_the_list, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(whole_beside_the_list, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(whole_in_the_smallest_window, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_focus_is_seen_in_title_cursor_and_row, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(each_amount_is_whole_or_absent_at_any_width, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_share_is_the_same_in_the_table_and_in_the_details,
					    set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
