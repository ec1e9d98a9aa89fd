/* SPDX-License-Identifier: MIT */
/* The API's documentation, in the same box as the help. */
#include "view/screens/api_docs_screen.h"

#include "view/kit/box.h"
#include "view/kit/draw.h"
#include "view/kit/reading.h"

void api_docs_screen_draw(const struct draw *s)
{
	box_draw(s, layout_help(&s->m->layout), T_(s, "The API"));
	struct rect room = layout_api_docs(&s->m->layout);
	if (room.h > 0)
		reading_draw(s, LAYER_API_DOCS, room, &s->m->api_docs_screen.page,
			     app_top_layer(s->m) == LAYER_API_DOCS);
}

void api_docs_screen_hints(struct hints *h, const struct model *m)
{
	reading_hints(h, &m->api_docs_screen.page);
}
