/* SPDX-License-Identifier: MIT */
/* Opens, closes and scrolls the pane with the details of the customer under the cursor. */
#include "app/screens/detail.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

static void lay_out(struct model *m)
{
	layout_compute(&m->layout, m->rows, m->cols, m->detail.open, m->detail.beside);
	table_settle(m);
}

void detail_close(struct model *m)
{
	m->detail.open = m->detail.focus = false;
	m->detail.scroll = 0;
	lay_out(m);
}

void detail_focus(struct model *m)
{
	if (!m->detail.open)
		toast_info(m, "%.*s opens a customer's details; %.*s then scrolls them",
			   (int)app_key(m, DO_DETAIL).n, app_key(m, DO_DETAIL).p,
			   (int)app_key(m, DO_FOCUS).n, app_key(m, DO_FOCUS).p);
	else
		m->detail.focus = !m->detail.focus;
}

/* Limits scrolling: the fields take at most about 40 lines, each entry of the history one. */
static int lines_at_most(const struct model *m)
{
	size_t n = 40;
	for (size_t i = 0; i < m->customer_extra.n_pages; i++)
		n += m->customer_extra.pages[i].n;
	return (int)n;
}

static int scroll_by(const struct model *m, enum action a)
{
	int page = m->layout.detail.h > 2 ? m->layout.detail.h - 2 : 1;
	if (a == DO_DOWN || a == DO_UP)
		return a == DO_DOWN ? 1 : -1;
	if (a == DO_PAGE_DOWN || a == DO_HALF_DOWN)
		return page;
	if (a == DO_PAGE_UP || a == DO_HALF_UP)
		return -page;
	if (a == DO_FIRST || a == DO_LAST)
		return a == DO_LAST ? lines_at_most(m) : -lines_at_most(m);
	return 0;
}

bool detail_run(struct model *m, const struct command *c)
{
	int by = m->detail.open && m->detail.focus ? scroll_by(m, c->action) : 0;
	int most = lines_at_most(m) - m->layout.detail.h;
	if (by == 0)
		return false;
	m->detail.scroll += by;
	if (m->detail.scroll > most)
		m->detail.scroll = most;
	if (m->detail.scroll < 0)
		m->detail.scroll = 0;
	return true;
}

void detail_toggle(struct model *m)
{
	if (!m->detail.open && app_positions(m) == 0) {
		toast_info(m, "There is no customer here to show");
		return;
	}
	m->detail.open = !m->detail.open;
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
		toast_info(m, "There is no customer here to show");
		return;
	}
	m->detail.beside = !(m->detail.open && m->detail.beside);
	m->detail.open = true;
	lay_out(m);
}
