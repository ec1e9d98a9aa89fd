/* SPDX-License-Identifier: MIT */
/* Choosing the credit statuses whose customers are shown, from a side list. */
#include "app/screens/show_list.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/model/side_list.h"

void show_list_open(struct model *m)
{
	layer_open(m, LAYER_SHOW);
}

void show_list_key(struct model *m, struct key k)
{
	struct lens_spec s = *app_lens_spec(m);
	if (side_list_closes(m, k, DO_SHOW)) {
		layer_close(m);
		return;
	}
	if (side_list_move(&m->show_list.selected, STATUSES, k))
		return;
	if (k.code == KEYCODE_ENTER || key_is_char(k, ' '))
		s.statuses ^= STATUS_BIT(m->show_list.selected);
	else if (key_is_char(k, '0') || k.code == KEYCODE_BACKSPACE || k.code == KEYCODE_DELETE)
		s.statuses = 0;
	else
		return;
	arrange_apply(m, &s);
}
