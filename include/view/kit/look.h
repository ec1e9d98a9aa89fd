/* SPDX-License-Identifier: MIT */
/* How the program looks: the glyphs to draw with and the theme. Chosen at start. */
#ifndef VIEW_KIT_LOOK_H
#define VIEW_KIT_LOOK_H

#include <stdbool.h>

#include "cell/style.h"

enum theme { THEME_AUTO, THEME_LIGHT, THEME_DARK, THEME_CB, THEME_MONO, THEME_CONTRAST };

/* As far as the terminal told. */
enum background { BACKGROUND_UNKNOWN, BACKGROUND_DARK, BACKGROUND_LIGHT };

struct look {
	bool ascii;  /* 7-bit drawing characters, '-' for minus */
	bool motion; /* spinner */
	enum theme theme;
	enum background background;
	int colors; /* what the terminal has: 0 (or colour off), 8, 16, 256 */
};

/* Fills ROLE_COUNT styles, and what is added for cells of the selected row. */
void theme_styles(const struct look *look, struct style styles[ROLE_COUNT], struct style *selected);
/* The selected row is seen as a whole: it has a background, or a line under it. */
bool theme_fills_selection(const struct look *look);

#endif
