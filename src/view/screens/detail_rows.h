/* SPDX-License-Identifier: MIT */
/*
 * The rows of the detail pane: each field as the API sent it, beside the figures derived from it
 * and their rule. Null, missing and empty fields are told apart.
 */
#ifndef VIEW_SCREENS_DETAIL_ROWS_H
#define VIEW_SCREENS_DETAIL_ROWS_H

#include "detail_row.h"

/* Fill f: the two columns of the pane below the list, and the one column of the pane beside it. */
void detail_rows_of_credit(struct detail_rows *f, const struct draw *s, const struct row *r);
void detail_rows_of_person(struct detail_rows *f, const struct draw *s, const struct row *r);
void detail_rows_of_all(struct detail_rows *f, const struct draw *s, const struct row *r);

#endif
