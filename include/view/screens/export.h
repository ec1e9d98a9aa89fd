/* SPDX-License-Identifier: MIT */
/* Draws the export box. */
#ifndef VIEW_SCREENS_EXPORT_H
#define VIEW_SCREENS_EXPORT_H

struct draw;
struct hints;
struct model;

void export_draw(const struct draw *s);
void export_hints(struct hints *h, const struct model *m);

#endif
