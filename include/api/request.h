/* SPDX-License-Identifier: MIT */
/*
 * Requests to the partner API, and their JSON bodies. All of them read: request_action.def has the
 * table of the actions.
 */
#ifndef API_REQUEST_H
#define API_REQUEST_H

#include <stdint.h>

#include "base/buf.h"

#include "api/query.h"
#include "api/request_action.h"

#define API_HOST         "intlpartnersmgt.intl.tencentcloudapi.com"
#define UIN_LIST_MAX     50 /* QueryCreditByUinList */
#define VOUCHER_UINS_MAX 20 /* QueryVoucherAmountByUin */

struct request {
	enum api_action action;
	struct query query;       /* ACTION_CUSTOMERS */
	uint32_t page, page_size; /* from 1; CUSTOMERS, CREDIT_HISTORY, VOUCHERS */
	uint32_t
	    n_uins; /* actions that name customers; CREDIT_HISTORY and DAILY_COST take uins[0] */
	uint64_t uins[UIN_LIST_MAX];
	int32_t day; /* ACTION_DAILY_COST: days since 1970-01-01 */
};

/* True when the action and every parameter of that action are equal. */
bool request_equal(const struct request *a, const struct request *b);
/*
 * Appends the compact JSON body with only the keys that are set: the API refuses unknown ones and
 * reads null as a value. Page and PageSize of 0 are not set; Order is always sent.
 */
void request_body(const struct request *r, struct buf *out);

#endif
