/* SPDX-License-Identifier: MIT */
/*
 * A notice replaces rows on the screen: it says why there are none, or why they cannot be loaded,
 * in sentences wrapped to a width. Its slices point into itself, the model or constants, so it must
 * not be copied and lives for one frame.
 */
#ifndef VIEW_TABLE_NOTICE_H
#define VIEW_TABLE_NOTICE_H

#include "view/kit/styled_line.h"

#define NOTICE_LINES 24
#define NOTICE_BYTES 1600

struct notice {
	struct styled_line head; /* the first line */
	struct {
		struct sl text;
		enum role role;
	} line[NOTICE_LINES]; /* the lines below it */
	size_t n;
	size_t n_bytes; /* used of bytes, which hold the formatted sentences */
	char bytes[NOTICE_BYTES];
};

/* The reason why the whole table has no rows. */
enum emptiness {
	NOT_EMPTY,
	EMPTY_LOADING,
	EMPTY_NO_CUSTOMER,
	EMPTY_NO_MATCH,
	EMPTY_NARROWED, /* the lens shows none of the loaded rows */
	EMPTY_FAULT
};
enum emptiness notice_emptiness(const struct draw *s);
/* Fills n with the sentences for a reason other than NOT_EMPTY, at most cols columns wide. */
void notice_empty(struct notice *n, const struct draw *s, enum emptiness why, int cols);

/* Fills n with the reason why this page (from 1) of the query shown has no rows. Returns false when
 * there is no fault. */
bool notice_page(struct notice *n, const struct draw *s, uint32_t page, int cols);

/* Returns the height in lines, including the head. */
size_t notice_height(const struct notice *n);
/* Clears at, which is one row, and draws line i there; 0 is the head. */
void notice_draw_line(const struct notice *n, const struct draw *s, size_t i, struct rect at);

#endif
