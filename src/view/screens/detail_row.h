/* SPDX-License-Identifier: MIT */
/* A row of the detail pane, and the list of rows that the pane draws. */
#ifndef VIEW_SCREENS_DETAIL_ROW_H
#define VIEW_SCREENS_DETAIL_ROW_H

#include "view/kit/format.h"
#include "view/kit/gauge.h"
#include "view/kit/styled_line.h"

#define FACTS_MAX 128

struct detail_row {
	const char *label;
	struct styled_line words; /* the value */
	char bytes[FORMAT_CHARS];
	struct sl text; /* instead of words: a field's text, wrapped if wraps is set */
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

/* Adds an empty row; with FACTS_MAX of them the last one is cleared and reused. */
struct detail_row *detail_row_add(struct detail_rows *f, const char *label);

#endif
