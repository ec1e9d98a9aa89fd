/* SPDX-License-Identifier: MIT */
#include "view/kit/draw.h"
#include "view/kit/hints.h"
#include "view/screens/api_docs.h"
#include "view/screens/detail.h"
#include "view/screens/export.h"
#include "view/screens/help.h"
#include "view/screens/histogram.h"
#include "view/screens/inspector.h"
#include "view/screens/palette.h"
#include "view/screens/picker.h"
#include "view/screens/side_lists.h"
#include "view/table/header.h"
#include "view/table/scrollbar.h"
#include "view/table/status.h"
#include "view/table/table.h"
#include "view/view.h"

#include "tiny.h"

static void draw_layer(const struct draw *s, enum layer layer)
{
	switch (layer) {
	case LAYER_PICKER: picker_draw(s); break;
	case LAYER_HELP: help_draw(s); break;
	case LAYER_SORT: sort_list_draw(s); break;
	case LAYER_SHOW: show_list_draw(s); break;
	case LAYER_COLUMNS: column_list_draw(s); break;
	case LAYER_PROFILES: profile_list_draw(s); break;
	case LAYER_HISTOGRAM: histogram_draw(s); break;
	case LAYER_INSPECTOR: inspector_draw(s); break;
	case LAYER_API_DOCS: api_docs_draw(s); break;
	case LAYER_EXPORT: export_draw(s); break;
	case LAYER_COPY: copy_list_draw(s); break;
	case LAYER_PROMPT: palette_draw(s); break;
	case LAYER_NARROW:
	case LAYER_FIND: break; /* they stand in the message line */
	}
}

static void draw_rule(const struct draw *s, struct rect at)
{
	grid_fill(s->g, at, ROLE_DIM, s->gl->rule);
}

static void draw_window(const struct draw *s)
{
	const struct layout *l = &s->m->layout;
	header_draw(s);
	draw_rule(s, l->head_rule);
	table_draw(s);
	scrollbar_draw(s);
	if (l->detail.h > 0)
		detail_draw(s);
	draw_rule(s, l->foot_rule);
	status_draw(s);
	hints_draw(s);
	for (size_t i = 0; i < s->m->n_layers; i++)
		draw_layer(s, s->m->layers[i]);
}

void view_frame(struct grid *g, const struct model *m, const struct look *look)
{
	struct draw s = {g, m, look, glyphs_of(look)};
	grid_reset(g, m->rows, m->cols);
	if (m->layout.kind == LAYOUT_TINY)
		tiny_draw(&s);
	else
		draw_window(&s);
}
