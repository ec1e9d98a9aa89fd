/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/theme.c. */
#include "view/kit/theme.h"

#include "test.h"

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
TEST(colours_are_within_the_rules)
{
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

TEST(no_colour_means_none_in_any_theme)
{
	for (int t = 0; t < THEMES; t++) {
		struct dressed d = dress((enum theme)t, 0);
		for (int r = 0; r < ROLE_COUNT; r++)
			assert_int_equal(d.role[r].fg, -1);
		assert_int_equal(d.selected.bg, -1);
		assert_true(d.selected.attrs & ATTR_BOLD);
	}
}

TEST(mono_uses_no_colour_on_any_terminal)
{
	struct dressed d = dress(THEME_MONO, 256);
	for (int r = 0; r < ROLE_COUNT; r++)
		assert_int_equal(d.role[r].fg, -1);
	assert_int_equal(d.role[ROLE_NEG].attrs, ATTR_BOLD | ATTR_REVERSE);
}

TEST(cb_is_okabe_ito_at_256)
{
	struct dressed d = dress(THEME_CB, 256);
	assert_int_equal(d.role[ROLE_SUS].fg, 175);
	assert_int_equal(d.role[ROLE_NEG].fg, 166);
	assert_int_equal(d.role[ROLE_OUT].fg, 166);
	assert_int_equal(d.role[ROLE_CRIT].fg, 214);
	assert_int_equal(d.role[ROLE_LOW].fg, 227);
	assert_int_equal(d.role[ROLE_OK].fg, 25);
}

TEST(cb_falls_back_to_sixteen)
{
	struct dressed d = dress(THEME_CB, 16);
	assert_int_equal(d.role[ROLE_OK].fg, 6); /* not the green beside a red */
	assert_true(d.role[ROLE_SUS].fg < 16);
}

TEST(eight_colours_say_bright_by_bold)
{
	struct dressed d = dress(THEME_DARK, 8);
	assert_int_equal(d.role[ROLE_OUT].fg, 1);
	assert_true(d.role[ROLE_OUT].attrs & ATTR_BOLD);
}

TEST(ok_text_has_no_warning_colour)
{
	for (int t = 0; t < THEMES; t++) {
		struct dressed d = dress((enum theme)t, 256);
		assert_int_equal(d.role[ROLE_TEXT].fg, -1);
		assert_int_equal(d.role[ROLE_TEXT].attrs, 0);
	}
}

TEST(selection_has_a_background_only_where_it_is_known)
{
	assert_int_equal(dress(THEME_AUTO, 256).selected.bg, -1);
	assert_int_equal(dress(THEME_DARK, 16).selected.bg, -1);
	assert_true(dress(THEME_DARK, 256).selected.bg > 231);
	assert_true(dress(THEME_LIGHT, 256).selected.bg > dress(THEME_DARK, 256).selected.bg);
	for (int t = 0; t < THEMES; t++) /* reverse would hide the colour of a status */
		assert_false(dress((enum theme)t, 256).selected.attrs & ATTR_REVERSE);
}

TEST(contrast_dims_nothing)
{
	struct dressed d = dress(THEME_CONTRAST, 16);
	for (int r = 0; r < ROLE_COUNT; r++)
		assert_false(d.role[r].attrs & ATTR_DIM);
	assert_true(d.role[ROLE_LOW].attrs & ATTR_BOLD);
}

/* The fixed colours of xterm's palette, 16 to 255, as 0xRRGGBB. */
static int rgb_of(int c)
{
	static const int levels[] = {0, 95, 135, 175, 215, 255};
	if (c >= 232)
		return (8 + 10 * (c - 232)) * 0x010101;
	c -= 16;
	return levels[c / 36] << 16 | levels[c / 6 % 6] << 8 | levels[c % 6];
}

static double linear(int part)
{
	double v = part / 255.0, base = (v + 0.055) / 1.055, power = 1;
	if (v <= 0.03928)
		return v / 12.92;
	/* To the power of 2.4: the square, and the fifth root of the square by Newton. */
	for (int i = 0; i < 40; i++)
		power -= (power * power * power * power * power - base * base) /
			 (5 * power * power * power * power);
	return base * base * power;
}

/* Relative luminance and contrast as WCAG 2.1 defines them. */
static double luminance(int rgb)
{
	return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) +
	       0.0722 * linear(rgb & 255);
}

static double contrast(int a, int b)
{
	double x = luminance(a), y = luminance(b);
	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

TEST(the_measure_is_right)
{
	assert_true(contrast(0, 0xFFFFFF) > 20.99 && contrast(0, 0xFFFFFF) < 21.01);
	assert_true(contrast(0x777777, 0xFFFFFF) > 4.47 && contrast(0x777777, 0xFFFFFF) < 4.49);
	assert_true(contrast(0xFF0000, 0xFFFFFF) > 3.99 && contrast(0xFF0000, 0xFFFFFF) < 4.01);
	assert_int_equal(rgb_of(166), 0xD75F00);
	assert_int_equal(rgb_of(237), 0x3A3A3A);
}

static bool is_bar(int role)
{
	return role == ROLE_OK || role == ROLE_BORDER;
}

/* Each colour of the theme against the backgrounds it is made for, that of the selection too. */
static void assert_contrast(enum theme theme, enum background background, double text)
{
	static const int darks[] = {0x000000, 0x080808, 0x0C0C0C}, lights[] = {0xFFFFFF, 0xFDFDFD};
	struct look look = {.theme = theme, .colors = 256, .background = background};
	struct dressed d;
	theme_styles(&look, d.role, &d.selected);
	for (int r = 0; r < ROLE_COUNT; r++)
		for (int i = 0; i < 4; i++) {
			bool dark = background == BACKGROUND_DARK;
			int fg = d.role[r].fg, on;
			if (fg < 0 || i >= (dark ? 3 : 2) + (d.selected.bg >= 0))
				continue;
			assert_true(fg >= 16);
			on = i == (dark ? 3 : 2) ? rgb_of(d.selected.bg)
			     : dark              ? darks[i]
						 : lights[i];
			if (contrast(rgb_of(fg), on) < (is_bar(r) ? 3.0 : text))
				fail_msg("theme %d, role %d: %d on %06x is %.2f", theme, r, fg, on,
					 contrast(rgb_of(fg), on));
		}
}

TEST(all_text_has_enough_contrast)
{
	assert_contrast(THEME_DARK, BACKGROUND_DARK, 4.5);
	assert_contrast(THEME_LIGHT, BACKGROUND_LIGHT, 4.5);
	assert_contrast(THEME_CB, BACKGROUND_DARK, 4.5);
	assert_contrast(THEME_CB, BACKGROUND_LIGHT, 4.5);
	assert_contrast(THEME_CONTRAST, BACKGROUND_DARK, 7.0);
	assert_contrast(THEME_CONTRAST, BACKGROUND_LIGHT, 7.0);
}

/* The user's sixteen, but on white, where their yellow and cyan could not be read. */
TEST(auto_is_the_terminal_s_own_palette)
{
	for (int b = BACKGROUND_UNKNOWN; b <= BACKGROUND_LIGHT; b++)
		for (int colors = 8; colors <= 256; colors *= 2) {
			struct look look = {.theme = THEME_AUTO, .colors = colors, .background = b};
			struct dressed d;
			theme_styles(&look, d.role, &d.selected);
			for (int r = 0; r < ROLE_COUNT; r++) {
				int fg = d.role[r].fg, base = fg & 7;
				if (b != BACKGROUND_LIGHT || colors < 256)
					assert_true(fg < 16);
				if (b == BACKGROUND_LIGHT && fg >= 0 && fg < 16)
					assert_true(base != 3 && base != 6);
			}
		}
	assert_contrast(THEME_AUTO, BACKGROUND_LIGHT, 4.5);
}

/* The selected row keeps the colour of its status, and each status its own look. */
TEST(statuses_differ_in_every_theme)
{
	static const enum role statuses[] = {ROLE_SUS, ROLE_NEG, ROLE_OUT, ROLE_CRIT, ROLE_LOW};
	for (int t = 0; t < THEMES; t++)
		for (int b = BACKGROUND_UNKNOWN; b <= BACKGROUND_LIGHT; b++)
			for (int colors = 16; colors <= 256; colors += 240) {
				struct look look = {.theme = t, .colors = colors, .background = b};
				struct dressed d;
				theme_styles(&look, d.role, &d.selected);
				assert_int_equal(d.selected.fg, -1);
				assert_false(d.selected.attrs & ATTR_REVERSE);
				if (t == THEME_MONO)
					continue;
				for (int i = 0; i < 5; i++)
					for (int k = 0; k < i; k++)
						assert_memory_not_equal(&d.role[statuses[i]],
									&d.role[statuses[k]],
									sizeof(struct style));
			}
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
	    cmocka_unit_test(ok_text_has_no_warning_colour),
	    cmocka_unit_test(selection_has_a_background_only_where_it_is_known),
	    cmocka_unit_test(contrast_dims_nothing),
	    cmocka_unit_test(the_measure_is_right),
	    cmocka_unit_test(all_text_has_enough_contrast),
	    cmocka_unit_test(auto_is_the_terminal_s_own_palette),
	    cmocka_unit_test(statuses_differ_in_every_theme),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
