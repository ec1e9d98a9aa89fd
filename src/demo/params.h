/* SPDX-License-Identifier: MIT */
/*
 * The parameters of one request, from a JSON body or a query string, checked against those of the
 * action: an unknown name, a wrong type or a missing value is refused as the API does. A null
 * counts as not given.
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
	PARAM_CLIENT_UINS,
	PARAM_CUSTOMER_UIN,
	PARAM_DATE,
	PARAM_VOUCHER_STATUS,
	PARAM_PAYMENT_MODE,
	PARAM_USAGE,
	PARAM_PRODUCT_SCOPE,
	PARAM_VOUCHER_ID
};
#define PARAMS             (PARAM_VOUCHER_ID + 1)
#define PARAMS_QUERY_BYTES (32u << 10) /* the longest query string of a GET request */

struct params {
	unsigned given;         /* a bit for each enum param */
	struct sl text[PARAMS]; /* values of string parameters */
	int64_t number[PARAMS]; /* values of signed integers */
	uint64_t uin;           /* PARAM_CLIENT_UIN, PARAM_CUSTOMER_UIN */
	uint64_t uins[UIN_LIST_MAX];
	size_t n_uins;    /* number sent; those above UIN_LIST_MAX are counted but not kept */
	struct json *doc; /* owns the strings of a JSON body */
	char *decoded;    /* owns the strings of a query string */
};

void params_init(struct params *p);
void params_release(struct params *p);
bool params_is_given(const struct params *p, enum param which);
/* Reads a JSON body, which must outlive p. */
bool params_from_json(struct params *p, enum api_action action, struct sl body,
		      struct refusal *no) MUST_USE;
/* Reads a query string: the part after the '?', percent-encoded, with lists as Name.0=..&Name.1=..
 */
bool params_from_query(struct params *p, enum api_action action, struct sl query,
		       struct refusal *no) MUST_USE;
/* Refuses a request in which a parameter that the action requires is missing. Call it after
 * reading. */
bool params_check_required(const struct params *p, enum api_action action,
			   struct refusal *no) MUST_USE;

#endif
