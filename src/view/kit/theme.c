/* SPDX-License-Identifier: MIT */
/*
 * Themes as tables. The terminal's own foreground and background stay everywhere but in marks, so
 * that light, dark and transparent terminals work; the sixteen ANSI colours are the user's palette.
 * Blue text is unreadable on many dark palettes and black or white vanish on one background or the
 * other: none is used.
 *
 * Where a theme says what the background is, and there are 256 colours, it takes them from the
 * fixed part of xterm's palette: then their contrast is known, at least 4.5 to 1 for text and 3 to
 * 1 for bars (WCAG 2.1, 1.4.3 and 1.4.11), and 7 to 1 (1.4.6) for high contrast.
 */
#include <string.h>

#include "base/attr.h"

#include "view/kit/look.h"

#define OWN (-1)

enum { RED = 1, GREEN, YELLOW, BLUE, MAGENTA, CYAN, BRIGHT = 8 };

/* Every theme: what has no colour of its own. */
#define PLAIN_ROLES                                                                                \
	[ROLE_TEXT] = {OWN, OWN, 0}, [ROLE_DIM] = {OWN, OWN, ATTR_DIM},                            \
	[ROLE_STRONG] = {OWN, OWN, ATTR_BOLD}, [ROLE_HEAD] = {OWN, OWN, ATTR_BOLD},                \
	[ROLE_NA] = {OWN, OWN, ATTR_DIM}, [ROLE_STALE] = {OWN, OWN, ATTR_DIM},                     \
	[ROLE_SCROLL] = {OWN, OWN, 0}

/* A light background, the user's palette: its yellow and cyan are no text there, whoever made it.
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

/* A dark background, the user's palette. */
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

/* Where the background is not known: no bright colour carries a meaning that is lost on white. */
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

/* Okabe and Ito's set as its nearest xterm colours. */
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

/* The same hues, dark enough for white. */
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

/* On white only the darkest are far enough away: LOW and CRIT differ in weight. */
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

/* Nothing dim, everything that means something bold. */
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

/* The user's palette, as far as the background lets it be seen. */
static const struct style *ansi(enum background b)
{
	switch (b) {
	case BACKGROUND_UNKNOWN: break;
	case BACKGROUND_DARK: return ansi_dark;
	case BACKGROUND_LIGHT: return ansi_light;
	}
	return ansi_any;
}

static const struct style *of_fixed(const struct look *look)
{
	bool is_light = look->background == BACKGROUND_LIGHT;
	switch (look->theme) {
	case THEME_MONO: break;
	case THEME_DARK: return dark;
	case THEME_LIGHT: return light;
	case THEME_CB: return is_light ? blind_light : blind;
	case THEME_AUTO: return is_light ? light : ansi(look->background);
	case THEME_CONTRAST:
		if (look->background == BACKGROUND_UNKNOWN)
			return ansi_any;
		return is_light ? high_light : high_dark;
	}
	return mono;
}

static const struct style *table_of(const struct look *look)
{
	if (look->colors < 8 || look->theme == THEME_MONO)
		return mono;
	if (look->colors >= 256)
		return of_fixed(look);
	if (look->theme == THEME_DARK || look->theme == THEME_LIGHT)
		return look->theme == THEME_DARK ? ansi_dark : ansi_light;
	return ansi(look->background);
}

/* With eight colours a bright one is the plain one in bold. */
static void without_bright(struct style *s)
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
	memcpy(styles, table_of(look), ROLE_COUNT * sizeof *styles);
	if (look->theme == THEME_CONTRAST)
		raise_contrast(styles);
	/* Yellow and red are told apart by hardly anyone this theme is for: cyan is not used for a
	 * standing. */
	if (look->theme == THEME_CB && look->colors >= 8 && look->colors < 256)
		styles[ROLE_OK].fg = CYAN;
	if (look->colors < 16)
		for (size_t r = 0; r < ROLE_COUNT; r++)
			without_bright(&styles[r]);
	*selected = selected_style(look);
}

bool theme_fills_selection(const struct look *look)
{
	struct style selected = selected_style(look);
	return selected.bg != OWN || (selected.attrs & ATTR_UNDERLINE);
}
