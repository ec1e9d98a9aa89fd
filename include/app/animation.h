/* SPDX-License-Identifier: MIT */
/* What time alone changes on the screen: the spinner, countdowns, messages that go. */
#ifndef APP_ANIMATION_H
#define APP_ANIMATION_H

#include <stdint.h>

struct model;

void animation_update(struct model *m);
/* When the model has something to do by itself; INT64_MAX for never. */
int64_t app_deadline(const struct model *m);

#endif
