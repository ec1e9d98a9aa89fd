/* SPDX-License-Identifier: MIT */
/* The themes: the colours and attributes of each role. */
#ifndef VIEW_KIT_THEME_H
#define VIEW_KIT_THEME_H

#include "view/kit/look.h"

void theme_styles(const struct look *look, struct styles *out);
/* Returns true if the selected row is a bar with a background of its own; otherwise it is bold. */
bool theme_has_bar(const struct look *look);

#endif
