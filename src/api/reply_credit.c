/* SPDX-License-Identifier: MIT */
/* Reads replies about amounts: the partner's credit, histories, vouchers. */
#include <stdlib.h>

#include "base/attr.h"
#include "base/mem.h"

#include "codec/json_parts.h"

#include "answer.h"
#include "reply_damaged.h"

/* Opens the answer as its decoder does, so that both agree on what is damaged. */
static bool open_as(struct answer *out, const struct wire_reply *r, enum api_action a,
		    struct fault *fault)
{
	switch (a) {
	case ACTION_PARTNER_CREDIT:
	case ACTION_DAILY_COST: break;
	case ACTION_CREDIT_HISTORY: return answer_open_rows(out, r, "History", fault);
	case ACTION_CUSTOMERS:
	case ACTION_VOUCHER_AMOUNT:
	case ACTION_CREDIT_BY_UINS:
	case ACTION_VOUCHERS: return answer_open_rows(out, r, "Data", fault);
	case ACTION_DIRECT_CREDIT: return answer_open_list(out, r, "Data", WIRE_LIST_MAX, fault);
	}
	return answer_open(out, r, fault);
}

bool reply_check(const struct wire_reply *r, struct fault *fault)
{
	struct answer a;
	return answer_open(&a, r, fault) && answer_close(&a, true, NULL, fault);
}

bool reply_check_action(const struct wire_reply *r, enum api_action a, struct fault *fault)
{
	struct answer opened;
	return open_as(&opened, r, a, fault) && answer_close(&opened, true, NULL, fault);
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
	return any || err_set(e, ERR_DECODE, "the answer has no credit");
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

static const char *const allocation_names[] = {"AllocatedTime",   "Operator",          "Credit",
					       "AllocatedCredit", "ClientCreditAfter", "Remark"};
static const unsigned allocation_bits[] = {ALLOCATION_TIME,      ALLOCATION_OPERATOR,
					   ALLOCATION_DELTA,     ALLOCATION_TOTAL,
					   ALLOCATION_AVAILABLE, ALLOCATION_REMARK};

/* An amount that is not a number, and a name that appears twice, affect only that value. */
static void read_allocation_values(struct answer *a, const struct members *m, struct arena *arena,
				   struct allocation *out)
{
	struct sl *const texts[] = {&out->time, &out->operator_name, NULL, NULL,
				    NULL,       &out->remark};
	int64_t *const amounts[] = {
	    NULL, NULL, &out->delta, &out->total_after, &out->available_after, NULL};
	for (unsigned i = 0; i < COUNT_OF(allocation_names); i++) {
		if (m->twice & 1u << i)
			out->bad |= allocation_bits[i];
		else if (texts[i])
			*texts[i] = arena_copy(arena, answer_field(a, m->at[i]).text);
		else if (answer_money(a, m->at[i], amounts[i]))
			out->known |= allocation_bits[i];
		else if (answer_is_sent(a, m->at[i]))
			out->bad |= allocation_bits[i];
	}
}

static void read_allocation(struct answer *a, const struct json_node *row, void *ctx)
{
	struct allocation_page *page = ctx;
	struct allocation *out = &page->rows[page->n++];
	struct members m;
	*out = (struct allocation){.time = {"", 0}, .operator_name = {"", 0}, .remark = {"", 0}};
	if (!row)
		out->flaw = N_("is not JSON");
	else if (!answer_members_noted(row, allocation_names, COUNT_OF(allocation_names), &m, "",
				       NULL))
		out->flaw = N_("is not an object");
	else
		read_allocation_values(a, &m, &page->arena, out);
}

static bool read_allocations(struct answer *a, struct allocation_page *out, struct err *e)
{
	static const char *const names[] = {"Total", "History"};
	struct members in;
	size_t n;
	if (!answer_members(a->response, names, COUNT_OF(names), &in, "Response", e) ||
	    !answer_count_rows(a, in.at[1], in.at[0] != NULL, &n, e))
		return false;
	out->rows = n ? arena_alloc(&out->arena, n, sizeof *out->rows) : NULL;
	answer_each_row(a, in.at[1], read_allocation, out);
	out->has_total = answer_count(a, in.at[0], &out->total);
	sl_to_chars(sl_from(a->request_id), out->request_id, sizeof out->request_id);
	return true;
}

bool reply_allocations(const struct wire_reply *r, struct allocation_page *out, struct fault *fault)
{
	struct answer a;
	struct err e = {0};
	if (!answer_open_rows(&a, r, "History", fault))
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
	case ACTION_CREDIT_BY_UINS:
	case ACTION_DIRECT_CREDIT: return credit_names;
	case ACTION_CUSTOMERS:
	case ACTION_PARTNER_CREDIT:
	case ACTION_CREDIT_HISTORY:
	case ACTION_DAILY_COST:
	case ACTION_VOUCHERS: break;
	}
	BUG("an action without amounts");
}

/* The rows of amounts while they are read. */
struct amounts_reading {
	const char *const *names;
	struct uin_amounts *out;
	size_t n, row;
	struct err flaw; /* of the first row that was left out */
};

static bool read_amounts(struct answer *a, const struct json_node *row, const char *const *names,
			 struct uin_amounts *out, struct err *e)
{
	struct members m;
	*out = (struct uin_amounts){0};
	if (!row)
		return err_set(e, ERR_DECODE, "a customer is not JSON");
	if (!answer_members(row, names, 3, &m, N_("a customer"), e))
		return false;
	if (!answer_uin(a, m.at[0], &out->uin))
		return err_set(e, ERR_DECODE, "%s does not name a customer", names[0]);
	out->known = (answer_money(a, m.at[1], &out->total) ? AMOUNT_TOTAL : 0) |
		     (answer_money(a, m.at[2], &out->remaining) ? AMOUNT_REMAINING : 0);
	return true;
}

static void read_amounts_row(struct answer *a, const struct json_node *row, void *ctx)
{
	struct amounts_reading *in = ctx;
	struct err e = {0};
	in->row++;
	if (read_amounts(a, row, in->names, &in->out[in->n], &e)) {
		in->n++;
		return;
	}
	(void)err_wrap(&e, "row %zu", in->row);
	if (in->flaw.kind == ERR_NONE)
		in->flaw = e;
}

/* A row that cannot be read costs itself only, unless it is the only one. More rows than customers
 * in the request are an error. */
static bool read_all_amounts(struct answer *a, struct amounts_reading *in, size_t max,
			     struct err *e)
{
	static const char *const data_name[] = {"Data"};
	struct members m;
	size_t rows;
	if (!answer_members(a->response, data_name, 1, &m, "Response", e) ||
	    !answer_count_rows(a, m.at[0], false, &rows, e))
		return false;
	if (rows > max)
		return err_set(e, ERR_DECODE, "Data has %zu rows for %zu customers", rows, max);
	answer_each_row(a, m.at[0], read_amounts_row, in);
	if (in->n > 0 || in->flaw.kind == ERR_NONE)
		return true;
	*e = in->flaw;
	return false;
}

bool reply_uin_amounts(const struct wire_reply *r, enum api_action action, struct uin_amounts *out,
		       size_t max, size_t *n, struct fault *fault)
{
	struct answer a;
	struct err e = {0};
	struct amounts_reading in = {.names = names_of_amounts(action), .out = out};
	*n = 0;
	if (!answer_open_rows(&a, r, "Data", fault))
		return false;
	bool ok = read_all_amounts(&a, &in, max, &e);
	if (ok)
		*n = in.n;
	return answer_close(&a, ok, &e, fault);
}

void reply_direct_release(struct direct_credit *d)
{
	mem_free(d->rows);
	*d = (struct direct_credit){.rows = NULL};
}

static int compare_uins(const void *a, const void *b)
{
	uint64_t x = ((const struct uin_amounts *)a)->uin, y = ((const struct uin_amounts *)b)->uin;
	return (x > y) - (x < y);
}

/* Of two rows of a customer neither may be left out unnoticed. */
static void order_direct(struct direct_credit *d)
{
	size_t kept = 0;
	qsort(d->rows, d->n, sizeof *d->rows, compare_uins);
	for (size_t i = 0; i < d->n; i++)
		if (kept == 0 || d->rows[i].uin != d->rows[kept - 1].uin)
			d->rows[kept++] = d->rows[i];
	d->n_twice = d->n - kept;
	d->n = kept;
}

/* A list that does not end where it should may lack customers. Null has none. */
static bool count_direct(struct sl data, size_t *n, struct err *e)
{
	struct json_parts p;
	struct json_part part;
	*n = 0;
	if (data.n == 0 || !json_parts_open(&p, data))
		return true;
	while (*n <= DIRECT_ROWS_MAX && json_parts_next(&p, &part))
		++*n;
	if (*n > DIRECT_ROWS_MAX)
		return err_set(e, ERR_DECODE, "Data has more than %d customers", DIRECT_ROWS_MAX);
	return !p.broken || err_set(e, ERR_DECODE, "the list of customers does not end");
}

static bool read_direct(struct answer *a, struct direct_credit *out, struct err *e)
{
	static const char *const data_name[] = {"Data"};
	struct amounts_reading in = {.names = names_of_amounts(ACTION_DIRECT_CREDIT)};
	struct members m;
	size_t rows;
	if (!answer_members(a->response, data_name, 1, &m, "Response", e) ||
	    !answer_rows(m.at[0], "Data", false, &rows, e))
		return false;
	if (!count_direct(a->data, &rows, e))
		return false;
	out->rows = in.out = mem_alloc(rows ? rows : 1, sizeof *out->rows);
	answer_each_row(a, m.at[0], read_amounts_row, &in);
	out->n = in.n;
	out->n_bad = rows - in.n;
	order_direct(out);
	sl_to_chars(sl_from(a->request_id), out->request_id, sizeof out->request_id);
	if (in.n > 0 || in.flaw.kind == ERR_NONE)
		return true;
	*e = in.flaw;
	return false;
}

bool reply_direct_credit(const struct wire_reply *r, struct direct_credit *out, struct fault *fault)
{
	struct answer a;
	struct err e = {0};
	*out = (struct direct_credit){.rows = NULL};
	if (!answer_open_list(&a, r, "Data", WIRE_LIST_MAX, fault))
		return false;
	bool ok = read_direct(&a, out, &e);
	if (!ok)
		reply_direct_release(out);
	return answer_close(&a, ok, &e, fault);
}

const struct uin_amounts *reply_direct_find(const struct direct_credit *d, uint64_t uin)
{
	const struct uin_amounts wanted = {.uin = uin};
	return d->n ? bsearch(&wanted, d->rows, d->n, sizeof *d->rows, compare_uins) : NULL;
}
