/* SPDX-License-Identifier: MIT */
/* An answer on its way through libmicrohttpd: whole, or as one of the faults has it. */
#ifndef DEMO_SERVER_SEND_H
#define DEMO_SERVER_SEND_H

#include <microhttpd.h>

#if MHD_VERSION < 0x00097200
#error tcpartner needs libmicrohttpd 0.9.72 or later
#endif

#include "service.h"

/* What the access handler returns; a is to live as long as the exchange. */
enum MHD_Result server_send(const struct reply *a, struct MHD_Connection *connection);

#endif
