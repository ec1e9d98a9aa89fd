/* SPDX-License-Identifier: MIT */
/* Keys that all lists at the side share. */
#include "app/model/side_list.h"

#include "app/model/model.h"

bool side_list_move(int *selected, int n, struct key k)
{
	bool letter = key_is_text(k);
	if (k.code == KEYCODE_DOWN || (letter && k.cp == 'j'))
		*selected = *selected + 1 < n ? *selected + 1 : n - 1;
	else if (k.code == KEYCODE_UP || (letter && k.cp == 'k'))
		*selected = *selected > 0 ? *selected - 1 : 0;
	else if (k.code == KEYCODE_HOME || (letter && k.cp == 'g'))
		*selected = 0;
	else if (k.code == KEYCODE_END || (letter && k.cp == 'G'))
		*selected = n - 1;
	else
		return false;
	return true;
}

bool side_list_closes(const struct model *m, struct key k, enum action own)
{
	static const struct key none;
	enum action a = bindings_find(&m->settings.bindings, k, none);
	return k.code == KEYCODE_ESC || (!k.pasted && (a == DO_BACK || a == own));
}
