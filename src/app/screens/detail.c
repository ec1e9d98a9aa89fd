/* SPDX-License-Identifier: MIT */
/* Opens, closes and scrolls the pane with the details of the customer under the cursor. */
#include "app/screens/detail.h"

#include "app/model/detail_layout.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/missing_row.h"

#define MOST_LINES 1000000 /* more than a pane has */

static void lay_out(struct model *m)
{
	m->layout = app_layout(m, m->detail.open);
	table_settle(m);
	detail_settle(m);
}

void detail_close(struct model *m)
{
	m->detail.open = m->detail.focus = false;
	m->detail.scroll = 0;
	lay_out(m);
}

void detail_settle(struct model *m)
{
	struct detail_layout l;
	if (!m->detail.open || m->layout.kind == LAYOUT_TINY)
		return;
	detail_layout_compute(m, &l);
	int most = detail_layout_most(&l);
	if (m->detail.scroll > most)
		m->detail.scroll = most;
	if (m->detail.scroll < 0)
		m->detail.scroll = 0;
	if (m->layout.detail_full)
		m->detail.focus = true;
}

void detail_focus(struct model *m)
{
	struct sl detail = app_key(m, DO_DETAIL), focus = app_key(m, DO_FOCUS);
	if (!m->detail.open)
		toast_info(m, "%.*s opens a customer's details; %.*s then scrolls them",
			   (int)detail.n, detail.p, (int)focus.n, focus.p);
	else if (m->layout.detail_full)
		toast_info(m, "The details fill this window; %.*s goes back to the list",
			   (int)detail.n, detail.p);
	else
		m->detail.focus = !m->detail.focus;
}

static int page_lines(const struct model *m)
{
	struct detail_layout l;
	detail_layout_compute(m, &l);
	return l.body.h > 4 ? l.body.h - 2 : l.body.h > 1 ? l.body.h - 1 : 1;
}

/* Returns 0 for an action that does not scroll. */
static int64_t lines_of_action(const struct model *m, enum action a)
{
	if (a == DO_DOWN || a == DO_UP)
		return a == DO_DOWN ? 1 : -1;
	if (a == DO_PAGE_DOWN || a == DO_HALF_DOWN)
		return page_lines(m);
	if (a == DO_PAGE_UP || a == DO_HALF_UP)
		return -page_lines(m);
	if (a == DO_FIRST || a == DO_LAST)
		return a == DO_LAST ? INT32_MAX : -INT32_MAX;
	return 0;
}

/* The keys for columns have none to move in the pane, so they go through the customers. */
static void step_customer(struct model *m, const struct command *c)
{
	struct command step = *c;
	step.action = c->action == DO_RIGHT ? DO_DOWN : DO_UP;
	m->detail.scroll = 0;
	table_run(m, &step);
}

bool detail_run(struct model *m, const struct command *c)
{
	if (!m->detail.open || !m->detail.focus || m->layout.detail.h == 0)
		return false;
	if (c->action == DO_LEFT || c->action == DO_RIGHT) {
		step_customer(m, c);
		return true;
	}
	int64_t by = lines_of_action(m, c->action);
	if (by == 0)
		return false;
	if (c->has_count && c->count > 0 && c->count < MOST_LINES)
		by *= (int64_t)c->count;
	int64_t to = m->detail.scroll + by;
	m->detail.scroll = to > MOST_LINES ? MOST_LINES : to < 0 ? 0 : (int)to;
	detail_settle(m);
	return true;
}

void detail_toggle(struct model *m)
{
	if (!m->detail.open && app_positions(m) == 0) {
		missing_row_explain(m);
		return;
	}
	if (m->detail.open) {
		detail_close(m);
		return;
	}
	m->detail.open = true;
	m->detail.focus = false;
	lay_out(m);
}

void detail_toggle_side(struct model *m)
{
	if (m->cols < LAYOUT_SIDE_COLS) {
		toast_info(m, "Details beside the list need %d columns; this window has %d",
			   LAYOUT_SIDE_COLS, m->cols);
		return;
	}
	if (!m->detail.open && app_positions(m) == 0) {
		missing_row_explain(m);
		return;
	}
	m->detail.beside = !(m->detail.open && m->detail.beside);
	m->detail.open = true;
	lay_out(m);
}
