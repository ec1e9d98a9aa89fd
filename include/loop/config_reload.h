/* SPDX-License-Identifier: MIT */
/* Reads the configuration file of a session again, and finds what of it changes only later. */
#ifndef LOOP_CONFIG_RELOAD_H
#define LOOP_CONFIG_RELOAD_H

#include "app/model/event.h"

struct config_reload;
struct session;

/* The session must outlive it, and is given the options of the file. */
struct config_reload *config_reload_new(struct session *s);
/* Frees what the options in force point to. NULL is allowed. */
void config_reload_free(struct config_reload *r);
/* Returns EV_CONFIG; its texts live until the next call. */
struct event config_reload_read(struct config_reload *r);

#endif
