/* SPDX-License-Identifier: MIT */
/* Builds and draws a line of text in several roles. */
#include "view/kit/styled_line.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void styled_line_clear(struct styled_line *w)
{
	w->n_runs = w->n = 0;
	w->cols = 0;
	w->spot = 0;
}

void styled_line_spot(struct styled_line *w, uint32_t spot)
{
	w->spot = spot;
}

void styled_line_add(struct styled_line *w, enum role role, struct sl text)
{
	size_t room = STYLED_LINE_BYTES - w->n;
	if (text.n > room)
		text = sl_take(text, utf8_before(text, room + 1));
	bool goes_on = w->n_runs > 0 && w->run[w->n_runs - 1].role == role &&
		       w->run[w->n_runs - 1].spot == w->spot;
	if (text.n == 0 || (w->n_runs == STYLED_LINE_RUNS && !goes_on))
		return;
	if (!goes_on)
		w->run[w->n_runs++] =
		    (struct styled_run){.start = (uint16_t)w->n, .role = role, .spot = w->spot};
	memcpy(w->bytes + w->n, text.p, text.n);
	w->run[w->n_runs - 1].n = (uint16_t)(w->run[w->n_runs - 1].n + text.n);
	w->n += text.n;
	w->cols += text_width(text);
}

void styled_line_chars(struct styled_line *w, enum role role, const char *text)
{
	styled_line_add(w, role, sl_from(text));
}

void styled_line_addf(struct styled_line *w, enum role role, const char *fmt, ...)
{
	char text[320];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	styled_line_chars(w, role, text);
}

void styled_line_pad(struct styled_line *w, enum role role, const char *text, int cols)
{
	int blanks = cols - text_width(sl_from(text));
	styled_line_chars(w, role, text);
	for (; blanks > 0; blanks--)
		styled_line_chars(w, role, " ");
}

void styled_line_gap(struct styled_line *w, const char *separator)
{
	if (w->n_runs)
		styled_line_chars(w, ROLE_DIM, separator);
}

void styled_line_part(struct styled_line *w, const struct draw *s, int cols, enum role role,
		      const char *part)
{
	struct styled_line longer = *w;
	styled_line_gap(&longer, s->gl->dot);
	styled_line_chars(&longer, role, part);
	if (styled_line_width(&longer) <= cols)
		*w = longer;
}

void styled_line_cut(struct styled_line *w, enum role role, struct sl text, int cols,
		     struct sl ellipsis)
{
	int used;
	if (cols <= 0)
		return;
	struct sl seen = text.n > STYLED_LINE_BYTES
			     ? sl_take(text, utf8_before(text, STYLED_LINE_BYTES + 1))
			     : text;
	if (text_fit(seen, cols, &used) == text.n) {
		styled_line_add(w, role, text);
		return;
	}
	int dots = text_width(ellipsis);
	styled_line_add(w, role,
			sl_take(seen, text_fit_whole(seen, cols > dots ? cols - dots : 0, &used)));
	styled_line_add(w, role, ellipsis);
}

static struct sl run_text(const struct styled_line *w, size_t i)
{
	return (struct sl){w->bytes + w->run[i].start, w->run[i].n};
}

void styled_line_append(struct styled_line *w, const struct styled_line *other)
{
	uint32_t spot = w->spot;
	for (size_t i = 0; i < other->n_runs; i++) {
		w->spot = other->run[i].spot;
		styled_line_add(w, other->run[i].role, run_text(other, i));
	}
	w->spot = spot;
}

int styled_line_width(const struct styled_line *w)
{
	return w->cols;
}

int styled_line_draw(const struct styled_line *w, const struct draw *s, struct rect at)
{
	bool cut = styled_line_width(w) > at.w;
	int dots = cut ? text_width(s->gl->ellipsis) : 0, used;
	struct rect clip = {at.row, at.col, 1, at.w > dots ? at.w - dots : 0};
	size_t fit = cut ? text_fit_whole((struct sl){w->bytes, w->n}, clip.w, &used) : w->n;
	int col = at.col;
	enum role last = ROLE_TEXT;
	for (size_t i = 0; i < w->n_runs && w->run[i].start < fit; i++) {
		last = w->run[i].role;
		used = grid_text(s->g, clip, at.row, col, last,
				 sl_take(run_text(w, i), fit - w->run[i].start));
		if (w->run[i].spot)
			grid_spot(s->g, (struct rect){at.row, col, 1, used}, w->run[i].spot);
		col += used;
	}
	if (cut)
		col += grid_text(s->g, (struct rect){at.row, at.col, 1, at.w}, at.row, col, last,
				 s->gl->ellipsis);
	return col - at.col;
}

int styled_line_draw_right(const struct styled_line *w, const struct draw *s, struct rect at)
{
	int width = styled_line_width(w);
	if (width < at.w) {
		at.col += at.w - width;
		at.w = width;
	}
	return styled_line_draw(w, s, at);
}
