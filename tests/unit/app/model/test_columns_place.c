/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/columns_place.c. */
#include "app/model/columns.h"

#include "columns_shown.h"
#include "test.h"

/* The columns before `B`: without Burn and Runway. */
#define WITHOUT_BURN (COLUMNS - 4) /* nor changes */

static bool burn; /* they are there */

static struct columns place(const struct column_set *s, int w, enum layout_kind kind, int scroll)
{
	struct columns c;
	struct column_room room = {
	    .w = w, .kind = kind, .window_cols = w + 1, .burn = burn, .scroll = scroll};
	columns_place(&c, s, &room);
	return c;
}

static struct columns placed(int w, enum layout_kind kind, int scroll)
{
	struct column_set s;
	column_set_init(&s);
	return place(&s, w, kind, scroll);
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
static void assert_sound(const struct columns *c, const struct column_set *s, int w)
{
	int end = COLUMNS_EDGE;
	assert_true(c->n >= 1 && c->n > c->frozen);
	assert_true(shows(c, COLUMN_UIN));
	for (size_t i = 0; i < c->n; i++) {
		assert_true(c->at[i].col >= end + (i > 0));
		assert_true(c->at[i].w >= 1);
		assert_false(s->hidden[c->at[i].id]);
		end = c->at[i].col + c->at[i].w;
	}
	/* "▸7" or "▸12" has room behind the last one, and behind an amount a blank as well. */
	bool amount = c->at[c->n - 1].id >= COLUMN_REMAINING && c->at[c->n - 1].id <= COLUMN_CREDIT;
	assert_true(end +
			(c->right > 9   ? 3
			 : c->right > 0 ? 2
					: 0) +
			(c->right > 0 && amount) <=
		    w);
	assert_int_equal(
	    c->left + c->right + (int)c->n,
	    column_set_shown(s) - (burn ? 0 : !s->hidden[COLUMN_BURN] + !s->hidden[COLUMN_RUNWAY]) -
		(!s->hidden[COLUMN_REMAINING_CHANGE] + !s->hidden[COLUMN_USED_CHANGE]));
}

TEST(every_width_and_scroll_is_sound)
{
	struct column_set s;
	column_set_init(&s);
	for (int cols = 40; cols <= 400; cols++)
		for (int scroll = 0; scroll < COLUMNS; scroll++)
			for (int ascii = 0; ascii < 2; ascii++) {
				struct columns c;
				struct column_room room = {.w = cols - 1,
							   .kind = kind_for(cols),
							   .window_cols = cols,
							   .ascii = ascii,
							   .scroll = scroll};
				columns_place(&c, &s, &room);
				assert_sound(&c, &s, cols - 1);
				assert_int_equal(c.at[0].id, COLUMN_UIN);
				assert_int_equal(c.at[1].id, COLUMN_NAME);
			}
}

TEST(more_room_never_shows_less)
{
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

TEST(credit_status_and_share_are_never_dropped)
{
	for (int cols = 40; cols <= 240; cols++) {
		struct columns c = placed(cols - 1, kind_for(cols), 0);
		assert_true(shows(&c, COLUMN_STATUS));
		assert_true(shows(&c, COLUMN_REMAINING_PERCENT));
	}
}

TEST(six_columns_fit_at_80)
{
	struct columns c = placed(79, LAYOUT_NORMAL, 0);
	const int cols[] = {2, 15, 34, 41, 56, 68}, widths[] = {12, 18, 6, 14, 11, 8};
	assert_int_equal(c.n, 6);
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(c.at[i].col, cols[i]);
		assert_int_equal(c.at[i].w, widths[i]);
		assert_int_equal(columns_rule(&c, i), -1);
	}
	assert_int_equal(c.gauge_w, 8);
	assert_int_equal(c.right, WITHOUT_BURN - 6);
}

TEST(burn_and_runway_appear_behind_the_remaining_credit)
{
	struct column_set s;
	column_set_init(&s);
	burn = true;
	s.hidden[COLUMN_EMAIL] = s.hidden[COLUMN_MOBILE] = true; /* fewer than 10 do not fit */
	struct columns narrow = place(&s, 79, LAYOUT_NORMAL, 0), wide = placed(199, LAYOUT_WIDE, 0);
	s.hidden[COLUMN_RUNWAY] = true;
	struct columns hidden = place(&s, 199, LAYOUT_WIDE, 0);
	burn = false;
	assert_int_equal(narrow.at[narrow.n - 1].id, COLUMN_RUNWAY);
	assert_int_equal(wide.at[5].id, COLUMN_RUNWAY);
	assert_int_equal(wide.at[6].id, COLUMN_BURN);
	assert_int_equal(wide.at[7].id, COLUMN_CREDIT);
	assert_true(shows(&hidden, COLUMN_BURN) && !shows(&hidden, COLUMN_RUNWAY));
	wide = placed(199, LAYOUT_WIDE, 0);
	assert_false(shows(&wide, COLUMN_BURN) || shows(&wide, COLUMN_RUNWAY));
}

TEST(at_120_groups_are_ruled_off)
{
	struct columns c = placed(119, LAYOUT_WIDE, 0);
	const int rules[] = {-1, 15, 39, -1, 67, -1, 93, -1};
	assert_int_equal(c.n, 8);
	for (size_t i = 0; i < 8; i++)
		assert_int_equal(columns_rule(&c, i), rules[i]);
	assert_int_equal(c.gauge_w, 12);
	assert_int_equal(c.at[c.n - 1].id, COLUMN_EXPIRY);
}

TEST(gauge_grows_with_the_window)
{
	assert_int_equal(placed(39, LAYOUT_NARROW, 0).gauge_w, 0);
	assert_int_equal(placed(79, LAYOUT_NORMAL, 0).gauge_w, 8);
	assert_int_equal(placed(159, LAYOUT_WIDE, 0).gauge_w, 16);
	assert_int_equal(placed(239, LAYOUT_WIDE, 0).gauge_w, 20);
}

/* When narrow, the credit goes before the gauge and the gauge before what remains. */
TEST(narrow_windows_drop_in_order)
{
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

TEST(scrolling_leaves_the_frozen_ones)
{
	struct columns c = placed(79, LAYOUT_NORMAL, 4);
	assert_int_equal(c.at[2].id, COLUMN_ASSOCIATED);
	assert_int_equal(c.left, 4);
	c = placed(79, LAYOUT_NORMAL, COLUMNS);
	assert_true(shows(&c, COLUMN_TYPE));
	assert_int_equal(c.right, 0);
	assert_true(c.at[2].id < COLUMN_TYPE); /* no further than it takes to see the last */
	c = placed(79, LAYOUT_NORMAL, 1000);
	assert_true(shows(&c, COLUMN_TYPE));
	c = placed(79, LAYOUT_NORMAL, -5);
	assert_int_equal(c.left, 0);
}

TEST(nothing_scrolls_where_all_fits)
{
	struct columns c = placed(399, LAYOUT_WIDE, 5);
	assert_int_equal(c.n, WITHOUT_BURN);
	assert_int_equal(c.left, 0);
	assert_int_equal(c.right, 0);
}

static uint32_t seed = 1;

static int any(int n)
{
	seed = seed * 1664525 + 1013904223;
	return (int)((seed >> 8) % (uint32_t)n);
}

static void any_set(struct column_set *s)
{
	column_set_init(s);
	for (int i = 0; i < COLUMNS; i++) {
		column_set_move(s, any(COLUMNS), any(2 * COLUMNS) - COLUMNS);
		enum column_id id = (enum column_id)i;
		s->hidden[id] = column_may_hide(id) && any(3) == 0;
		s->width[id] = any(3) ? 0 : COLUMN_WIDTH_MIN + any(COLUMN_WIDTH_MAX);
	}
	s->frozen = any(COLUMNS + 1);
}

TEST(any_set_in_any_room_is_sound)
{
	for (int i = 0; i < 100000; i++) {
		struct column_set s;
		int cols = 40 + any(200);
		any_set(&s);
		burn = any(2);
		struct columns c = place(&s, cols - 1, kind_for(cols), any(COLUMNS + 2) - 1);
		assert_sound(&c, &s, cols - 1);
	}
	burn = false;
}

TEST(the_last_column_goes_first_but_never_uin_and_state)
{
	struct column_set s;
	column_set_init(&s);
	column_set_move(&s, COLUMN_STATUS, COLUMNS); /* to the end */
	column_set_move(&s, 13, -11);                /* the remark, behind the name */
	struct columns c = place(&s, 99, LAYOUT_NORMAL, 0);
	assert_true(shows(&c, COLUMN_STATUS));
	assert_true(shows(&c, COLUMN_REMARK));
	assert_int_equal(c.at[c.n - 1].id, COLUMN_STATUS);
	assert_int_equal(c.right, WITHOUT_BURN - (int)c.n);
}

static int width_of(const struct columns *c, enum column_id id)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->at[i].id == id)
			return c->at[i].w;
	return 0;
}

TEST(widths_are_as_wished_where_they_fit)
{
	struct column_set s;
	column_set_init(&s);
	s.width[COLUMN_NAME] = 30;
	s.width[COLUMN_REMAINING_PERCENT] = 26;
	struct columns c = place(&s, 119, LAYOUT_NORMAL, 0);
	assert_int_equal(width_of(&c, COLUMN_NAME), 30);
	assert_int_equal(width_of(&c, COLUMN_REMAINING_PERCENT), 26);
	assert_int_equal(c.gauge_w, 20); /* it has what the percentage leaves */
	s.width[COLUMN_REMAINING_PERCENT] = COLUMN_WIDTH_MIN;
	c = place(&s, 119, LAYOUT_NORMAL, 0);
	assert_int_equal(c.gauge_w, 0);
	s.width[COLUMN_NAME] = COLUMN_WIDTH_MAX;
	c = place(&s, 79, LAYOUT_NORMAL, 0);
	assert_true(shows(&c, COLUMN_STATUS));
	assert_in_range(width_of(&c, COLUMN_NAME), 30, 79);
	assert_sound(&c, &s, 79);
}

TEST(a_wide_frozen_column_is_capped)
{
	struct column_set s;
	column_set_init(&s);
	s.frozen = COLUMNS;
	struct columns c = place(&s, 79, LAYOUT_NORMAL, 0);
	assert_in_range(c.frozen, 2, COLUMNS - 2);
	for (int scroll = 0; scroll < COLUMNS; scroll++) {
		c = place(&s, 79, LAYOUT_NORMAL, scroll);
		assert_sound(&c, &s, 79);
	}
	assert_true(shows(&c, (enum column_id)(COLUMNS - 1)));
	s.width[COLUMN_UIN] = COLUMN_WIDTH_MAX;
	c = place(&s, 79, LAYOUT_NORMAL, COLUMNS);
	assert_int_equal(c.frozen, 1);
	assert_true(shows(&c, (enum column_id)(COLUMNS - 1)));
	assert_sound(&c, &s, 79);
}

/* Where nothing fits the name gives way first, but four cells of it stay. */
TEST(the_name_shrinks_before_the_others)
{
	struct column_set s;
	column_set_init(&s);
	s.hidden[COLUMN_EMAIL] = s.hidden[COLUMN_MOBILE] = true; /* fewer than 10 do not fit */
	s.width[COLUMN_UIN] = 16;
	struct columns c = place(&s, 39, LAYOUT_NARROW, 0);
	assert_int_equal(width_of(&c, COLUMN_NAME), 4);
	assert_int_equal(width_of(&c, COLUMN_REMAINING_PERCENT), 5);
	s.width[COLUMN_UIN] = 17;
	c = place(&s, 39, LAYOUT_NARROW, 0);
	assert_int_equal(width_of(&c, COLUMN_UIN), 17);
	assert_int_equal(width_of(&c, COLUMN_NAME), 4);
	assert_int_equal(width_of(&c, COLUMN_REMAINING_PERCENT), 4);
	/* Frozen columns leave ten cells to another one. */
	s.width[COLUMN_UIN] = 21;
	assert_int_equal(place(&s, 39, LAYOUT_NARROW, 0).frozen, 2);
	s.width[COLUMN_UIN] = 22;
	assert_int_equal(place(&s, 39, LAYOUT_NARROW, 0).frozen, 1);
	/* Another column stays frozen in its whole width, or not at all. */
	s.width[COLUMN_UIN] = 0;
	s.frozen = 3;
	s.width[COLUMN_STATUS] = 48;
	assert_int_equal(place(&s, 79, LAYOUT_NORMAL, 0).frozen, 3);
	s.width[COLUMN_STATUS] = 49;
	assert_int_equal(place(&s, 79, LAYOUT_NORMAL, 0).frozen, 2);
}

TEST(none_frozen_all_scroll)
{
	struct column_set s;
	column_set_init(&s);
	s.frozen = 0;
	struct columns c = place(&s, 79, LAYOUT_NORMAL, COLUMNS);
	assert_int_equal(c.at[0].id, COLUMN_UIN); /* who it is never goes */
	assert_true(shows(&c, COLUMN_TYPE));
	assert_false(shows(&c, COLUMN_NAME));
}

static struct columns place_texts(const struct column_set *s, int cols, int name, int email)
{
	struct columns c;
	struct column_room room = {.w = cols - 1, .kind = kind_for(cols), .window_cols = cols};
	room.text.of[COLUMN_NAME] = name;
	room.text.of[COLUMN_EMAIL] = email;
	room.text.of[COLUMN_REMARK] = 86;
	columns_place(&c, s, &room);
	assert_sound(&c, s, cols - 1);
	return c;
}

TEST(names_and_addresses_get_room_before_remarks)
{
	struct column_set s;
	column_set_init(&s);
	struct columns c = place_texts(&s, 200, 42, 20);
	assert_int_equal(width_of(&c, COLUMN_NAME), 42);
	assert_true(width_of(&c, COLUMN_EMAIL) >= 20);
	assert_true(width_of(&c, COLUMN_REMARK) > 0);
	c = place_texts(&s, 200, 20, 33);
	assert_int_equal(width_of(&c, COLUMN_EMAIL), 33);
	c = place_texts(&s, 500, 42, 35);
	assert_int_equal(width_of(&c, COLUMN_NAME), 42);
	assert_int_equal(width_of(&c, COLUMN_EMAIL), 35);
	assert_true(width_of(&c, COLUMN_REMARK) >= 86);
	c = place_texts(&s, 500, 1000, 35); /* a hostile one does not take all */
	assert_int_equal(width_of(&c, COLUMN_NAME), COLUMN_WIDTH_MAX);
}

/* Where a name is cut, no column beside it that could give has more than it needs. */
TEST(no_name_is_cut_while_another_column_is_wide)
{
	struct column_set s;
	column_set_init(&s);
	for (int cols = 180; cols <= 500; cols += 5)
		for (int name = 10; name <= 60; name++) {
			struct columns c = place_texts(&s, cols, name, 24);
			if (shows(&c, COLUMN_REMARK) && width_of(&c, COLUMN_NAME) < name) {
				assert_int_equal(width_of(&c, COLUMN_REMARK), 8);
				assert_true(width_of(&c, COLUMN_EMAIL) <= 24);
			}
		}
}

TEST(a_width_that_the_user_set_is_kept)
{
	struct column_set s;
	column_set_init(&s);
	s.width[COLUMN_NAME] = 15;
	s.width[COLUMN_REMARK] = 30;
	struct columns c = place_texts(&s, 500, 42, 35);
	assert_int_equal(width_of(&c, COLUMN_NAME), 15);
	assert_int_equal(width_of(&c, COLUMN_EMAIL), 35);
	assert_int_equal(width_of(&c, COLUMN_REMARK), 30);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_width_and_scroll_is_sound),
	    cmocka_unit_test(more_room_never_shows_less),
	    cmocka_unit_test(credit_status_and_share_are_never_dropped),
	    cmocka_unit_test(six_columns_fit_at_80),
	    cmocka_unit_test(burn_and_runway_appear_behind_the_remaining_credit),
	    cmocka_unit_test(at_120_groups_are_ruled_off),
	    cmocka_unit_test(gauge_grows_with_the_window),
	    cmocka_unit_test(narrow_windows_drop_in_order),
	    cmocka_unit_test(scrolling_leaves_the_frozen_ones),
	    cmocka_unit_test(nothing_scrolls_where_all_fits),
	    cmocka_unit_test(any_set_in_any_room_is_sound),
	    cmocka_unit_test(the_last_column_goes_first_but_never_uin_and_state),
	    cmocka_unit_test(widths_are_as_wished_where_they_fit),
	    cmocka_unit_test(a_wide_frozen_column_is_capped),
	    cmocka_unit_test(the_name_shrinks_before_the_others),
	    cmocka_unit_test(none_frozen_all_scroll),
	    cmocka_unit_test(names_and_addresses_get_room_before_remarks),
	    cmocka_unit_test(no_name_is_cut_while_another_column_is_wide),
	    cmocka_unit_test(a_width_that_the_user_set_is_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
