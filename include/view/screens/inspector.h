/* SPDX-License-Identifier: MIT */
/* Draws the inspector. */
#ifndef VIEW_SCREENS_INSPECTOR_H
#define VIEW_SCREENS_INSPECTOR_H

#include "view/kit/draw.h"

void inspector_draw(const struct draw *s);

#endif
