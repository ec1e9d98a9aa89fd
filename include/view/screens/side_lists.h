/* SPDX-License-Identifier: MIT */
/* Draws the lists at the side. */
#ifndef VIEW_SCREENS_SIDE_LISTS_H
#define VIEW_SCREENS_SIDE_LISTS_H

struct scene;

void sort_list_draw(const struct scene *s); /* side lists: the table stays in sight */
void show_list_draw(const struct scene *s);
void column_list_draw(const struct scene *s);
void profile_list_draw(const struct scene *s);
void yank_list_draw(const struct scene *s);

#endif
