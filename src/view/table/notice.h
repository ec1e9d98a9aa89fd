/* SPDX-License-Identifier: MIT */
/*
 * What stands in place of rows: why there are none, or why they cannot be had. Sentences wrapped to
 * a width. The slices point into the notice itself or the model.
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
	size_t n_bytes; /* of sentences put together here; the rest of the text is the model's */
	char bytes[NOTICE_BYTES];
};

/* Why the whole table has no rows. */
enum emptiness {
	NOT_EMPTY,
	EMPTY_LOADING,
	EMPTY_NO_CUSTOMER,
	EMPTY_NO_MATCH,
	EMPTY_NARROWED, /* the lens shows none of the loaded rows */
	EMPTY_FAULT
};
enum emptiness notice_emptiness(const struct draw *s);
/* Fills n with the sentences for it, at most cols wide. */
void notice_empty(struct notice *n, const struct draw *s, enum emptiness why, int cols);

/* Why this page of the shown query has no rows; false when nothing is wrong with it. */
bool notice_page(struct notice *n, const struct draw *s, uint32_t page, int cols);

size_t notice_height(const struct notice *n);
/* Line i (0 is the head) over at.w columns of a cleared row. */
void notice_draw_line(const struct notice *n, const struct draw *s, size_t i, struct rect at);

#endif
