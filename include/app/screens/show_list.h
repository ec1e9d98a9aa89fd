/* SPDX-License-Identifier: MIT */
/* The list of credit statuses: the status filter of the loaded rows. */
#ifndef APP_SCREENS_SHOW_LIST_H
#define APP_SCREENS_SHOW_LIST_H

#include <stdbool.h>

#include "base/key.h"

#include "store/credit_status.h"

#include "app/table/arrange.h"

struct model;

struct show_list {
	int selected;           /* enum credit_status */
	struct arranged before; /* restored by show_list_cancel */
};

void show_list_open(struct model *m);
void show_list_key(struct model *m, struct key k);
/* Closes the list and shows the statuses that were shown before it was opened. */
void show_list_cancel(struct model *m);
/* Tells whether the customers of this status are shown: the lens has no bit for "all". */
bool app_shows_status(const struct model *m, enum credit_status st);

#endif
