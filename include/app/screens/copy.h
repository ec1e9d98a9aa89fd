/* SPDX-License-Identifier: MIT */
/* The list of what can be copied about customers. */
#ifndef APP_SCREENS_COPY_H
#define APP_SCREENS_COPY_H

#include "base/key.h"

struct copy_choice;
struct effects;
struct model;

/* What y copies of customers, in the order of the list that it opens. */
enum copy_kind { COPY_UIN, COPY_EMAIL, COPY_NAME, COPY_MESSAGE, COPY_ROW, COPY_JSON, COPY_CURL };

#define COPY_KINDS 7

void copy_open(struct model *m);
void copy_key(struct model *m, struct key k, struct effects *fx);
const struct copy_choice *copy_choice_of(enum copy_kind y);

#endif
