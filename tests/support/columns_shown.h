/* SPDX-License-Identifier: MIT */
/* How many columns of a set are shown. */
#ifndef COLUMNS_SHOWN_H
#define COLUMNS_SHOWN_H

#include "app/model/columns.h"

int column_set_shown(const struct column_set *s);

#endif
