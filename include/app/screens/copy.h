/* SPDX-License-Identifier: MIT */
/* The list of what can be copied about customers. */
#ifndef APP_SCREENS_COPY_H
#define APP_SCREENS_COPY_H

#include "base/key.h"

struct copy_choice;
struct fx_list;
struct model;

/* What y copies of customers, in the order of the list that it opens. */
enum yank { YANK_UIN, YANK_EMAIL, YANK_NAME, YANK_MESSAGE, YANK_ROW, YANK_JSON, YANK_CURL };

#define YANKS 7

void yank_open(struct model *m);
void yank_key(struct model *m, struct key k, struct fx_list *fx);
const struct copy_choice *yank_choice(enum yank y);

#endif
