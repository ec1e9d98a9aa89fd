/* SPDX-License-Identifier: MIT */
/* What the lens does, in words: "sorted Remaining ↑, only NEG OUT, with "acme"". */
#ifndef VIEW_KIT_SORT_TEXT_H
#define VIEW_KIT_SORT_TEXT_H

#include "view/kit/styled_line.h"

/* Clears w first. */
void sort_text(struct styled_line *w, const struct draw *s);

#endif
