/* SPDX-License-Identifier: MIT */
/* Lights a text that is looked for where it stands. */
#ifndef VIEW_KIT_MATCH_H
#define VIEW_KIT_MATCH_H

#include "view/kit/draw.h"

/* Each place in shown, drawn from at.row, at.col within at.w columns, that folds to needle. */
void match_highlight(const struct draw *s, struct rect at, struct sl shown, struct sl needle);

#endif
