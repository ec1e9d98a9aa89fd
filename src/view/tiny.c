/* SPDX-License-Identifier: MIT */
/* The sentence that is shown in a window too small for the table. */
#include "tiny.h"

#include <stdio.h>

#include "view/kit/draw.h"
#include "view/kit/styled_line.h"

void tiny_draw(const struct draw *s)
{
	char sentence[120];
	int rows = s->g->rows, cols = s->g->cols, row = 0;
	snprintf(sentence, sizeof sentence, T_(s, "This window is %dx%d; tcpartner needs %dx%d."),
		 cols, rows, LAYOUT_MIN_COLS, LAYOUT_MIN_ROWS);
	struct sl rest = sl_from(sentence), line;
	struct rect all = {0, 0, rows, cols};
	while (row < rows && text_wrap(&rest, cols, &line))
		grid_text(s->g, all, row++, 0, ROLE_TEXT, line);
	grid_park(s->g, 0, 0, false);
}
