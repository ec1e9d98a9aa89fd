/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "view/look.h"

#define THEMES 6

struct dressed {
	struct style role[ROLE_COUNT], selected;
};

static struct dressed dress(enum theme theme, int colors)
{
	struct dressed d;
	struct look look = {.theme = theme, .colors = colors};
	memset(&d, 0x55, sizeof d);
	theme_styles(&look, d.role, &d.selected);
	return d;
}

/* The last of each: no literal black or white, no plain blue text; only what the terminal has. */
static void colours_are_within_the_rules(void **state)
{
	(void)state;
	const int depths[] = {0, 8, 16, 256};
	for (int t = 0; t < THEMES; t++)
		for (size_t k = 0; k < 4; k++) {
			struct dressed d = dress((enum theme)t, depths[k]);
			for (int r = 0; r < ROLE_COUNT; r++) {
				int fg = d.role[r].fg;
				assert_true(fg >= -1 && fg < (depths[k] ? depths[k] : 1));
				assert_true(fg != 0 && fg != 7 && fg != 15 && fg != 16 &&
					    fg != 231);
				assert_true(fg != 4 && fg != 12);
				assert_int_equal(d.role[r].bg, -1);
				assert_true(d.role[r].attrs < 16);
			}
		}
}

static void no_colour_means_none_in_any_theme(void **state)
{
	(void)state;
	for (int t = 0; t < THEMES; t++) {
		struct dressed d = dress((enum theme)t, 0);
		for (int r = 0; r < ROLE_COUNT; r++)
			assert_int_equal(d.role[r].fg, -1);
		assert_int_equal(d.selected.bg, -1);
		assert_true(d.selected.attrs & ATTR_BOLD);
	}
}

static void mono_uses_no_colour_on_any_terminal(void **state)
{
	(void)state;
	struct dressed d = dress(THEME_MONO, 256);
	for (int r = 0; r < ROLE_COUNT; r++)
		assert_int_equal(d.role[r].fg, -1);
	assert_int_equal(d.role[ROLE_NEG].attrs, ATTR_BOLD | ATTR_REVERSE);
}

static void cb_is_okabe_ito_at_256(void **state)
{
	(void)state;
	struct dressed d = dress(THEME_CB, 256);
	assert_int_equal(d.role[ROLE_SUS].fg, 175);
	assert_int_equal(d.role[ROLE_NEG].fg, 166);
	assert_int_equal(d.role[ROLE_OUT].fg, 166);
	assert_int_equal(d.role[ROLE_CRIT].fg, 214);
	assert_int_equal(d.role[ROLE_LOW].fg, 227);
	assert_int_equal(d.role[ROLE_OK].fg, 25);
}

static void cb_falls_back_to_sixteen(void **state)
{
	(void)state;
	struct dressed d = dress(THEME_CB, 16);
	assert_int_equal(d.role[ROLE_OK].fg, 6); /* not the green beside a red */
	assert_true(d.role[ROLE_SUS].fg < 16);
}

static void eight_colours_say_bright_by_bold(void **state)
{
	(void)state;
	struct dressed d = dress(THEME_DARK, 8);
	assert_int_equal(d.role[ROLE_OUT].fg, 1);
	assert_true(d.role[ROLE_OUT].attrs & ATTR_BOLD);
}

static void ok_text_stays_calm(void **state)
{
	(void)state;
	for (int t = 0; t < THEMES; t++) {
		struct dressed d = dress((enum theme)t, 256);
		assert_int_equal(d.role[ROLE_TEXT].fg, -1);
		assert_int_equal(d.role[ROLE_TEXT].attrs, 0);
	}
}

static void selection_has_a_background_only_where_it_is_known(void **state)
{
	(void)state;
	assert_int_equal(dress(THEME_AUTO, 256).selected.bg, -1);
	assert_int_equal(dress(THEME_DARK, 16).selected.bg, -1);
	assert_true(dress(THEME_DARK, 256).selected.bg > 231);
	assert_true(dress(THEME_LIGHT, 256).selected.bg > dress(THEME_DARK, 256).selected.bg);
	for (int t = 0; t < THEMES; t++) /* reverse would hide the colour of a standing */
		assert_false(dress((enum theme)t, 256).selected.attrs & ATTR_REVERSE);
}

static void contrast_dims_nothing(void **state)
{
	(void)state;
	struct dressed d = dress(THEME_CONTRAST, 16);
	for (int r = 0; r < ROLE_COUNT; r++)
		assert_false(d.role[r].attrs & ATTR_DIM);
	assert_true(d.role[ROLE_LOW].attrs & ATTR_BOLD);
}

static void names_are_parsed(void **state)
{
	(void)state;
	enum theme t = THEME_DARK;
	assert_false(theme_parse("", &t));
	assert_false(theme_parse("Light", &t));
	assert_int_equal(t, THEME_DARK);
	assert_true(theme_parse("auto", &t) && t == THEME_AUTO);
	assert_true(theme_parse("light", &t) && t == THEME_LIGHT);
	assert_true(theme_parse("dark", &t) && t == THEME_DARK);
	assert_true(theme_parse("cb", &t) && t == THEME_CB);
	assert_true(theme_parse("mono", &t) && t == THEME_MONO);
	assert_true(theme_parse("high-contrast", &t) && t == THEME_CONTRAST);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(colours_are_within_the_rules),
	    cmocka_unit_test(no_colour_means_none_in_any_theme),
	    cmocka_unit_test(mono_uses_no_colour_on_any_terminal),
	    cmocka_unit_test(cb_is_okabe_ito_at_256),
	    cmocka_unit_test(cb_falls_back_to_sixteen),
	    cmocka_unit_test(eight_colours_say_bright_by_bold),
	    cmocka_unit_test(ok_text_stays_calm),
	    cmocka_unit_test(selection_has_a_background_only_where_it_is_known),
	    cmocka_unit_test(contrast_dims_nothing),
	    cmocka_unit_test(names_are_parsed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
