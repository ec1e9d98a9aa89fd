/* SPDX-License-Identifier: MIT */
/* The box of `B`, which says what the job costs before it starts. */
#ifndef APP_BURN_BURN_BOX_H
#define APP_BURN_BURN_BOX_H

#include "base/key.h"

struct model;

#define BURN_BOX_FREE 20 /* so many requests are sent without a question: a second's worth */
#define BURN_BOX_FEW  7  /* days, the cheaper choice */

/* Chooses the customers; starts at once when few requests are needed. */
void burn_box_open(struct model *m);
void burn_box_key(struct model *m, struct key k);
void burn_box_cancel(struct model *m);

#endif
