/* SPDX-License-Identifier: MIT */
/* How many columns of a set are shown. */
#include "columns_shown.h"

int column_set_shown(const struct column_set *s)
{
	int n = 0;
	for (int i = 0; i < COLUMNS; i++)
		n += !s->hidden[i];
	return n;
}
