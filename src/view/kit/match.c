/* SPDX-License-Identifier: MIT */
/* Highlights the places where a cell's text matches the search. */
#include "view/kit/match.h"

#include "base/buf.h"
#include "base/text.h"

#define FOLDED_MAX (16u << 10) /* bytes of a cell's visible text, folded */

static struct sl fold_text(struct sl text, struct buf *to)
{
	buf_clear(to);
	text_fold(text, to);
	return buf_sl(to);
}

static bool contains_text(struct sl folded_text, struct sl needle)
{
	for (; folded_text.n >= needle.n; folded_text = sl_drop(folded_text, 1))
		if (sl_starts(folded_text, needle))
			return true;
	return false;
}

/* Returns how many bytes at the start of text fold to needle, in whole glyphs; 0 when text does not
 * start with a match. */
static size_t match_length(struct sl text, struct sl needle, struct buf *scratch)
{
	struct sl rest = text;
	struct glyph g;
	if (!sl_starts(fold_text(text, scratch), needle))
		return 0;
	while (text_next(&rest, &g))
		if (fold_text(sl_take(text, text.n - rest.n), scratch).n >= needle.n)
			return text.n - rest.n;
	return text.n;
}

void match_highlight(const struct draw *s, struct rect at, struct sl shown, struct sl needle)
{
	struct buf scratch;
	struct glyph g;
	int col = at.col, used;
	if (needle.n == 0)
		return;
	shown = sl_take(shown, text_fit(shown, at.w, &used));
	buf_init(&scratch, FOLDED_MAX);
	while (shown.n && contains_text(fold_text(shown, &scratch), needle)) {
		size_t n = match_length(shown, needle, &scratch);
		if (n) {
			int w = text_width(sl_take(shown, n));
			grid_role(s->g, rect_intersect(at, (struct rect){at.row, col, 1, w}),
				  ROLE_MATCH);
			col += w;
			shown = sl_drop(shown, n);
		} else if (text_next(&shown, &g)) {
			col += g.width;
		}
	}
	buf_release(&scratch);
}
