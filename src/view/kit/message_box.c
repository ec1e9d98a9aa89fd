/* SPDX-License-Identifier: MIT */
/* Draws a box that is as high as its text. */
#include "view/kit/message_box.h"

#include "base/text.h"

#include "view/kit/box.h"

#define COLS      60
#define LINES_MAX 20

static int count_lines(struct sl text, int w)
{
	struct sl line;
	int n = 0;
	while (n < LINES_MAX && text_wrap(&text, w, &line))
		n++;
	return n;
}

void message_box_draw(const struct draw *s, const char *title, struct sl text)
{
	struct rect body = s->m->layout.body;
	int w = body.w - 2 < COLS ? body.w - 2 : COLS;
	int h = count_lines(text, w - 4) + 2;
	h = h < body.h ? h : body.h;
	struct rect box = {body.row + (body.h - h) / 2, body.col + (body.w - w) / 2, h, w};
	struct rect in = box_draw(s, box, title);
	struct sl line;
	for (int i = 0; i < in.h && text_wrap(&text, in.w - 2, &line); i++)
		grid_text(s->g, in, in.row + i, in.col + 1, ROLE_TEXT, line);
	grid_park(s->g, in.row, in.col + 1, false);
}
