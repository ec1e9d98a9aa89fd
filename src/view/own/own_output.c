/* SPDX-License-Identifier: MIT */
/* What a command of the user has printed, in a box over the table. */
#include "view/own/own_output.h"

#include <stdio.h>

#include "app/model/model_query.h"

#include "view/kit/box.h"
#include "view/kit/hints.h"
#include "view/kit/reading.h"

/* The command may have printed what it read about customers. */
static void draw_hidden(const struct draw *s, struct rect room)
{
	char text[320];
	struct sl key = app_key(s->m, DO_PRIVACY), rest, line;
	snprintf(
	    text, sizeof text,
	    T_(s,
	       "The command read data that is masked now, so its output is hidden; %.*s shows it."),
	    (int)key.n, key.p);
	rest = sl_from(text);
	for (int i = 0; i < room.h && text_wrap(&rest, room.w - 2, &line); i++)
		grid_text(s->g, room, room.row + i, room.col + 1, ROLE_WARN, line);
	grid_park(s->g, room.row, room.col + 1, false);
}

void own_output_draw(const struct draw *s)
{
	const struct own_output *o = &s->m->own.output;
	struct rect room = own_output_room(&s->m->layout);
	box_draw(s, own_output_box(&s->m->layout),
		 own_output_is_hidden(s->m) ? T_(s, "Output") : o->title);
	if (own_output_is_hidden(s->m))
		draw_hidden(s, room);
	else
		reading_draw(s, LAYER_OWN_OUTPUT, room, &o->page,
			     app_top_layer(s->m) == LAYER_OWN_OUTPUT);
}

void own_output_hints(struct hints *h, const struct model *m)
{
	if (m->own.output.page.finding) {
		hints_add(h, "Enter", "find");
		return;
	}
	hints_add(h, "/", "find");
	hints_add(h, "n", "next");
}
