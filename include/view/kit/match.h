/* SPDX-License-Identifier: MIT */
/* Highlights the text that is searched for. */
#ifndef VIEW_KIT_MATCH_H
#define VIEW_KIT_MATCH_H

#include "view/kit/draw.h"

/* Gives ROLE_MATCH to each place where shown, which is drawn from at.row, at.col within at.w
 * columns, folds to needle. needle is folded already. */
void match_highlight(const struct draw *s, struct rect at, struct sl shown, struct sl needle);

#endif
