/* SPDX-License-Identifier: MIT */
#include "base/attr.h"
#include "base/utf8.h"

#include "reply_read.h"

#define ALLOCATIONS_MAX 20000

static bool not_a_list(const struct wire_reply *r, const char *what, struct fault *fault)
{
	struct err e = {0};
	err_set(&e, ERR_DECODE, "%s is not a list", what);
	fault_from_decode(fault, r, &e);
	return false;
}

bool reply_check(const struct wire_reply *r, struct fault *fault)
{
	struct answer a;
	if (!answer_open(&a, r, fault))
		return false;
	answer_close(&a);
	return true;
}

bool reply_partner_credit(const struct wire_reply *r, struct partner_credit *out,
			  struct fault *fault)
{
	struct answer a;
	*out = (struct partner_credit){0};
	if (!answer_open(&a, r, fault))
		return false;
	const struct {
		const char *key;
		int64_t *value;
	} parts[] = {{"TotalCredit", &out->total},
		     {"AllocatedCredit", &out->allocated},
		     {"RemainingCredit", &out->remaining},
		     {"CustomerTotalCredit", &out->customers_total},
		     {"CustomerRemainingCredit", &out->customers_remaining}};
	for (unsigned i = 0; i < COUNT_OF(parts); i++)
		if (answer_money(&a, a.response, parts[i].key, parts[i].value))
			out->known |= 1u << i;
	answer_request_id(&a, out->request_id, sizeof out->request_id);
	answer_close(&a);
	return true;
}

void allocation_page_init(struct allocation_page *p)
{
	*p = (struct allocation_page){0};
	arena_init(&p->arena);
}

void allocation_page_release(struct allocation_page *p)
{
	arena_release(&p->arena);
	allocation_page_init(p);
}

static struct sl keep_text(const struct answer *a, const struct json_node *n, struct arena *arena)
{
	struct buf clean;
	buf_init(&clean, WIRE_BODY_MAX * 3);
	utf8_clean(answer_scalar(a, n), &clean);
	struct sl kept = arena_copy(arena, buf_sl(&clean));
	buf_release(&clean);
	return kept;
}

static void read_allocation(const struct answer *a, const struct json_node *n,
			    struct allocation *out, struct arena *arena)
{
	out->time = keep_text(a, json_get(n, "AllocatedTime"), arena);
	out->operator= keep_text(a, json_get(n, "Operator"), arena);
	out->remark = keep_text(a, json_get(n, "Remark"), arena);
	out->known = (answer_money(a, n, "Credit", &out->delta) ? 1u : 0) |
		     (answer_money(a, n, "AllocatedCredit", &out->total_after) ? 2u : 0) |
		     (answer_money(a, n, "ClientCreditAfter", &out->available_after) ? 4u : 0);
}

bool reply_allocations(const struct wire_reply *r, struct allocation_page *out, struct fault *fault)
{
	struct answer a;
	const struct json_node *list;
	if (!answer_open(&a, r, fault))
		return false;
	bool ok = answer_array(&a, "History", &list) && json_count(list) <= ALLOCATIONS_MAX;
	if (ok) {
		out->rows = arena_alloc(&out->arena, json_count(list), sizeof *out->rows);
		for (const struct json_node *n = json_first(list); n; n = json_next(n))
			read_allocation(&a, n, &out->rows[out->n++], &out->arena);
		out->has_total = answer_count(&a, "Total", &out->total);
		answer_request_id(&a, out->request_id, sizeof out->request_id);
	} else {
		not_a_list(r, "History", fault);
	}
	answer_close(&a);
	return ok;
}

static void read_amounts(const struct answer *a, const struct json_node *n, enum api_action action,
			 struct uin_amounts *out)
{
	bool vouchers = action == ACTION_VOUCHER_AMOUNT;
	*out = (struct uin_amounts){0};
	if (!sl_to_u64(answer_scalar(a, json_get(n, vouchers ? "ClientUin" : "Uin")), &out->uin))
		out->uin = 0;
	if (answer_money(a, n, vouchers ? "TotalAmount" : "TotalCredit", &out->total))
		out->known |= 1;
	if (answer_money(a, n, vouchers ? "RemainAmount" : "RemainingCredit", &out->remaining))
		out->known |= 2;
}

bool reply_uin_amounts(const struct wire_reply *r, enum api_action action, struct uin_amounts *out,
		       size_t max, size_t *n, struct fault *fault)
{
	struct answer a;
	const struct json_node *list;
	*n = 0;
	if (!answer_open(&a, r, fault))
		return false;
	bool ok = answer_array(&a, "Data", &list);
	if (!ok)
		not_a_list(r, "Data", fault);
	for (const struct json_node *i = ok ? json_first(list) : NULL; i && *n < max;
	     i = json_next(i))
		read_amounts(&a, i, action, &out[(*n)++]);
	answer_close(&a);
	return ok;
}
