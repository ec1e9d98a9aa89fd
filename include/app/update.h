/* SPDX-License-Identifier: MIT */
/* Changes the model by one event. */
#ifndef APP_UPDATE_H
#define APP_UPDATE_H

struct event;
struct effects;
struct model;

/* One event: changes the model, lists effects. */
void app_update(struct model *m, const struct event *e, struct effects *fx);

#endif
