/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/detail_layout.c. */
#include "app/model/detail_layout.h"

#include "fixture.h"
#include "test.h"

static struct fixture f;
static struct detail_layout l;

SETUP(set_up)
{
	fixture_init(&f, 24, 80);
	f.m.detail.open = true;
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void lay_out(int rows, int cols)
{
	fixture_resize(&f, rows, cols);
	detail_layout_compute(&f.m, &l);
}

static void put_customer(const char *remark)
{
	const struct sample row = {.uin = "7",
				   .name = "Delta Games",
				   .remark = remark,
				   .credit = "100",
				   .remaining = "-20",
				   .force = "0"};
	fixture_put(&f, 1, &row, 1, 1);
	f.m.customer_extra.uin = 7;
}

static void put_entries(size_t n)
{
	struct allocation_page *p = &f.m.customer_extra.pages[f.m.customer_extra.n_pages++];
	reply_allocations_init(p);
	p->rows = arena_alloc(&p->arena, n, sizeof *p->rows);
	p->n = n;
	f.m.customer_extra.history = EXTRA_LOADED;
}

static int position_of(enum detail_part part, int which)
{
	int line = 0;
	for (size_t i = 0; i < l.column[0].n; i++) {
		if (l.column[0].at[i].part == part && l.column[0].at[i].which == which)
			return line;
		line += l.column[0].at[i].lines;
	}
	fail_msg("part %d is not there", (int)part);
	return -1;
}

TEST(without_a_customer_there_is_nothing_to_scroll)
{
	lay_out(24, 80);
	assert_int_equal(l.n, 0);
	assert_int_equal(detail_layout_most(&l), 0);
	f.m.detail.open = false;
	lay_out(24, 80);
	assert_int_equal(l.body.h, 0);
}

TEST(what_matters_to_the_business_comes_before_what_support_asks_for)
{
	put_customer("pays late");
	put_entries(3);
	f.m.customer_extra.vouchers = EXTRA_LOADED;
	lay_out(24, 80);
	assert_int_equal(l.n, 1);
	const struct {
		enum detail_part part;
		int which;
	} order[] = {{DETAIL_STATUS, 0},
		     {DETAIL_REMAINING, 1},
		     {DETAIL_CREDIT, 0},
		     {DETAIL_TOP_UP, 0},
		     {DETAIL_TOP_UP, 25},
		     {DETAIL_TOP_UP, DETAIL_FULL},
		     {DETAIL_ARREARS, 0},
		     {DETAIL_VOUCHERS, 0},
		     {DETAIL_HISTORY, 0},
		     {DETAIL_HISTORY_HEADS, 0},
		     {DETAIL_HISTORY_ENTRIES, 0},
		     {DETAIL_FIELD, FIELD_NAME},
		     {DETAIL_FIELD, FIELD_REMARK},
		     {DETAIL_TIME, FIELD_RECENT_EXPIRY},
		     {DETAIL_PAGE, 0},
		     {DETAIL_REQUEST_ID, 0},
		     {DETAIL_FORCE, 0},
		     {DETAIL_FIELD, FIELD_TYPE}};
	int before = -1;
	for (size_t i = 0; i < COUNT_OF(order); i++) {
		int line = position_of(order[i].part, order[i].which);
		assert_true(line > before);
		before = line;
	}
}

TEST(each_line_is_counted)
{
	put_customer("x");
	put_entries(500);
	lay_out(24, 80);
	int lines = l.lines;
	put_customer("a remark of many words, so many that they need a second line in this window "
		     "and more");
	lay_out(24, 80);
	assert_int_equal(l.lines, lines + 1);
	f.m.masked = true; /* a mask takes one line */
	lay_out(24, 80);
	assert_int_equal(l.lines, lines);
	assert_int_equal(detail_layout_most(&l), lines - l.body.h);
	assert_true(lines > 500);
}

TEST(the_history_has_a_column_where_it_is_whole)
{
	put_customer("x");
	put_entries(3);
	lay_out(40, 120);
	assert_int_equal(l.n, 2);
	assert_int_equal(l.column[1].at[0].part, DETAIL_HISTORY);
	assert_true(l.column[0].room.col + l.column[0].room.w < l.column[1].room.col);
	/* Amounts so large leave no room for that: it is below what is no table. */
	struct allocation *a = f.m.customer_extra.pages[0].rows;
	a[0].known = ALLOCATION_DELTA | ALLOCATION_TOTAL;
	a[0].delta = a[0].total_after = INT64_MAX;
	a[1].operator_name = SL("100001234567");
	lay_out(40, 120);
	assert_int_equal(l.n, 3);
	assert_int_equal(l.column[2].at[0].part, DETAIL_HISTORY);
	assert_int_equal(l.column[2].room.w, l.body.w);
	assert_true(l.column[2].first >= l.column[0].lines);
	assert_true(l.column[2].first >= l.column[1].lines);
	assert_int_equal(l.lines, l.column[2].first + l.column[2].lines);
}

TEST(a_tall_pane_has_a_wide_gauge_and_steps)
{
	put_customer("x");
	put_entries(3);
	f.m.detail.beside = true;
	lay_out(50, 200);
	assert_true(position_of(DETAIL_GAUGE, 0) < position_of(DETAIL_SCALE, 0));
	assert_true(position_of(DETAIL_HISTORY_STEPS, 0) < position_of(DETAIL_HISTORY_STEPS, 1));
	assert_true(position_of(DETAIL_BLANK, 0) > 0);
	assert_int_equal(position_of(DETAIL_REMAINING, 0), 1); /* without a second gauge */
}

TEST(the_smallest_pane_has_a_title_but_no_rule)
{
	put_customer("x");
	lay_out(8, 40);
	assert_int_equal(l.title.h, 1);
	assert_int_equal(l.rule.h, 0);
	assert_true(l.body.h > 0);
	lay_out(24, 80);
	assert_int_equal(l.rule.h, 1);
}

static bool has_part(enum detail_part part)
{
	for (size_t i = 0; i < l.column[0].n; i++)
		if (l.column[0].at[i].part == part)
			return true;
	return false;
}

TEST(a_freeze_in_health_has_a_note_and_a_debt_none)
{
	struct sample row = {.uin = "7", .credit = "100", .remaining = "50", .force = "2"};
	fixture_put(&f, 1, &row, 1, 1);
	lay_out(24, 80);
	assert_true(position_of(DETAIL_FREEZE, 0) < position_of(DETAIL_FIELD, FIELD_NAME));
	row.force = "0";
	row.remaining =
	    "-5"; /* a debt is no contradiction to Arrears, which always says the same */
	row.arrears = "-";
	fixture_put(&f, 1, &row, 1, 1);
	lay_out(24, 80);
	assert_false(has_part(DETAIL_FREEZE));
	assert_false(has_part(DETAIL_FLAW));
}

TEST(each_flaw_of_a_customer_has_a_text)
{
	struct customer c = {.uin = 0};
	struct row r = {.customer = &c};
	char bytes[DETAIL_TEXT];
	struct sl text;
	struct detail_item item = {.part = DETAIL_FLAW};
	assert_false(detail_layout_text(&f.m, &r, &item, bytes, &text));
	customer_mark_row(&c);
	c.bad |= FIELD_BIT(FIELD_CREDIT);
	assert_true(detail_layout_text(&f.m, &r, &item, bytes, &text));
	assert_true(sl_starts(text, SL("the row ")));
	item.which = 1;
	assert_true(detail_layout_text(&f.m, &r, &item, bytes, &text));
	assert_true(sl_starts(text, SL("Credit ")));
	item.which = 2;
	assert_false(detail_layout_text(&f.m, &r, &item, bytes, &text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    T(without_a_customer_there_is_nothing_to_scroll),
	    T(what_matters_to_the_business_comes_before_what_support_asks_for),
	    T(each_line_is_counted),
	    T(the_history_has_a_column_where_it_is_whole),
	    T(a_tall_pane_has_a_wide_gauge_and_steps),
	    T(the_smallest_pane_has_a_title_but_no_rule),
	    T(each_flaw_of_a_customer_has_a_text),
	    T(a_freeze_in_health_has_a_note_and_a_debt_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
