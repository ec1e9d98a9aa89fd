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
	arrange_keep(m, &m->sort_list.before);
	m->sort_list.applied = false;
	arrange_prepare(m);
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

static void reverse_key(struct model *m, struct lens_spec *s, size_t at)
{
	s->sort[at].descending = !s->sort[at].descending;
	arrange_apply_at(m, s, 0);
}

/* Sorts by the key alone; if it is in use already, its direction is reversed. */
static void sort_or_reverse(struct model *m, struct lens_spec *s, enum sort_key key)
{
	size_t at = find_key(s, key);
	if (at < s->n_sort)
		reverse_key(m, s, at);
	else
		arrange_sort(m, key);
}

/* Appends the key; if it is in use already, its direction is reversed. */
static void add_or_reverse(struct model *m, struct lens_spec *s, enum sort_key key)
{
	size_t at = find_key(s, key);
	if (at < s->n_sort) {
		reverse_key(m, s, at);
	} else if (s->n_sort < SORT_DEPTH) {
		s->sort[s->n_sort++] = (struct sort_by){.key = key};
		arrange_apply_at(m, s, 0);
	} else {
		toast_info(m, "At most %d columns are sorted by; Space sorts by this one alone",
			   SORT_DEPTH);
	}
}

static void remove_sort(struct model *m, struct lens_spec *s)
{
	s->n_sort = 0;
	arrange_apply_at(m, s, 0);
	table_show(m, 0, 0);
}

void sort_list_cancel(struct model *m)
{
	const struct arranged *before = &m->sort_list.before;
	if (!lens_spec_equal(&before->spec, app_lens_spec(m)))
		arrange_give_back(m, before);
	layer_close(m);
}

/* A key that is in force already keeps its direction and those beside it. */
static void accept_key(struct model *m, const struct lens_spec *s, enum sort_key key)
{
	if (!m->sort_list.applied && find_key(s, key) == s->n_sort)
		arrange_sort(m, key);
	layer_close(m);
}

static const char *name_line(const struct model *m, int i)
{
	(void)m;
	return sort_key_name((enum sort_key)i);
}

/* Changes the order at once; false if the key is not for that. */
static bool change_order(struct model *m, struct key k)
{
	struct lens_spec s = *app_lens_spec(m);
	enum sort_key key = (enum sort_key)m->sort_list.selected;
	if (key_is_char(k, ' '))
		sort_or_reverse(m, &s, key);
	else if (key_is_char(k, '+'))
		add_or_reverse(m, &s, key);
	else if (key_is_char(k, '0') || k.code == KEYCODE_BACKSPACE || k.code == KEYCODE_DELETE)
		remove_sort(m, &s);
	else
		return false;
	m->sort_list.applied = true;
	return true;
}

void sort_list_key(struct model *m, struct key k)
{
	int *selected = &m->sort_list.selected;
	if (k.code == KEYCODE_ENTER)
		accept_key(m, app_lens_spec(m), (enum sort_key) * selected);
	else if (change_order(m, k))
		return;
	else if (side_list_move(selected, SORT_KEYS, k) ||
		 side_list_jump(m, selected, SORT_KEYS, name_line, k))
		m->sort_list.applied = false;
	else if (side_list_closes(m, k, DO_SORT))
		sort_list_cancel(m);
	else
		side_list_refuse(m, k);
}
