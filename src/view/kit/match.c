/* SPDX-License-Identifier: MIT */
/* Highlights the places where a cell's text matches the search. */
#include "view/kit/match.h"

void match_highlight(const struct draw *s, struct rect at, struct sl shown, struct row_search *q)
{
	int col = at.col, used;
	size_t from, n;
	shown = sl_take(shown, text_fit(shown, at.w, &used));
	while (row_search_place(q, shown, &from, &n)) {
		col += text_width(sl_take(shown, from));
		int w = text_width(sl_take(sl_drop(shown, from), n));
		grid_role(s->g, rect_intersect(at, (struct rect){at.row, col, 1, w}), ROLE_MATCH);
		col += w;
		shown = sl_drop(shown, from + n);
	}
}
