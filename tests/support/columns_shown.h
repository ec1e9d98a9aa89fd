/* SPDX-License-Identifier: MIT */
/* The columns of a set that are shown: counts them, and shows just some. */
#ifndef COLUMNS_SHOWN_H
#define COLUMNS_SHOWN_H

#include "app/model/columns.h"

int column_set_shown(const struct column_set *s);
/* Shows those that the text names, in its order, and hides all others, however many there are. */
void column_set_show(struct column_set *s, const char *text);

#endif
