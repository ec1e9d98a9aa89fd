/* SPDX-License-Identifier: MIT */
/* Words what changed since an earlier moment. */
#ifndef VIEW_KIT_CHANGE_TEXT_H
#define VIEW_KIT_CHANGE_TEXT_H

#include "view/kit/format.h"

#include "snapshot/change.h"

#define CHANGE_TEXT_CHARS 160

/* "today 09:02", "yesterday 09:02" or "2026-11-01 09:02", by the days of UTC+8. */
void change_text_moment(const struct draw *s, int64_t unix_s, char out[FORMAT_CHARS]);
/* How many customers are in a class: "3 new", "1 dropped suddenly". */
void change_text_count(const struct draw *s, enum change_class c, size_t n,
		       char out[CHANGE_TEXT_CHARS]);
/* The classes of a customer: "worse, used". */
void change_text_classes(const struct draw *s, unsigned classes, char out[CHANGE_TEXT_CHARS]);
/* An amount with its sign in at most w columns, as format_amount: "+12.50", "−3.00", "0.00". */
void change_text_amount(const struct glyphs *gl, int64_t amount, int w, char out[FORMAT_CHARS]);

#endif
