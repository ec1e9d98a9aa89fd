/* SPDX-License-Identifier: MIT */
/*
 * What changed between two snapshots, as a table for people, JSON, JSON lines, CSV or TSV.
 *
 * JSON is an object with Since, Until, the number of customers in each class of change, and the
 * changes; the other formats but the table have the changes only. An amount that is not known is
 * null, or empty. Times are those of UTC+8.
 */
#ifndef OUTPUT_CHANGE_FORMAT_H
#define OUTPUT_CHANGE_FORMAT_H

#include "base/buf.h"

#include "output/list_format.h"
#include "snapshot/change.h"

#define CHANGE_FORMAT_SHOWN 7 /* columns of the table */

struct change_format {
	enum output output; /* not OUTPUT_AUTO */
	bool ascii;
	const struct catalog *lang;  /* of the summary above the table, and of its words */
	const struct catalog *heads; /* the language of heads; NULL: their names */
	int64_t before_s, after_s;   /* Unix times of the snapshots */
	int widths[CHANGE_FORMAT_SHOWN];
};

/* For a table call change_format_measure with every change that is printed. */
void change_format_measure(struct change_format *f, const struct change *c);
void change_format_begin(const struct change_format *f, const struct changes *all, bool any,
			 struct buf *out);
void change_format_change(const struct change_format *f, const struct change *c, bool first,
			  struct buf *out);
void change_format_end(const struct change_format *f, bool any, struct buf *out);

#endif
