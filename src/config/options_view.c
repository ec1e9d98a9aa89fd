/* SPDX-License-Identifier: MIT */
/* Takes columns, sort, statuses, condition, filter and order of a saved view as options. */
#include "config/options_view.h"

#include "store/row_condition.h"

/* Only the browser sorts by what changed since an earlier list. */
static bool is_of_browser(enum sort_key k)
{
	return k == SORT_REMAINING_CHANGE || k == SORT_USED_CHANGE;
}

static void add_sort(struct options *o, const struct saved_view *v)
{
	for (size_t i = 0; i < v->n_sort; i++)
		if (!is_of_browser(v->sort[i].key))
			o->sort[o->n_sort++] = v->sort[i];
}

/* Tells whether the column is one of the view, although none of its values may be known yet. */
static bool is_named(const struct saved_view *v, enum column_id id)
{
	return !v->columns.hidden[id] && (v->burn || !column_needs_burn(id)) &&
	       (v->changes || !column_needs_comparison(id));
}

static void add_columns(struct options *o, const struct saved_view *v)
{
	for (int i = 0; i < COLUMNS && o->n_columns < OUTPUT_COLUMNS; i++) {
		enum column_id id = v->columns.order[i];
		struct sl word = sl_from(sort_key_word(column_sort(id)));
		int column;
		if (is_named(v, id) && output_column_parse(word, &column))
			o->columns[o->n_columns++] = column;
	}
}

/* The condition is refused if it asks for marks. */
static bool set_where(struct options *o, const struct saved_view *v, struct err *e)
{
	struct condition_fault f = {.at = 0};
	if (o->where.n_nodes || !v->where[0])
		return true;
	if (!row_condition_parse(sl_from(v->where), &o->where, &f))
		return err_set(e, ERR_CONFIG, "the condition of the view %s: %s", v->name,
			       f.e.text);
	return (!condition_uses_fact(&o->where, CONDITION_MARKED) &&
		!condition_uses_fact(&o->where, CONDITION_CHANGED)) ||
	       err_set(
		   e, ERR_CONFIG,
		   "the view %s shows marked or changed customers, which only the browser knows",
		   v->name);
}

bool options_view_leaves_out(const struct options *o, const struct saved_view *v)
{
	for (size_t i = 0; o->n_sort == 0 && i < v->n_sort; i++)
		if (is_of_browser(v->sort[i].key))
			return true;
	return false;
}

bool options_view_apply(struct options *o, const struct saved_view *v, struct err *e)
{
	if (o->n_columns == 0 && v->has_columns)
		add_columns(o, v);
	if (o->n_sort == 0)
		add_sort(o, v);
	if (o->statuses == 0)
		o->statuses = v->statuses;
	enum order order = o->query.order != ORDER_DESC ? o->query.order : v->query.order;
	if (o->query.type == FILTER_NONE)
		o->query = v->query;
	o->query.order = order;
	return set_where(o, v, e);
}
