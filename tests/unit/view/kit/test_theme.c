/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/theme.c. */
#include "base/attr.h"

#include "cell/theme_file.h"

#include "view/kit/theme.h"

#include "test.h"

#define THEMES 6

static struct styles dress(enum theme theme, int colors, enum background background)
{
	struct look look = {.theme = theme, .colors = colors, .background = background};
	struct styles d;
	memset(&d, 0x55, sizeof d);
	theme_styles(&look, &d);
	return d;
}

/* Text has no literal black or white and no plain blue, but on a background of its own; and only
 * colours that the terminal has. */
static void assert_within_the_rules(const struct style *s, int depth)
{
	int fg = s->fg, most = depth ? depth : 1;
	assert_in_range(fg + 1, 0, most);
	assert_in_range(s->bg + 1, 0, most);
	assert_true(s->attrs < 16);
	if (s->bg < 0)
		assert_true(fg != 0 && fg != 7 && fg != 15 && fg != 16 && fg != 231 && fg != 4 &&
			    fg != 12);
}

TEST(colours_are_within_the_rules)
{
	const int depths[] = {0, 8, 16, 256};
	for (int t = 0; t < THEMES; t++)
		for (int b = BACKGROUND_UNKNOWN; b <= BACKGROUND_LIGHT; b++)
			for (size_t k = 0; k < 4; k++) {
				struct styles d = dress(t, depths[k], b);
				for (int r = 0; r < ROLE_COUNT; r++) {
					assert_within_the_rules(&d.plain[r], depths[k]);
					assert_within_the_rules(&d.bar[r], depths[k]);
				}
				assert_within_the_rules(&d.behind, depths[k]);
			}
}

static void assert_no_colour(enum theme theme, int colors)
{
	struct styles d = dress(theme, colors, BACKGROUND_UNKNOWN);
	for (int r = 0; r < ROLE_COUNT; r++) {
		assert_int_equal(d.plain[r].fg, -1);
		assert_int_equal(d.plain[r].bg, -1);
		assert_int_equal(d.bar[r].fg, -1);
		assert_int_equal(d.bar[r].bg, -1);
		assert_true(d.bar[r].attrs & ATTR_BOLD);
	}
	assert_int_equal(d.behind.fg, -1);
}

TEST(no_colour_means_none_in_any_theme)
{
	for (int t = 0; t < THEMES; t++)
		assert_no_colour(t, 0);
}

TEST(mono_uses_no_colour_on_any_terminal)
{
	assert_no_colour(THEME_MONO, 16);
	assert_no_colour(THEME_MONO, 256);
	struct styles d = dress(THEME_MONO, 256, BACKGROUND_DARK);
	assert_int_equal(d.plain[ROLE_NEG].attrs, ATTR_BOLD | ATTR_REVERSE);
}

TEST(cb_is_okabe_ito_at_256)
{
	struct styles d = dress(THEME_CB, 256, BACKGROUND_DARK);
	assert_int_equal(d.plain[ROLE_SUS].fg, 175);
	assert_int_equal(d.plain[ROLE_NEG].fg, 202);
	assert_int_equal(d.plain[ROLE_OUT].fg, 202);
	assert_int_equal(d.plain[ROLE_CRIT].fg, 214);
	assert_int_equal(d.plain[ROLE_LOW].fg, 227);
	assert_int_equal(d.plain[ROLE_OK].fg, 74);
}

TEST(cb_falls_back_to_sixteen)
{
	for (int b = BACKGROUND_UNKNOWN; b <= BACKGROUND_LIGHT; b++) {
		struct styles d = dress(THEME_CB, 16, b);
		/* Not the green beside a red. */
		assert_int_not_equal(d.plain[ROLE_OK].fg, 2);
		assert_int_not_equal(d.bar[ROLE_OK].fg, 2);
		assert_true(d.plain[ROLE_SUS].fg < 16);
	}
}

TEST(eight_colours_say_bright_by_bold)
{
	struct styles d = dress(THEME_DARK, 8, BACKGROUND_UNKNOWN);
	assert_int_equal(d.plain[ROLE_OUT].fg, 1);
	assert_true(d.plain[ROLE_OUT].attrs & ATTR_BOLD);
}

TEST(ok_text_has_no_warning_colour)
{
	for (int t = 0; t < THEMES; t++) {
		struct styles d = dress(t, 256, BACKGROUND_UNKNOWN);
		assert_int_equal(d.plain[ROLE_TEXT].fg, -1);
		assert_int_equal(d.plain[ROLE_TEXT].attrs, 0);
	}
}

/* All cells of a bar lie on a ground of its own; without a bar the selection is bold. */
static void assert_bar(const struct styles *d, bool is_bar)
{
	for (int r = 0; r < ROLE_COUNT; r++) {
		if (is_bar)
			assert_true(d->bar[r].bg >= 0 && d->bar[r].fg >= 0);
		else
			assert_true(d->bar[r].bg == d->plain[r].bg &&
				    d->bar[r].attrs == (d->plain[r].attrs | ATTR_BOLD));
	}
}

TEST(the_selected_row_is_a_bar_from_sixteen_colours_on)
{
	for (int t = 0; t < THEMES; t++)
		for (int b = BACKGROUND_UNKNOWN; b <= BACKGROUND_LIGHT; b++)
			for (int colors = 0; colors <= 256; colors += colors ? colors : 8) {
				struct look look = {.theme = t, .colors = colors, .background = b};
				struct styles d = dress(t, colors, b);
				bool is_bar = t != THEME_MONO && colors >= 16;
				assert_int_equal(theme_has_bar(&look), is_bar);
				assert_bar(&d, is_bar);
			}
}

TEST(contrast_dims_nothing)
{
	for (int b = BACKGROUND_UNKNOWN; b <= BACKGROUND_LIGHT; b++) {
		struct styles d = dress(THEME_CONTRAST, 16, b);
		for (int r = 0; r < ROLE_COUNT; r++)
			assert_false((d.plain[r].attrs | d.bar[r].attrs) & ATTR_DIM);
		assert_false(d.behind.attrs & ATTR_DIM);
		assert_true(d.plain[ROLE_CRIT].attrs & ATTR_BOLD);
	}
}

/* The colours of xterm's palette as 0xRRGGBB. */
static int rgb_of(int c)
{
	static const int ansi[] = {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD,
				   0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00,
				   0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF};
	if (c < 16)
		return ansi[c];
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

/* The colours that a terminal has of its own. */
struct ground_colours {
	int fg, bg; /* 0xRRGGBB */
};

static const struct ground_colours dark_grounds[] = {{0xE5E5E5, 0x000000}, {0xCCCCCC, 0x0C0C0C}};
static const struct ground_colours light_grounds[] = {{0x000000, 0xFFFFFF}, {0x1F1F1F, 0xFDFDFD}};
/* A terminal in an editor; the fixed colours hold there, too, and those of the user are the
 * user's. */
static const struct ground_colours grey_ground = {0xD4D4D4, 0x1E1E1E};

/* Dim text as xterm draws it: two thirds of the light, whatever is behind it. */
static int dim_of(int rgb)
{
	return (rgb >> 16) * 2 / 3 << 16 | (rgb >> 8 & 255) * 2 / 3 << 8 | (rgb & 255) * 2 / 3;
}

static double contrast_on(const struct style *s, const struct ground_colours *own)
{
	int fg = s->fg < 0 ? own->fg : rgb_of(s->fg), bg = s->bg < 0 ? own->bg : rgb_of(s->bg);
	return contrast(s->attrs & ATTR_DIM ? dim_of(fg) : fg, bg);
}

/* Every role on the plain ground (that of boxes, too), on the bar, and behind a box. Nothing is
 * exempt: also what is dim carries information, as a row without credit does. */
static void assert_contrast(const struct look *look, const struct ground_colours *own, double least)
{
	struct styles d;
	theme_styles(look, &d);
	for (int r = 0; r < ROLE_COUNT; r++) {
		double plain = contrast_on(&d.plain[r], own), bar = contrast_on(&d.bar[r], own);
		if (plain < least || bar < least)
			fail_msg("theme %d, %d colours, background %d, role %d on %06x: %.2f, on "
				 "the bar %.2f",
				 look->theme, look->colors, look->background, r, (unsigned)own->bg,
				 plain, bar);
	}
	if (contrast_on(&d.behind, own) < least)
		fail_msg("theme %d, %d colours, behind a box on %06x: %.2f", look->theme,
			 look->colors, (unsigned)own->bg, contrast_on(&d.behind, own));
}

static void assert_contrast_dark(const struct look *look, double least)
{
	for (size_t i = 0; i < COUNT_OF(dark_grounds); i++)
		assert_contrast(look, &dark_grounds[i], least);
	if (look->colors >= 256)
		assert_contrast(look, &grey_ground, least);
}

static void assert_contrast_light(const struct look *look, double least)
{
	for (size_t i = 0; i < COUNT_OF(light_grounds); i++)
		assert_contrast(look, &light_grounds[i], least);
}

static void assert_theme_contrast(enum theme theme, int colors, double least)
{
	struct look look = {.theme = theme, .colors = colors};
	/* Without an answer of the terminal the background may be either. */
	if (theme != THEME_LIGHT)
		assert_contrast_dark(&look, least);
	if (theme != THEME_DARK)
		assert_contrast_light(&look, least);
	look.background = BACKGROUND_DARK;
	if (theme != THEME_LIGHT)
		assert_contrast_dark(&look, least);
	look.background = BACKGROUND_LIGHT;
	if (theme != THEME_DARK)
		assert_contrast_light(&look, least);
}

TEST(everything_can_be_read_in_every_theme)
{
	for (int t = 0; t < THEMES; t++)
		for (int colors = 16; colors <= 256; colors += 240)
			assert_theme_contrast(t, colors, 4.5);
}

TEST(high_contrast_is_high)
{
	for (int b = BACKGROUND_DARK; b <= BACKGROUND_LIGHT; b++) {
		struct look look = {.theme = THEME_CONTRAST, .colors = 256, .background = b};
		if (b == BACKGROUND_DARK)
			assert_contrast_dark(&look, 7.0);
		else
			assert_contrast_light(&look, 7.0);
	}
}

/* What the terminal answers chooses one of them. */
TEST(auto_is_dark_or_light_whole)
{
	for (int colors = 8; colors <= 256; colors *= 2) {
		struct styles is = dress(THEME_AUTO, colors, BACKGROUND_DARK),
			      as = dress(THEME_DARK, colors, BACKGROUND_DARK);
		assert_memory_equal(&is, &as, sizeof is);
		is = dress(THEME_AUTO, colors, BACKGROUND_LIGHT);
		as = dress(THEME_LIGHT, colors, BACKGROUND_LIGHT);
		assert_memory_equal(&is, &as, sizeof is);
	}
}

static bool same_style(const struct style *a, const struct style *b)
{
	return a->fg == b->fg && a->bg == b->bg && a->attrs == b->attrs;
}

/* Each status has a look of its own, also on the bar, and CRIT another colour than LOW. */
static void assert_statuses_differ(const struct style role[ROLE_COUNT])
{
	static const enum role statuses[] = {ROLE_SUS, ROLE_NEG, ROLE_OUT, ROLE_CRIT, ROLE_LOW};
	for (int i = 0; i < 5; i++)
		for (int k = 0; k < i; k++)
			assert_false(same_style(&role[statuses[i]], &role[statuses[k]]));
	assert_int_not_equal(role[ROLE_CRIT].fg, role[ROLE_LOW].fg);
}

TEST(statuses_differ_in_every_theme)
{
	for (int t = 0; t < THEMES; t++)
		for (int b = BACKGROUND_UNKNOWN; b <= BACKGROUND_LIGHT; b++)
			for (int colors = 16; colors <= 256; colors += 240) {
				struct styles d = dress(t, colors, b);
				if (t == THEME_MONO)
					continue;
				assert_statuses_differ(d.plain);
				assert_statuses_differ(d.bar);
			}
}

/* The theme of the look is the base that the file names. */
static struct styles dress_own(const char *text, int colors, enum background background)
{
	struct theme_file own;
	struct styles d;
	theme_file_read(NULL, sl_from(text), &own);
	struct look look = {
	    .theme = own.base, .colors = colors, .background = background, .own = &own};
	theme_styles(&look, &d);
	return d;
}

TEST(colours_of_the_user_replace_those_of_the_base)
{
	struct styles plain = dress(THEME_DARK, 256, BACKGROUND_DARK);
	struct styles d =
	    dress_own("base = dark\nok = 120 bold\nlow = 236\nsus = red\n", 256, BACKGROUND_LIGHT);
	assert_int_equal(d.plain[ROLE_OK].fg, 120);
	assert_int_equal(d.plain[ROLE_OK].attrs, ATTR_BOLD);
	assert_int_equal(d.bar[ROLE_OK].fg, 120);
	assert_int_equal(d.plain[ROLE_SUS].fg, 1);
	assert_memory_equal(&d.plain[ROLE_CRIT], &plain.plain[ROLE_CRIT], sizeof(struct style));
	/* On the bar it could not be read. */
	assert_int_equal(d.plain[ROLE_LOW].fg, 236);
	assert_int_equal(d.bar[ROLE_LOW].fg, plain.bar[ROLE_LOW].fg);
}

TEST(a_terminal_without_the_colour_keeps_the_base)
{
	struct styles plain = dress(THEME_AUTO, 16, BACKGROUND_DARK);
	struct styles d = dress_own("ok = 120\nlow = bright-red\n", 16, BACKGROUND_DARK);
	assert_int_equal(d.plain[ROLE_OK].fg, plain.plain[ROLE_OK].fg);
	assert_int_equal(d.plain[ROLE_LOW].fg, 9);
	plain = dress(THEME_AUTO, 0, BACKGROUND_DARK);
	d = dress_own("ok = 120\nlow = red\n", 0, BACKGROUND_DARK);
	assert_memory_equal(&d, &plain, sizeof d);
}

TEST(every_theme_can_be_a_base)
{
	struct styles d = dress_own("base = mono\ncrit = red\n", 256, BACKGROUND_DARK);
	assert_int_equal(d.plain[ROLE_CRIT].fg, 1);
	assert_int_equal(d.plain[ROLE_NEG].fg, -1);
	d = dress_own("base = high-contrast\nok = 120\n", 256, BACKGROUND_DARK);
	struct styles high = dress(THEME_CONTRAST, 256, BACKGROUND_DARK);
	assert_int_equal(d.plain[ROLE_OK].fg, 120);
	assert_memory_equal(&d.bar[ROLE_NEG], &high.bar[ROLE_NEG], sizeof(struct style));
}

/* "help theme" and "theme = FILE" together change nothing, whichever theme it is. */
TEST(a_printed_theme_looks_like_the_theme)
{
	for (int t = THEME_LIGHT; t < THEMES; t++) {
		struct styles theme = dress(t, 256, BACKGROUND_DARK), d;
		struct buf text;
		buf_init(&text, 1u << 16);
		theme_file_print(NULL, (enum theme)t, t == THEME_LIGHT, theme.plain, &text);
		d = dress_own(text.p, 256, BACKGROUND_DARK);
		assert_memory_equal(&d, &theme, sizeof d);
		buf_release(&text);
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
	    cmocka_unit_test(the_selected_row_is_a_bar_from_sixteen_colours_on),
	    cmocka_unit_test(contrast_dims_nothing),
	    cmocka_unit_test(the_measure_is_right),
	    cmocka_unit_test(everything_can_be_read_in_every_theme),
	    cmocka_unit_test(high_contrast_is_high),
	    cmocka_unit_test(auto_is_dark_or_light_whole),
	    cmocka_unit_test(statuses_differ_in_every_theme),
	    cmocka_unit_test(colours_of_the_user_replace_those_of_the_base),
	    cmocka_unit_test(a_terminal_without_the_colour_keeps_the_base),
	    cmocka_unit_test(every_theme_can_be_a_base),
	    cmocka_unit_test(a_printed_theme_looks_like_the_theme),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
