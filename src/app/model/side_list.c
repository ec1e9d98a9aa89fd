/* SPDX-License-Identifier: MIT */
/* Keys that all lists at the side share. */
#include "app/model/side_list.h"

#include "base/text.h"
#include "base/utf8.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

#define PAGE_LINES 10

static void select_line(int *selected, int n, int to)
{
	*selected = to < 0 ? 0 : to < n ? to : n - 1;
}

bool side_list_move(int *selected, int n, struct key k)
{
	bool letter = key_is_text(k) && !k.pasted;
	if (k.code == KEYCODE_DOWN || (letter && k.cp == 'j'))
		select_line(selected, n, *selected + 1);
	else if (k.code == KEYCODE_UP || (letter && k.cp == 'k'))
		select_line(selected, n, *selected - 1);
	else if (k.code == KEYCODE_PGDN)
		select_line(selected, n, *selected + PAGE_LINES);
	else if (k.code == KEYCODE_PGUP)
		select_line(selected, n, *selected - PAGE_LINES);
	else if (k.code == KEYCODE_HOME || (letter && k.cp == 'g'))
		*selected = 0;
	else if (k.code == KEYCODE_END || (letter && k.cp == 'G'))
		*selected = n - 1;
	else
		return false;
	return true;
}

/* Capital letters are left to commands: the one that opens the list closes it. */
static bool begins_with(const char *name, uint32_t letter)
{
	uint32_t first;
	return utf8_read(sl_from(name), &first) > 0 &&
	       (first == letter || (first >= 'A' && first <= 'Z' && first + 'a' - 'A' == letter));
}

bool side_list_jump(const struct model *m, int *selected, int n, side_list_name *name, struct key k)
{
	if (k.pasted || !key_is_text(k) || k.cp < 'a' || (k.cp > 'z' && k.cp < 0x80))
		return false;
	for (int step = 1; step <= n; step++) {
		int i = (*selected + step) % n;
		if (begins_with(name(m, i), k.cp)) {
			*selected = i;
			return true;
		}
	}
	return false;
}

bool side_list_closes(const struct model *m, struct key k, enum action own)
{
	static const struct key none;
	enum action a = bindings_find(&m->settings.bindings, k, none);
	return k.code == KEYCODE_ESC || (!k.pasted && (a == DO_BACK || a == own));
}

void side_list_refuse(struct model *m, struct key k)
{
	char typed[24];
	struct sl help = app_key(m, DO_HELP);
	if (k.pasted)
		return;
	key_print(k, typed, sizeof typed);
	toast_info(m, "%s has no meaning here; %.*s lists the keys", typed, (int)help.n, help.p);
}
