/* SPDX-License-Identifier: MIT */
/* A prompt in the message line, in place of the message. */
#include "view/kit/prompt_line.h"

#include "view/kit/input.h"

void prompt_line_draw(const struct draw *s, enum layer layer, const char *label,
		      const struct line *text, const struct styled_line *right)
{
	prompt_line_draw_marked(s, layer, label, text, right, (struct prompt_mark){0});
}

void prompt_line_draw_marked(const struct draw *s, enum layer layer, const char *label,
			     const struct line *text, const struct styled_line *right,
			     struct prompt_mark mark)
{
	struct rect at = s->m->layout.message;
	struct styled_line w;
	if (at.h == 0)
		return;
	at.col += 1;
	at.w -= 2;
	if (right)
		at.w -= styled_line_draw_right(right, s, at);
	styled_line_clear(&w);
	styled_line_chars(&w, ROLE_PROMPT, label);
	int used = styled_line_draw(&w, s, at);
	input_draw_marked(s, (struct rect){at.row, at.col + used, 1, at.w - used}, text, ROLE_TEXT,
			  app_top_layer(s->m) == (int)layer, mark.at, mark.n);
}
