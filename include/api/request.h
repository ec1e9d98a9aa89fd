/* SPDX-License-Identifier: MIT */
/*
 * Requests to the partner API, and their JSON bodies. All are read-only: each action begins with
 * Query. wire.c has the table of what can be signed.
 */
#ifndef API_REQUEST_H
#define API_REQUEST_H

#include <stdint.h>

#include "base/buf.h"

#include "api/query.h"

#define API_SERVICE      "intlpartnersmgt"
#define API_VERSION      "2022-09-28"
#define API_HOST         "intlpartnersmgt.intl.tencentcloudapi.com"
#define API_RATE_PER_SEC 5  /* requests per second and action */
#define UIN_LIST_MAX     50 /* QueryCreditByUinList */
#define VOUCHER_UINS_MAX 20 /* QueryVoucherAmountByUin */

enum api_action {
	ACTION_CUSTOMERS,      /* QueryCustomersCredit */
	ACTION_PARTNER_CREDIT, /* QueryPartnerCredit */
	ACTION_CREDIT_HISTORY, /* QueryCreditAllocationHistory */
	ACTION_VOUCHER_AMOUNT, /* QueryVoucherAmountByUin */
	ACTION_CREDIT_BY_UINS  /* QueryCreditByUinList */
};
#define API_ACTIONS 5

struct request {
	enum api_action action;
	struct query query;       /* ACTION_CUSTOMERS */
	uint32_t page, page_size; /* from 1; ACTION_CUSTOMERS, ACTION_CREDIT_HISTORY */
	uint32_t n_uins;          /* actions that name customers; CREDIT_HISTORY takes uins[0] */
	uint64_t uins[UIN_LIST_MAX];
};

const char *request_action_name(enum api_action a);
/* True when the action and every parameter of that action are equal. */
bool request_equal(const struct request *a, const struct request *b);
/*
 * Appends the compact JSON body with only the keys that are set: the API refuses unknown ones and
 * reads null as a value. Page and PageSize of 0 are not set; Order is always sent.
 */
void request_body(const struct request *r, struct buf *out);

#endif
