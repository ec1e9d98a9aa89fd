/* SPDX-License-Identifier: MIT */
/* Reads the reply that lists vouchers. */
#include "base/attr.h"

#include "answer.h"

static const char *const names[] = {
    "VoucherId", "CustomerUin",  "TotalAmount",   "RemainingAmount", "VoucherStatus", "PaymentMode",
    "Usage",     "ProductScope", "EffectiveTime", "ExpireTime",      "ApplyReason"};

void reply_vouchers_init(struct voucher_page *p)
{
	*p = (struct voucher_page){0};
	arena_init(&p->arena);
}

void reply_vouchers_release(struct voucher_page *p)
{
	arena_release(&p->arena);
	reply_vouchers_init(p);
}

/* A number that is none, and a name that appears twice, affect only that value. */
static void read_values(struct answer *a, const struct members *m, struct arena *arena,
			struct voucher *out)
{
	uint64_t *const integers[COUNT_OF(names)] = {&out->id, &out->uin};
	int64_t *const amounts[COUNT_OF(names)] = {NULL, NULL, &out->total, &out->remaining};
	struct sl *const texts[COUNT_OF(names)] = {NULL,
						   NULL,
						   NULL,
						   NULL,
						   &out->status,
						   &out->payment_mode,
						   &out->usage,
						   &out->product_scope,
						   &out->effective,
						   &out->expires,
						   &out->reason};
	for (unsigned i = 0; i < COUNT_OF(names); i++) {
		unsigned bit = 1u << i;
		if (m->twice & bit)
			out->bad |= bit;
		else if (texts[i])
			*texts[i] = arena_copy(arena, answer_field(a, m->at[i]).text);
		else if (integers[i] ? answer_uin(a, m->at[i], integers[i])
				     : answer_money(a, m->at[i], amounts[i]))
			out->known |= bit;
		else if (answer_is_sent(a, m->at[i]))
			out->bad |= bit;
	}
}

static void read_voucher(struct answer *a, const struct json_node *row, void *ctx)
{
	struct voucher_page *page = ctx;
	struct voucher *out = &page->rows[page->n++];
	struct members m;
	static const struct sl none = {"", 0};
	*out = (struct voucher){.status = none,
				.payment_mode = none,
				.usage = none,
				.product_scope = none,
				.effective = none,
				.expires = none,
				.reason = none};
	if (!row)
		out->flaw = N_("is not JSON");
	else if (!answer_members_noted(row, names, COUNT_OF(names), &m, "", NULL))
		out->flaw = N_("is not an object");
	else
		read_values(a, &m, &page->arena, out);
}

static bool read_vouchers(struct answer *a, struct voucher_page *out, struct err *e)
{
	static const char *const members[] = {"TotalCount", "Data"};
	struct members in;
	size_t n;
	if (!answer_members(a->response, members, COUNT_OF(members), &in, "Response", e) ||
	    !answer_count_rows(a, in.at[1], in.at[0] != NULL, &n, e))
		return false;
	out->rows = n ? arena_alloc(&out->arena, n, sizeof *out->rows) : NULL;
	answer_each_row(a, in.at[1], read_voucher, out);
	out->has_total = answer_count(a, in.at[0], &out->total);
	sl_to_chars(sl_from(a->request_id), out->request_id, sizeof out->request_id);
	return true;
}

bool reply_vouchers(const struct wire_reply *r, struct voucher_page *out, struct fault *fault)
{
	struct answer a;
	struct err e = {0};
	if (!answer_open_rows(&a, r, "Data", fault))
		return false;
	bool ok = read_vouchers(&a, out, &e);
	if (!ok)
		reply_vouchers_release(out);
	return answer_close(&a, ok, &e, fault);
}
