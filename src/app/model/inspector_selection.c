/* SPDX-License-Identifier: MIT */
/* The selected line of the inspector's lists, and their lengths. */
#include "app/model/inspector_selection.h"

#include "app/model/model.h"

size_t inspector_rows(const struct model *m)
{
	if (m->inspector.pane == PANE_REQUESTS)
		return m->journal.n;
	return m->loader.log.n < LOG_MAX ? (size_t)m->loader.log.n : LOG_MAX;
}

uint64_t inspector_row_number(const struct model *m, size_t i)
{
	const struct exchange *x = journal_at(&m->journal, i);
	const struct log_entry *e = log_at(&m->loader.log, i);
	if (m->inspector.pane == PANE_REQUESTS)
		return x ? x->id : 0;
	return e ? e->number : 0;
}

/* If the selected one is forgotten, the newest is selected. */
size_t inspector_selected(const struct model *m)
{
	uint64_t selected = m->inspector.selected[m->inspector.pane];
	size_t i = 0;
	if (selected == 0)
		return 0;
	if (m->inspector.pane == PANE_REQUESTS)
		return journal_find(&m->journal, selected, &i) ? i : 0;
	return log_number(&m->loader.log, selected) ? (size_t)(m->loader.log.n - selected) : 0;
}

const struct log_entry *inspector_entry(const struct model *m)
{
	return m->inspector.pane == PANE_ERRORS ? log_at(&m->loader.log, inspector_selected(m))
						: NULL;
}

const struct exchange *inspector_exchange(const struct model *m)
{
	const struct log_entry *e = inspector_entry(m);
	if (m->inspector.open)
		return journal_find(&m->journal, m->inspector.opened, NULL);
	if (m->inspector.pane == PANE_REQUESTS)
		return journal_at(&m->journal, inspector_selected(m));
	return e ? journal_find(&m->journal, e->id, NULL) : NULL;
}
