/* SPDX-License-Identifier: MIT */
#include "parts.h"

static void lay_out(struct model *m)
{
	layout_compute(&m->layout, m->rows, m->cols, m->detail_open, m->detail_beside);
	table_settle(m);
}

void detail_close(struct model *m)
{
	m->detail_open = false;
	lay_out(m);
}

void detail_toggle(struct model *m)
{
	if (!m->detail_open && app_positions(m) == 0) {
		toast_info(m, "There is no customer here to show");
		return;
	}
	m->detail_open = !m->detail_open;
	lay_out(m);
}

void detail_toggle_side(struct model *m)
{
	if (m->cols < LAYOUT_SIDE_COLS) {
		toast_info(m, "Details beside the list need %d columns; this window has %d",
			   LAYOUT_SIDE_COLS, m->cols);
		return;
	}
	if (!m->detail_open && app_positions(m) == 0) {
		toast_info(m, "There is no customer here to show");
		return;
	}
	m->detail_beside = !(m->detail_open && m->detail_beside);
	m->detail_open = true;
	lay_out(m);
}
