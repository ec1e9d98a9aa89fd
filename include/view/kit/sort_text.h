/* SPDX-License-Identifier: MIT */
/* Describes the lens in words: "by Remaining↑; only NEG OUT; with "acme"". */
#ifndef VIEW_KIT_SORT_TEXT_H
#define VIEW_KIT_SORT_TEXT_H

#include "view/kit/styled_line.h"

/* Clears w and writes the description; w stays empty when the lens is off. */
void sort_text(struct styled_line *w, const struct draw *s);

#endif
