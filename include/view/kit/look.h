/* SPDX-License-Identifier: MIT */
/* The look of the program: the glyphs to draw with, and the theme. */
#ifndef VIEW_KIT_LOOK_H
#define VIEW_KIT_LOOK_H

#include <stdbool.h>

#include "cell/style.h"

enum theme { THEME_AUTO, THEME_LIGHT, THEME_DARK, THEME_CB, THEME_MONO, THEME_CONTRAST };

/* The background as the terminal reported it. */
enum background { BACKGROUND_UNKNOWN, BACKGROUND_DARK, BACKGROUND_LIGHT };

struct look {
	bool ascii;  /* 7-bit drawing characters, '-' for minus */
	bool motion; /* spinner */
	enum theme theme;
	enum background background;
	int colors; /* of the terminal: 0 (also for colour off), 8, 16, 256 */
};

/* Fills ROLE_COUNT styles, and the style that is added to cells of the selected row. */
void theme_styles(const struct look *look, struct style styles[ROLE_COUNT], struct style *selected);
/* Returns true if the whole selected row is visible as such, by a background or an underline. */
bool theme_fills_selection(const struct look *look);

#endif
