/* SPDX-License-Identifier: MIT */
/* What a configuration file that was read again changes while the browser runs. */
#ifndef APP_CONFIG_AGAIN_H
#define APP_CONFIG_AGAIN_H

struct effects;
struct event;
struct model;

void config_again_ask(struct model *m, struct effects *fx);
/* Takes EV_CONFIG. */
void config_again_take(struct model *m, const struct event *e);

#endif
