/* SPDX-License-Identifier: MIT */
/* Answers API requests from a list of numbered customers. */
#include "fake_customers.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"

#include "demo/matches.h"
#include "demo/response.h"
#include "demo/semantics.h"

#define FIRST_TIME    1577836800 /* 2020-01-01 */
#define VOUCHER_TIME  1790294400 /* 2026-09-25 */
#define HOURS(n)      ((int64_t)(n)*3600)
#define CUSTOMERS_MAX 1000000u

/* Names and sums, in cents, of every status, in turn. */
static const struct {
	const char *name, *remark;
	int64_t credit, remaining;
	int force;
} kinds[] = {
    {"Acme Retail Ltd", "VIP", 10000000, 9037092, 0},
    {"深圳星辰科技有限公司", "pays monthly", 5000000, 1211000, 0},
    {"株式会社さくらソフト", "", 2000000, 467541, 0},
    {"Delta Games", "pay late; call before 15th", 2000000, 165496, 0},
    {"Café Zürich", "VIP", 500000, 8132, 0},
    {"한빛소프트", "", 100000, 0, 0},
    {"Initech", "owes", 100000, -4985, 0},
    {"Umbrella KK", "", 10000000, 0, 2},
    {"Globex Trading", "", 2000000, 1237783, 0},
    {"Wayne International", "", 0, 0, 0},
};
#define KINDS (sizeof kinds / sizeof *kinds)

void fake_customers_release(struct fake_customers *p)
{
	mem_free(p->customers);
	p->customers = NULL;
	p->n = 0;
}

static bool add_range(struct fake_customers *p, struct sl range)
{
	uint64_t first, last;
	size_t dots = 0;
	while (dots + 1 < range.n && !(range.p[dots] == '.' && range.p[dots + 1] == '.'))
		dots++;
	bool one = dots + 1 >= range.n;
	if (!sl_to_u64(one ? range : sl_take(range, dots), &first) ||
	    !sl_to_u64(one ? range : sl_drop(range, dots + 2), &last))
		return false;
	size_t more = (size_t)(first > last ? first - last : last - first) + 1;
	if (more > CUSTOMERS_MAX || first > CUSTOMERS_MAX || last > CUSTOMERS_MAX)
		return false;
	p->customers = mem_resize(p->customers, p->n + more, sizeof *p->customers);
	for (size_t i = 0; i < more; i++)
		p->customers[p->n++] = (uint32_t)(first > last ? first - i : first + i);
	return true;
}

bool fake_customers_set(struct fake_customers *p, struct sl ranges)
{
	struct sl range;
	fake_customers_release(p);
	while (sl_split(&ranges, ',', &range))
		if (!add_range(p, range))
			return false;
	return true;
}

static uint64_t uin_of(uint32_t number)
{
	return (uint64_t)FAKE_FIRST_UIN + number;
}

static void email_of(uint32_t number, char *out, size_t size)
{
	snprintf(out, size, "c%u***@example.com", (unsigned)number);
}

static void name_of(uint32_t number, char *out, size_t size)
{
	snprintf(out, size, "%s %u", kinds[number % KINDS].name, (unsigned)number);
}

void fake_customers_snapshot(const struct fake_customers *p, struct snapshot *out)
{
	for (size_t i = 0; i < p->n; i++) {
		uint32_t number = p->customers[i];
		int64_t spent = number % 3 == 0 ? p->spent * 100 : 0;
		struct snapshot_row r = {.uin = uin_of(number),
					 .credit = kinds[number % KINDS].credit * MONEY_CENT,
					 .remaining =
					     (kinds[number % KINDS].remaining - spent) * MONEY_CENT,
					 .force = kinds[number % KINDS].force,
					 .known = SNAPSHOT_KNOWN};
		if (!snapshot_add_row(out, &r))
			BUG("a snapshot is full");
	}
	snapshot_sort(out);
}

static void add_sums(const struct fake_customers *p, uint32_t number, const char *credit,
		     const char *remaining, struct buf *out)
{
	int64_t spent = number % 3 == 0 ? p->spent * 100 : 0;
	response_add_money_long(credit, kinds[number % KINDS].credit, out);
	response_add_money_long(remaining, kinds[number % KINDS].remaining - spent, out);
}

static void add_customer(const struct fake_customers *p, uint32_t number, struct buf *out)
{
	char name[80], email[40];
	const size_t k = number % KINDS;
	int64_t bound_s = FIRST_TIME + HOURS(number);
	name_of(number, name, sizeof name);
	email_of(number, email, sizeof email);
	response_open(NULL, '{', out);
	response_add_uin("ClientUin", uin_of(number), out);
	response_add_text("Name", sl_from(name), out);
	response_add_text("Remark", sl_from(kinds[k].remark), out);
	response_add_text("Email", sl_from(email), out);
	response_add_text("Mobile", SL("+65 8123 0014"), out);
	response_add_text("Type", SL("new"), out);
	response_add_text("Arrears", SL("-"), out);
	response_add_time("AssociationTime", bound_s, out);
	response_add_time("RecentExpiry", bound_s + HOURS(24 * 2500), out);
	add_sums(p, number, "Credit", "RemainingCredit", out);
	response_add_number("IdentifyType", 1, out);
	response_add_number("Force", kinds[k].force, out);
	response_close('}', out);
}

static void write_field(uint32_t number, enum filter_type type, char *out, size_t size)
{
	switch (type) {
	case FILTER_NONE: break;
	case FILTER_NAME: name_of(number, out, size); break;
	case FILTER_REMARK: sl_to_chars(sl_from(kinds[number % KINDS].remark), out, size); break;
	case FILTER_EMAIL: email_of(number, out, size); break;
	case FILTER_CLIENT_UIN: snprintf(out, size, "%" PRIu64, uin_of(number)); break;
	}
}

/* The customers whom a query finds, newest first. */
struct found {
	const struct fake_customers *of;
	uint32_t *number;
};

static void add_found(void *ctx, uint64_t rank, struct buf *out)
{
	const struct found *f = ctx;
	add_customer(f->of, f->number[rank], out);
}

static void find_customers(const struct fake_customers *p, const struct query *q, struct found *out,
			   uint64_t *n)
{
	char field[100] = "";
	struct buf text, value;
	buf_init(&text, sizeof q->text * 4);
	buf_init(&value, sizeof field * 4);
	text_fold(sl_from(q->text), &text);
	for (size_t i = 0; i < p->n; i++) {
		buf_clear(&value);
		write_field(p->customers[i], q->type, field, sizeof field);
		text_fold(sl_from(field), &value);
		if (q->type == FILTER_NONE || matches_fits(q->type, buf_sl(&value), buf_sl(&text)))
			out->number[(*n)++] = p->customers[i];
	}
	buf_release(&text);
	buf_release(&value);
}

static void answer_customers(const struct fake_customers *p, const struct request *r,
			     struct buf *body)
{
	struct found found = {p, mem_alloc(p->n + 1, sizeof *found.number)};
	struct semantics_list list = {.add_row = add_found, .ctx = &found};
	struct semantics_page page = semantics_page_of(r, UINT32_MAX);
	find_customers(p, &r->query, &found, &list.n);
	response_add_number("Total", (int64_t)list.n, body);
	semantics_list_add("Data", &list, &page, body);
	mem_free(found.number);
}

static void answer_uins(const struct fake_customers *p, const struct request *r, struct buf *body)
{
	bool vouchers = r->action == ACTION_VOUCHER_AMOUNT;
	response_open("Data", '[', body);
	for (uint32_t i = 0; i < r->n_uins; i++) {
		response_open(NULL, '{', body);
		response_add_uin(vouchers ? "ClientUin" : "Uin", r->uins[i], body);
		if (vouchers) {
			response_add_money("TotalAmount", 50000, body);
			response_add_money("RemainAmount", 12050, body);
		} else {
			add_sums(p, (uint32_t)(r->uins[i] - FAKE_FIRST_UIN), "TotalCredit",
				 "RemainingCredit", body);
		}
		response_close('}', body);
	}
	response_close(']', body);
}

static void answer_direct(const struct fake_customers *p, struct buf *body)
{
	response_open("Data", '[', body);
	for (uint32_t i = 0; i < p->n; i++) {
		response_open(NULL, '{', body);
		response_add_uin("Uin", FAKE_FIRST_UIN + p->customers[i], body);
		add_sums(p, p->customers[i], "TotalCredit", "RemainingCredit", body);
		response_close('}', body);
	}
	response_close(']', body);
}

static void answer_history(struct buf *body)
{
	response_add_number("Total", 1, body);
	response_open("History", '[', body);
	response_open(NULL, '{', body);
	response_add_text("AllocatedTime", SL("2026-09-01 10:00:00"), body);
	response_add_text("Operator", SL("100000000001"), body);
	response_add_money("Credit", 100000, body);
	response_add_money("AllocatedCredit", 2000000, body);
	response_add_money("ClientCreditAfter", 165496, body);
	response_add_text("Remark", SL("monthly"), body);
	response_close('}', body);
	response_close(']', body);
}

static void answer_partner_credit(struct buf *body)
{
	response_add_money("TotalCredit", 100000000, body);
	response_add_money("AllocatedCredit", 95000000, body);
	response_add_money("RemainingCredit", 5000000, body);
}

/* Each day costs one dollar more than the day before, and is the same for all customers. */
static void answer_daily_cost(const struct request *r, struct buf *body)
{
	response_add_cost("TotalCost", (int64_t)(r->day % 100) * 1000000, body);
}

/* The vouchers of every second customer end one day after the other, from 2026-09-25 on. */
static void add_voucher(void *ctx, uint64_t rank, struct buf *out)
{
	const struct fake_customers *p = ctx;
	uint32_t number = p->customers[rank * 2];
	int64_t days = (int64_t)(number * 7 % (p->n + 1)), cents = (int64_t)number * 1111;
	response_open(NULL, '{', out);
	response_add_number("VoucherId", 5000 + number, out);
	response_add_uin("CustomerUin", uin_of(number), out);
	response_add_money("TotalAmount", cents * 2, out);
	response_add_money("RemainingAmount", cents, out);
	response_add_text("Usage", SL("campaign for new regions"), out);
	response_add_time("ExpireTime", VOUCHER_TIME + HOURS(24 * days), out);
	response_close('}', out);
}

static void answer_vouchers(const struct fake_customers *p, const struct request *r,
			    struct buf *body)
{
	struct fake_customers of = *p;
	struct semantics_list list = {.n = (p->n + 1) / 2, .add_row = add_voucher, .ctx = &of};
	struct semantics_page page = semantics_page_of(r, UINT32_MAX);
	response_add_number("TotalCount", (int64_t)list.n, body);
	semantics_list_add("Data", &list, &page, body);
}

void fake_customers_answer(const struct fake_customers *p, const struct request *r,
			   struct buf *body)
{
	response_begin(body);
	switch (r->action) {
	case ACTION_CUSTOMERS: answer_customers(p, r, body); break;
	case ACTION_VOUCHER_AMOUNT:
	case ACTION_CREDIT_BY_UINS: answer_uins(p, r, body); break;
	case ACTION_CREDIT_HISTORY: answer_history(body); break;
	case ACTION_PARTNER_CREDIT: answer_partner_credit(body); break;
	case ACTION_DIRECT_CREDIT: answer_direct(p, body); break;
	case ACTION_DAILY_COST: answer_daily_cost(r, body); break;
	case ACTION_VOUCHERS: answer_vouchers(p, r, body); break;
	}
	response_end(r->action == ACTION_PARTNER_CREDIT ? "pool" : FAKE_REQUEST_ID, body);
}

void fake_customers_page(const struct fake_customers *p, uint64_t total, struct buf *body)
{
	response_begin(body);
	response_add_number("Total", (int64_t)total, body);
	response_open("Data", '[', body);
	for (size_t i = 0; i < p->n; i++)
		add_customer(p, p->customers[i], body);
	response_close(']', body);
	response_end(FAKE_REQUEST_ID, body);
}

void fake_customers_numbered(const char *total, uint64_t first, size_t n, struct buf *body)
{
	char bound[24];
	response_begin(body);
	if (total)
		response_add_raw("Total", total, body);
	response_open("Data", '[', body);
	for (uint64_t number = first; number < first + n; number++) {
		snprintf(bound, sizeof bound, "%" PRIu64, number);
		response_open(NULL, '{', body);
		response_add_uin("ClientUin", number, body);
		response_add_text("AssociationTime", sl_from(bound), body);
		response_add_number("Credit", 5, body);
		response_add_number("RemainingCredit", 4, body);
		response_close('}', body);
	}
	response_close(']', body);
	response_end(FAKE_REQUEST_ID, body);
}

void fake_customers_error(const char *code, const char *message, struct buf *body)
{
	response_begin(body);
	response_add_error(code, message, body);
	response_end("99999999-8888-7777-6666-555555555555", body);
}
