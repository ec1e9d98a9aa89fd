/* SPDX-License-Identifier: MIT */
/* The hints in the last line: the keys that matter now, and what they do. */
#ifndef VIEW_KIT_HINTS_H
#define VIEW_KIT_HINTS_H

#include <stddef.h>

#include "base/sl.h"

#include "app/model/layers.h"

#include "view/kit/styled_line.h"

#include "input/action.h"

#define HINTS_MAX (ACTION_COUNT + 3)

struct hint {
	struct sl key;
	const char *word;
	const char *brief; /* the word where there is little room; NULL for the same */
	int width;         /* of key and word, with the blank between them */
};

/* A screen adds its keys, those used most first; Esc is added to them. In a narrow window those
 * that are neither leading, urgent nor last are dropped first. */
struct hints {
	struct hint at[HINTS_MAX];
	size_t n;
	const struct catalog *lang; /* the words are translated as they are added */
	size_t n_leading; /* of the table: so many at the front have their place in any situation */
	size_t n_urgent;  /* so many after them are what the situation calls for */
	size_t n_last;    /* so many at the end are help and the way out */
};

/* key and word are borrowed; an empty word adds nothing. */
void hints_add(struct hints *h, const char *key, const char *word);
/* Draws those of the topmost screen, or of the table, in the last line. */
void hints_draw(const struct draw *s);

#endif
