/* SPDX-License-Identifier: MIT */
/* Draws the lists at the side. */
#ifndef VIEW_SCREENS_SIDE_LISTS_H
#define VIEW_SCREENS_SIDE_LISTS_H

struct draw;

void sort_list_draw(const struct draw *s); /* side lists: the table stays in sight */
void show_list_draw(const struct draw *s);
void column_list_draw(const struct draw *s);
void profile_list_draw(const struct draw *s);
void copy_list_draw(const struct draw *s);

#endif
