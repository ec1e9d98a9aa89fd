/* SPDX-License-Identifier: MIT */
/* Highlights the text that is searched for. */
#ifndef VIEW_KIT_MATCH_H
#define VIEW_KIT_MATCH_H

#include "store/row_search.h"

#include "view/kit/draw.h"

/* Gives ROLE_MATCH to each place of the text that q searches for in shown, which is drawn from
 * at.row, at.col within at.w columns. */
void match_highlight(const struct draw *s, struct rect at, struct sl shown, struct row_search *q);

#endif
