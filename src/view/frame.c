/* SPDX-License-Identifier: MIT */
/* The frame: the parts around the table, the table, and the screens above it from the lowest. */
#include "view/frame.h"

#include "view/kit/draw.h"
#include "view/kit/hints.h"
#include "view/own/own_ask.h"
#include "view/own/own_output.h"
#include "view/screens/api_docs_screen.h"
#include "view/screens/burn_box.h"
#include "view/screens/changes_screen.h"
#include "view/screens/column_list.h"
#include "view/screens/copy.h"
#include "view/screens/detail.h"
#include "view/screens/export.h"
#include "view/screens/find_prompt.h"
#include "view/screens/help.h"
#include "view/screens/histogram.h"
#include "view/screens/history_box.h"
#include "view/screens/inspector.h"
#include "view/screens/narrow.h"
#include "view/screens/picker.h"
#include "view/screens/profiles.h"
#include "view/screens/prompt.h"
#include "view/screens/show_list.h"
#include "view/screens/sort_list.h"
#include "view/screens/voucher_screen.h"
#include "view/table/group_list.h"
#include "view/table/header.h"
#include "view/table/scrollbar.h"
#include "view/table/since_line.h"
#include "view/table/status.h"
#include "view/table/table.h"
#include "view/table/view_list.h"

#include "tiny.h"

static const struct screen_view screens[LAYERS] = {
#define SCREEN(id, name, ...) [LAYER_##id] = {name##_draw, name##_hints},
#include "app/model/layers.def"
#undef SCREEN
};

static void draw_rule(const struct draw *s, struct rect at)
{
	grid_fill(s->g, at, ROLE_DIM, s->gl->rule);
}

static void draw_window(const struct draw *s)
{
	const struct layout *l = &s->m->layout;
	header_draw(s);
	since_line_draw(s);
	draw_rule(s, l->head_rule);
	table_draw(s);
	scrollbar_draw(s);
	if (l->detail.h > 0)
		detail_draw(s);
	draw_rule(s, l->foot_rule);
	status_draw(s);
	hints_draw(s);
	for (size_t i = 0; i < s->m->n_layers; i++)
		screens[s->m->layers[i]].draw(s);
}

void view_hints(const struct model *m, enum layer l, struct hints *out)
{
	out->lang = m->lang;
	screens[l].hints(out, m);
}

void view_frame_keeping(struct grid *g, const struct model *m, const struct look *look,
			struct kept_rows *kept)
{
	struct draw s = {g, m, look, glyphs_of(look), screens, kept, m->lang};
	grid_reset(g, m->rows, m->cols);
	if (m->layout.kind == LAYOUT_TINY)
		tiny_draw(&s);
	else
		draw_window(&s);
}

void view_frame(struct grid *g, const struct model *m, const struct look *look)
{
	view_frame_keeping(g, m, look, NULL);
}
