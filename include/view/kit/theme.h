/* SPDX-License-Identifier: MIT */
/* The themes: the colours and attributes of each role. */
#ifndef VIEW_KIT_THEME_H
#define VIEW_KIT_THEME_H

#include "view/kit/look.h"

/* Fills ROLE_COUNT styles, and the style that is added to cells of the selected row. */
void theme_styles(const struct look *look, struct style styles[ROLE_COUNT], struct style *selected);
/* Returns true if the whole selected row is visible as such, by a background or an underline. */
bool theme_fills_selection(const struct look *look);

#endif
