/* SPDX-License-Identifier: MIT */
/*
 * The context of drawing: the grid to draw on, the model to read, the look. It lives for one frame
 * and owns nothing.
 */
#ifndef VIEW_KIT_DRAW_H
#define VIEW_KIT_DRAW_H

#include "cell/grid.h"

#include "app/model/model.h"

#include "view/kit/glyphs.h"
#include "view/kit/look.h"

struct draw;
struct hints;
struct kept_rows;

/* The drawing of a screen above the table; its behaviour is in app/screens/screen.h. */
struct screen_view {
	void (*draw)(const struct draw *s);
	/* Adds the keys that matter on it now; Esc is not among them. */
	void (*hints)(struct hints *h, const struct model *m);
};

struct draw {
	struct grid *g;
	const struct model *m;
	const struct look *look;
	const struct glyphs *gl;
	const struct screen_view *screens; /* by enum layer */
	struct kept_rows *kept;            /* rows of earlier frames; NULL: none are kept */
	const struct catalog *lang;        /* of the model */
};

#endif
