/* SPDX-License-Identifier: MIT */
/* The request id of an answer, as text that is safe to show. */
#ifndef API_REPLY_ID_H
#define API_REPLY_ID_H

#include "api/reply.h"

/* Copies an id that the server sent; what is not visible ASCII becomes '?'. */
void reply_copy_request_id(struct sl id, char out[REQUEST_ID_CHARS]);

#endif
