/* SPDX-License-Identifier: MIT */
/*
 * The transport as the program knows it: no reply of it holds the secret key, the token or the
 * password of a proxy, whatever a server or a library quoted, and its words hold no user name or
 * password of a URL and no control character. What is shown, logged, recorded or copied of a reply
 * has passed here, because nothing else opens a transport on the network
 * (tests/structure/check.sh).
 */
#ifndef LOOP_GATED_TRANSPORT_H
#define LOOP_GATED_TRANSPORT_H

#include "sys/adapters.h"

#include "credentials/keyring.h"

/* ring must outlive the transport. */
bool gated_transport(struct transport_port *out, const struct transport_options *o,
		     const struct keyring *ring, struct err *e) MUST_USE;
/* The same before any other transport, which is closed with it. */
void gate_transport(struct transport_port *out, const struct transport_port *of,
		    const struct keyring *ring);

#endif
