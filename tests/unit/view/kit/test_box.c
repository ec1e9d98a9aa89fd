/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/box.c. */
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

/* Puts text into rows of the body, and a box from column 20 to 39 over them. */
static void draw_over(const char *const *lines, int n)
{
	struct draw s = {&f.g, &f.m, &f.look, glyphs_of(&f.look), NULL};
	grid_reset(&f.g, 24, 80);
	for (int i = 0; i < n; i++)
		grid_chars(&f.g, (struct rect){0, 0, 24, 80}, 5 + i, 0, ROLE_NEG, lines[i]);
	box_draw(&s, (struct rect){5, 20, n, 20}, "Title");
}

/* A row without the box: text at its begin, and other text so many cells from there. */
static void assert_row(int row, const char *first, int at, const char *second)
{
	struct buf text;
	char is[400], should[400];
	buf_init(&text, sizeof is);
	for (int col = 0; col < 80; col++)
		if (col < 20 || col >= 40)
			buf_add_byte(&text, (char)grid_at(&f.g, row, col)->cp[0]);
	assert_true(sl_to_chars(buf_sl(&text), is, sizeof is));
	buf_release(&text);
	snprintf(should, sizeof should, "%-*s%-*s", at, first, 60 - at, second);
	assert_string_equal(is, should);
}

TEST(no_part_of_a_word_sticks_out)
{
	static const char *const lines[] = {
	    "one 12,345,678.90123456789012345678901234567890.5 last",
	    "whole words here    under the box         and others",
	    "to the edge here its                    one two"};
	draw_over(lines, 3);
	assert_row(5, "one", 30, "last");
	assert_row(6, "whole words here", 22, "and others");
	assert_row(7, "to the edge here", 24, "two");
}

TEST(wide_letters_go_with_their_word)
{
	static const char *const lines[] = {
	    "ab \xe4\xb8\x8a\xe6\xb5\xb7\xe7\x91\x9e\xe4\xb8\xb0\xe4\xbe\x9b"
	    "\xe5\xba\x94\xe9\x93\xbe\xe7\xae\xa1\xe7\x90\x86",
	    "", ""};
	draw_over(lines, 3);
	assert_row(5, "ab", 60, "");
}

/* There the characters of lines and gauges are also those of amounts. */
TEST(no_part_of_an_amount_sticks_out_in_ascii)
{
	static const char *const lines[] = {"aa      -12,345.678901", "aa            +65 8123",
					    "aa           -1,234.56"};
	f.look.ascii = true;
	draw_over(lines, 3);
	assert_row(5, "aa", 60, "");
	assert_row(6, "aa            +65", 60, "");
	assert_row(7, "aa", 60, "");
}

TEST(what_is_behind_loses_its_colours_and_the_box_does_not)
{
	static const char *const lines[] = {"red", "red", "red"};
	draw_over(lines, 3);
	assert_int_equal(grid_at(&f.g, 6, 0)->ground, GROUND_BEHIND);
	assert_int_equal(grid_at(&f.g, 6, 79)->ground, GROUND_BEHIND);
	assert_int_equal(grid_at(&f.g, 6, 20)->ground, GROUND_PLAIN);
	assert_int_equal(grid_at(&f.g, 6, 25)->ground, GROUND_PLAIN);
	assert_int_equal(grid_at(&f.g, 0, 0)->ground, GROUND_PLAIN);  /* the header */
	assert_int_equal(grid_at(&f.g, 23, 0)->ground, GROUND_PLAIN); /* the hints */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(no_part_of_a_word_sticks_out, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(wide_letters_go_with_their_word, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(no_part_of_an_amount_sticks_out_in_ascii, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(what_is_behind_loses_its_colours_and_the_box_does_not,
					    set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
