/* SPDX-License-Identifier: MIT */
#include "view/kit/styled_line.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void words_clear(struct words *w)
{
	w->n_runs = w->n = 0;
	w->cols = 0;
}

void words_add(struct words *w, enum role role, struct sl text)
{
	size_t room = WORDS_BYTES - w->n;
	if (text.n > room)
		text = sl_take(text, utf8_before(text, room + 1));
	bool goes_on = w->n_runs > 0 && w->run[w->n_runs - 1].role == role;
	if (text.n == 0 || (w->n_runs == WORDS_RUNS && !goes_on))
		return;
	if (!goes_on)
		w->run[w->n_runs++] = (struct run){.start = (uint16_t)w->n, .role = role};
	memcpy(w->bytes + w->n, text.p, text.n);
	w->run[w->n_runs - 1].n = (uint16_t)(w->run[w->n_runs - 1].n + text.n);
	w->n += text.n;
	w->cols += text_width(text);
}

void words_chars(struct words *w, enum role role, const char *text)
{
	words_add(w, role, sl_from(text));
}

void words_addf(struct words *w, enum role role, const char *fmt, ...)
{
	char text[320];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	words_chars(w, role, text);
}

void words_gap(struct words *w, const char *separator)
{
	if (w->n_runs)
		words_chars(w, ROLE_DIM, separator);
}

void words_cut(struct words *w, enum role role, struct sl text, int cols, struct sl ellipsis)
{
	int used;
	if (cols <= 0)
		return;
	struct sl seen =
	    text.n > WORDS_BYTES ? sl_take(text, utf8_before(text, WORDS_BYTES + 1)) : text;
	if (text_fit(seen, cols, &used) == text.n) {
		words_add(w, role, text);
		return;
	}
	int dots = text_width(ellipsis);
	words_add(w, role, sl_take(seen, text_fit(seen, cols > dots ? cols - dots : 0, &used)));
	words_add(w, role, ellipsis);
}

static struct sl run_text(const struct words *w, size_t i)
{
	return (struct sl){w->bytes + w->run[i].start, w->run[i].n};
}

int words_width(const struct words *w)
{
	return w->cols;
}

int words_draw(const struct words *w, const struct scene *s, struct rect at)
{
	bool cut = words_width(w) > at.w;
	int dots = cut ? text_width(s->gl->ellipsis) : 0;
	struct rect clip = {at.row, at.col, 1, at.w > dots ? at.w - dots : 0};
	int col = at.col;
	enum role last = ROLE_TEXT;
	for (size_t i = 0; i < w->n_runs && col < clip.col + clip.w; i++) {
		last = w->run[i].role;
		col += grid_text(s->g, clip, at.row, col, last, run_text(w, i));
	}
	if (cut)
		col += grid_text(s->g, (struct rect){at.row, at.col, 1, at.w}, at.row, col, last,
				 s->gl->ellipsis);
	return col - at.col;
}

int words_draw_right(const struct words *w, const struct scene *s, struct rect at)
{
	int width = words_width(w);
	if (width < at.w) {
		at.col += at.w - width;
		at.w = width;
	}
	return words_draw(w, s, at);
}
