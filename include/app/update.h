/* SPDX-License-Identifier: MIT */
/* Changes the model by one event. */
#ifndef APP_UPDATE_H
#define APP_UPDATE_H

struct event;
struct effects;
struct model;

/* Takes one event; adds the effects that it demands to fx. */
void app_update(struct model *m, const struct event *e, struct effects *fx);

#endif
