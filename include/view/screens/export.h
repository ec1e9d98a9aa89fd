/* SPDX-License-Identifier: MIT */
/* Draws the export box. */
#ifndef VIEW_SCREENS_EXPORT_H
#define VIEW_SCREENS_EXPORT_H

struct scene;

void export_draw(const struct scene *s);

#endif
