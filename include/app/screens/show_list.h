/* SPDX-License-Identifier: MIT */
/* The list of credit statuses: the status filter of the loaded rows. */
#ifndef APP_SCREENS_SHOW_LIST_H
#define APP_SCREENS_SHOW_LIST_H

#include "base/key.h"

struct model;

struct show_list {
	int selected; /* enum credit_status */
};

void show_list_open(struct model *m);
void show_list_key(struct model *m, struct key k);

#endif
