/* SPDX-License-Identifier: MIT */
/* Counts the columns that are shown, and shows just some. */
#include "columns_shown.h"

#include <string.h>

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
	struct buf named;
	int n = 0;
	buf_init(&named, 1000);
	buf_add(&named, rest);
	buf_add_chars(&named, strchr(text, '|') ? " " : " | ");
	for (int i = 0; i < COLUMNS; i++)
		buf_addf(&named, "%s ", sort_key_word(column_sort((enum column_id)i)));
	column_set_read(s, buf_sl(&named));
	buf_release(&named);
	while (sl_split(&rest, ' ', &word))
		n++;
	for (int i = n; i < COLUMNS; i++)
		s->hidden[s->order[i]] = true;
}
