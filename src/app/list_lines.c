/* SPDX-License-Identifier: MIT */
/* The lines of the screens that are a plain list: which is selected, and which are shown. */
#include "list_lines.h"

#include "app/model/list_move.h"
#include "app/model/model.h"

int *list_lines_selected(struct model *m, enum layer l, int *n)
{
	const struct {
		int *selected;
		int n;
	} lists[LAYERS] = {
	    [LAYER_SORT] = {&m->sort_list.selected, SORT_KEYS},
	    [LAYER_SHOW] = {&m->show_list.selected, STATUSES},
	    [LAYER_COLUMNS] = {&m->column_list.selected, COLUMNS},
	    [LAYER_HISTOGRAM] = {&m->histogram.selected, HISTOGRAM_BARS},
	    [LAYER_GROUPS] = {&m->group_list.selected, (int)m->group_list.groups.n},
	    [LAYER_VOUCHERS] = {&m->vouchers.selected, (int)m->vouchers.store.items.n},
	    [LAYER_VIEWS] = {&m->view_list.selected, (int)m->view_list.views.n},
	    [LAYER_CHANGES] = {&m->changes.selected, (int)m->comparison.changes.n},
	    [LAYER_PROFILES] = {&m->profiles.selected, (int)m->profiles.n_shown},
	    [LAYER_COPY] = {&m->copy.selected, COPY_KINDS},
	    [LAYER_INSPECTOR] = {m->inspector.copying ? &m->inspector.choice : NULL,
				 INSPECTOR_COPIES}};
	*n = lists[l].n;
	return lists[l].selected;
}

static void settle_list(struct model *m, enum layer l)
{
	int n, shown;
	const int *selected = list_lines_selected(m, l, &n);
	if (!selected)
		return;
	shown = l == LAYER_INSPECTOR ? layout_body_rows(&m->layout, n)
				     : layout_side_rows(&m->layout, n);
	m->list_top[l] = list_scroll(m->list_top[l], n, shown, *selected, *selected);
}

void list_lines_settle(struct model *m)
{
	for (size_t i = 0; i < m->n_layers; i++) {
		if (m->layers[i] == LAYER_HISTOGRAM)
			histogram_settle(m, false);
		else if (m->layers[i] == LAYER_GROUPS)
			group_list_settle(m);
		else if (m->layers[i] == LAYER_VOUCHERS)
			voucher_screen_settle(m);
		else if (m->layers[i] == LAYER_CHANGES)
			changes_screen_settle(m);
		else
			settle_list(m, m->layers[i]);
	}
}
