/* SPDX-License-Identifier: MIT */
/* A transport without a network. */
#ifndef SYS_TRANSPORT_TRANSPORT_NONE_H
#define SYS_TRANSPORT_TRANSPORT_NONE_H

#include "port/port.h"

/* Every request is refused with a code of ours (api/fault). */
void transport_none(struct transport_port *out);

#endif
