/* SPDX-License-Identifier: MIT */
/* Reads replies about amounts: the partner's credit, histories, vouchers. */
#include "base/attr.h"
#include "base/mem.h"

#include "answer.h"

bool reply_check(const struct wire_reply *r, struct fault *fault)
{
	struct answer a;
	return answer_open(&a, r, fault) && answer_close(&a, true, NULL, fault);
}

static bool read_partner_credit(struct answer *a, struct partner_credit *out, struct err *e)
{
	static const char *const names[] = {"TotalCredit", "AllocatedCredit", "RemainingCredit",
					    "CustomerTotalCredit", "CustomerRemainingCredit"};
	const struct {
		int64_t *amount;
		unsigned bit;
	} values[] = {{&out->total, POOL_TOTAL},
		      {&out->allocated, POOL_ALLOCATED},
		      {&out->remaining, POOL_REMAINING},
		      {&out->customers_total, POOL_CUSTOMERS_TOTAL},
		      {&out->customers_remaining, POOL_CUSTOMERS_REMAINING}};
	struct members in;
	bool any = false;
	if (!answer_members(a->response, names, COUNT_OF(names), &in, "Response", e))
		return false;
	for (unsigned i = 0; i < COUNT_OF(names); i++) {
		any = any || in.at[i];
		if (answer_money(a, in.at[i], values[i].amount))
			out->known |= values[i].bit;
	}
	sl_to_chars(sl_from(a->request_id), out->request_id, sizeof out->request_id);
	return any || err_set(e, ERR_DECODE, "there is no credit in the answer");
}

bool reply_partner_credit(const struct wire_reply *r, struct partner_credit *out,
			  struct fault *fault)
{
	struct answer a;
	struct err e = {0};
	*out = (struct partner_credit){0};
	if (!answer_open(&a, r, fault))
		return false;
	bool ok = read_partner_credit(&a, out, &e);
	return answer_close(&a, ok, &e, fault);
}

void reply_allocations_init(struct allocation_page *p)
{
	*p = (struct allocation_page){0};
	arena_init(&p->arena);
}

void reply_allocations_release(struct allocation_page *p)
{
	arena_release(&p->arena);
	reply_allocations_init(p);
}

static bool read_allocation(struct answer *a, const struct json_node *row, struct arena *arena,
			    struct allocation *out, struct err *e)
{
	static const char *const names[] = {"AllocatedTime",   "Operator",          "Credit",
					    "AllocatedCredit", "ClientCreditAfter", "Remark"};
	struct sl *const texts[] = {&out->time, &out->operator_name, NULL, NULL,
				    NULL,       &out->remark};
	int64_t *const values[] = {
	    NULL, NULL, &out->delta, &out->total_after, &out->available_after, NULL};
	static const unsigned bits[] = {
	    0, 0, ALLOCATION_DELTA, ALLOCATION_TOTAL, ALLOCATION_AVAILABLE, 0};
	struct members m;
	if (!answer_members(row, names, COUNT_OF(names), &m, "an allocation", e))
		return false;
	for (unsigned i = 0; i < COUNT_OF(names); i++) {
		if (texts[i])
			*texts[i] = arena_copy(arena, answer_field(a, m.at[i]).text);
		else if (values[i] && answer_money(a, m.at[i], values[i]))
			out->known |= bits[i];
	}
	return true;
}

static bool read_allocations(struct answer *a, struct allocation_page *out, struct err *e)
{
	static const char *const names[] = {"Total", "History"};
	struct members in;
	size_t n;
	if (!answer_members(a->response, names, COUNT_OF(names), &in, "Response", e) ||
	    !answer_rows(in.at[1], "History", in.at[0] != NULL, &n, e))
		return false;
	out->rows = n ? arena_alloc(&out->arena, n, sizeof *out->rows) : NULL;
	for (const struct json_node *row = json_first(in.at[1]); row;
	     row = json_next(row), out->n++)
		if (!read_allocation(a, row, &out->arena, &out->rows[out->n], e))
			return err_wrap(e, "row %zu", out->n + 1);
	out->has_total = answer_count(a, in.at[0], &out->total);
	sl_to_chars(sl_from(a->request_id), out->request_id, sizeof out->request_id);
	return true;
}

bool reply_allocations(const struct wire_reply *r, struct allocation_page *out, struct fault *fault)
{
	struct answer a;
	struct err e = {0};
	if (!answer_open(&a, r, fault))
		return false;
	bool ok = read_allocations(&a, out, &e);
	if (!ok)
		reply_allocations_release(out);
	return answer_close(&a, ok, &e, fault);
}

static const char *const voucher_names[] = {"ClientUin", "TotalAmount", "RemainAmount"};
static const char *const credit_names[] = {"Uin", "TotalCredit", "RemainingCredit"};

static const char *const *names_of_amounts(enum api_action action)
{
	switch (action) {
	case ACTION_VOUCHER_AMOUNT: return voucher_names;
	case ACTION_CREDIT_BY_UINS: return credit_names;
	case ACTION_CUSTOMERS:
	case ACTION_PARTNER_CREDIT:
	case ACTION_CREDIT_HISTORY: break;
	}
	BUG("an action without amounts");
}

static bool read_amounts(struct answer *a, const struct json_node *row, const char *const *names,
			 struct uin_amounts *out, struct err *e)
{
	struct members m;
	*out = (struct uin_amounts){0};
	if (!answer_members(row, names, 3, &m, "a customer", e))
		return false;
	if (!answer_uin(a, m.at[0], &out->uin))
		return err_set(e, ERR_DECODE, "%s does not name a customer", names[0]);
	out->known = (answer_money(a, m.at[1], &out->total) ? AMOUNT_TOTAL : 0) |
		     (answer_money(a, m.at[2], &out->remaining) ? AMOUNT_REMAINING : 0);
	return true;
}

/* More rows than customers in the request are an error. */
static bool read_all_amounts(struct answer *a, const char *const *names, struct uin_amounts *out,
			     size_t max, size_t *n, struct err *e)
{
	static const char *const data_name[] = {"Data"};
	struct members in;
	size_t rows;
	if (!answer_members(a->response, data_name, 1, &in, "Response", e) ||
	    !answer_rows(in.at[0], "Data", false, &rows, e))
		return false;
	if (rows > max)
		return err_set(e, ERR_DECODE, "Data has %zu rows for %zu customers", rows, max);
	for (const struct json_node *row = json_first(in.at[0]); row; row = json_next(row), ++*n)
		if (!read_amounts(a, row, names, &out[*n], e))
			return err_wrap(e, "row %zu", *n + 1);
	return true;
}

bool reply_uin_amounts(const struct wire_reply *r, enum api_action action, struct uin_amounts *out,
		       size_t max, size_t *n, struct fault *fault)
{
	struct answer a;
	struct err e = {0};
	const char *const *names = names_of_amounts(action);
	*n = 0;
	if (!answer_open(&a, r, fault))
		return false;
	bool ok = read_all_amounts(&a, names, out, max, n, &e);
	if (!ok)
		*n = 0;
	return answer_close(&a, ok, &e, fault);
}
