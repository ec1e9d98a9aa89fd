/* SPDX-License-Identifier: MIT */
/* Performs the effects that concern the network: signs with the time in the effect and sends. */
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

/* Performs EFFECT_SEND, EFFECT_CLOSE or EFFECT_EXPIRE; only the first signs. */
void perform_send(const struct performer *p, const struct effect *fx);

#endif
