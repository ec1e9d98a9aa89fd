/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/view/columns.h"
#include "fixture.h"

static struct columns placed(int w, enum layout_kind kind, int scroll)
{
	struct columns c;
	struct column_room room = {.w = w, .kind = kind, .window_cols = w + 1, .scroll = scroll};
	columns_place(&c, &room);
	return c;
}

static bool shows(const struct columns *c, enum column_id id)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->at[i].id == id)
			return true;
	return false;
}

static enum layout_kind kind_for(int cols)
{
	return cols < 80 ? LAYOUT_NARROW : cols < 120 ? LAYOUT_NORMAL : LAYOUT_WIDE;
}

/* In order, apart, within the room; those shown and those off-screen are all there are. */
static void assert_sound(const struct columns *c, int w)
{
	int end = 1;
	assert_true(c->n >= COLUMNS_FROZEN + 1);
	assert_int_equal(c->at[0].id, COLUMN_UIN);
	assert_int_equal(c->at[1].id, COLUMN_NAME);
	for (size_t i = 0; i < c->n; i++) {
		assert_true(c->at[i].col >= end + (i > 0));
		assert_true(c->at[i].w >= 1);
		assert_ptr_equal(c->at[i].column, column_of(c->at[i].id));
		end = c->at[i].col + c->at[i].w;
	}
	assert_true(end <= w);
	assert_int_equal(c->left + c->right + (int)c->n, COLUMNS);
}

static void every_width_and_scroll_is_sound(void **state)
{
	(void)state;
	for (int cols = 40; cols <= 400; cols++)
		for (int scroll = 0; scroll < SCROLL_COLS; scroll++)
			for (int ascii = 0; ascii < 2; ascii++) {
				struct columns c;
				struct column_room room = {.w = cols - 1,
							   .kind = kind_for(cols),
							   .window_cols = cols,
							   .ascii = ascii,
							   .scroll = scroll};
				columns_place(&c, &room);
				assert_sound(&c, cols - 1);
			}
}

static void more_room_never_shows_less(void **state)
{
	(void)state;
	size_t before = 0;
	for (int cols = 40; cols < 80; cols++) {
		struct columns c = placed(cols - 1, LAYOUT_NARROW, 0);
		assert_true(c.n >= before);
		before = c.n;
	}
	before = 0;
	for (int cols = 120; cols < 160; cols++) {
		struct columns c = placed(cols - 1, LAYOUT_WIDE, 0);
		assert_true(c.n >= before);
		before = c.n;
	}
}

static void standing_and_share_are_never_dropped(void **state)
{
	(void)state;
	for (int cols = 40; cols <= 240; cols++) {
		struct columns c = placed(cols - 1, kind_for(cols), 0);
		assert_true(shows(&c, COLUMN_STATE));
		assert_true(shows(&c, COLUMN_RATIO));
	}
}

static void at_80_six_columns_stand_where_the_study_has_them(void **state)
{
	(void)state;
	struct columns c = placed(79, LAYOUT_NORMAL, 0);
	const int cols[] = {1, 14, 33, 40, 56, 68}, widths[] = {12, 18, 6, 15, 11, 8};
	assert_int_equal(c.n, 6);
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(c.at[i].col, cols[i]);
		assert_int_equal(c.at[i].w, widths[i]);
		assert_int_equal(columns_rule(&c, i), -1);
	}
	assert_int_equal(c.gauge_w, 8);
	assert_int_equal(c.right, 7);
}

static void at_120_groups_are_ruled_off(void **state)
{
	(void)state;
	struct columns c = placed(119, LAYOUT_WIDE, 0);
	const int rules[] = {-1, 14, 39, -1, 67, -1, 93, -1};
	assert_int_equal(c.n, 8);
	for (size_t i = 0; i < 8; i++)
		assert_int_equal(columns_rule(&c, i), rules[i]);
	assert_int_equal(c.gauge_w, 12);
	assert_int_equal(c.at[c.n - 1].id, COLUMN_EXPIRY);
}

static void gauge_grows_with_the_window(void **state)
{
	(void)state;
	assert_int_equal(placed(39, LAYOUT_NARROW, 0).gauge_w, 0);
	assert_int_equal(placed(79, LAYOUT_NORMAL, 0).gauge_w, 8);
	assert_int_equal(placed(159, LAYOUT_WIDE, 0).gauge_w, 16);
	assert_int_equal(placed(239, LAYOUT_WIDE, 0).gauge_w, 20);
}

/* When narrow, the credit goes before the gauge and the gauge before what remains. */
static void narrow_windows_drop_in_order(void **state)
{
	(void)state;
	bool remaining = true, gauge = true, credit = true;
	for (int cols = 79; cols >= 40; cols--) {
		struct columns c = placed(cols - 1, LAYOUT_NARROW, 0);
		bool r = shows(&c, COLUMN_REMAINING), g = c.gauge_w > 0,
		     k = shows(&c, COLUMN_CREDIT);
		assert_true(r >= g && g >= k);
		assert_true(r <= remaining && g <= gauge && k <= credit);
		remaining = r;
		gauge = g;
		credit = k;
	}
	assert_false(remaining);
}

static void scrolling_leaves_the_frozen_ones(void **state)
{
	(void)state;
	struct columns c = placed(79, LAYOUT_NORMAL, 4);
	assert_int_equal(c.at[2].id, COLUMN_ASSOCIATED);
	assert_int_equal(c.left, 4);
	c = placed(79, LAYOUT_NORMAL, SCROLL_COLS - 1);
	assert_true(shows(&c, COLUMN_TYPE));
	assert_int_equal(c.right, 0);
	assert_true(c.at[2].id < COLUMN_TYPE); /* no further than it takes to see the last */
	c = placed(79, LAYOUT_NORMAL, 1000);
	assert_true(shows(&c, COLUMN_TYPE));
	c = placed(79, LAYOUT_NORMAL, -5);
	assert_int_equal(c.left, 0);
}

static void nothing_scrolls_where_all_fits(void **state)
{
	(void)state;
	struct columns c = placed(399, LAYOUT_WIDE, 5);
	assert_int_equal(c.n, COLUMNS);
	assert_int_equal(c.left, 0);
	assert_int_equal(c.right, 0);
}

static void titles_follow_the_layout(void **state)
{
	(void)state;
	const struct column *ratio = column_of(COLUMN_RATIO), *uin = column_of(COLUMN_UIN);
	assert_string_equal(column_title(ratio, LAYOUT_NARROW, false), "Left");
	assert_string_equal(column_title(ratio, LAYOUT_NORMAL, false), "Remaining ratio");
	assert_string_equal(column_title(ratio, LAYOUT_NORMAL, true), "Left / credit");
	assert_string_equal(column_title(ratio, LAYOUT_WIDE, true), "Remaining / credit");
	assert_string_equal(column_title(uin, LAYOUT_WIDE, true), "ClientUin");
}

static void assert_says(struct fixture *f, enum column_id id, uint64_t position, const char *want,
			enum role role)
{
	struct said said;
	struct scene s = {&f->g, &f->m, &f->look, glyphs_of(&f->look)};
	struct row r = app_row_at(&f->m, position);
	assert_non_null(r.customer);
	column_of(id)->say(&s, &r, column_of(id)->width.normal, &said);
	if (!sl_equal(said.text, sl_from(want)))
		fail_msg("said |%.*s| for |%s|", (int)said.text.n, said.text.p, want);
	assert_int_equal(said.role, role);
}

static void cells_say_null_as_a_dash(void **state)
{
	(void)state;
	struct fixture f;
	const struct fixture_customer nothing = {NULL};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, &nothing, 1, 1);
	for (int id = 0; id < COLUMNS; id++)
		if (id != COLUMN_STATE)
			assert_says(&f, (enum column_id)id, 0, "–", ROLE_DIM);
	assert_says(&f, COLUMN_STATE, 0, "· N/A", ROLE_NA);
	f.look.ascii = true;
	assert_says(&f, COLUMN_NAME, 0, "-", ROLE_DIM);
	assert_says(&f, COLUMN_STATE, 0, "N/A", ROLE_NA);
	fixture_release(&f);
}

static void cells_say_values(void **state)
{
	(void)state;
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 16);
	assert_says(&f, COLUMN_STATE, 0, "● OK", ROLE_TEXT);
	assert_says(&f, COLUMN_RATIO, 0, "90%", ROLE_TEXT);
	assert_says(&f, COLUMN_REMAINING, 0, "90,370.92", ROLE_TEXT);
	assert_says(&f, COLUMN_CREDIT, 0, "100,000", ROLE_TEXT);
	assert_says(&f, COLUMN_ASSOCIATED, 0, "2026-08-21", ROLE_TEXT);
	assert_says(&f, COLUMN_IDENTITY, 0, "enterprise", ROLE_TEXT);
	assert_says(&f, COLUMN_EXPIRY, 3, "2026-09-30", ROLE_WARN); /* within a week */
	assert_says(&f, COLUMN_EXPIRY, 13, "2026-10-01", ROLE_TEXT);
	assert_says(&f, COLUMN_EXPIRY, 12, "–", ROLE_DIM); /* empty, not null */
	assert_says(&f, COLUMN_STATE, 6, "✖ NEG", ROLE_NEG);
	assert_says(&f, COLUMN_REMAINING, 6, "−49.85", ROLE_OUT);
	assert_says(&f, COLUMN_RATIO, 6, "−5%", ROLE_TEXT);
	f.look.ascii = true;
	assert_says(&f, COLUMN_REMAINING, 6, "-49.85", ROLE_OUT);
	assert_says(&f, COLUMN_STATE, 6, "NEG", ROLE_NEG);
	fixture_release(&f);
}

static void suspension_keeps_the_red_amount_and_names_an_unknown_force(void **state)
{
	(void)state;
	struct fixture f;
	const struct fixture_customer rows[] = {
	    {.uin = "1", .credit = "10", .remaining = "-2", .force = "2"},
	    {.uin = "2", .credit = "10", .remaining = "20", .force = "1"},
	};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, rows, 2, 2);
	assert_says(&f, COLUMN_STATE, 0, "■ SUS", ROLE_SUS);
	assert_says(&f, COLUMN_REMAINING, 0, "−2.00", ROLE_OUT);
	assert_says(&f, COLUMN_STATE, 1, "■ F=1", ROLE_SUS);
	assert_says(&f, COLUMN_RATIO, 1, "100%+", ROLE_TEXT);
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_width_and_scroll_is_sound),
	    cmocka_unit_test(more_room_never_shows_less),
	    cmocka_unit_test(standing_and_share_are_never_dropped),
	    cmocka_unit_test(at_80_six_columns_stand_where_the_study_has_them),
	    cmocka_unit_test(at_120_groups_are_ruled_off),
	    cmocka_unit_test(gauge_grows_with_the_window),
	    cmocka_unit_test(narrow_windows_drop_in_order),
	    cmocka_unit_test(scrolling_leaves_the_frozen_ones),
	    cmocka_unit_test(nothing_scrolls_where_all_fits),
	    cmocka_unit_test(titles_follow_the_layout),
	    cmocka_unit_test(cells_say_null_as_a_dash),
	    cmocka_unit_test(cells_say_values),
	    cmocka_unit_test(suspension_keeps_the_red_amount_and_names_an_unknown_force),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
