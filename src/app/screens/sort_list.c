/* SPDX-License-Identifier: MIT */
/* Sorting the loaded rows by one key or several, chosen from a side list. */
#include "app/screens/sort_list.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/model/side_list.h"

void sort_list_open(struct model *m)
{
	const struct lens_spec *s = app_lens_spec(m);
	if (s->n_sort)
		m->sort_list.selected = (int)s->sort[0].key;
	m->arrange.preparing = true;
	layer_open(m, LAYER_SORT);
}

/* Index of the key among those sorted by; n_sort if it is not one of them. */
static size_t find_key(const struct lens_spec *s, enum sort_key key)
{
	size_t i = 0;
	while (i < s->n_sort && s->sort[i].key != key)
		i++;
	return i;
}

/* Appends the key; if it is in use already, its direction is reversed. */
static void add_key(struct model *m, struct lens_spec *s, enum sort_key key)
{
	size_t at = find_key(s, key);
	if (at < s->n_sort) {
		s->sort[at].descending = !s->sort[at].descending;
	} else if (s->n_sort < SORT_DEPTH) {
		s->sort[s->n_sort].key = key;
		s->sort[s->n_sort++].descending = false;
	} else {
		toast_info(m, "%d keys are the most: Enter sorts by this one alone", SORT_DEPTH);
	}
}

static void close_list(struct model *m)
{
	lens_set(m->lens, lens_spec_of(m->lens)); /* frees the orders that were prepared */
	layer_close(m);
}

void sort_list_key(struct model *m, struct key k)
{
	struct lens_spec s = *app_lens_spec(m);
	enum sort_key key = (enum sort_key)m->sort_list.selected;
	if (side_list_closes(m, k, DO_SORT)) {
		close_list(m);
		return;
	}
	if (side_list_move(&m->sort_list.selected, SORT_KEYS, k))
		return;
	if (k.code == KEYCODE_ENTER) {
		arrange_sort(m, key);
		return;
	}
	if (key_is_char(k, '+') || key_is_char(k, ' '))
		add_key(m, &s, key);
	else if (key_is_char(k, '0') || k.code == KEYCODE_BACKSPACE || k.code == KEYCODE_DELETE)
		s.n_sort = 0;
	else
		return;
	arrange_apply_at(m, &s, 0);
	if (s.n_sort == 0)
		table_show(m, 0, 0);
}
