/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/layout.c. */
#include "app/model/layout.h"

#include "test.h"

#define PARTS 10

static void parts(const struct layout *l, struct rect out[PARTS])
{
	const struct rect all[PARTS] = {l->header, l->head_rule,   l->heads,  l->rule,
					l->table,  l->detail,      l->status, l->message,
					l->hints,  l->detail_title};
	memcpy(out, all, sizeof all);
}

static bool inside(struct rect r, struct rect of)
{
	return r.h >= 0 && r.w >= 0 && r.row >= of.row && r.col >= of.col &&
	       r.row + r.h <= of.row + of.h && r.col + r.w <= of.col + of.w;
}

static bool meet(struct rect a, struct rect b)
{
	struct rect both = rect_intersect(a, b);
	return both.h > 0 && both.w > 0;
}

static bool inspector_is_sound(const struct layout *l)
{
	struct inspector_rooms r;
	layout_inspector(l, &r);
	return inside(r.box, l->body) && inside(r.list, r.box) && inside(r.doc, r.box) &&
	       !(r.split && meet(r.list, r.doc));
}

static bool sound(int rows, int cols, bool detail, bool beside)
{
	struct layout l;
	struct rect part[PARTS + 1], window = {0, 0, rows, cols};
	layout_compute(&l, rows, cols, detail, beside);
	parts(&l, part);
	part[PARTS] = l.foot_rule;
	for (int i = 0; i <= PARTS; i++) {
		if (!inside(part[i], window))
			return false;
		for (int j = 0; j < i; j++)
			if (meet(part[i], part[j]))
				return false;
	}
	bool tiny = rows < LAYOUT_MIN_ROWS || cols < LAYOUT_MIN_COLS;
	if (tiny != (l.kind == LAYOUT_TINY) || !inside(l.body, window))
		return false;
	if (!tiny && !detail && l.table.h < 4)
		return false;
	if (detail && !tiny && (l.detail.h < 3 || l.detail.w < 40))
		return false;
	if (!inspector_is_sound(&l))
		return false;
	return inside(layout_help(&l), window) && layout_help_rows(&l) >= 0 &&
	       layout_help_rows(&l) <= layout_help(&l).h;
}

TEST(every_size_is_sound)
{
	for (int rows = 1; rows <= 120; rows++)
		for (int cols = 1; cols <= 250; cols++)
			for (int flags = 0; flags < 4; flags++)
				if (!sound(rows, cols, flags & 1, flags & 2))
					fail_msg("%d rows, %d cols, flags %d", rows, cols, flags);
}

TEST(an_empty_or_negative_size_is_tiny)
{
	static const int sizes[][2] = {{0, 0}, {-1, 80}, {24, -5}, {0, 200}};
	for (size_t i = 0; i < 4; i++) {
		struct layout l;
		layout_compute(&l, sizes[i][0], sizes[i][1], true, true);
		assert_int_equal(l.kind, LAYOUT_TINY);
		assert_int_equal(l.table.h, 0);
		assert_int_equal(l.detail.h, 0);
	}
}

static void assert_rect(struct rect r, int row, int col, int h, int w)
{
	assert_int_equal(r.row, row);
	assert_int_equal(r.col, col);
	assert_int_equal(r.h, h);
	assert_int_equal(r.w, w);
}

TEST(the_usual_window)
{
	struct layout l;
	layout_compute(&l, 24, 80, false, false);
	assert_int_equal(l.kind, LAYOUT_NORMAL);
	assert_rect(l.header, 0, 0, 2, 80);
	assert_rect(l.heads, 2, 0, 1, 80);
	assert_rect(l.rule, 3, 0, 1, 80);
	assert_rect(l.table, 4, 0, 16, 80);
	assert_rect(l.foot_rule, 20, 0, 1, 80);
	assert_rect(l.status, 21, 0, 1, 80);
	assert_rect(l.message, 22, 0, 1, 80);
	assert_rect(l.hints, 23, 0, 1, 80);
	assert_int_equal(l.head_rule.h, 0);
	assert_rect(l.body, 2, 0, 18, 80);
}

TEST(details_replace_the_table_of_the_usual_window)
{
	struct layout l;
	layout_compute(&l, 24, 80, true, true);
	assert_true(l.detail_full);
	assert_false(l.detail_beside);
	assert_rect(l.detail, 2, 0, 18, 80);
	assert_int_equal(l.table.h, 0);
	assert_int_equal(l.heads.h, 0);
	assert_int_equal(l.detail_title.h, 0);
}

TEST(details_below_from_100_by_30)
{
	struct layout l;
	layout_compute(&l, 30, 100, true, false);
	assert_false(l.detail_full);
	assert_int_equal(l.detail.h, 8);
	assert_int_equal(l.detail_title.row + 1, l.detail.row);
	assert_int_equal(l.table.row + l.table.h, l.detail_title.row);
	layout_compute(&l, 29, 100, true, false);
	assert_true(l.detail_full);
	layout_compute(&l, 30, 99, true, false);
	assert_true(l.detail_full);
}

TEST(a_higher_window_has_no_fewer_rows_of_customers)
{
	for (int cols = LAYOUT_MIN_COLS; cols <= 100; cols += 20) {
		int before = 4;
		for (int rows = LAYOUT_MIN_ROWS; rows < 16; rows++) {
			struct layout l;
			layout_compute(&l, rows, cols, false, false);
			assert_true(l.table.h >= before);
			assert_int_equal(l.status.h, rows > LAYOUT_MIN_ROWS);
			assert_int_equal(l.message.h, 1);
			before = l.table.h;
		}
	}
}

TEST(a_narrow_window_has_totals_from_16_rows)
{
	struct layout l;
	layout_compute(&l, 15, 40, false, false);
	assert_int_equal(l.header.h, 1);
	layout_compute(&l, 16, 40, false, false);
	assert_int_equal(l.header.h, 2);
}

TEST(the_wide_window)
{
	struct layout l;
	layout_compute(&l, 40, 120, true, false);
	assert_int_equal(l.kind, LAYOUT_WIDE);
	assert_rect(l.header, 0, 0, 3, 120);
	assert_rect(l.head_rule, 3, 0, 1, 120);
	assert_rect(l.heads, 4, 0, 1, 120);
	assert_rect(l.rule, 5, 0, 1, 120);
	assert_rect(l.table, 6, 0, 18, 120);
	assert_rect(l.detail_title, 24, 0, 1, 120);
	assert_rect(l.detail, 25, 0, 11, 120);
	layout_compute(&l, 90, 120, true, false);
	assert_int_equal(l.detail.h, 12);
}

TEST(details_beside_from_160_columns)
{
	struct layout l;
	layout_compute(&l, 50, 200, true, true);
	assert_true(l.detail_beside);
	assert_rect(l.detail, l.heads.row, 128, l.foot_rule.row - l.heads.row, 72);
	assert_int_equal(l.table.w, 128);
	assert_int_equal(l.heads.w, 128);
	layout_compute(&l, 50, 160, true, true);
	assert_int_equal(l.detail.w, 60);
	layout_compute(&l, 50, 159, true, true);
	assert_false(l.detail_beside);
	assert_int_equal(l.detail_title.h, 1);
	layout_compute(&l, 50, 200, false, true);
	assert_int_equal(l.detail.h, 0);
}

TEST(a_low_window_gives_up_rules_first)
{
	struct layout l;
	layout_compute(&l, 8, 80, false, false);
	assert_int_equal(l.rule.h, 0);
	assert_int_equal(l.foot_rule.h, 0);
	assert_int_equal(l.header.h, 1);
	assert_int_equal(l.heads.h, 1);
	assert_int_equal(l.status.h, 0);
	assert_int_equal(l.table.h, 4);
	assert_int_equal(l.hints.h, 1);
	layout_compute(&l, 12, 80, false, false);
	assert_int_equal(l.rule.h, 1);
	assert_int_equal(l.header.h, 2);
}

TEST(the_help_lists_what_fits_its_box)
{
	struct layout l;
	layout_compute(&l, 24, 80, false, false);
	assert_rect(layout_help(&l), 2, 0, 18, 80);
	assert_int_equal(layout_help_rows(&l), 15);
	layout_compute(&l, 7, 80, false, false);
	assert_int_equal(layout_help_rows(&l), 0);
	layout_compute(&l, 40, 160, false, false);
	assert_int_equal(layout_help(&l).w, 132);
	assert_int_equal(layout_vouchers(&l).w, 140);
	assert_int_equal(layout_help(&l).col, 14);
}

/* The line of the messages and the hints stay. */
TEST(the_help_takes_most_of_a_low_window)
{
	struct layout l;
	layout_compute(&l, 8, 40, false, false);
	assert_rect(layout_help(&l), 0, 0, 6, 40);
	assert_int_equal(layout_help_rows(&l), 3);
}

TEST(the_inspector_splits_where_there_is_room_for_all)
{
	struct layout l;
	struct inspector_rooms r;
	layout_compute(&l, 24, 80, false, false);
	layout_inspector(&l, &r);
	assert_false(r.split);
	assert_rect(r.box, 2, 0, 18, 80);
	assert_rect(r.list, 3, 1, 16, 78);
	assert_rect(r.doc, 3, 1, 16, 78);
	layout_compute(&l, 44, 180, false, false);
	layout_inspector(&l, &r);
	assert_false(r.split);
	layout_compute(&l, 45, 179, false, false);
	layout_inspector(&l, &r);
	assert_false(r.split);
	layout_compute(&l, 45, 180, false, false);
	layout_inspector(&l, &r);
	assert_true(r.split);
	assert_int_equal(r.box.row + r.box.h, l.body.row + l.body.h);
	assert_true(r.box.row > l.table.row + 10);
	assert_int_equal(r.doc.row, r.list.row + r.list.h + 1);
}

TEST(lists_show_as_many_lines_as_there_is_room_for)
{
	struct layout l;
	layout_compute(&l, 24, 80, false, false);
	assert_int_equal(layout_side_rows(&l, 5), 5);
	assert_int_equal(layout_side_rows(&l, 50), 18);
	assert_int_equal(layout_body_rows(&l, 50), l.body.h - 2);
	assert_int_equal(layout_box_rows(&l, 50), 20);
	layout_compute(&l, 8, 40, false, false);
	assert_int_equal(layout_side_rows(&l, 50), 3);
	assert_int_equal(layout_side_rows(&l, 0), 1);
	assert_int_equal(layout_box_rows(&l, 50), 4);
	layout_compute(&l, 3, 3, false, false);
	assert_int_equal(layout_side_rows(&l, 9), 1);
	assert_int_equal(layout_body_rows(&l, 9), 1);
	assert_int_equal(layout_box_rows(&l, 9), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_size_is_sound),
	    cmocka_unit_test(an_empty_or_negative_size_is_tiny),
	    cmocka_unit_test(the_usual_window),
	    cmocka_unit_test(details_replace_the_table_of_the_usual_window),
	    cmocka_unit_test(details_below_from_100_by_30),
	    cmocka_unit_test(a_higher_window_has_no_fewer_rows_of_customers),
	    cmocka_unit_test(a_narrow_window_has_totals_from_16_rows),
	    cmocka_unit_test(the_wide_window),
	    cmocka_unit_test(details_beside_from_160_columns),
	    cmocka_unit_test(a_low_window_gives_up_rules_first),
	    cmocka_unit_test(the_inspector_splits_where_there_is_room_for_all),
	    cmocka_unit_test(the_help_lists_what_fits_its_box),
	    cmocka_unit_test(the_help_takes_most_of_a_low_window),
	    cmocka_unit_test(lists_show_as_many_lines_as_there_is_room_for),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
