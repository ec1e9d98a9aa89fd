/* SPDX-License-Identifier: MIT */
/* The look of the program: the glyphs to draw with, and the theme. */
#ifndef VIEW_KIT_LOOK_H
#define VIEW_KIT_LOOK_H

#include <stdbool.h>

#include "cell/style.h"

#include "input/theme.h"

struct theme_file;

/* The background as the terminal reported it. */
enum background { BACKGROUND_UNKNOWN, BACKGROUND_DARK, BACKGROUND_LIGHT };

struct look {
	bool ascii;  /* 7-bit drawing characters, '-' for minus */
	bool motion; /* spinner */
	enum theme theme;
	enum background background;
	const struct theme_file *own; /* colours of the user over those of the theme; NULL: none */
	int colors;                   /* of the terminal: 0 (also for colour off), 8, 16, 256 */
};

#endif
