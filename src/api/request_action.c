/* SPDX-License-Identifier: MIT */
/* Looks up the names, limits and purposes of the actions of the partner API. */
#include "api/request_action.h"

static const struct {
	const char *name;
	int rate;
	const char *purpose;
} actions[] = {
#define REQUEST_ACTION(id, name, rate, purpose) [ACTION_##id] = {name, rate, purpose},
#include "api/request_action.def"
#undef REQUEST_ACTION
};

#define REQUEST_ACTION(id, name, rate, purpose)                                                    \
	_Static_assert((rate) >= 1 && (rate) <= API_RATE_MAX, "a rate that the pacer can keep");   \
	_Static_assert(ACTION_##id != ACTION_CUSTOMERS || (rate) == API_RATE_PER_SEC,              \
		       "the rate of the list");
#include "api/request_action.def"
#undef REQUEST_ACTION

const char *request_action_name(enum api_action a)
{
	return actions[a].name;
}

int request_action_rate(enum api_action a)
{
	return actions[a].rate;
}

const char *request_action_purpose(enum api_action a)
{
	return actions[a].purpose;
}

bool request_action_find(struct sl name, enum api_action *out)
{
	for (int i = 0; i < API_ACTIONS; i++)
		if (sl_equal(name, sl_from(actions[i].name))) {
			*out = (enum api_action)i;
			return true;
		}
	return false;
}
