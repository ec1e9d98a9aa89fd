/* SPDX-License-Identifier: MIT */
/*
 * The actions of the partner API: the names, the limits and the purposes of request_action.def.
 */
#ifndef API_REQUEST_ACTION_H
#define API_REQUEST_ACTION_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/sl.h"

#define API_SERVICE "intlpartnersmgt"
#define API_VERSION "2022-09-28"

#define API_RATE_PER_SEC 5  /* requests per second of ACTION_CUSTOMERS */
#define API_RATE_MAX     20 /* the largest rate of the table */

enum api_action {
#define REQUEST_ACTION(id, name, rate, purpose) ACTION_##id,
#include "api/request_action.def"
#undef REQUEST_ACTION
};
/* The number of actions; not a value of the enum above, so that a switch need not name it. */
enum {
#define REQUEST_ACTION(id, name, rate, purpose) API_ACTIONS_BEFORE_##id,
#include "api/request_action.def"
#undef REQUEST_ACTION
	API_ACTIONS
};

const char *request_action_name(enum api_action a);
int request_action_rate(enum api_action a); /* requests a second, 1 to API_RATE_MAX */
const char *request_action_purpose(enum api_action a);
/* Finds the action of that name, with case. */
bool request_action_find(struct sl name, enum api_action *out) MUST_USE;

#endif
