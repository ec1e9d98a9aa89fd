/* SPDX-License-Identifier: MIT */
#include "loop/presenter.h"

#include <stdio.h>
#include <string.h>

#include "view/view.h"

void screen_init(struct screen *s)
{
	s->title[0] = '\0';
	s->mouse = false;
	grid_init(&s->grid);
}

void screen_release(struct screen *s)
{
	grid_release(&s->grid);
}

void screen_dress(struct screen *s, struct loop *l)
{
	struct terminal_port *t = l->terminal;
	struct terminal_answers answers;
	char title[sizeof s->title];
	if (t->answers && t->answers(t->ctx, &answers) && l->adapt &&
	    l->adapt(l->adapt_ctx, &answers)) {
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
}

void screen_draw(struct screen *s, struct loop *l)
{
	struct terminal_port *t = l->terminal;
	if (t)
		screen_dress(s, l);
	if (!t || !l->model->dirty)
		return;
	view_frame(&s->grid, l->model, l->look);
	t->present(t->ctx, &s->grid);
	l->model->dirty = false;
}
