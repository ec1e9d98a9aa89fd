/* SPDX-License-Identifier: MIT */
/* Counts the columns that are shown, and shows just some. */
#include "columns_shown.h"

int column_set_shown(const struct column_set *s)
{
	int n = 0;
	for (int i = 0; i < COLUMNS; i++)
		n += !s->hidden[i];
	return n;
}

void column_set_show(struct column_set *s, const char *text)
{
	struct sl rest = sl_from(text), word;
	int n = 0;
	column_set_read(s, rest);
	while (sl_split(&rest, ' ', &word))
		n++;
	for (int i = n; i < COLUMNS; i++)
		s->hidden[s->order[i]] = true;
}
