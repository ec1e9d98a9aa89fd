/* SPDX-License-Identifier: MIT */
/* Lists the table's columns for copies and exports. */
#include "app/screens/shown_columns.h"

#include <string.h>

#include "app/model/model.h"
#include "app/model/model_query.h"

#include "output/customer_format.h"
#include "output/output_column.h"

/* Finds the output column of the i-th column; false if it is hidden, or only for the screen. */
static bool find_output(const struct column_set *s, const struct column_room *room, size_t i,
			int *out)
{
	enum column_id id = s->order[i];
	return !s->hidden[id] && (room->burn || !column_needs_burn(id)) &&
	       (room->changes || !column_needs_comparison(id)) &&
	       output_column_parse(sl_from(sort_key_word(column_sort(id))), out);
}

size_t shown_columns_list(const struct column_set *s, const struct column_room *room,
			  int out[COLUMNS])
{
	size_t n = 0;
	for (size_t i = 0; i < COLUMNS; i++)
		n += find_output(s, room, i, &out[n]);
	return n;
}

void shown_columns_heads(const struct column_set *s, const struct column_room *room,
			 struct buf *out)
{
	const char *separator = "";
	int column;
	for (size_t i = 0; i < COLUMNS; i++) {
		if (!find_output(s, room, i, &column))
			continue;
		buf_addf(out, "%s%s", separator, sort_key_name(column_sort(s->order[i])));
		separator = "\t";
	}
	buf_add_byte(out, '\n');
}

size_t shown_columns_of_export(const struct model *m, int out[OUTPUT_COLUMNS])
{
	_Static_assert((int)COLUMNS <= (int)OUTPUT_COLUMNS, "the columns of the screen fit");
	const struct customer_format *all =
	    m->export.columns == EXPORT_RAW ? &customer_format_all : &customer_format_derived;
	if (m->export.columns == EXPORT_AS_SHOWN) {
		struct column_room room = app_column_room(m);
		return shown_columns_list(&m->columns, &room, out);
	}
	memcpy(out, all->columns, all->n * sizeof *out);
	return all->n;
}
