/* SPDX-License-Identifier: MIT */
/* Draws the model on the terminal, and sets its title and mouse mode. */
#include "loop/presenter.h"

#include <stdio.h>
#include <string.h>

#include "view/frame.h"

void presenter_init(struct presenter *s)
{
	s->title[0] = '\0';
	s->mouse = false;
	grid_init(&s->grid);
	s->kept = kept_rows_new();
}

void presenter_release(struct presenter *s)
{
	grid_release(&s->grid);
	kept_rows_free(s->kept);
}

bool presenter_look(struct presenter *s, struct loop *l)
{
	struct terminal_port *t = l->terminal;
	struct terminal_answers answers;
	char title[sizeof s->title];
	bool adapted = t->answers && t->answers(t->ctx, &answers) && l->adapt &&
		       l->adapt(l->adapt_ctx, &answers);
	if (adapted) {
		l->model->dirty = true;
		t->repaint(t->ctx);
	}
	if (t->mouse && s->mouse != l->model->mouse.on) {
		s->mouse = l->model->mouse.on;
		t->mouse(t->ctx, s->mouse);
	}
	snprintf(title, sizeof title, "tcpartner %s", l->model->settings.profile);
	if (t->title && strcmp(title, s->title) != 0) {
		memcpy(s->title, title, sizeof title);
		t->title(t->ctx, sl_from(title));
	}
	return adapted;
}

void presenter_draw(struct presenter *s, struct loop *l)
{
	struct terminal_port *t = l->terminal;
	view_frame_keeping(&s->grid, l->model, l->look, s->kept);
	t->present(t->ctx, &s->grid);
	l->model->dirty = false;
}
