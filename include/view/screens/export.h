/* SPDX-License-Identifier: MIT */
/* Draws the export box. */
#ifndef VIEW_SCREENS_EXPORT_H
#define VIEW_SCREENS_EXPORT_H

struct draw;

void export_draw(const struct draw *s);

#endif
