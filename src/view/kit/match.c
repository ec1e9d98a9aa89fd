/* SPDX-License-Identifier: MIT */
#include "view/kit/match.h"

#include "base/buf.h"
#include "base/text.h"

#define FOLDED_MAX (16u << 10) /* of what is drawn in a cell */

static struct sl folded(struct sl text, struct buf *to)
{
	buf_clear(to);
	text_fold(text, to);
	return buf_sl(to);
}

static bool is_in(struct sl folded_text, struct sl needle)
{
	for (; folded_text.n >= needle.n; folded_text = sl_drop(folded_text, 1))
		if (sl_starts(folded_text, needle))
			return true;
	return false;
}

/* The bytes at the front of text, glyph by glyph, that fold to what begins with needle; 0 when it
 * does not begin so. */
static size_t match_at(struct sl text, struct sl needle, struct buf *scratch)
{
	struct sl rest = text;
	struct glyph g;
	if (!sl_starts(folded(text, scratch), needle))
		return 0;
	while (text_next(&rest, &g))
		if (folded(sl_take(text, text.n - rest.n), scratch).n >= needle.n)
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
	while (shown.n && is_in(folded(shown, &scratch), needle)) {
		size_t n = match_at(shown, needle, &scratch);
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
