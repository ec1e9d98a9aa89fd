/* SPDX-License-Identifier: MIT */
/*
 * The themes as tables of styles. They keep the terminal's own foreground and background except in
 * marks, so that light, dark and transparent terminals work. The sixteen ANSI colours are the
 * user's palette. Blue is not used, because it is unreadable on many dark palettes; nor are black
 * and white, which are invisible on one of the backgrounds.
 *
 * Where the background is known and there are 256 colours, a theme uses the fixed part of xterm's
 * palette, whose contrast is known: at least 4.5 to 1 for text and 3 to 1 for bars (WCAG 2.1, 1.4.3
 * and 1.4.11), and 7 to 1 (1.4.6) for high contrast.
 */
#include "view/kit/theme.h"

#include <string.h>

#include "base/attr.h"

#define OWN (-1)

enum { RED = 1, GREEN, YELLOW, BLUE, MAGENTA, CYAN, BRIGHT = 8 };

/* The roles without a colour, which all themes share. */
#define PLAIN_ROLES                                                                                \
	[ROLE_TEXT] = {OWN, OWN, 0}, [ROLE_DIM] = {OWN, OWN, ATTR_DIM},                            \
	[ROLE_STRONG] = {OWN, OWN, ATTR_BOLD}, [ROLE_HEAD] = {OWN, OWN, ATTR_BOLD},                \
	[ROLE_NA] = {OWN, OWN, ATTR_DIM}, [ROLE_STALE] = {OWN, OWN, ATTR_DIM},                     \
	[ROLE_SCROLL] = {OWN, OWN, 0}

/* The user's palette on a light background. Yellow and cyan are unreadable there in every palette.
 */
static const struct style ansi_light[ROLE_COUNT] = {
    PLAIN_ROLES,
    [ROLE_KEY] = {OWN, OWN, ATTR_BOLD},
    [ROLE_SUS] = {MAGENTA, OWN, ATTR_BOLD},
    [ROLE_NEG] = {RED, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {RED, OWN, 0},
    [ROLE_CRIT] = {RED, OWN, ATTR_BOLD | ATTR_UNDERLINE},
    [ROLE_LOW] = {OWN, OWN, ATTR_UNDERLINE},
    [ROLE_OK] = {GREEN, OWN, 0},
    [ROLE_WARN] = {MAGENTA, OWN, ATTR_BOLD},
    [ROLE_ERROR] = {RED, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {OWN, OWN, ATTR_BOLD},
    [ROLE_MATCH] = {OWN, OWN, ATTR_REVERSE},
    [ROLE_BORDER] = {OWN, OWN, 0},
    [ROLE_PROMPT] = {OWN, OWN, ATTR_BOLD},
};

/* The user's palette on a dark background. */
static const struct style ansi_dark[ROLE_COUNT] = {
    PLAIN_ROLES,
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
    [ROLE_MATCH] = {OWN, OWN, ATTR_REVERSE},
    [ROLE_BORDER] = {CYAN, OWN, 0},
    [ROLE_PROMPT] = {CYAN + BRIGHT, OWN, ATTR_BOLD},
};

/* The user's palette on an unknown background. No meaning depends on a bright colour, which may be
 * invisible on white. */
static const struct style ansi_any[ROLE_COUNT] = {
    PLAIN_ROLES,
    [ROLE_KEY] = {CYAN, OWN, ATTR_BOLD},
    [ROLE_SUS] = {MAGENTA, OWN, ATTR_BOLD},
    [ROLE_NEG] = {RED + BRIGHT, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {RED, OWN, 0},
    [ROLE_CRIT] = {YELLOW, OWN, ATTR_BOLD},
    [ROLE_LOW] = {YELLOW, OWN, 0},
    [ROLE_OK] = {GREEN, OWN, 0},
    [ROLE_WARN] = {YELLOW, OWN, ATTR_BOLD},
    [ROLE_ERROR] = {RED, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {CYAN, OWN, ATTR_BOLD},
    [ROLE_MATCH] = {OWN, OWN, ATTR_REVERSE},
    [ROLE_BORDER] = {CYAN, OWN, 0},
    [ROLE_PROMPT] = {CYAN, OWN, ATTR_BOLD},
};

static const struct style dark[ROLE_COUNT] = {
    PLAIN_ROLES,
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
    [ROLE_MATCH] = {OWN, OWN, ATTR_REVERSE},
    [ROLE_BORDER] = {74, OWN, 0},
    [ROLE_PROMPT] = {117, OWN, ATTR_BOLD},
};

static const struct style light[ROLE_COUNT] = {
    PLAIN_ROLES,
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
    [ROLE_MATCH] = {OWN, OWN, ATTR_REVERSE},
    [ROLE_BORDER] = {24, OWN, 0},
    [ROLE_PROMPT] = {24, OWN, ATTR_BOLD},
};

/* The colours of Okabe and Ito for colour-blind people, as the nearest xterm colours. */
static const struct style blind[ROLE_COUNT] = {
    PLAIN_ROLES,
    [ROLE_KEY] = {OWN, OWN, ATTR_BOLD},
    [ROLE_SUS] = {175, OWN, ATTR_BOLD},
    [ROLE_NEG] = {166, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {166, OWN, 0},
    [ROLE_CRIT] = {214, OWN, ATTR_BOLD},
    [ROLE_LOW] = {227, OWN, 0},
    [ROLE_OK] = {25, OWN, 0},
    [ROLE_WARN] = {214, OWN, 0},
    [ROLE_ERROR] = {166, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {74, OWN, ATTR_BOLD},
    [ROLE_MATCH] = {OWN, OWN, ATTR_REVERSE},
    [ROLE_BORDER] = {74, OWN, 0},
    [ROLE_PROMPT] = {74, OWN, ATTR_BOLD},
};

/* The same hues, dark enough for a white background. */
static const struct style blind_light[ROLE_COUNT] = {
    PLAIN_ROLES,
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
    [ROLE_MATCH] = {OWN, OWN, ATTR_REVERSE},
    [ROLE_BORDER] = {24, OWN, 0},
    [ROLE_PROMPT] = {24, OWN, ATTR_BOLD},
};

static const struct style high_dark[ROLE_COUNT] = {
    PLAIN_ROLES,
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
    [ROLE_MATCH] = {OWN, OWN, ATTR_REVERSE},
    [ROLE_BORDER] = {159, OWN, 0},
    [ROLE_PROMPT] = {159, OWN, ATTR_BOLD},
};

/* Only the darkest colours have enough contrast on white, so LOW and CRIT differ in weight. */
static const struct style high_light[ROLE_COUNT] = {
    PLAIN_ROLES,
    [ROLE_KEY] = {18, OWN, ATTR_BOLD},
    [ROLE_SUS] = {53, OWN, ATTR_BOLD},
    [ROLE_NEG] = {88, OWN, ATTR_BOLD | ATTR_REVERSE},
    [ROLE_OUT] = {88, OWN, 0},
    [ROLE_CRIT] = {52, OWN, ATTR_BOLD},
    [ROLE_LOW] = {52, OWN, 0},
    [ROLE_OK] = {22, OWN, 0},
    [ROLE_WARN] = {52, OWN, ATTR_BOLD},
    [ROLE_ERROR] = {88, OWN, ATTR_BOLD},
    [ROLE_SELECT] = {18, OWN, ATTR_BOLD},
    [ROLE_MATCH] = {OWN, OWN, ATTR_REVERSE},
    [ROLE_BORDER] = {18, OWN, 0},
    [ROLE_PROMPT] = {18, OWN, ATTR_BOLD},
};

static const struct style mono[ROLE_COUNT] = {
    PLAIN_ROLES,
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
    [ROLE_MATCH] = {OWN, OWN, ATTR_REVERSE},
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

/* Returns the styles in the user's palette for this background. */
static const struct style *select_ansi(enum background b)
{
	switch (b) {
	case BACKGROUND_UNKNOWN: break;
	case BACKGROUND_DARK: return ansi_dark;
	case BACKGROUND_LIGHT: return ansi_light;
	}
	return ansi_any;
}

static const struct style *select_fixed(const struct look *look)
{
	bool is_light = look->background == BACKGROUND_LIGHT;
	switch (look->theme) {
	case THEME_MONO: break;
	case THEME_DARK: return dark;
	case THEME_LIGHT: return light;
	case THEME_CB: return is_light ? blind_light : blind;
	case THEME_AUTO: return is_light ? light : select_ansi(look->background);
	case THEME_CONTRAST:
		if (look->background == BACKGROUND_UNKNOWN)
			return ansi_any;
		return is_light ? high_light : high_dark;
	}
	return mono;
}

static const struct style *select_styles(const struct look *look)
{
	if (look->colors < 8 || look->theme == THEME_MONO)
		return mono;
	if (look->colors >= 256)
		return select_fixed(look);
	if (look->theme == THEME_DARK || look->theme == THEME_LIGHT)
		return look->theme == THEME_DARK ? ansi_dark : ansi_light;
	return select_ansi(look->background);
}

/* Replaces a bright colour by the plain one in bold, for terminals with eight colours. */
static void replace_bright(struct style *s)
{
	if (s->fg >= BRIGHT && s->fg < 2 * BRIGHT) {
		s->fg = (int16_t)(s->fg - BRIGHT);
		s->attrs |= ATTR_BOLD;
	}
}

static struct style selected_style(const struct look *look)
{
	struct style selected = {OWN, OWN, ATTR_BOLD};
	if (look->colors >= 256 && look->theme == THEME_DARK)
		selected.bg = 237;
	else if (look->colors >= 256 && look->theme == THEME_LIGHT)
		selected.bg = 254;
	else if (look->theme == THEME_CONTRAST)
		selected.attrs |= ATTR_UNDERLINE;
	return selected;
}

void theme_styles(const struct look *look, struct style styles[ROLE_COUNT], struct style *selected)
{
	memcpy(styles, select_styles(look), ROLE_COUNT * sizeof *styles);
	if (look->theme == THEME_CONTRAST)
		raise_contrast(styles);
	/* Green is hard to tell from red and yellow for the users of this theme; cyan has no other
	 * meaning among the statuses. */
	if (look->theme == THEME_CB && look->colors >= 8 && look->colors < 256)
		styles[ROLE_OK].fg = CYAN;
	if (look->colors < 16)
		for (size_t r = 0; r < ROLE_COUNT; r++)
			replace_bright(&styles[r]);
	*selected = selected_style(look);
}

bool theme_fills_selection(const struct look *look)
{
	struct style selected = selected_style(look);
	return selected.bg != OWN || (selected.attrs & ATTR_UNDERLINE);
}
