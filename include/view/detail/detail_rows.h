/* SPDX-License-Identifier: MIT */
/*
 * The rows of the detail pane: each field as the API sent it, beside the figures derived from it
 * and their rule. Null, missing and empty fields are told apart.
 */
#ifndef VIEW_DETAIL_DETAIL_ROWS_H
#define VIEW_DETAIL_DETAIL_ROWS_H

#include "view/detail/detail_row.h"

/* Fills out with the label of the item; and with its value, cols wide, unless that is a text that
 * wraps. */
void detail_rows_fill(struct detail_row *out, const struct draw *s, const struct row *r,
		      const struct detail_item *item, int cols);

#endif
