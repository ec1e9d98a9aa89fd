/* SPDX-License-Identifier: MIT */
/*
 * The parameters of one request, from a JSON body or a query string, checked against what the
 * action declares: a name it does not know, a wrong type or a missing value is refused as the API
 * does. A null counts as not given.
 */
#ifndef DEMO_PARAMS_H
#define DEMO_PARAMS_H

#include "base/sl.h"

#include "codec/json.h"

#include "api/request.h"

#include "refusal.h"

enum param {
	PARAM_FILTER_TYPE,
	PARAM_FILTER,
	PARAM_PAGE,
	PARAM_PAGE_SIZE,
	PARAM_ORDER,
	PARAM_CLIENT_UIN,
	PARAM_UIN_LIST,
	PARAM_CLIENT_UINS
};
#define PARAMS             (PARAM_CLIENT_UINS + 1)
#define PARAMS_QUERY_BYTES (32u << 10) /* of a GET request */

struct params {
	unsigned given;         /* bit of enum param */
	struct sl text[PARAMS]; /* of string parameters */
	int64_t number[PARAMS]; /* of signed ones */
	uint64_t uin;           /* PARAM_CLIENT_UIN */
	uint64_t uins[UIN_LIST_MAX];
	size_t n_uins;    /* sent: those above UIN_LIST_MAX are counted, not kept */
	struct json *doc; /* the strings lie here */
	char *decoded;    /* or here */
};

void params_init(struct params *p);
void params_release(struct params *p);
bool params_is_given(const struct params *p, enum param which);
/* body must outlive p. */
bool params_from_json(struct params *p, enum api_action action, struct sl body,
		      struct refusal *no) MUST_USE;
/* query is what stands behind the '?', percent-encoded; lists are Name.0=..&Name.1=.. */
bool params_from_query(struct params *p, enum api_action action, struct sl query,
		       struct refusal *no) MUST_USE;
/* After either: every parameter the action requires is there. */
bool params_check_required(const struct params *p, enum api_action action,
			   struct refusal *no) MUST_USE;

#endif
