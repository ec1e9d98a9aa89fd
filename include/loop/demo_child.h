/* SPDX-License-Identifier: MIT */
/* The demo API as a child of the browser. Private to the room. */
#ifndef LOOP_DEMO_CHILD_H
#define LOOP_DEMO_CHILD_H

#include <sys/types.h>

#include "base/err.h"

/* The published example key pair (Signature v3): it opens nothing but the demo. */
#define DEMO_SECRET_ID  "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"
#define DEMO_SECRET_KEY "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"

struct demo {
	pid_t pid;
	int lifeline; /* its standard input: it ends when this closes, however we end */
	char url[64];
};

/* called_as is argv[0]: where our own program lies, on systems that do not say. */
bool demo_child_start(struct demo *d, const char *called_as, struct err *e) MUST_USE;
void demo_child_stop(struct demo *d);

#endif
