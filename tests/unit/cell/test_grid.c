/* SPDX-License-Identifier: MIT */
/* Tests of src/cell/grid.c. */
#include "base/buf.h"

#include "cell/grid.h"

#include "grid_text.h"
#include "test.h"

static const struct rect everywhere = {-1000, -1000, 3000, 3000};

static struct grid made(int rows, int cols)
{
	struct grid g;
	grid_init(&g);
	grid_reset(&g, rows, cols);
	return g;
}

static void assert_row(const struct grid *g, int row, const char *want)
{
	struct buf text;
	buf_init(&text, 1 << 16);
	grid_row_text(g, row, &text);
	assert_string_equal(text.n ? text.p : "", want);
	buf_release(&text);
}

static void assert_roles(const struct grid *g, int row, const char *want)
{
	struct buf text;
	buf_init(&text, 1 << 16);
	grid_row_roles(g, row, &text);
	assert_string_equal(text.n ? text.p : "", want);
	buf_release(&text);
}

/* What cell/grid.h promises of every cell. */
static void assert_sound(const struct grid *g)
{
	for (int r = 0; r < g->rows; r++)
		for (int c = 0; c < g->cols; c++) {
			const struct cell *x = grid_at(g, r, c), *next = grid_at(g, r, c + 1);
			assert_true(x->width <= 2);
			if (x->width == 2)
				assert_true(next && next->width == 0);
			if (next && next->width == 0)
				assert_int_equal(x->width, 2);
			if (c == 0)
				assert_int_not_equal(x->width, 0);
			if (x->width)
				assert_true(x->cp[0] >= 0x20 && x->cp[0] != 0x7f);
		}
}

TEST(resets_to_blanks)
{
	struct grid g = made(2, 3);
	grid_chars(&g, everywhere, 0, 0, ROLE_ERROR, "abc");
	grid_park(&g, 1, 1, true);
	grid_reset(&g, 1, 2);
	assert_row(&g, 0, "");
	assert_roles(&g, 0, "aa");
	assert_false(g.cursor_shown);
	grid_release(&g);
}

TEST(no_size_is_no_cells)
{
	struct grid g = made(0, 0);
	grid_chars(&g, everywhere, 0, 0, ROLE_TEXT, "x");
	grid_fill(&g, everywhere, ROLE_TEXT, '#');
	grid_field(&g, everywhere, 0, 0, 5, ALIGN_LEFT, ROLE_TEXT, SL("x"), SL(""));
	grid_select(&g, 0, 0, 1);
	grid_park(&g, 5, 5, true);
	assert_null(grid_at(&g, 0, 0));
	assert_int_equal(g.cursor_row, 0);
	grid_reset(&g, -3, 7);
	assert_int_equal(g.rows, 0);
	grid_release(&g);
}

TEST(text_is_clipped_at_every_side)
{
	struct grid g = made(3, 6);
	struct rect clip = {1, 1, 1, 4};
	assert_int_equal(grid_chars(&g, clip, 0, 1, ROLE_TEXT, "no"), 0);
	assert_int_equal(grid_chars(&g, clip, 2, 1, ROLE_TEXT, "no"), 0);
	assert_int_equal(grid_chars(&g, clip, 1, 9, ROLE_TEXT, "no"), 0);
	assert_int_equal(grid_chars(&g, clip, 1, -1, ROLE_TEXT, "abcdefgh"), 6);
	assert_row(&g, 0, "");
	assert_row(&g, 1, " cdef");
	assert_row(&g, 2, "");
	grid_release(&g);
}

TEST(returns_columns_used)
{
	struct grid g = made(1, 10);
	assert_int_equal(grid_chars(&g, everywhere, 0, 0, ROLE_TEXT, ""), 0);
	assert_int_equal(grid_chars(&g, everywhere, 0, 0, ROLE_TEXT, "a深b"), 4);
	assert_int_equal(grid_chars(&g, everywhere, 0, 4, ROLE_TEXT, "0123456789"), 6);
	assert_row(&g, 0, "a深b012345");
	grid_release(&g);
}

TEST(wide_glyphs_are_paired)
{
	struct grid g = made(1, 4);
	grid_chars(&g, everywhere, 0, 0, ROLE_LOW, "深圳");
	assert_int_equal(grid_at(&g, 0, 0)->width, 2);
	assert_int_equal(grid_at(&g, 0, 1)->width, 0);
	assert_roles(&g, 0, "jjjj");
	assert_sound(&g);
	grid_release(&g);
}

TEST(half_a_glyph_becomes_a_blank)
{
	struct grid g = made(1, 5);
	grid_chars(&g, everywhere, 0, 0, ROLE_TEXT, "a深圳星");
	assert_row(&g, 0, "a深圳");
	grid_chars(&g, everywhere, 0, 2, ROLE_TEXT, "x"); /* the right half */
	assert_row(&g, 0, "a x圳");
	grid_chars(&g, everywhere, 0, 3, ROLE_TEXT, "y"); /* the left half */
	assert_row(&g, 0, "a xy");
	assert_sound(&g);
	grid_release(&g);
}

TEST(wide_over_two_wide_ones)
{
	struct grid g = made(1, 4);
	grid_chars(&g, everywhere, 0, 0, ROLE_TEXT, "深圳");
	grid_chars(&g, everywhere, 0, 1, ROLE_TEXT, "星");
	assert_row(&g, 0, " 星");
	assert_sound(&g);
	grid_release(&g);
}

TEST(clip_never_splits_a_glyph)
{
	struct grid g = made(1, 8);
	grid_chars(&g, everywhere, 0, 0, ROLE_TEXT, "........");
	grid_chars(&g, (struct rect){0, 2, 1, 3}, 0, 1, ROLE_TEXT, "深圳星");
	assert_row(&g, 0, ".. 圳...");
	grid_chars(&g, (struct rect){0, 2, 1, 4}, 0, 1, ROLE_TEXT, "深圳星");
	assert_row(&g, 0, ".. 圳 ..");
	assert_sound(&g);
	grid_release(&g);
}

TEST(hostile_text_draws_no_control)
{
	struct grid g = made(1, 40);
	grid_text(&g, everywhere, 0, 0, ROLE_TEXT,
		  SL("\x1b[31m\r\n\x7f\xc2\x9b\xe2\x80\xae\xe2\x80\x8b\xff\xf0\x9f\x87\xa9"));
	assert_sound(&g);
	for (int c = 0; c < 40; c++)
		for (int i = 0; i < GLYPH_MAX; i++) {
			uint32_t cp = grid_at(&g, 0, c)->cp[i];
			assert_false(cp > 0 && cp < 0x20);
			assert_false(cp >= 0x7f && cp < 0xa0);
			assert_false(cp == 0x202e || cp == 0x200b);
		}
	grid_release(&g);
}

TEST(combining_marks_stay_with_their_letter)
{
	struct grid g = made(1, 3);
	assert_int_equal(grid_chars(&g, everywhere, 0, 0, ROLE_TEXT, "q\xcc\x81x"), 2);
	assert_int_equal(grid_at(&g, 0, 0)->cp[1], 0x301);
	assert_row(&g, 0, "q\xcc\x81x");
	grid_release(&g);
}

TEST(fields_pad_and_align)
{
	struct grid g = made(2, 12);
	grid_chars(&g, everywhere, 0, 0, ROLE_DIM, "############");
	grid_field(&g, everywhere, 0, 1, 6, ALIGN_LEFT, ROLE_LOW, SL("abc"), SL("…"));
	assert_row(&g, 0, "#abc   #####");
	assert_roles(&g, 0, "bjjjaaabbbbb");
	grid_field(&g, everywhere, 0, 1, 6, ALIGN_RIGHT, ROLE_LOW, SL("abc"), SL("…"));
	assert_row(&g, 0, "#   abc#####");
	grid_field(&g, everywhere, 1, 0, 3, ALIGN_RIGHT, ROLE_TEXT, SL("abc"), SL("…"));
	assert_row(&g, 1, "abc");
	grid_release(&g);
}

TEST(fields_end_in_the_ellipsis_when_cut)
{
	struct grid g = made(1, 8);
	struct {
		int w;
		const char *want;
	} cases[] = {{8, "深圳星辰"}, {7, "深圳星…"}, {6, "深圳…"}, {2, "…"}, {1, "…"}, {0, ""}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		grid_reset(&g, 1, 8);
		grid_field(&g, everywhere, 0, 0, cases[i].w, ALIGN_LEFT, ROLE_TEXT, SL("深圳星辰"),
			   SL("…"));
		assert_row(&g, 0, cases[i].want);
		assert_sound(&g);
	}
	grid_reset(&g, 1, 8);
	grid_field(&g, everywhere, 0, 0, 5, ALIGN_LEFT, ROLE_TEXT, SL("abcdefgh"), SL(".."));
	assert_row(&g, 0, "abc..");
	grid_release(&g);
}

TEST(endless_text_costs_no_more_than_its_room)
{
	struct grid g = made(1, 10);
	size_t n = 64 << 10;
	char *marks = malloc(n + 1);
	marks[0] = 'q';
	for (size_t i = 1; i + 1 < n; i += 2)
		memcpy(marks + i, "\xcc\x81", 2);
	grid_field(&g, everywhere, 0, 0, 10, ALIGN_LEFT, ROLE_TEXT, (struct sl){marks, n - 1},
		   SL("…"));
	assert_int_equal(grid_at(&g, 0, 0)->cp[0], 'q');
	assert_int_equal(grid_at(&g, 0, 1)->cp[0], 0x2026); /* read in part only: said to be cut */
	assert_sound(&g);
	free(marks);
	grid_release(&g);
}

TEST(filling_over_half_a_wide_glyph_blanks_the_other_half)
{
	struct grid g = made(1, 6);
	grid_chars(&g, everywhere, 0, 0, ROLE_TEXT, "深圳星");
	grid_fill(&g, (struct rect){0, 1, 1, 2}, ROLE_DIM, '-');
	assert_row(&g, 0, " -- 星");
	assert_roles(&g, 0, "abbaaa");
	grid_fill(&g, (struct rect){0, 4, 1, 1}, ROLE_DIM, '-');
	assert_row(&g, 0, " -- -");
	assert_sound(&g);
	grid_release(&g);
}

TEST(a_character_over_half_a_wide_glyph_blanks_the_other_half)
{
	struct grid g = made(1, 6);
	grid_chars(&g, everywhere, 0, 0, ROLE_TEXT, "深圳星");
	grid_put(&g, everywhere, 0, 1, ROLE_DIM, '|');
	grid_put(&g, everywhere, 0, 4, ROLE_DIM, '|');
	assert_row(&g, 0, " |圳|");
	assert_roles(&g, 0, "abaaba");
	/* Outside of the clip or of the grid there is nothing. */
	grid_put(&g, (struct rect){0, 0, 1, 3}, 0, 3, ROLE_DIM, 'x');
	grid_put(&g, everywhere, 1, 0, ROLE_DIM, 'x');
	grid_put(&g, everywhere, 0, 6, ROLE_DIM, 'x');
	grid_put(&g, (struct rect){-2, -2, 9, 9}, 0, -1, ROLE_DIM, 'x');
	grid_put(&g, (struct rect){-2, -2, 9, 9}, -1, 0, ROLE_DIM, 'x');
	assert_row(&g, 0, " |圳|");
	assert_sound(&g);
	grid_chars(&g, everywhere, 0, 0, ROLE_TEXT, "深圳星");
	grid_chars(&g, everywhere, 0, 1, ROLE_TEXT, "abcd"); /* halves at both ends */
	assert_row(&g, 0, " abcd");
	assert_sound(&g);
	grid_release(&g);
}

TEST(selection_is_a_mark_beside_the_role)
{
	struct grid g = made(1, 4);
	grid_chars(&g, everywhere, 0, 0, ROLE_LOW, "abcd");
	grid_select(&g, 0, 1, 2);
	assert_roles(&g, 0, "jJJj");
	grid_chars(&g, everywhere, 0, 1, ROLE_LOW, "x");
	assert_roles(&g, 0, "jjJj"); /* drawn over: no longer of the selected row */
	grid_role(&g, (struct rect){0, 0, 1, 3}, ROLE_STALE);
	assert_roles(&g, 0, "mmMj");
	grid_select(&g, -1, 0, 4); /* beside the grid */
	grid_select(&g, 1, 0, 4);
	grid_select(&g, 0, 4, 4);
	assert_roles(&g, 0, "mmMj");
	grid_release(&g);
}

TEST(cursor_is_kept_inside)
{
	struct grid g = made(2, 3);
	grid_park(&g, 7, -2, true);
	assert_int_equal(g.cursor_row, 1);
	assert_int_equal(g.cursor_col, 0);
	grid_park(&g, -1, 3, true);
	assert_int_equal(g.cursor_row, 0);
	assert_int_equal(g.cursor_col, 2);
	grid_release(&g);
}

TEST(equality_sees_text_role_and_cursor)
{
	struct grid a = made(1, 2), b = made(1, 2), c = made(2, 1);
	assert_true(grid_equal(&a, &b));
	assert_false(grid_equal(&a, &c));
	grid_chars(&b, everywhere, 0, 0, ROLE_DIM, " ");
	assert_false(grid_equal(&a, &b));
	grid_reset(&b, 1, 2);
	grid_park(&b, 0, 1, false);
	assert_false(grid_equal(&a, &b));
	grid_release(&a);
	grid_release(&b);
	grid_release(&c);
}

TEST(a_copy_is_as_much_as_fits_and_no_half_of_a_glyph)
{
	struct grid from = made(2, 5), to = made(1, 4), wide = made(3, 6);
	grid_chars(&from, everywhere, 0, 0, ROLE_KEY, "abc深");
	grid_park(&from, 1, 4, true);
	grid_copy(&to, &from);
	assert_row(&to, 0, "abc");
	assert_int_equal(grid_at(&to, 0, 1)->role, ROLE_KEY);
	assert_true(to.cursor_row == 0 && to.cursor_col == 3 && to.cursor_shown);
	assert_sound(&to);
	grid_copy(&wide, &from);
	assert_row(&wide, 0, "abc深");
	assert_row(&wide, 2, "");
	assert_sound(&wide);
	grid_reset(&to, 1, 1);
	grid_copy(&to, &from);
	assert_row(&to, 0, "a");
	grid_release(&from);
	grid_release(&to);
	grid_release(&wide);
}

/* Any sequence of drawing keeps the pairs whole. */
TEST(random_drawing_keeps_it_sound)
{
	static const char *const texts[] = {"深圳", "a", "e\xcc\x81", "🚀x", "\x1b[m", "\xff深"};
	uint32_t seed = 7;
	struct grid g = made(3, 9);
	for (int i = 0; i < 5000; i++) {
		int v[6];
		for (int k = 0; k < 6; k++) {
			seed = seed * 1664525u + 1013904223u;
			v[k] = (int)(seed >> 16) % 12 - 1;
		}
		struct rect clip = {v[0], v[1], v[2], v[3]};
		if (i % 3 == 0)
			grid_chars(&g, clip, v[4], v[5], ROLE_TEXT, texts[(unsigned)i % 6]);
		else if (i % 3 == 1)
			grid_field(&g, everywhere, v[4], v[5], v[3], ALIGN_RIGHT, ROLE_TEXT,
				   sl_from(texts[(unsigned)i % 5]), SL("…"));
		else if (i % 2)
			grid_fill(&g, clip, ROLE_DIM, '.');
		else
			grid_put(&g, clip, v[4], v[5], ROLE_DIM, '|');
		assert_sound(&g);
	}
	grid_release(&g);
}

TEST(the_topmost_spot_counts)
{
	struct grid g;
	grid_init(&g);
	grid_reset(&g, 5, 20);
	grid_spot(&g, (struct rect){1, 2, 2, 6}, 7);
	grid_spot(&g, (struct rect){2, 4, 3, 9}, 0); /* covers it */
	grid_spot(&g, (struct rect){3, 5, 1, 1}, 9);
	grid_spot(&g, (struct rect){3, 5, 0, 1}, 8);
	assert_int_equal(grid_spot_at(&g, 1, 2), 7);
	assert_int_equal(grid_spot_at(&g, 1, 7), 7);
	assert_int_equal(grid_spot_at(&g, 1, 8), 0);
	assert_int_equal(grid_spot_at(&g, 2, 3), 7);
	assert_int_equal(grid_spot_at(&g, 2, 4), 0);
	assert_int_equal(grid_spot_at(&g, 3, 5), 9);
	assert_int_equal(grid_spot_at(&g, -1, 99), 0);
	for (int i = 0; i < GRID_SPOTS + 5; i++)
		grid_spot(&g, (struct rect){0, 0, 1, 1}, 5);
	assert_int_equal(g.n_spots, GRID_SPOTS);
	grid_reset(&g, 5, 20);
	assert_int_equal(grid_spot_at(&g, 1, 2), 0);
	grid_release(&g);
}

TEST(cells_are_taken_and_put_back)
{
	struct grid g;
	struct cell kept[3];
	const struct rect inside = {1, 2, 1, 3}, outside = {1, 4, 1, 3}, above = {-1, 0, 1, 3};
	grid_init(&g);
	grid_reset(&g, 2, 6);
	grid_chars(&g, inside, 1, 2, ROLE_STRONG, "a\xe4\xb8\xad");
	assert_true(grid_take_cells(&g, inside, kept));
	grid_reset(&g, 2, 6);
	assert_false(grid_take_cells(&g, outside, kept));
	assert_false(grid_put_cells(&g, outside, kept));
	assert_false(grid_put_cells(&g, above, kept));
	assert_int_equal(grid_at(&g, 1, 2)->cp[0], ' ');
	assert_true(grid_put_cells(&g, inside, kept));
	assert_int_equal(grid_at(&g, 1, 2)->cp[0], 'a');
	assert_int_equal(grid_at(&g, 1, 3)->width, 2);
	assert_int_equal(grid_at(&g, 1, 4)->width, 0);
	assert_int_equal(grid_at(&g, 1, 1)->cp[0], ' ');
	grid_release(&g);
}

TEST(a_reset_takes_the_cursor_away)
{
	struct grid g;
	grid_init(&g);
	grid_reset(&g, 5, 20);
	grid_park(&g, 3, 4, true);
	grid_spot(&g, (struct rect){0, 0, 1, 1}, 5);
	grid_reset(&g, 5, 20);
	assert_int_equal(g.cursor_row, 0);
	assert_int_equal(g.cursor_col, 0);
	assert_false(g.cursor_shown);
	assert_int_equal(g.n_spots, 0);
	grid_release(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_reset_takes_the_cursor_away),
	    cmocka_unit_test(no_size_is_no_cells),
	    cmocka_unit_test(resets_to_blanks),
	    cmocka_unit_test(text_is_clipped_at_every_side),
	    cmocka_unit_test(returns_columns_used),
	    cmocka_unit_test(wide_glyphs_are_paired),
	    cmocka_unit_test(half_a_glyph_becomes_a_blank),
	    cmocka_unit_test(wide_over_two_wide_ones),
	    cmocka_unit_test(clip_never_splits_a_glyph),
	    cmocka_unit_test(hostile_text_draws_no_control),
	    cmocka_unit_test(combining_marks_stay_with_their_letter),
	    cmocka_unit_test(fields_pad_and_align),
	    cmocka_unit_test(fields_end_in_the_ellipsis_when_cut),
	    cmocka_unit_test(endless_text_costs_no_more_than_its_room),
	    cmocka_unit_test(filling_over_half_a_wide_glyph_blanks_the_other_half),
	    cmocka_unit_test(a_character_over_half_a_wide_glyph_blanks_the_other_half),
	    cmocka_unit_test(selection_is_a_mark_beside_the_role),
	    cmocka_unit_test(cursor_is_kept_inside),
	    cmocka_unit_test(equality_sees_text_role_and_cursor),
	    cmocka_unit_test(a_copy_is_as_much_as_fits_and_no_half_of_a_glyph),
	    cmocka_unit_test(the_topmost_spot_counts),
	    cmocka_unit_test(random_drawing_keeps_it_sound),
	    cmocka_unit_test(cells_are_taken_and_put_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
