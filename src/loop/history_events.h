/* SPDX-License-Identifier: MIT */
/* Connects the effects of the history with its port, and the port's results with events. */
#ifndef LOOP_HISTORY_EVENTS_H
#define LOOP_HISTORY_EVENTS_H

#include "app/model/event.h"

#include "port/history.h"

struct effect;
struct model;

/* Starts what the effect wants. false where there is no port: then failed is the event that says
 * so. */
bool history_events_start(struct history_port *h, const struct model *m, const struct effect *fx,
			  struct event *failed);
/* Returns the event of a result; it borrows from it. */
struct event history_events_take(const struct history_result *r);

#endif
