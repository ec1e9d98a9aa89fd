/* SPDX-License-Identifier: MIT */
/* The screen of a pseudo-terminal as an SVG picture; blocks, rules and shades are drawn as shapes.
 */
#ifndef SVG_H
#define SVG_H

#include "ptyterm.h"

struct svg_palette {
	unsigned bg, fg, dim; /* 0xRRGGBB */
	unsigned ansi[16];
};

extern const struct svg_palette svg_dark, svg_light;

struct svg_look {
	const char *title; /* of the bar above the screen; NULL for no bar */
	const struct svg_palette *palette;
	int rows; /* of the screen, from its top */
};

/* false when the file cannot be written. */
bool svg_write(struct pty *p, const char *path, const struct svg_look *look);

#endif
