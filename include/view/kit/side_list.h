/* SPDX-License-Identifier: MIT */
/* A list in a box at the right edge; the table stays in sight. */
#ifndef VIEW_KIT_SIDE_LIST_H
#define VIEW_KIT_SIDE_LIST_H

#include "view/kit/draw.h"
#include "view/kit/styled_line.h"

struct side_list {
	enum layer layer; /* whose list it is, for the mouse */
	const char *title;
	int n, selected; /* lines; index of the selected one, which is always shown */
	/* Writes line i into w, which is empty. */
	void (*format)(struct styled_line *w, const struct draw *s, int i);
	bool checks; /* each line begins with a check box */
};

void side_list_draw(const struct draw *s, const struct side_list *l);
/* The same in a box of cols columns, or as many as the window has. */
void side_list_draw_wide(const struct draw *s, const struct side_list *l, int cols);

#endif
