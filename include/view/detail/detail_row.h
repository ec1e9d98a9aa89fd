/* SPDX-License-Identifier: MIT */
/* A row of the detail pane while it is put together. */
#ifndef VIEW_DETAIL_DETAIL_ROW_H
#define VIEW_DETAIL_DETAIL_ROW_H

#include "app/model/detail_layout.h"

#include "view/kit/format.h"
#include "view/kit/gauge.h"
#include "view/kit/styled_line.h"

struct detail_row {
	const char *label;
	struct styled_line words; /* the value */
	int cols;                 /* the room for it */
	bool has_gauge; /* drawn behind the words, or over the whole line without a label */
	bool is_scale;  /* the figures below such a gauge */
	struct gauge gauge;
	enum role gauge_role;
};

void detail_row_init(struct detail_row *r, const char *label, int cols);
/* Adds a part of a sentence, if the whole of it fits: what follows a number never cuts it. Returns
 * whether it did. */
bool detail_row_addf(struct detail_row *r, enum role role, const char *fmt, ...) PRINTF(3, 4);
/* Adds an amount, aligned with those of the other rows. */
void detail_row_add_amount(struct detail_row *r, const struct draw *s, enum role role,
			   int64_t amount);
/* Adds the sign for what is not known, aligned with the amounts. */
void detail_row_add_unknown(struct detail_row *r, const struct draw *s);

#endif
