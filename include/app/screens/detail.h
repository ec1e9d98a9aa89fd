/* SPDX-License-Identifier: MIT */
/* The pane with the details of the customer under the cursor. */
#ifndef APP_SCREENS_DETAIL_H
#define APP_SCREENS_DETAIL_H

#include <stdbool.h>

struct command;
struct model;

void detail_toggle(struct model *m);
void detail_toggle_side(struct model *m);
void detail_close(struct model *m);
void detail_focus(struct model *m);
bool detail_run(struct model *m, const struct command *c); /* false: not for the pane */

#endif
