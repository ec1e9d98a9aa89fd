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

/* Writes the screen with a title bar (title may be NULL); false when the file cannot be written. */
bool svg_write(struct pty *p, const char *path, const char *title, const struct svg_palette *pal);

#endif
