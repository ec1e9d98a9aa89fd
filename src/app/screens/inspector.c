/* SPDX-License-Identifier: MIT */
/* The inspector's lists: the requests of the session, and its errors. */
#include "app/screens/inspector.h"

#include "app/model/inspector_selection.h"
#include "app/model/list_move.h"
#include "app/model/model.h"
#include "app/table/spot.h"

#include "inspector_copy.h"
#include "inspector_doc.h"

static size_t rows_shown(const struct model *m)
{
	struct inspector_rooms r;
	layout_inspector(&m->layout, &r);
	return r.list.h > 1 ? (size_t)r.list.h - 1 : 1;
}

static void select_row(struct model *m, size_t i)
{
	uint64_t number = inspector_row_number(m, i);
	if (i == 0 || number)
		m->inspector.selected[m->inspector.pane] = i == 0 ? 0 : number;
}

/* On large windows the selected request is shown below the list. */
static void preview_selected(struct model *m)
{
	const struct exchange *x = inspector_exchange(m);
	struct inspector_rooms r;
	layout_inspector(&m->layout, &r);
	if (!r.split || m->inspector.open || (x && x->id == m->inspector.opened))
		return;
	inspector_doc_show(m, x);
}

void inspector_settle(struct model *m)
{
	struct inspector *in = &m->inspector;
	size_t *top = &in->top[in->pane];
	int at = (int)inspector_selected(m);
	*top = (size_t)list_scroll((int)*top, (int)inspector_rows(m), (int)rows_shown(m), at, at);
	preview_selected(m);
	inspector_doc_settle(m);
}

void inspector_open(struct model *m)
{
	m->inspector.open = m->inspector.page.finding = m->inspector.copying = false;
	m->inspector.opened = 0;
	layer_open(m, LAYER_INSPECTOR);
	inspector_settle(m);
}

void inspector_release(struct model *m)
{
	doc_release(&m->inspector.page.doc);
}

void inspector_journal(struct model *m, uint64_t id)
{
	if (!app_layer_is_open(m, LAYER_INSPECTOR))
		return;
	m->dirty = true;
	if (m->inspector.opened == id)
		inspector_doc_renew(m, journal_find(&m->journal, id, NULL));
	inspector_settle(m);
}

static void open_selected(struct model *m)
{
	const struct exchange *x = inspector_exchange(m);
	const struct log_entry *e = inspector_entry(m);
	if (!x) {
		toast_info(m, e && e->id == 0     ? N_("This entry has no request")
			      : inspector_rows(m) ? N_("That request is no longer kept")
						  : N_("Nothing to open yet"));
		return;
	}
	inspector_doc_show(m, x);
	m->inspector.open = true;
}

bool inspector_select(struct model *m, int number)
{
	size_t i = 0, before = inspector_selected(m);
	bool was_open = m->inspector.open;
	while (i < inspector_rows(m) &&
	       (int)(inspector_row_number(m, i) & SPOT_INDEX_MAX) != number)
		i++;
	if (i == inspector_rows(m))
		return true; /* it is no longer kept */
	m->inspector.open = m->inspector.page.finding = false;
	select_row(m, i);
	inspector_settle(m);
	return was_open || i != before;
}

bool inspector_select_text(struct model *m, size_t line)
{
	bool was_open = m->inspector.open;
	m->inspector.open = true;
	bool changes = reading_select(&m->inspector.page, line);
	inspector_settle(m);
	return changes || !was_open;
}

static void run_in_list(struct model *m, const struct command *c)
{
	size_t at = inspector_selected(m);
	if (list_move(c, inspector_rows(m), rows_shown(m), &at))
		select_row(m, at);
	else if (c->action == DO_FOCUS)
		m->inspector.pane =
		    m->inspector.pane == PANE_REQUESTS ? PANE_ERRORS : PANE_REQUESTS;
	else if (c->action == DO_DETAIL)
		open_selected(m);
}

static bool closes_screen(enum action a)
{
	return a == DO_CANCEL || a == DO_BACK;
}

/* Actions that mean the same on every screen and leave the inspector open. */
static bool runs_everywhere(enum action a)
{
	return a == DO_QUIT || a == DO_RETRY || a == DO_RELOAD || a == DO_HELP || a == DO_COMMAND ||
	       a == DO_API || a == DO_PRIVACY;
}

static void run_command(struct model *m, const struct command *c)
{
	if (c->action == DO_INSPECT || (closes_screen(c->action) && !m->inspector.open))
		layer_close(m);
	else if (closes_screen(c->action))
		m->inspector.open = false;
	else if (m->inspector.open)
		inspector_doc_run(m, c);
	else
		run_in_list(m, c);
}

struct command inspector_key(struct model *m, struct key k, struct effects *fx)
{
	static const struct command none;
	struct inspector *in = &m->inspector;
	if (in->copying) {
		inspector_copy_key(m, k, fx);
	} else if (in->open && inspector_doc_key(m, k)) {
		;
	} else if (key_is_char(k, 'y')) {
		in->copying = true;
		in->choice = 0;
	} else {
		struct command c = keymap_feed(&m->keymap, k, m->now_ms);
		if (runs_everywhere(c.action))
			return c;
		run_command(m, &c);
	}
	inspector_settle(m);
	return none;
}

/* Only the text to find is typed freely. */
bool inspector_types(const struct model *m)
{
	return m->inspector.page.finding;
}

bool inspector_is_personal(const struct model *m, struct key k)
{
	(void)k;
	return m->inspector.page.finding;
}
