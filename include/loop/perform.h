/* SPDX-License-Identifier: MIT */
/* Performs the effects that concern the network: signs with the current wall time and sends. */
#ifndef LOOP_PERFORM_H
#define LOOP_PERFORM_H

#include "port/port.h"

#include "credentials/credentials.h"
#include "fetch/effects.h"

struct performer {
	const struct endpoint *endpoint;
	const struct keyring *ring;
	const struct clock_port *clock;
	struct transport_port *transport;
	const char *language; /* NULL for none */
};

/* The facts about a signature that the journal keeps. */
struct signing {
	int64_t unix_s;
	bool has_token;
};

/* Performs EFFECT_SEND or EFFECT_CLOSE; the latter signs nothing. */
struct signing perform_send(const struct performer *p, const struct effect *fx);

#endif
