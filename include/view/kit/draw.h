/* SPDX-License-Identifier: MIT */
/*
 * What every part of the drawing is handed: the grid to draw on, the model to read, how to look.
 * Lives for one frame; owns nothing.
 */
#ifndef VIEW_KIT_DRAW_H
#define VIEW_KIT_DRAW_H

#include "cell/grid.h"

#include "app/model/model.h"

#include "view/kit/glyphs.h"
#include "view/kit/look.h"

struct draw {
	struct grid *g;
	const struct model *m;
	const struct look *look;
	const struct glyphs *gl;
};

#endif
