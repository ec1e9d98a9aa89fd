/* SPDX-License-Identifier: MIT */
/* Roles say what a cell means; a theme (view/theme.h) says how a role looks. */
#ifndef CELL_STYLE_H
#define CELL_STYLE_H

#include <stdint.h>

enum role {
	ROLE_TEXT,
	ROLE_DIM,    /* rules, tracks, placeholders, words of hints */
	ROLE_STRONG, /* titles, numbers in the header */
	ROLE_HEAD,   /* column heads */
	ROLE_KEY,    /* keys in hints */
	ROLE_SUS,
	ROLE_NEG,
	ROLE_OUT,
	ROLE_CRIT,
	ROLE_LOW,
	ROLE_OK, /* the gauge of an OK row; its text stays ROLE_TEXT */
	ROLE_NA,
	ROLE_STALE, /* rows of an older epoch or of the query before */
	ROLE_WARN,  /* amber: rate limit, warnings */
	ROLE_ERROR,
	ROLE_SELECT, /* marker of the selected row */
	ROLE_MATCH,  /* the text that a search found */
	ROLE_BORDER, /* borders of popups */
	ROLE_PROMPT,
	ROLE_SCROLL, /* thumb of the scroll bar */
	ROLE_COUNT
};

#define ATTR_BOLD      1u
#define ATTR_DIM       2u
#define ATTR_REVERSE   4u
#define ATTR_UNDERLINE 8u

/* Palette index 0..255, or -1 for the terminal's own. */
struct style {
	int16_t fg, bg;
	uint16_t attrs;
};

/* What a cell lies on. */
enum ground {
	GROUND_PLAIN,
	GROUND_BAR,   /* the selected row */
	GROUND_BEHIND /* what a box is over */
};

/* How every cell looks. Behind a box all roles look alike. */
struct styles {
	struct style plain[ROLE_COUNT], bar[ROLE_COUNT], behind;
};

#endif
