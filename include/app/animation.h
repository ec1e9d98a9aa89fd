/* SPDX-License-Identifier: MIT */
/* Updates what time alone changes on the screen: the spinner, countdowns, the budget. */
#ifndef APP_ANIMATION_H
#define APP_ANIMATION_H

#include <stdint.h>

struct model;

void animation_update(struct model *m);
/* The time at which the model needs an EV_TICK, in monotonic ms; INT64_MAX for never. */
int64_t app_deadline(const struct model *m);

#endif
