/* SPDX-License-Identifier: MIT */
/* Draws the two lines below the table: position and customer; message, marks or prompt. */
#ifndef VIEW_TABLE_STATUS_H
#define VIEW_TABLE_STATUS_H

struct draw;

void status_draw(const struct draw *s);

#endif
