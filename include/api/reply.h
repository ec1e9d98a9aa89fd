/* SPDX-License-Identifier: MIT */
/*
 * Decodes replies.
 *
 * Response.Error wins at any HTTP status, and so does the older {"code": N, "codeDesc": ...} with N
 * not 0; otherwise a status other than 200 is a fault of the transfer, and the body is ignored.
 * Unknown members are ignored, every known one may be null or absent, a number may be sent as text
 * and text as a number. Any other shape than the documented one is a fault, never a guess: the list
 * is an array (null means no rows, and so does absent beside Total). What cannot be understood in a
 * row costs that value or that row. An amount or a count that is not a number is not known (known
 * bits, has_total).
 */
#ifndef API_REPLY_H
#define API_REPLY_H

#include "api/customer.h"
#include "api/fault.h"

#define REQUEST_ID_CHARS 72    /* with the terminator */
#define REPLY_ROWS_MAX   20000 /* more rows in one page are a decode error */

/*
 * Reads an answer to ACTION_CUSTOMERS into page, which the caller has initialised and still owns.
 * On false the page is empty and fault says why. A customer without a ClientUin is kept.
 */
bool reply_customers(const struct wire_reply *r, struct customer_page *page,
		     struct fault *fault) MUST_USE;

/* True for an answer with a Response without Error; for actions that are decoded elsewhere. */
bool reply_check(const struct wire_reply *r, struct fault *fault) MUST_USE;
/* The same for an action of the partner API, whatever its rows are, and however many. */
bool reply_check_action(const struct wire_reply *r, enum api_action a,
			struct fault *fault) MUST_USE;

/*
 * Finds the last RequestId in the text, also of answers that cannot be decoded; "" without one.
 */
void reply_request_id(const struct wire_reply *r, char out[REQUEST_ID_CHARS]);

/* Bits of partner_credit.known: the amounts that the answer gave as numbers. */
enum {
	POOL_TOTAL = 1,
	POOL_ALLOCATED = 2,
	POOL_REMAINING = 4,
	POOL_CUSTOMERS_TOTAL = 8,
	POOL_CUSTOMERS_REMAINING = 16
};

/* QueryPartnerCredit, in micro-dollars. An answer with none of the five amounts is a fault. */
struct partner_credit {
	int64_t total, allocated, remaining, customers_total, customers_remaining;
	unsigned known; /* POOL_ bits */
	char request_id[REQUEST_ID_CHARS];
};
bool reply_partner_credit(const struct wire_reply *r, struct partner_credit *out,
			  struct fault *fault) MUST_USE;

/* Bits of allocation.known, which has those of amounts only, and of allocation.bad. */
enum {
	ALLOCATION_DELTA = 1,
	ALLOCATION_TOTAL = 2,
	ALLOCATION_AVAILABLE = 4,
	ALLOCATION_TIME = 8,
	ALLOCATION_OPERATOR = 16,
	ALLOCATION_REMARK = 32
};

/* A row of QueryCreditAllocationHistory, in micro-dollars. Slices live in the page's arena. */
struct allocation {
	struct sl time, operator_name, remark;
	int64_t delta, total_after, available_after;
	unsigned known;   /* ALLOCATION_ bits */
	unsigned bad;     /* amounts that were sent but are no numbers, values sent twice */
	const char *flaw; /* why nothing of the row was read, as the end of a sentence; or NULL */
};
struct allocation_page {
	struct allocation *rows;
	size_t n;
	uint64_t total;
	bool has_total;
	char request_id[REQUEST_ID_CHARS];
	struct arena arena;
};
void reply_allocations_init(struct allocation_page *p);
void reply_allocations_release(struct allocation_page *p);
bool reply_allocations(const struct wire_reply *r, struct allocation_page *out,
		       struct fault *fault) MUST_USE;

/* Bits of uin_amounts.known. */
enum { AMOUNT_TOTAL = 1, AMOUNT_REMAINING = 2, AMOUNTS_BOTH = AMOUNT_TOTAL | AMOUNT_REMAINING };

/* QueryVoucherAmountByUin, QueryCreditByUinList and QueryDirectCustomersCredit: a customer's
 * amounts in micro-dollars. */
struct uin_amounts {
	uint64_t uin;
	int64_t total, remaining;
	unsigned known; /* AMOUNT_ bits */
};
/*
 * Fills *n entries. A row without a UIN is left out, and a fault when no other could be read; more
 * rows than max, the number of customers in the request, are a fault.
 */
bool reply_uin_amounts(const struct wire_reply *r, enum api_action action, struct uin_amounts *out,
		       size_t max, size_t *n, struct fault *fault) MUST_USE;

/* Bits of voucher.known, which has those of numbers only, and of voucher.bad. */
enum {
	VOUCHER_ID = 1,
	VOUCHER_UIN = 2,
	VOUCHER_TOTAL = 4,
	VOUCHER_REMAINING = 8,
	VOUCHER_STATUS = 16,
	VOUCHER_MODE = 32,
	VOUCHER_USAGE = 64,
	VOUCHER_SCOPE = 128,
	VOUCHER_EFFECTIVE = 256,
	VOUCHER_EXPIRES = 512,
	VOUCHER_REASON = 1024
};

/* A row of DescribeCustomerVoucherList, in micro-dollars. Slices live in the page's arena. */
struct voucher {
	uint64_t id, uin;
	int64_t total, remaining;
	struct sl status, payment_mode, usage, product_scope, effective, expires, reason;
	unsigned known;   /* VOUCHER_ bits */
	unsigned bad;     /* numbers that were sent but are none, values sent twice */
	const char *flaw; /* why nothing of the row was read, as the end of a sentence; or NULL */
};
struct voucher_page {
	struct voucher *rows;
	size_t n;
	uint64_t total;
	bool has_total;
	char request_id[REQUEST_ID_CHARS];
	struct arena arena;
};
void reply_vouchers_init(struct voucher_page *p);
void reply_vouchers_release(struct voucher_page *p);
bool reply_vouchers(const struct wire_reply *r, struct voucher_page *out,
		    struct fault *fault) MUST_USE;

/* DescribeCustomerBillDetailByDay: what a day cost, in micro-dollars. An answer without a cost, or
 * with one that is not a number, is a fault. */
bool reply_daily_cost(const struct wire_reply *r, int64_t *cost, struct fault *fault) MUST_USE;

/* QueryDirectCustomersCredit: the amounts of all direct customers. */
#define DIRECT_ROWS_MAX 1000000 /* more are a fault */
struct direct_credit {
	struct uin_amounts *rows; /* by rising UIN, each once; owned */
	size_t n;
	size_t n_bad;   /* rows that could not be read, and are left out */
	size_t n_twice; /* rows of a UIN that had one already, likewise */
	char request_id[REQUEST_ID_CHARS];
};
void reply_direct_release(struct direct_credit *d);
/* Fills out, which need not be initialised. On false it is empty and fault says why. */
bool reply_direct_credit(const struct wire_reply *r, struct direct_credit *out,
			 struct fault *fault) MUST_USE;
/* Finds the customer; NULL when there is none. */
const struct uin_amounts *reply_direct_find(const struct direct_credit *d, uint64_t uin);

#endif
