/* SPDX-License-Identifier: MIT */
/* Answers API requests from a list of numbered customers. */
#include "fake_customers.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/time.h"

#define FIRST_UIN     200000000000u
#define FIRST_TIME    1577836800 /* 2020-01-01 */
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

static void name_of(uint32_t number, char *out, size_t size)
{
	snprintf(out, size, "%s %u", kinds[number % KINDS].name, (unsigned)number);
}

static void add_cents(const char *key, int64_t cents, struct buf *out)
{
	int64_t whole = cents < 0 ? -cents : cents;
	buf_addf(out, ",\"%s\":%s%" PRId64 ".%02" PRId64, key, cents < 0 ? "-" : "", whole / 100,
		 whole % 100);
}

static void add_sums(const struct fake_customers *p, uint32_t number, const char *credit,
		     const char *remaining, struct buf *out)
{
	int64_t spent = number % 3 == 0 ? p->spent * 100 : 0;
	add_cents(credit, kinds[number % KINDS].credit, out);
	add_cents(remaining, kinds[number % KINDS].remaining - spent, out);
}

static void add_customer(const struct fake_customers *p, uint32_t number, struct buf *out)
{
	char name[80], associated[20], expiry[20];
	const size_t k = number % KINDS;
	name_of(number, name, sizeof name);
	time_print(FIRST_TIME + HOURS(number), associated);
	time_print(FIRST_TIME + HOURS(number) + HOURS(24 * 2500), expiry);
	buf_addf(out, "{\"ClientUin\":%" PRIu64 ",\"Name\":\"%s\",\"Remark\":\"%s\"",
		 (uint64_t)FIRST_UIN + number, name, kinds[k].remark);
	buf_addf(out, ",\"Email\":\"c%u***@example.com\",\"Mobile\":\"+65 8123 0014\"",
		 (unsigned)number);
	buf_addf(out, ",\"Type\":\"new\",\"Arrears\":\"-\",\"AssociationTime\":\"%s\"", associated);
	buf_addf(out, ",\"RecentExpiry\":\"%s\"", expiry);
	add_sums(p, number, "Credit", "RemainingCredit", out);
	buf_addf(out, ",\"IdentifyType\":1,\"Force\":%d}", kinds[k].force);
}

static void begin(uint64_t total, struct buf *out)
{
	buf_addf(out, "{\"Response\":{\"Total\":%" PRIu64 ",\"Data\":[", total);
}

static void end(struct buf *out)
{
	buf_add_chars(out, "],\"RequestId\":\"11111111-2222-3333-4444-555555555555\"}}");
}

static bool matches(uint32_t number, const struct query *q)
{
	char text[100] = "";
	switch (q->type) {
	case FILTER_NONE: return true;
	case FILTER_NAME: name_of(number, text, sizeof text); return strstr(text, q->text) != NULL;
	case FILTER_REMARK: return strstr(kinds[number % KINDS].remark, q->text) != NULL;
	case FILTER_EMAIL:
		snprintf(text, sizeof text, "c%u***@example.com", (unsigned)number);
		break;
	case FILTER_CLIENT_UIN:
		snprintf(text, sizeof text, "%" PRIu64, (uint64_t)FIRST_UIN + number);
		break;
	}
	return strcmp(text, q->text) == 0;
}

static void answer_customers(const struct fake_customers *p, const struct request *r,
			     struct buf *body)
{
	uint64_t first = (uint64_t)(r->page - 1) * r->page_size, total = 0;
	struct buf rows;
	buf_init(&rows, 4u << 20);
	for (size_t i = 0; i < p->n; i++) {
		uint32_t number = p->customers[r->query.order == ORDER_DESC ? i : p->n - 1 - i];
		if (!matches(number, &r->query))
			continue;
		if (total >= first && total < first + r->page_size) {
			if (rows.n)
				buf_add_byte(&rows, ',');
			add_customer(p, number, &rows);
		}
		total++;
	}
	begin(total, body);
	buf_add(body, buf_sl(&rows));
	end(body);
	buf_release(&rows);
}

static void answer_uins(const struct fake_customers *p, const struct request *r, struct buf *body)
{
	bool vouchers = r->action == ACTION_VOUCHER_AMOUNT;
	buf_addf(body, "{\"Response\":{\"Data\":[");
	for (uint32_t i = 0; i < r->n_uins; i++) {
		uint32_t number = (uint32_t)(r->uins[i] - FIRST_UIN);
		buf_addf(body, "%s{\"%s\":%" PRIu64, i ? "," : "", vouchers ? "ClientUin" : "Uin",
			 r->uins[i]);
		if (vouchers)
			buf_addf(body, ",\"TotalAmount\":500,\"RemainAmount\":120.5}");
		else
			add_sums(p, number, "TotalCredit", "RemainingCredit", body);
		if (!vouchers)
			buf_add_byte(body, '}');
	}
	end(body);
}

static void answer_history(struct buf *body)
{
	buf_addf(
	    body,
	    "{\"Response\":{\"Total\":1,\"History\":[{\"AllocatedTime\":\"2026-09-01 10:00:00\","
	    "\"Operator\":\"100000000001\",\"Credit\":1000,\"AllocatedCredit\":20000,"
	    "\"ClientCreditAfter\":1654.96,\"Remark\":\"monthly\"}");
	end(body);
}

void fake_customers_answer(const struct fake_customers *p, const struct request *r,
			   struct buf *body)
{
	switch (r->action) {
	case ACTION_CUSTOMERS: answer_customers(p, r, body); break;
	case ACTION_VOUCHER_AMOUNT:
	case ACTION_CREDIT_BY_UINS: answer_uins(p, r, body); break;
	case ACTION_CREDIT_HISTORY: answer_history(body); break;
	case ACTION_PARTNER_CREDIT:
		buf_addf(body, "{\"Response\":{\"TotalCredit\":1000000,\"AllocatedCredit\":950000,"
			       "\"RemainingCredit\":50000,\"RequestId\":\"pool\"}}");
		break;
	}
}

void fake_customers_page(const struct fake_customers *p, uint64_t total, struct buf *body)
{
	begin(total, body);
	for (size_t i = 0; i < p->n; i++) {
		if (i)
			buf_add_byte(body, ',');
		add_customer(p, p->customers[i], body);
	}
	end(body);
}

void fake_customers_error(const char *code, const char *message, struct buf *body)
{
	buf_addf(body,
		 "{\"Response\":{\"Error\":{\"Code\":\"%s\",\"Message\":\"%s\"},"
		 "\"RequestId\":\"99999999-8888-7777-6666-555555555555\"}}",
		 code, message);
}
