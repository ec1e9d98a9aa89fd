/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/styled_line.c. */
#include "base/buf.h"
#include "base/utf8.h"

#include "view/kit/styled_line.h"

#include "grid_text.h"
#include "test.h"

static const struct look look;

static void assert_drawn(const struct styled_line *w, int cols, bool right, const char *want)
{
	struct grid g;
	struct buf text;
	grid_init(&g);
	grid_reset(&g, 1, cols);
	struct draw s = {&g, NULL, &look, glyphs_of(&look)};
	struct rect at = {0, 0, 1, cols};
	int used = right ? styled_line_draw_right(w, &s, at) : styled_line_draw(w, &s, at);
	assert_true(used <= cols);
	buf_init(&text, 1000);
	grid_row_text(&g, 0, &text);
	assert_string_equal(text.n ? text.p : "", want);
	buf_release(&text);
	grid_release(&g);
}

TEST(an_empty_line_draws_nothing)
{
	struct styled_line w;
	styled_line_clear(&w);
	styled_line_gap(&w, " | ");
	styled_line_chars(&w, ROLE_TEXT, "");
	assert_int_equal(styled_line_width(&w), 0);
	assert_drawn(&w, 5, false, "");
	assert_drawn(&w, 5, true, "");
}

TEST(parts_keep_their_roles)
{
	struct styled_line w;
	struct grid g;
	struct buf roles;
	styled_line_clear(&w);
	styled_line_chars(&w, ROLE_STRONG, "a");
	styled_line_gap(&w, "-");
	styled_line_addf(&w, ROLE_KEY, "%d", 42);
	grid_init(&g);
	grid_reset(&g, 1, 4);
	struct draw s = {&g, NULL, &look, glyphs_of(&look)};
	assert_int_equal(styled_line_draw(&w, &s, (struct rect){0, 0, 1, 4}), 4);
	buf_init(&roles, 10);
	grid_row_roles(&g, 0, &roles);
	assert_string_equal(roles.p, "cbee");
	buf_release(&roles);
	grid_release(&g);
}

TEST(cut_at_the_end_with_an_ellipsis)
{
	struct styled_line w;
	styled_line_clear(&w);
	styled_line_chars(&w, ROLE_TEXT, "abc");
	styled_line_chars(&w, ROLE_TEXT, "深圳def");
	assert_drawn(&w, 10, false, "abc深圳def");
	assert_drawn(&w, 9, false, "abc深圳d…");
	assert_drawn(&w, 6, false, "abc深…");
	assert_drawn(&w, 5, false, "abc…"); /* no half of a glyph */
	assert_drawn(&w, 1, false, "…");
	assert_drawn(&w, 12, true, "  abc深圳def");
	assert_drawn(&w, 6, true, "abc深…");
}

TEST(copies_are_bounded_at_a_character)
{
	struct styled_line w;
	styled_line_clear(&w);
	for (int i = 0; i < 400; i++)
		styled_line_chars(&w, ROLE_TEXT, "深");
	assert_true(w.n <= STYLED_LINE_BYTES);
	assert_true(utf8_is_valid((struct sl){w.bytes, w.n}));
	styled_line_clear(&w);
	static char longest[3 * STYLED_LINE_BYTES];
	memset(longest, 'x', sizeof longest);
	styled_line_add(&w, ROLE_TEXT, (struct sl){longest, sizeof longest});
	assert_int_equal(w.n, STYLED_LINE_BYTES);
	styled_line_chars(&w, ROLE_TEXT, "y");
	assert_int_equal(w.n, STYLED_LINE_BYTES);
}

TEST(cut_words_fit_their_columns)
{
	struct styled_line w;
	static char endless[64 << 10];
	memset(endless, 'n', sizeof endless);
	for (int cols = -1; cols <= 6; cols++) {
		styled_line_clear(&w);
		styled_line_cut(&w, ROLE_TEXT, SL("深圳星"), cols, SL("…"));
		assert_true(styled_line_width(&w) <= (cols > 0 ? cols : 0));
	}
	assert_drawn(&w, 10, false, "深圳星");
	styled_line_clear(&w);
	styled_line_cut(&w, ROLE_TEXT, (struct sl){endless, sizeof endless}, 4, SL("…"));
	assert_drawn(&w, 10, false, "nnn…");
}

TEST(a_line_is_added_with_its_roles)
{
	struct styled_line w, other;
	styled_line_clear(&w);
	styled_line_clear(&other);
	styled_line_chars(&w, ROLE_DIM, "a");
	styled_line_spot(&other, 7);
	styled_line_chars(&other, ROLE_STRONG, "b");
	styled_line_spot(&other, 0);
	styled_line_chars(&other, ROLE_DIM, "c");
	styled_line_append(&w, &other);
	assert_drawn(&w, 10, false, "abc");
	assert_int_equal(w.n_runs, 3);
	assert_int_equal(w.run[1].role, ROLE_STRONG);
	assert_int_equal(w.run[1].spot, 7);
	assert_int_equal(w.run[2].spot, 0);
	assert_int_equal(w.spot, 0);
}

TEST(a_part_is_added_whole_or_not_at_all)
{
	struct styled_line w;
	const struct draw s = {NULL, NULL, &look, glyphs_of(&look)};
	styled_line_clear(&w);
	styled_line_part(&w, &s, 12, ROLE_TEXT, "one");
	styled_line_part(&w, &s, 12, ROLE_TEXT, "longer");
	styled_line_part(&w, &s, 12, ROLE_DIM, "twelve");
	styled_line_part(&w, &s, 12, ROLE_TEXT, "x");
	assert_drawn(&w, 20, false, "one · longer");
	styled_line_clear(&w);
	styled_line_part(&w, &s, 2, ROLE_TEXT, "one");
	assert_int_equal(w.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_line_draws_nothing),
	    cmocka_unit_test(parts_keep_their_roles),
	    cmocka_unit_test(cut_at_the_end_with_an_ellipsis),
	    cmocka_unit_test(copies_are_bounded_at_a_character),
	    cmocka_unit_test(cut_words_fit_their_columns),
	    cmocka_unit_test(a_line_is_added_with_its_roles),
	    cmocka_unit_test(a_part_is_added_whole_or_not_at_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
