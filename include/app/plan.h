/* SPDX-License-Identifier: MIT */
/* Derives what to send and to cancel from what the screen wants. */
#ifndef APP_PLAN_H
#define APP_PLAN_H

#include <stdint.h>

struct effects;
struct model;

/* Call it once a turn, after all events, with the turn's monotonic and unix time: lists what to
 * send and to cancel. */
void app_plan(struct model *m, int64_t now_ms, int64_t wall_s, struct effects *fx);

#endif
