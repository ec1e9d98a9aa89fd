/* SPDX-License-Identifier: MIT */
/*
 * Counts the held rows of a query that match a text, in turns. If no row matches in the one field
 * that a filter searches, it counts the rows that narrowing by the text would show.
 */
#ifndef STORE_ROW_COUNT_H
#define STORE_ROW_COUNT_H

#include "store/lens.h"

/* What is counted; it must stay the same until the count is done. */
struct row_count_of {
	const struct query *list;
	struct sl text; /* not empty */
	enum customer_field field;
	bool whole;                    /* the field must be the text */
	bool narrows;                  /* narrowing by the text is possible */
	const struct lens_spec *shown; /* whose statuses and value the narrowed rows must have */
};

struct row_count {
	uint32_t next;     /* number of the page to go on with; 0 at first */
	uint64_t rows;     /* counted so far */
	uint64_t matches;  /* of them, in the field */
	uint64_t narrowed; /* those that narrowing would show; 0 as soon as any matches */
};

/* Counts about `rows` rows more, as lens_update_some does; false when all are counted. Zeros begin
 * a count. */
bool row_count_some(struct row_count *c, const struct store *s, const struct row_count_of *of,
		    size_t rows);

#endif
