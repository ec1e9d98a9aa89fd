/* SPDX-License-Identifier: MIT */
/* Finds and writes the vouchers of customers. */
#include "voucher_list.h"

#include "base/attr.h"
#include "base/mem.h"

#include "demo/customers/vouchers.h"
#include "response.h"

#define FIRST_CAPACITY 256

struct voucher_place {
	uint32_t customer; /* id */
	uint32_t voucher;  /* which of the customer's */
};

static bool may_be(const struct params *p, enum param which, const char *value)
{
	return !params_is_given(p, which) || sl_equal(p->text[which], sl_from(value));
}

static bool is_wanted(const struct params *p, const struct demo_voucher *v)
{
	return may_be(p, PARAM_VOUCHER_STATUS, v->status) &&
	       may_be(p, PARAM_PAYMENT_MODE, v->payment_mode) && may_be(p, PARAM_USAGE, v->usage) &&
	       may_be(p, PARAM_PRODUCT_SCOPE, v->product_scope) &&
	       (!params_is_given(p, PARAM_VOUCHER_ID) ||
		p->number[PARAM_VOUCHER_ID] == (int64_t)v->number);
}

static void add_customer(struct voucher_list *l, const struct params *p, uint32_t id,
			 size_t *capacity)
{
	struct demo_voucher all[DEMO_VOUCHERS_MAX];
	size_t n = demo_vouchers_draw(l->data, id, all);

	for (size_t i = 0; i < n; i++) {
		if (!is_wanted(p, &all[i]))
			continue;
		if (l->n == *capacity) {
			*capacity = *capacity ? *capacity * 2 : FIRST_CAPACITY;
			l->places = mem_resize(l->places, *capacity, sizeof(*l->places));
		}
		l->places[l->n++] = (struct voucher_place){id, (uint32_t)i};
	}
}

bool voucher_list_find(struct voucher_list *l, const struct dataset *data, const struct params *p,
		       struct refusal *no)
{
	size_t capacity = 0;
	uint32_t id;

	*l = (struct voucher_list){.data = data};
	if (!params_is_given(p, PARAM_CUSTOMER_UIN)) {
		for (uint32_t rank = 0; rank < dataset_total(data); rank++)
			add_customer(l, p, dataset_at(data, rank), &capacity);
		return true;
	}
	if (!dataset_find(data, p->uin, &id))
		return refusal_set(no, "FailedOperation",
				   "The UIN is not a customer of this account.");
	add_customer(l, p, id, &capacity);
	return true;
}

void voucher_list_release(struct voucher_list *l)
{
	mem_free(l->places);
	*l = (struct voucher_list){.n = 0};
}

void voucher_list_add_row(void *ctx, uint64_t rank, struct buf *out)
{
	const struct voucher_list *l = ctx;
	const struct voucher_place *at = &l->places[rank];
	struct demo_voucher all[DEMO_VOUCHERS_MAX];
	const struct demo_voucher *v = &all[at->voucher];

	demo_vouchers_draw(l->data, at->customer, all);
	response_open(NULL, '{', out);
	response_add_uin("VoucherId", v->number, out);
	response_add_uin("CustomerUin", dataset_uin(l->data, at->customer), out);
	response_add_text("VoucherStatus", sl_from(v->status), out);
	response_add_money("RemainingAmount", v->remaining, out);
	response_add_money("TotalAmount", v->total, out);
	response_add_text("Usage", sl_from(v->usage), out);
	response_add_text("PaymentMode", sl_from(v->payment_mode), out);
	response_add_text("ProductScope", sl_from(v->product_scope), out);
	response_add_time("EffectiveTime", v->effective_s, out);
	response_add_time("ExpireTime", v->expires_s, out);
	response_add_text("ApplyReason", sl_from(v->reason), out);
	response_close('}', out);
}
