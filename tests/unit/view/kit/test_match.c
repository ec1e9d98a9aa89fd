/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/match.c. */
#include "view/kit/match.h"

#include "test.h"

static struct grid g;
static struct draw scene = {.g = &g};

SETUP(begin)
{
	grid_init(&g);
	return 0;
}

TEARDOWN(end)
{
	grid_release(&g);
	return 0;
}

/* The columns that are lit, as one character each: '#' or '.'. */
static const char *lit(const char *text, int w, const char *needle)
{
	static char out[64];
	struct rect at = {0, 1, 1, w};
	grid_reset(&g, 1, 30);
	grid_chars(&g, at, 0, 1, ROLE_TEXT, text);
	struct row_search q;
	row_search_init(&q, sl_from(needle));
	match_highlight(&scene, at, sl_from(text), &q);
	row_search_release(&q);
	for (int col = 0; col < 30; col++)
		out[col] = grid_at(&g, 0, col)->role == ROLE_MATCH ? '#' : '.';
	out[30] = '\0';
	return out;
}

TEST(each_place_is_lit)
{
	assert_string_equal(lit("Delta delta", 20, "delta"), ".#####.#####..................");
	assert_string_equal(lit("aaaa", 20, "aa"), ".####.........................");
	assert_string_equal(lit("aaa", 20, "aa"), ".##...........................");
	assert_string_equal(lit("Delta", 20, "x"), "..............................");
	assert_string_equal(lit("Delta", 20, ""), "..............................");
	assert_string_equal(lit("", 20, "x"), "..............................");
}

TEST(wide_and_folded_characters_are_lit_whole)
{
	assert_string_equal(lit("\xe4\xb8\xad\xe6\x96\x87\xe5\xad\x97", 20, "\xe6\x96\x87"),
			    "...##.........................");
	assert_string_equal(lit("Z\xc3\x9cRICH", 20, "z\xc3\xbcrich"),
			    ".######.......................");
	/* A base with its mark is one place: half of it cannot be lit. */
	assert_string_equal(lit("xe\xcc\x81y", 20, "\xc3\xa9"), "..#...........................");
	/* One character that folds to two: lit when either is looked for. */
	assert_string_equal(lit("a\xef\xac\x81z", 20, "fi"), "..#...........................");
}

TEST(no_match_beyond_the_visible_text_is_highlighted)
{
	assert_string_equal(lit("abcdelta", 5, "delta"), "..............................");
	assert_string_equal(lit("abdelta", 7, "delta"), "...#####......................");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_place_is_lit),
	    cmocka_unit_test(wide_and_folded_characters_are_lit_whole),
	    cmocka_unit_test(no_match_beyond_the_visible_text_is_highlighted),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
