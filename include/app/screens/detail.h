/* SPDX-License-Identifier: MIT */
/* The pane with the details of the customer under the cursor. */
#ifndef APP_SCREENS_DETAIL_H
#define APP_SCREENS_DETAIL_H

#include <stdbool.h>

struct command;
struct model;

struct detail {
	bool open;
	bool beside; /* wanted at the right of the table where the window is wide enough */
	bool focus;  /* movement keys scroll the pane; always where it takes the table's place */
	int scroll;  /* lines above the first one shown */
};

void detail_toggle(struct model *m);
void detail_toggle_side(struct model *m);
void detail_close(struct model *m);
void detail_focus(struct model *m);
/* Ends the scrolling at the last line, after a change of the window or of what the pane shows. */
void detail_settle(struct model *m);
/* Scrolls the pane or shows the next customer in it; false if it has not the focus or the command
 * does neither. */
bool detail_run(struct model *m, const struct command *c);

#endif
