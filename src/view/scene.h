/* SPDX-License-Identifier: MIT */
/*
 * What every part of the drawing is handed: the grid to draw on, the model to read, how to look.
 * Lives for one frame; owns nothing.
 */
#ifndef VIEW_SCENE_H
#define VIEW_SCENE_H

#include "cell/grid.h"

#include "app/model.h"

#include "view/look.h"

#include "glyphs.h"

struct scene {
	struct grid *g;
	const struct model *m;
	const struct look *look;
	const struct glyphs *gl;
};

#endif
