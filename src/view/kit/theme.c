/* SPDX-License-Identifier: MIT */
/*
 * The themes as tables of styles, one for a dark and one for a light background. Text keeps the
 * terminal's own background, so that transparent terminals work. The sixteen ANSI colours are the
 * user's palette; blue is not used for text, because it is unreadable on many dark palettes.
 *
 * With 256 colours a theme uses the fixed part of xterm's palette, whose contrast is known: at
 * least 4.5 to 1 (WCAG 2.1, 1.4.3), and 7 to 1 (1.4.6) for high contrast. The sixteen colours are
 * chosen so that xterm's own have 4.5 to 1 on black and on white.
 *
 * Where the background is not known, colours are put on black, and the rest has none. The selected
 * row is a bar with a background of its own, so it is readable on any other.
 */
#include "view/kit/theme.h"

#include <string.h>

#include "base/attr.h"

#include "cell/palette.h"
#include "cell/theme_file.h"

#define OWN (-1)

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, BRIGHT = 8, WHITE = 15 };

/* Of the fixed part of xterm's palette. */
enum {
	FIXED_BLACK = 16,
	FIXED_NAVY = 18,
	FIXED_PALE_CYAN = 195,
	FIXED_WHITE = 231,
	GREY_11 = 234,
	GREY_19 = 236,
	GREY_23 = 237,
	GREY_38 = 241,
	GREY_54 = 245,
	GREY_58 = 246,
	GREY_74 = 250,
	GREY_93 = 255
};

/* The roles without a hue. */
#define PLAIN_ROLES(dim, attrs)                                                                    \
	[ROLE_TEXT] = {OWN, OWN, 0}, [ROLE_DIM] = {dim, OWN, attrs},                               \
	[ROLE_STRONG] = {OWN, OWN, ATTR_BOLD}, [ROLE_HEAD] = {OWN, OWN, ATTR_BOLD},                \
	[ROLE_NA] = {dim, OWN, attrs}, [ROLE_STALE] = {dim, OWN, attrs},                           \
	[ROLE_MATCH] = {OWN, OWN, ATTR_REVERSE}, [ROLE_SCROLL] = {OWN, OWN, 0}

/* The user's palette on a light background. Yellow, green and cyan are unreadable there in every
 * palette. */
static const struct style ansi_light[ROLE_COUNT] = {
    PLAIN_ROLES(OWN, ATTR_DIM),
    [ROLE_KEY] = {OWN, OWN, ATTR_BOLD},
    [ROLE_SUS] = {MAGENTA, OWN, ATTR_BOLD},
    [ROLE_NEG] = {RED, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {RED, OWN, 0},
    [ROLE_CRIT] = {RED, OWN, ATTR_BOLD | ATTR_UNDERLINE},
    [ROLE_LOW] = {OWN, OWN, ATTR_UNDERLINE},
    [ROLE_OK] = {OWN, OWN, 0},
    [ROLE_WARN] = {MAGENTA, OWN, ATTR_BOLD},
    [ROLE_ERROR] = {RED, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {OWN, OWN, ATTR_BOLD},
    [ROLE_BORDER] = {OWN, OWN, 0},
    [ROLE_PROMPT] = {OWN, OWN, ATTR_BOLD},
};

/* The user's palette on a dark background. */
static const struct style ansi_dark[ROLE_COUNT] = {
    PLAIN_ROLES(OWN, ATTR_DIM),
    [ROLE_KEY] = {CYAN + BRIGHT, OWN, 0},
    [ROLE_SUS] = {MAGENTA + BRIGHT, OWN, ATTR_BOLD},
    [ROLE_NEG] = {RED + BRIGHT, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {RED + BRIGHT, OWN, 0},
    [ROLE_CRIT] = {YELLOW + BRIGHT, OWN, ATTR_BOLD},
    [ROLE_LOW] = {YELLOW, OWN, 0},
    [ROLE_OK] = {GREEN, OWN, 0},
    [ROLE_WARN] = {YELLOW + BRIGHT, OWN, 0},
    [ROLE_ERROR] = {RED + BRIGHT, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {CYAN + BRIGHT, OWN, ATTR_BOLD},
    [ROLE_BORDER] = {CYAN, OWN, 0},
    [ROLE_PROMPT] = {CYAN + BRIGHT, OWN, ATTR_BOLD},
};

static const struct style dark[ROLE_COUNT] = {
    PLAIN_ROLES(GREY_54, 0),
    [ROLE_KEY] = {117, OWN, ATTR_BOLD},
    [ROLE_SUS] = {213, OWN, ATTR_BOLD},
    [ROLE_NEG] = {210, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {210, OWN, 0},
    [ROLE_CRIT] = {215, OWN, ATTR_BOLD},
    [ROLE_LOW] = {228, OWN, 0},
    [ROLE_OK] = {114, OWN, 0},
    [ROLE_WARN] = {215, OWN, ATTR_BOLD},
    [ROLE_ERROR] = {210, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {117, OWN, ATTR_BOLD},
    [ROLE_BORDER] = {74, OWN, 0},
    [ROLE_PROMPT] = {117, OWN, ATTR_BOLD},
};

static const struct style light[ROLE_COUNT] = {
    PLAIN_ROLES(GREY_38, 0),
    [ROLE_KEY] = {24, OWN, ATTR_BOLD},
    [ROLE_SUS] = {90, OWN, ATTR_BOLD},
    [ROLE_NEG] = {124, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {124, OWN, 0},
    [ROLE_CRIT] = {94, OWN, ATTR_BOLD},
    [ROLE_LOW] = {58, OWN, 0},
    [ROLE_OK] = {28, OWN, 0},
    [ROLE_WARN] = {94, OWN, ATTR_BOLD},
    [ROLE_ERROR] = {124, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {24, OWN, ATTR_BOLD},
    [ROLE_BORDER] = {24, OWN, 0},
    [ROLE_PROMPT] = {24, OWN, ATTR_BOLD},
};

/* The colours of Okabe and Ito for colour-blind people, as the nearest xterm colours that have the
 * contrast. */
static const struct style blind[ROLE_COUNT] = {
    PLAIN_ROLES(GREY_54, 0),
    [ROLE_KEY] = {OWN, OWN, ATTR_BOLD},
    [ROLE_SUS] = {175, OWN, ATTR_BOLD},
    [ROLE_NEG] = {202, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {202, OWN, 0},
    [ROLE_CRIT] = {214, OWN, ATTR_BOLD},
    [ROLE_LOW] = {227, OWN, 0},
    [ROLE_OK] = {74, OWN, 0},
    [ROLE_WARN] = {214, OWN, 0},
    [ROLE_ERROR] = {202, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {74, OWN, ATTR_BOLD},
    [ROLE_BORDER] = {74, OWN, 0},
    [ROLE_PROMPT] = {74, OWN, ATTR_BOLD},
};

/* The same hues, dark enough for a white background. */
static const struct style blind_light[ROLE_COUNT] = {
    PLAIN_ROLES(GREY_38, 0),
    [ROLE_KEY] = {24, OWN, ATTR_BOLD},
    [ROLE_SUS] = {126, OWN, ATTR_BOLD},
    [ROLE_NEG] = {130, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {130, OWN, 0},
    [ROLE_CRIT] = {94, OWN, ATTR_BOLD},
    [ROLE_LOW] = {58, OWN, 0},
    [ROLE_OK] = {25, OWN, 0},
    [ROLE_WARN] = {94, OWN, ATTR_BOLD},
    [ROLE_ERROR] = {130, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {24, OWN, ATTR_BOLD},
    [ROLE_BORDER] = {24, OWN, 0},
    [ROLE_PROMPT] = {24, OWN, ATTR_BOLD},
};

static const struct style high_dark[ROLE_COUNT] = {
    PLAIN_ROLES(OWN, 0),
    [ROLE_KEY] = {159, OWN, ATTR_BOLD},
    [ROLE_SUS] = {219, OWN, ATTR_BOLD},
    [ROLE_NEG] = {210, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {210, OWN, 0},
    [ROLE_CRIT] = {214, OWN, ATTR_BOLD},
    [ROLE_LOW] = {228, OWN, 0},
    [ROLE_OK] = {120, OWN, 0},
    [ROLE_WARN] = {214, OWN, ATTR_BOLD},
    [ROLE_ERROR] = {210, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {159, OWN, ATTR_BOLD},
    [ROLE_BORDER] = {159, OWN, 0},
    [ROLE_PROMPT] = {159, OWN, ATTR_BOLD},
};

static const struct style high_light[ROLE_COUNT] = {
    PLAIN_ROLES(OWN, 0),
    [ROLE_KEY] = {18, OWN, ATTR_BOLD},
    [ROLE_SUS] = {53, OWN, ATTR_BOLD},
    [ROLE_NEG] = {88, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {88, OWN, 0},
    [ROLE_CRIT] = {52, OWN, ATTR_BOLD},
    [ROLE_LOW] = {23, OWN, 0},
    [ROLE_OK] = {22, OWN, 0},
    [ROLE_WARN] = {52, OWN, ATTR_BOLD},
    [ROLE_ERROR] = {88, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {18, OWN, ATTR_BOLD},
    [ROLE_BORDER] = {18, OWN, 0},
    [ROLE_PROMPT] = {18, OWN, ATTR_BOLD},
};

static const struct style mono[ROLE_COUNT] = {
    PLAIN_ROLES(OWN, ATTR_DIM),
    [ROLE_KEY] = {OWN, OWN, ATTR_BOLD},
    [ROLE_SUS] = {OWN, OWN, ATTR_BOLD},
    [ROLE_NEG] = {OWN, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {OWN, OWN, ATTR_BOLD | ATTR_UNDERLINE},
    [ROLE_CRIT] = {OWN, OWN, ATTR_BOLD},
    [ROLE_LOW] = {OWN, OWN, 0},
    [ROLE_OK] = {OWN, OWN, 0},
    [ROLE_WARN] = {OWN, OWN, ATTR_BOLD},
    [ROLE_ERROR] = {OWN, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {OWN, OWN, ATTR_BOLD},
    [ROLE_BORDER] = {OWN, OWN, 0},
    [ROLE_PROMPT] = {OWN, OWN, ATTR_BOLD},
};

/* Removes dim and makes every coloured role bold. */
static void raise_contrast(struct style styles[ROLE_COUNT])
{
	for (size_t r = 0; r < ROLE_COUNT; r++) {
		styles[r].attrs &= (uint16_t)~ATTR_DIM;
		if (styles[r].fg != OWN)
			styles[r].attrs |= ATTR_BOLD;
	}
	styles[ROLE_HEAD].attrs |= ATTR_UNDERLINE;
	styles[ROLE_STALE].attrs |= ATTR_UNDERLINE;
	styles[ROLE_CRIT].attrs |= ATTR_UNDERLINE;
}

/* The tables of a theme. */
struct tables {
	const struct style *dark, *light;
};

static struct tables select_tables(const struct look *look)
{
	if (look->colors < 8)
		return (struct tables){mono, mono};
	bool fixed = look->colors >= 256;
	switch (look->theme) {
	case THEME_MONO: return (struct tables){mono, mono};
	case THEME_CB:
		if (fixed)
			return (struct tables){blind, blind_light};
		break;
	case THEME_CONTRAST:
		if (fixed)
			return (struct tables){high_dark, high_light};
		break;
	case THEME_AUTO:
	case THEME_DARK:
	case THEME_LIGHT:
		if (fixed)
			return (struct tables){dark, light};
		break;
	}
	return (struct tables){ansi_dark, ansi_light};
}

static enum background choose_background(const struct look *look)
{
	if (look->theme == THEME_DARK)
		return BACKGROUND_DARK;
	return look->theme == THEME_LIGHT ? BACKGROUND_LIGHT : look->background;
}

static bool has_colours(const struct look *look)
{
	return look->colors >= 8 && look->theme != THEME_MONO;
}

/* Replaces a bright colour by the plain one in bold, for terminals with eight colours. */
static void replace_bright(struct style *s)
{
	if (s->fg >= BRIGHT && s->fg < 2 * BRIGHT) {
		s->fg = (int16_t)(s->fg - BRIGHT);
		s->attrs |= ATTR_BOLD;
	}
}

/* The colours that mean something are made for a dark background: they bring one along. The other
 * roles have none. */
static void put_on_black(struct style to[ROLE_COUNT], int16_t black)
{
	static const enum role plain[] = {ROLE_DIM,    ROLE_NA,     ROLE_STALE,  ROLE_KEY,
					  ROLE_SELECT, ROLE_BORDER, ROLE_PROMPT, ROLE_OK};
	for (size_t i = 0; i < COUNT_OF(plain); i++)
		to[plain[i]] = mono[plain[i]];
	for (size_t r = 0; r < ROLE_COUNT; r++)
		to[r].bg = to[r].fg == OWN ? OWN : black;
}

/* Fills in the styles of a table for a background. */
static void copy_table(struct style to[ROLE_COUNT], const struct style *table,
		       const struct look *look, enum background background)
{
	memcpy(to, table, ROLE_COUNT * sizeof *to);
	/* Green is hard to tell from red and yellow for the users of this theme; cyan has no other
	 * meaning among the statuses. */
	if (look->theme == THEME_CB && table == ansi_dark)
		to[ROLE_OK].fg = CYAN;
	if (background == BACKGROUND_UNKNOWN)
		put_on_black(to, look->colors >= 256 ? FIXED_BLACK : BLACK);
	if (look->theme == THEME_CONTRAST)
		raise_contrast(to);
}

/* Puts the styles on the ground of the bar; text without a colour gets this one. */
static void lay_on_bar(struct style bar[ROLE_COUNT], int16_t fg, int16_t bg)
{
	for (size_t r = 0; r < ROLE_COUNT; r++) {
		bar[r].attrs &= (uint16_t)~ATTR_DIM;
		if (bar[r].fg == OWN)
			bar[r].fg = fg;
		if (bar[r].bg == OWN)
			bar[r].bg = bg;
	}
}

/* A bar with the contrast of the other background: black on white, white on black. */
static void fill_opposite_bar(struct style bar[ROLE_COUNT], const struct tables *t,
			      const struct look *look, bool is_light)
{
	bool fixed = look->colors >= 256;
	int16_t black = fixed ? FIXED_BLACK : BLACK, white = fixed ? FIXED_WHITE : WHITE;
	copy_table(bar, is_light ? t->dark : t->light, look,
		   is_light ? BACKGROUND_DARK : BACKGROUND_LIGHT);
	lay_on_bar(bar, is_light ? white : black, is_light ? black : white);
}

/* A bar beside the background: grey on a dark one, pale on a light one. A few colours are too near
 * to it, and are replaced by neighbours. */
static void fill_soft_bar(struct style bar[ROLE_COUNT], const struct look *look, bool is_light)
{
	bool is_blind = look->theme == THEME_CB;
	if (is_blind) {
		static const enum role reds[] = {ROLE_NEG, ROLE_OUT, ROLE_ERROR};
		for (size_t i = 0; i < COUNT_OF(reds); i++)
			bar[reds[i]].fg = is_light ? 124 : 209;
	}
	if (is_light) {
		if (!is_blind)
			bar[ROLE_OK].fg = 22;
		lay_on_bar(bar, GREY_11, FIXED_PALE_CYAN);
		return;
	}
	bar[ROLE_DIM].fg = bar[ROLE_NA].fg = bar[ROLE_STALE].fg = GREY_74;
	lay_on_bar(bar, GREY_93, is_blind ? GREY_19 : GREY_23);
}

static void fill_bar(struct styles *out, const struct look *look, const struct tables *t)
{
	enum background background = choose_background(look);
	bool is_light = background == BACKGROUND_LIGHT, fixed = look->colors >= 256;
	memcpy(out->bar, out->plain, sizeof out->bar);
	if (!theme_has_bar(look))
		for (size_t r = 0; r < ROLE_COUNT; r++)
			out->bar[r].attrs |= ATTR_BOLD;
	else if (background == BACKGROUND_UNKNOWN)
		lay_on_bar(out->bar, fixed ? GREY_93 : WHITE, fixed ? FIXED_NAVY : BLUE);
	else if (look->theme == THEME_CONTRAST || !fixed)
		fill_opposite_bar(out->bar, t, look, is_light);
	else
		fill_soft_bar(out->bar, look, is_light);
}

/* What is behind a box is without colours, but can be read. */
static struct style choose_behind(const struct look *look)
{
	if (look->theme == THEME_CONTRAST)
		return (struct style){OWN, OWN, 0};
	if (has_colours(look) && look->colors >= 256)
		switch (choose_background(look)) {
		case BACKGROUND_UNKNOWN: break;
		case BACKGROUND_DARK: return (struct style){GREY_58, OWN, 0};
		case BACKGROUND_LIGHT: return (struct style){GREY_38, OWN, 0};
		}
	return (struct style){OWN, OWN, ATTR_DIM};
}

#define CONTRAST_LEAST 450 /* hundredths */

static bool has_colour(const struct look *look, int16_t colour)
{
	return colour < look->colors;
}

/* A colour that cannot be read on the bar stays that of the theme there. */
static void colour_bar(struct style *bar, const struct style *own)
{
	bool known = own->fg >= PALETTE_FIXED && bar->bg >= PALETTE_FIXED;
	if (own->fg < 0 || (known && palette_contrast(own->fg, bar->bg) < CONTRAST_LEAST))
		return;
	bar->fg = own->fg;
	bar->attrs = own->attrs & (uint16_t)~ATTR_DIM;
}

static bool is_same(const struct style *a, const struct style *b)
{
	return a->fg == b->fg && a->bg == b->bg && a->attrs == b->attrs;
}

/* A terminal that lacks a colour keeps that of the base. What is as in the base has its bar, too.
 */
static void put_own_colours(struct styles *out, const struct look *look)
{
	const struct theme_file *own = look->own;
	if (!own || look->colors < 8)
		return;
	for (size_t r = 0; r < ROLE_COUNT; r++) {
		const struct style *s = &own->style[r];
		if (!own->set[r] || !has_colour(look, s->fg) || !has_colour(look, s->bg) ||
		    is_same(&out->plain[r], s))
			continue;
		out->plain[r] = *s;
		if (theme_has_bar(look))
			colour_bar(&out->bar[r], s);
	}
}

void theme_styles(const struct look *look, struct styles *out)
{
	enum background background = choose_background(look);
	struct tables t = select_tables(look);
	copy_table(out->plain, background == BACKGROUND_LIGHT ? t.light : t.dark, look, background);
	if (look->colors < 16)
		for (size_t r = 0; r < ROLE_COUNT; r++)
			replace_bright(&out->plain[r]);
	fill_bar(out, look, &t);
	put_own_colours(out, look);
	out->behind = choose_behind(look);
}

bool theme_has_bar(const struct look *look)
{
	return look->colors >= 16 && has_colours(look);
}
