/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/box.c. */
#include "base/utf8.h"

#include "view/kit/box.h"

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

/* Puts text into rows from the first on, and a box from column 20 to 39 over them. */
static void draw_over_from(int first, enum role role, const char *const *lines, int n)
{
	struct draw s = {&f.g, &f.m, &f.look, glyphs_of(&f.look), NULL};
	grid_reset(&f.g, 24, 80);
	for (int i = 0; i < n; i++)
		grid_chars(&f.g, (struct rect){0, 0, 24, 80}, first + i, 0, role, lines[i]);
	box_draw(&s, (struct rect){first, 20, n < 3 ? 3 : n, 20}, "Title");
}

static void draw_over(enum role role, const char *const *lines, int n)
{
	draw_over_from(5, role, lines, n);
}

/* What is left of the box, or right of it, without the blanks around. */
static void assert_beside(int row, bool right, const char *should)
{
	struct buf text;
	char is[400], bytes[UTF8_MAX_BYTES];
	buf_init(&text, sizeof is);
	for (int col = right ? 40 : 0; col < (right ? 80 : 20); col++) {
		const struct cell *c = grid_at(&f.g, row, col);
		if (c->width)
			buf_add(&text, (struct sl){bytes, utf8_write(c->cp[0], bytes)});
	}
	assert_true(sl_to_chars(sl_trim(buf_sl(&text)), is, sizeof is));
	buf_release(&text);
	assert_string_equal(is, should);
}

static void assert_row(int row, const char *left, const char *right)
{
	assert_beside(row, false, left);
	assert_beside(row, true, right);
	assert_int_equal(grid_at(&f.g, row, 19)->cp[0], ' ');
	assert_int_equal(grid_at(&f.g, row, 40)->cp[0], ' ');
}

TEST(a_number_that_is_partly_covered_is_not_shown)
{
	static const char *const lines[] = {
	    "one 12,345,678.90123456789012345678901234567890.5 last",
	    "one        7000000000 here    -12,345.60       last",
	    "bill      b2@star.example here and m8x@star.example  last"};
	draw_over(ROLE_NEG, lines, 3);
	assert_row(5, "one", "last");
	assert_row(6, "one", "last");
	assert_row(7, "bill", "last");
}

TEST(the_first_row_and_the_last_are_cut_like_the_others)
{
	static const char *const lines[] = {"one        7000000000 here    -12,345.60       last",
					    "whole, to the edge   is covered       further words",
					    "one        7000000000 here    -12,345.60       last"};
	draw_over_from(0, ROLE_NEG, lines, 3);
	assert_row(0, "one", "last");
	assert_row(1, "whole, to the edge", "…her words");
	draw_over_from(21, ROLE_NEG, lines, 3);
	assert_row(23, "one", "last");
}

/* A word is a number even if its only digit is the least or the largest one. */
TEST(each_digit_makes_a_number)
{
	static const char *const lines[] = {"one         abcdefg0hi               abcd0efg last",
					    "one         abcdefg9hi               abcd9efg last",
					    "one         abcdefg/hi               abcd:efg last"};
	draw_over(ROLE_NEG, lines, 3);
	assert_row(5, "one", "last");
	assert_row(6, "one", "last");
	assert_row(7, "one         abcdef…", "…efg last");
}

TEST(a_word_that_is_partly_covered_is_cut_with_an_ellipsis)
{
	static const char *const lines[] = {"whole words here    under the box         and others",
					    "to the edge here its                    one two",
					    "whole, to the edge   is covered       further words",
					    "a         abcdefghij                  abc words"};
	draw_over(ROLE_NEG, lines, 4);
	assert_row(5, "whole words here", "and others");
	assert_row(6, "to the edge here i…", "…e two");
	assert_row(7, "whole, to the edge", "…her words");
	assert_row(8, "a         abcdefgh…", "words");
	f.look.ascii = true;
	draw_over(ROLE_NEG, lines, 4);
	assert_row(6, "to the edge here ..", ".. two");
	assert_row(7, "whole, to the edge", "..er words");
	assert_row(8, "a         abcdefg..", "words");
}

/* The name of a customer goes on below the box, or with a number. */
TEST(a_text_whose_other_words_are_covered_has_an_ellipsis)
{
	static const char *const lines[] = {"200016 Orchid Media Learning            Trading Co",
					    "200016 Kestrel 4000000000",
					    "200016000001 Orchid Learning Trading    Ltd",
					    "2000160001 Lighthou Shipping            or two",
					    "2000160001 Orchid   Shipping             two"};
	draw_over(ROLE_TEXT, lines, 5);
	assert_row(5, "200016 Orchid Medi…", "…ading Co");
	assert_row(6, "200016 Kestrel…", "");
	assert_row(7, "200016000001 Orchi…", "…d");
	assert_row(8, "2000160001 Lightho…", "… two");
	assert_row(9, "2000160001 Orchid", "two");
	draw_over(ROLE_STALE, lines, 5);
	assert_row(6, "200016 Kestrel…", "");
	assert_row(8, "2000160001 Lightho…", "… two");
	draw_over(ROLE_NEG, lines, 5); /* not a name */
	assert_row(6, "200016 Kestrel", "");
}

TEST(a_wide_letter_is_never_halved)
{
	static const char *const lines[] = {"ab 上海瑞丰供应链管理", "abc 上海瑞丰供应链管理",
					    "                           上海瑞丰供应链管理",
					    "                          上海瑞丰供应链管理"};
	draw_over(ROLE_TEXT, lines, 4);
	assert_row(5, "ab 上海瑞丰供应链…", "");
	assert_row(6, "abc 上海瑞丰供应链…", "");
	assert_row(7, "", "…理");
	assert_row(8, "", "…理");
}

/* There the characters of lines and gauges are also those of amounts. */
TEST(no_part_of_an_amount_sticks_out_in_ascii)
{
	static const char *const lines[] = {"aa      -12,345.678901", "aa            +65 8123",
					    "aa           -1,234.56"};
	f.look.ascii = true;
	draw_over(ROLE_NEG, lines, 3);
	assert_row(5, "aa", "");
	assert_row(6, "aa            +65", "");
	assert_row(7, "aa", "");
}

TEST(what_is_behind_loses_its_colours_and_the_box_does_not)
{
	static const char *const lines[] = {"red", "red", "red"};
	draw_over(ROLE_NEG, lines, 3);
	assert_int_equal(grid_at(&f.g, 6, 0)->ground, GROUND_BEHIND);
	assert_int_equal(grid_at(&f.g, 6, 79)->ground, GROUND_BEHIND);
	assert_int_equal(grid_at(&f.g, 6, 20)->ground, GROUND_PLAIN);
	assert_int_equal(grid_at(&f.g, 6, 25)->ground, GROUND_PLAIN);
	assert_int_equal(grid_at(&f.g, 0, 0)->ground, GROUND_PLAIN);  /* the header */
	assert_int_equal(grid_at(&f.g, 23, 0)->ground, GROUND_PLAIN); /* the hints */
}

TEST(a_box_leaves_the_names_of_customers_in_sight)
{
	struct draw s = {&f.g, &f.m, &f.look, glyphs_of(&f.look), NULL};
	static const int cols[] = {40, 80, 120, 200}, at[] = {0, 34, 37, 77};
	for (int i = 0; i < 4; i++) {
		grid_reset(&f.g, 24, cols[i]);
		assert_int_equal(box_beside_names(&s, 10, 46).col, at[i]);
	}
	grid_reset(&f.g, 24, 80);
	assert_int_equal(box_beside_names(&s, 10, 62).col, 18);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_number_that_is_partly_covered_is_not_shown, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_first_row_and_the_last_are_cut_like_the_others,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(each_digit_makes_a_number, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_word_that_is_partly_covered_is_cut_with_an_ellipsis,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_text_whose_other_words_are_covered_has_an_ellipsis,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_wide_letter_is_never_halved, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(no_part_of_an_amount_sticks_out_in_ascii, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(what_is_behind_loses_its_colours_and_the_box_does_not,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_box_leaves_the_names_of_customers_in_sight, set_up,
					    tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
