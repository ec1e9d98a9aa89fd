/* SPDX-License-Identifier: MIT */
/*
 * The model as cells. Reads the model, owns nothing of it, fetches nothing, remembers nothing:
 * the same model and look give the same frame, with kept rows of earlier frames or without.
 */
#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H

#include "cell/grid.h"

#include "app/model/model.h"

#include "view/kit/hints.h"
#include "view/kit/look.h"
#include "view/table/kept_rows.h"

/* Draws the whole frame; the grid takes the model's size. */
void view_frame(struct grid *g, const struct model *m, const struct look *look);
/* Likewise, and takes rows that have not changed from those kept, which the caller owns. */
void view_frame_keeping(struct grid *g, const struct model *m, const struct look *look,
			struct kept_rows *kept);

/* Adds the hints of this screen. */
void view_hints(const struct model *m, enum layer l, struct hints *out);

#endif
