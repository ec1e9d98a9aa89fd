/* SPDX-License-Identifier: MIT */
/* Counts the columns of a set that are shown. */
#ifndef COLUMNS_SHOWN_H
#define COLUMNS_SHOWN_H

#include "app/model/columns.h"

int column_set_shown(const struct column_set *s);

#endif
