/* SPDX-License-Identifier: MIT */
/* The parts of the screen, each drawing what the model says into the rectangle the layout gives it.
 */
#ifndef VIEW_PARTS_H
#define VIEW_PARTS_H

#include "scene.h"

void header_draw(const struct scene *s);
void table_draw(const struct scene *s); /* heads, rows, what stands in place of rows */
void scrollbar_draw(const struct scene *s);
void detail_draw(const struct scene *s);
void status_draw(const struct scene *s); /* position and customer, message or prompt */
void hints_draw(const struct scene *s);
void picker_draw(const struct scene *s);
void palette_draw(const struct scene *s); /* what fits the prompt, above it */
void help_draw(const struct scene *s);
void sort_list_draw(const struct scene *s); /* side lists: the table stays in sight */
void show_list_draw(const struct scene *s);
void column_list_draw(const struct scene *s);
void profile_list_draw(const struct scene *s);
void histogram_draw(const struct scene *s);
void yank_list_draw(const struct scene *s);
void export_draw(const struct scene *s);
void inspector_draw(const struct scene *s);
void reference_draw(const struct scene *s);
void tiny_draw(const struct scene *s);

#endif
