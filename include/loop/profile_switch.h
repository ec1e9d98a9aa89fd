/* SPDX-License-Identifier: MIT */
/* A switch to another profile. */
#ifndef LOOP_PROFILE_SWITCH_H
#define LOOP_PROFILE_SWITCH_H

#include "port/port.h"

#include "config/config_options.h"

struct session;

/* It is made before the search for that profile's key begins, so that
 * a bad endpoint changes nothing. */
struct profile_switch {
	char name[64];
	struct options_over over;
	struct options options;
	struct endpoint endpoint;
	struct transport_port transport;
	bool has_transport;
};

struct profile_switch *profile_switch_prepare(const struct session *s, struct sl name,
					      struct err *e);
void profile_switch_free(struct profile_switch *p); /* NULL is allowed */
/* Takes ownership of p. The ring must already hold the key of p. */
void profile_switch_apply(struct session *s, struct profile_switch *p);

#endif
