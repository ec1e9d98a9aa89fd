/* SPDX-License-Identifier: MIT */
/* Carries out effects that concern the network: signs with the wall time of now and sends. */
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

/* What was signed of a send. */
struct signing {
	int64_t unix_s;
	bool has_token;
};

/* EFFECT_SEND, and EFFECT_CLOSE, of which nothing is signed. */
struct signing perform_send(const struct performer *p, const struct effect *fx);

#endif
