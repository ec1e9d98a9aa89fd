/* SPDX-License-Identifier: MIT */
/* Pieces of the header that its narrow and its wide form share. */
#ifndef VIEW_HEADER_H
#define VIEW_HEADER_H

#include "activity.h"
#include "say.h"
#include "words.h"

#define DESCRIPTION_CHARS (2 * FILTER_TEXT_BYTES + 96)

/* What is on the screen, and what was asked for when that is not here yet. */
void header_describe(const struct scene *s, char out[DESCRIPTION_CHARS]);
/* "loaded 200 of 2,013" with this verb. */
void header_add_loaded(struct words *w, const struct scene *s, const char *verb);
/* The spinner and the page under way, or why nothing is. */
void header_add_doing(struct words *w, const struct scene *s, const struct activity *a);
/* "  ~4 s" while everything is being loaded. */
void header_add_time_left(struct words *w, const struct scene *s);
/* Three lines from this one on. */
void header_draw_wide(const struct scene *s, struct rect line);

#endif
