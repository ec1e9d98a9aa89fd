/* SPDX-License-Identifier: MIT */
/* Choosing the credit statuses whose customers are shown, from a side list. */
#include "app/screens/show_list.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/model/side_list.h"

#define ALL_STATUSES (STATUS_BIT(STATUSES) - 1)

void show_list_open(struct model *m)
{
	arrange_keep(m, &m->show_list.before);
	layer_open(m, LAYER_SHOW);
}

void show_list_cancel(struct model *m)
{
	const struct arranged *before = &m->show_list.before;
	if (!lens_spec_equal(&before->spec, app_lens_spec(m)))
		arrange_give_back(m, before);
	layer_close(m);
}

static unsigned shown_statuses(const struct model *m)
{
	unsigned bits = app_lens_spec(m)->statuses;
	return bits ? bits : ALL_STATUSES;
}

bool app_shows_status(const struct model *m, enum credit_status st)
{
	return shown_statuses(m) & STATUS_BIT(st);
}

static void show_statuses(struct model *m, unsigned bits)
{
	struct lens_spec s = *app_lens_spec(m);
	s.statuses = bits == ALL_STATUSES ? 0 : bits;
	arrange_apply(m, &s);
}

static void toggle_status(struct model *m, unsigned bit)
{
	unsigned bits = shown_statuses(m) ^ bit;
	if (bits)
		show_statuses(m, bits);
	else
		toast_info(m, "One status has to be shown; 0 shows all");
}

static const char *name_line(const struct model *m, int i)
{
	(void)m;
	return credit_status_name((enum credit_status)i);
}

void show_list_key(struct model *m, struct key k)
{
	int *selected = &m->show_list.selected;
	unsigned bit = STATUS_BIT(*selected);
	if (k.code == KEYCODE_ENTER)
		layer_close(m);
	else if (key_is_char(k, ' '))
		toggle_status(m, bit);
	else if (key_is_char(k, '1'))
		show_statuses(m, bit);
	else if (key_is_char(k, '0') || k.code == KEYCODE_BACKSPACE || k.code == KEYCODE_DELETE)
		show_statuses(m, ALL_STATUSES);
	else if (side_list_move(selected, STATUSES, k) ||
		 side_list_jump(m, selected, STATUSES, name_line, k))
		return;
	else if (side_list_closes(m, k, DO_STATUS))
		show_list_cancel(m);
	else
		side_list_refuse(m, k);
}
