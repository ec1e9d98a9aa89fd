/* SPDX-License-Identifier: MIT */
/* The line below the header that counts what changed since an earlier moment. */
#ifndef VIEW_TABLE_SINCE_LINE_H
#define VIEW_TABLE_SINCE_LINE_H

struct draw;

void since_line_draw(const struct draw *s);

#endif
