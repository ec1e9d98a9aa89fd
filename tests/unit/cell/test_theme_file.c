/* SPDX-License-Identifier: MIT */
/* Tests of src/cell/theme_file.c. */
#include "cell/theme_file.h"

#include "test.h"

static struct theme_file t;

static void read_text(const char *text)
{
	theme_file_read(NULL, sl_from(text), &t);
}

static void assert_style(enum role r, int fg, int bg, unsigned attrs)
{
	assert_true(t.set[r]);
	assert_int_equal(t.style[r].fg, fg);
	assert_int_equal(t.style[r].bg, bg);
	assert_int_equal(t.style[r].attrs, attrs);
}

static void complains(size_t i, int line, const char *says)
{
	assert_true(i < t.n_problems);
	assert_int_equal(t.problem[i].line, line);
	if (!strstr(t.problem[i].text, says))
		fail_msg("says: %s", t.problem[i].text);
}

TEST(colours_have_names_numbers_and_parts)
{
	read_text("# mine\n\nok = green\nSUS = bright-magenta bold\nneg = 210 on 16 bold reverse\n"
		  "crit = #ffaf5f underline\ntext=default\n  head  =  bold \n");
	assert_int_equal(t.n_problems, 0);
	assert_style(ROLE_OK, 2, -1, 0);
	assert_style(ROLE_SUS, 13, -1, ATTR_BOLD);
	assert_style(ROLE_NEG, 210, 16, ATTR_BOLD | ATTR_REVERSE);
	assert_style(ROLE_CRIT, 215, -1, ATTR_UNDERLINE);
	assert_style(ROLE_TEXT, -1, -1, 0);
	assert_style(ROLE_HEAD, -1, -1, ATTR_BOLD);
	assert_false(t.set[ROLE_DIM]);
}

TEST(what_is_not_understood_is_named_with_its_line)
{
	read_text("crti = red\nok = grene\nlow = 256\nwarn = #12345\nnothing\nbackground = blue\n"
		  "error = on\nstale = red on on\n");
	complains(0, 1, "unknown role \"crti\" (did you mean crit?)");
	complains(1, 2, "\"grene\" is no colour");
	complains(2, 3, "\"256\" is no colour");
	complains(3, 4, "\"#12345\" is no colour");
	complains(4, 5, "the line is not ROLE = COLOUR");
	complains(5, 6, "background must be dark or light");
	complains(6, 8, "\"on\" is no colour");
	assert_false(t.set[ROLE_OK] || t.set[ROLE_LOW] || t.set[ROLE_WARN]);
}

TEST(a_colour_that_is_hard_to_read_is_reported_and_used)
{
	read_text("low = 58\nok = 114\n");
	complains(0, 1, "low is hard to read: its contrast is 3.1 to 1, and should be 4.5");
	assert_int_equal(t.n_problems, 1);
	assert_style(ROLE_LOW, 58, -1, 0);
	read_text("background = light\nlow = 58\nok = 114\n");
	complains(0, 3, "ok is hard to read");
	assert_int_equal(t.n_problems, 1);
	read_text("background = light\nok = 114 on 16\nlow = yellow\n");
	assert_int_equal(t.n_problems, 0);
}

TEST(a_hostile_file_is_harmless)
{
	read_text("\x1b[2J = red\nok = \x1b]0;x\x07\n");
	assert_int_equal(t.n_problems, 2);
	for (size_t i = 0; i < 2; i++)
		assert_null(strchr(t.problem[i].text, '\x1b'));
	read_text("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
	assert_int_equal(t.n_problems, 10);
}

TEST(the_base_gives_the_other_roles_and_the_background)
{
	read_text("ok = red\n");
	assert_true(t.base == THEME_AUTO && !t.is_light);
	read_text("base = Light\nok = 114\n");
	assert_true(t.base == THEME_LIGHT && t.is_light);
	complains(0, 2, "ok is hard to read");
	read_text("background = dark\nbase = light\nok = 114\n");
	assert_true(t.base == THEME_LIGHT && !t.is_light);
	assert_int_equal(t.n_problems, 0);
	read_text("base = mine\nbas = cb\n");
	complains(0, 1, "base must be auto, light, dark, cb, mono or high-contrast");
	complains(1, 2, "unknown role \"bas\" (did you mean base?)");
}

TEST(words_are_apart_by_any_blanks)
{
	read_text("ok\t=\t green \t bold\ton 16\r\n");
	assert_int_equal(t.n_problems, 0);
	assert_style(ROLE_OK, 2, 16, ATTR_BOLD);
}

/* What is printed is read again as the same styles. */
TEST(a_printed_file_is_read_as_it_was)
{
	struct style style[ROLE_COUNT];
	struct buf text;
	for (int r = 0; r < ROLE_COUNT; r++)
		style[r] = (struct style){(int16_t)(r * 13 - 1), (int16_t)(r % 3 ? -1 : r * 9),
					  (uint16_t)(r % 16)};
	buf_init(&text, 1u << 16);
	theme_file_print(NULL, THEME_CB, true, style, &text);
	theme_file_read(NULL, buf_sl(&text), &t);
	assert_true(t.base == THEME_CB && t.is_light);
	for (int r = 0; r < ROLE_COUNT; r++)
		assert_style((enum role)r, style[r].fg, style[r].bg, style[r].attrs);
	buf_release(&text);
}

/* A wrong limit between the two groups of eight would print another colour. */
TEST(each_of_the_256_colours_is_printed_as_itself)
{
	static const struct {
		int16_t colour;
		const char *name;
	} named[] = {{-1, "default"},     {0, "black"},         {7, "white"},
		     {8, "bright-black"}, {15, "bright-white"}, {16, "16"}};
	struct style style[ROLE_COUNT] = {{0, 0, 0}};
	struct buf text;
	char line[60];
	buf_init(&text, 1u << 16);
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		style[ROLE_OK] = (struct style){named[i].colour, -1, 0};
		buf_clear(&text);
		theme_file_print(NULL, THEME_DARK, false, style, &text);
		snprintf(line, sizeof line, " = %s\n", named[i].name);
		assert_non_null(strstr(text.p, line));
	}
	for (int16_t colour = -1; colour < 256; colour++) {
		style[ROLE_OK].fg = colour;
		buf_clear(&text);
		theme_file_print(NULL, THEME_DARK, false, style, &text);
		theme_file_read(NULL, buf_sl(&text), &t);
		assert_int_equal(t.style[ROLE_OK].fg, colour);
	}
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(colours_have_names_numbers_and_parts),
	    cmocka_unit_test(what_is_not_understood_is_named_with_its_line),
	    cmocka_unit_test(a_colour_that_is_hard_to_read_is_reported_and_used),
	    cmocka_unit_test(a_hostile_file_is_harmless),
	    cmocka_unit_test(the_base_gives_the_other_roles_and_the_background),
	    cmocka_unit_test(words_are_apart_by_any_blanks),
	    cmocka_unit_test(a_printed_file_is_read_as_it_was),
	    cmocka_unit_test(each_of_the_256_colours_is_printed_as_itself),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
