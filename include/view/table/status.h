/* SPDX-License-Identifier: MIT */
/* Draws the status line: position, sums, message or prompt. */
#ifndef VIEW_TABLE_STATUS_H
#define VIEW_TABLE_STATUS_H

struct draw;

void status_draw(const struct draw *s); /* position and customer, message or prompt */

#endif
