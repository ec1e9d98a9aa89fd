/* SPDX-License-Identifier: MIT */
/* Draws the selected entry of the inspector in the status line. */
#ifndef VIEW_TABLE_INSPECTOR_STATUS_H
#define VIEW_TABLE_INSPECTOR_STATUS_H

#include "view/kit/draw.h"

void inspector_status_draw(const struct draw *s, struct rect at);

#endif
