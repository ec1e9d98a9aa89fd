/* SPDX-License-Identifier: MIT */
/* What the lens does, in words: "sorted Remaining ↑, only NEG OUT, with "acme"". */
#ifndef VIEW_LENS_SAY_H
#define VIEW_LENS_SAY_H

#include "words.h"

/* Clears w first. */
void lens_say(struct words *w, const struct scene *s);

#endif
