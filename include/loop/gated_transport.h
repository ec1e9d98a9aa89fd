/* SPDX-License-Identifier: MIT */
/*
 * Removes secrets from replies: no reply holds the secret key, the token or the password of a
 * proxy, whatever a server or a library quoted, and its texts hold no user name or password of a
 * URL and no control character. Every reply that is shown, logged, recorded or copied passes
 * through here, because nothing else opens a transport on the network (tests/structure/check.sh).
 */
#ifndef LOOP_GATED_TRANSPORT_H
#define LOOP_GATED_TRANSPORT_H

#include "sys/transport/transport_curl.h"

#include "credentials/keyring.h"

/* ring must outlive the transport. */
bool gated_transport_open(struct transport_port *out, const struct transport_options *o,
			  const struct keyring *ring, struct err *e) MUST_USE;
/* Wraps any other transport, which is closed with it. */
void gated_transport_wrap(struct transport_port *out, const struct transport_port *of,
			  const struct keyring *ring);

#endif
