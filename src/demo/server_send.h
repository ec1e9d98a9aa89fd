/* SPDX-License-Identifier: MIT */
/* Sends a reply through libmicrohttpd: whole, or damaged as one of the faults requires. */
#ifndef DEMO_SERVER_SEND_H
#define DEMO_SERVER_SEND_H

#include <microhttpd.h>

#if MHD_VERSION < 0x00097200
#error tcpartner needs libmicrohttpd 0.9.72 or later
#endif

#include "service.h"

/* Queues the reply and returns what the access handler must return. a must live until the request
 * has ended. */
enum MHD_Result server_send(const struct reply *a, struct MHD_Connection *connection);

#endif
