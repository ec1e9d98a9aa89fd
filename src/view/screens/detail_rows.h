/* SPDX-License-Identifier: MIT */
/*
 * What the detail pane says of a customer: each field as the API sent it, beside what is derived
 * from it and by which rule. A null is said to be null, a missing field to be missing.
 */
#ifndef VIEW_SCREENS_DETAIL_ROWS_H
#define VIEW_SCREENS_DETAIL_ROWS_H

#include "view/kit/format.h"
#include "view/kit/gauge.h"
#include "view/kit/styled_line.h"

#define FACTS_MAX 128

struct detail_row {
	const char *label;
	struct styled_line words; /* the value */
	char bytes[SAY_CHARS];
	struct sl text; /* or a field's text, which may be long and is wrapped */
	bool wraps;
	bool has_gauge; /* drawn behind the words, or over the whole line when there are none */
	bool is_scale;  /* the figures below such a gauge */
	struct gauge gauge;
	enum role gauge_role;
};

struct detail_rows {
	struct detail_row at[FACTS_MAX];
	size_t n;
};

/* fact.c: a further fact, empty; the last one over again when there are too many. */
struct detail_row *detail_rows_add(struct detail_rows *f, const char *label);

/* The two columns of the pane below the list, and the one of the pane beside it. */
void detail_rows_of_credit(struct detail_rows *f, const struct draw *s, const struct row *r);
void detail_rows_of_person(struct detail_rows *f, const struct draw *s, const struct row *r);
void detail_rows_of_all(struct detail_rows *f, const struct draw *s, const struct row *r);

#endif
