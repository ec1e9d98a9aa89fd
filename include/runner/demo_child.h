/* SPDX-License-Identifier: MIT */
/* Runs the demo API as a child process, for --demo. */
#ifndef RUNNER_DEMO_CHILD_H
#define RUNNER_DEMO_CHILD_H

#include <sys/types.h>

#include "base/err.h"

/* The key pair of the documentation's example (Signature v3), valid at the demo API only. */
#define DEMO_SECRET_ID  "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"
#define DEMO_SECRET_KEY "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"

struct demo {
	pid_t pid;
	int lifeline; /* its standard input: it ends when this closes, even if we crash */
	char url[64];
};

/* called_as is argv[0]: it locates our program on systems without /proc. */
bool demo_child_start(struct demo *d, const char *called_as, struct err *e) MUST_USE;
void demo_child_stop(struct demo *d);

#endif
