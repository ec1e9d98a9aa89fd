/* SPDX-License-Identifier: MIT */
/* What the table's columns Burn and Runway have for a customer, and the numbers to sort by. */
#ifndef APP_BURN_BURN_COLUMNS_H
#define APP_BURN_BURN_COLUMNS_H

#include "store/lens.h"

struct customer;
struct model;

enum burn_cell {
	BURN_CELL_EMPTY,  /* its costs were not requested, or not all of them; or no snapshots tell
			     them */
	BURN_CELL_ASKED,  /* they are being requested */
	BURN_CELL_FAILED, /* too few came before a request failed */
	BURN_CELL_NEW,    /* it has too few whole days since it was bound */
	BURN_CELL_KNOWN
};

enum burn_cell burn_columns_cell(const struct model *m, const struct customer *c);
/* Reads the number of SORT_BURN or SORT_RUNWAY, or of a change since an earlier moment, as struct
 * lens_numbers has it; a customer that is being asked has none yet. model is a struct model. */
bool burn_columns_read(const void *model, const struct customer *c, enum sort_key k, int64_t *out);

#endif
