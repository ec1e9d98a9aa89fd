/* SPDX-License-Identifier: MIT */
/* Saves what the list shows as a view, and shows views again. */
#include "app/table/view_list.h"

#include <string.h>

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/model/side_list.h"
#include "app/table/argument.h"

#include "lang/sentence.h"

#define SECTION_MAX 4096

void view_list_init(struct model *m)
{
	m->view_list.views = m->settings.views;
	buf_init(&m->view_list.section, SECTION_MAX);
}

void view_list_release(struct model *m)
{
	buf_release(&m->view_list.section);
}

void view_list_open(struct model *m)
{
	struct view_list *l = &m->view_list;
	if (l->views.n == 0) {
		view_list_explain_save(m);
		return;
	}
	l->selected = l->selected < (int)l->views.n ? l->selected : 0;
	layer_open(m, LAYER_VIEWS);
}

void view_list_explain_save(struct model *m)
{
	if (m->view_list.views.n)
		toast_info(m,
			   ":save-view needs a name; it saves columns, sort, condition and filter");
	else
		toast_info(m, "No view is saved; :save-view NAME saves columns, sort, condition "
			      "and filter");
}

void view_list_explain_delete(struct model *m)
{
	if (m->view_list.views.n)
		argument_ask(m, DO_DELETE_VIEW);
	else
		view_list_explain_save(m);
}

void view_list_show(struct model *m, size_t i)
{
	const struct saved_view *v = &m->view_list.views.at[i];
	struct lens_spec s = {.n_sort = v->n_sort, .statuses = v->statuses};
	memcpy(s.sort, v->sort, sizeof s.sort);
	sl_to_chars(sl_from(v->where), s.narrow, sizeof s.narrow);
	if (v->has_columns) {
		m->columns = v->columns;
		m->table.scroll_cols = 0;
		table_settle_columns(m);
	}
	arrange_apply_at(m, &s, 0);
	if (!lens_is_on(m->lens) && !m->arrange.coming.lens)
		table_show(m, 0, 0);
	if (!query_equal(&v->query, store_current(m->loader.store)))
		query_history_select(m, &v->query);
	toast_info(m, "View %s", v->name);
	m->dirty = true;
}

/* Describes what is shown. */
static void see_view(const struct model *m, struct saved_view *v)
{
	const struct lens_spec *s = app_lens_spec(m);
	v->has_columns = true;
	v->columns = m->columns;
	v->burn = m->burn.in_table;
	v->changes = m->comparison.ready;
	memcpy(v->sort, s->sort, sizeof v->sort);
	v->n_sort = s->n_sort;
	v->statuses = s->statuses;
	sl_to_chars(sl_from(s->narrow), v->where, sizeof v->where);
	v->query = *store_current(m->loader.store);
}

bool view_list_save(struct model *m, struct sl name, struct effects *fx, struct err *e)
{
	struct view_list *l = &m->view_list;
	struct saved_view v = {.has_columns = false};
	if (!saved_views_check_name(name, e))
		return false;
	sl_to_chars(name, v.name, sizeof v.name);
	see_view(m, &v);
	if (!saved_views_put(&l->views, &v, e))
		return false;
	buf_clear(&l->section);
	saved_views_print(&v, &l->section);
	effects_add(fx, EFFECT_SAVE_VIEW)->text = buf_sl(&l->section);
	toast_info(m, "View %s is saved", v.name);
	return true;
}

void view_list_delete(struct model *m, size_t i, struct effects *fx)
{
	struct view_list *l = &m->view_list;
	struct saved_view v = l->views.at[i];
	buf_clear(&l->section);
	buf_addf(&l->section, "[view %s]\n", v.name);
	effects_add(fx, EFFECT_SAVE_VIEW)->text = buf_sl(&l->section);
	saved_views_remove(&l->views, i);
	toast_info(m, "View %s is deleted", v.name);
}

void view_list_report(struct model *m, const char *why)
{
	char room[SENTENCE_ROOM];
	m->dirty = true;
	if (why)
		toast_error(m, "The file of views was not changed: %s",
			    lang_sentence(m->lang, why, room, sizeof room));
}

static const char *name_line(const struct model *m, int i)
{
	return m->view_list.views.at[i].name;
}

static void choose_view(struct model *m, size_t i)
{
	layer_close(m);
	view_list_show(m, i);
}

void view_list_key(struct model *m, struct key k)
{
	struct view_list *l = &m->view_list;
	int n = (int)l->views.n;
	bool digit = !k.pasted && key_is_text(k) && k.cp >= '1' && k.cp <= '9';
	if (k.code == KEYCODE_ENTER)
		choose_view(m, (size_t)l->selected);
	else if (digit && k.cp - '0' <= l->views.n)
		choose_view(m, k.cp - '1');
	else if (side_list_move(&l->selected, n, k) ||
		 side_list_jump(m, &l->selected, n, name_line, k))
		return;
	else if (side_list_closes(m, k, DO_VIEW))
		layer_close(m);
	else
		side_list_refuse(m, k);
}
