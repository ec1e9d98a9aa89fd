/* SPDX-License-Identifier: MIT */
/*
 * Draws the scroll bar in the last column of the table: the position in the list, and where loaded
 * customers are at risk. A cell stands for a span of rows. Of a long span only a sample is checked,
 * so that a frame costs the same for a list of any length.
 */
#include "view/table/scrollbar.h"

#include "app/model/model_query.h"

#include "view/kit/draw.h"
#include "view/kit/format.h"

#define SAMPLES_PER_CELL 32

struct row_span {
	uint64_t first, end;
};

static struct row_span compute_span(uint64_t rows, int cells, int i)
{
	uint64_t n = (uint64_t)cells, k = (uint64_t)i;
	/* rows is bounded by STORE_ROWS_MAX: no product overflows. */
	return (struct row_span){rows * k / n, rows * (k + 1) / n};
}

static enum credit_status find_worst(const struct model *m, struct row_span span)
{
	uint64_t step = (span.end - span.first) / SAMPLES_PER_CELL + 1;
	unsigned found = app_credit_statuses_at(m, span.first, span.end, step);
	for (int st = 0; st < STATUSES; st++) /* the gravest come first */
		if (found & STATUS_AT_RISK & STATUS_BIT(st))
			return (enum credit_status)st;
	return STATUS_OK;
}

void scrollbar_draw(const struct draw *s)
{
	const struct model *m = s->m;
	struct rect t = m->layout.table;
	uint64_t rows = app_positions(m);
	if (rows <= (uint64_t)t.h)
		return;
	uint64_t top = m->table.top < rows ? m->table.top : rows - 1;
	int thumb_h = (int)((uint64_t)t.h * (uint64_t)t.h / rows);
	thumb_h = thumb_h < 1 ? 1 : thumb_h;
	/* The thumb reaches the bottom of the rail only at the end of the list. */
	uint64_t most = rows - (uint64_t)t.h;
	int thumb = (int)((top < most ? top : most) * (uint64_t)(t.h - thumb_h) / most);
	/* A pane beside the list has a separator there. */
	uint32_t rail = m->layout.detail_beside ? ' ' : s->gl->rail;
	for (int i = 0; i < t.h; i++) {
		enum credit_status worst = find_worst(m, compute_span(rows, t.h, i));
		bool at_risk = (STATUS_BIT(worst) & STATUS_AT_RISK) != 0;
		bool on_thumb = i >= thumb && i < thumb + thumb_h;
		uint32_t cp = on_thumb ? s->gl->thumb : at_risk ? s->gl->risk : rail;
		enum role role = at_risk    ? format_bar_role(worst)
				 : on_thumb ? ROLE_SCROLL
					    : ROLE_DIM;
		grid_put(s->g, t, t.row + i, t.col + t.w - 1, role, cp);
	}
}
