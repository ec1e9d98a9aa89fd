/* SPDX-License-Identifier: MIT */
/* Writes the JSON bodies of requests. */
#include "api/request.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/time.h"

#include "codec/json.h"

#define DAY_S 86400

static uint32_t count_uins(const struct request *r)
{
	if (r->n_uins > UIN_LIST_MAX)
		BUG("more UINs than a request holds");
	return r->n_uins;
}

static bool uins_are_equal(const struct request *a, const struct request *b)
{
	uint32_t n = count_uins(a);
	return n == count_uins(b) && memcmp(a->uins, b->uins, n * sizeof *a->uins) == 0;
}

static bool pages_are_equal(const struct request *a, const struct request *b)
{
	return a->page == b->page && a->page_size == b->page_size;
}

bool request_equal(const struct request *a, const struct request *b)
{
	if (a->action != b->action)
		return false;
	switch (a->action) {
	case ACTION_CUSTOMERS: return pages_are_equal(a, b) && query_equal(&a->query, &b->query);
	case ACTION_PARTNER_CREDIT:
	case ACTION_DIRECT_CREDIT: return true;
	case ACTION_CREDIT_HISTORY: return pages_are_equal(a, b) && uins_are_equal(a, b);
	case ACTION_VOUCHER_AMOUNT:
	case ACTION_CREDIT_BY_UINS: return uins_are_equal(a, b);
	case ACTION_DAILY_COST: return a->day == b->day && uins_are_equal(a, b);
	case ACTION_VOUCHERS: return pages_are_equal(a, b);
	}
	return false;
}

/* Adds "key": with a comma before any but the first. */
static void add_key(struct buf *out, const char *key)
{
	if (out->n && out->p[out->n - 1] != '{')
		buf_add_byte(out, ',');
	buf_addf(out, "\"%s\":", key);
}

static void add_number(struct buf *out, const char *key, uint64_t value)
{
	add_key(out, key);
	buf_addf(out, "%" PRIu64, value);
}

static void add_text(struct buf *out, const char *key, const char *value)
{
	add_key(out, key);
	json_write_string(out, sl_from(value));
}

static void add_uins(struct buf *out, const char *key, const struct request *r)
{
	add_key(out, key);
	buf_add_byte(out, '[');
	for (uint32_t i = 0; i < count_uins(r); i++)
		buf_addf(out, "%s%" PRIu64, i ? "," : "", r->uins[i]);
	buf_add_byte(out, ']');
}

/* Pages count from 1 and have rows, so 0 means not set. */
static void add_page(struct buf *out, const struct request *r)
{
	if (r->page)
		add_number(out, "Page", r->page);
	if (r->page_size)
		add_number(out, "PageSize", r->page_size);
}

static void add_customers(struct buf *out, const struct request *r)
{
	if (r->query.type != FILTER_NONE) {
		add_text(out, "FilterType", query_filter_type_name(r->query.type));
		add_text(out, "Filter", r->query.text);
	}
	add_page(out, r);
	add_text(out, "Order", query_order_name(r->query.order));
}

static void add_history(struct buf *out, const struct request *r)
{
	if (count_uins(r))
		add_number(out, "ClientUin", r->uins[0]);
	add_page(out, r);
}

static void add_daily_cost(struct buf *out, const struct request *r)
{
	char date[11];
	time_print_date((int64_t)r->day * DAY_S, date);
	if (count_uins(r))
		add_number(out, "CustomerUin", r->uins[0]);
	add_text(out, "Date", date);
}

/* A voucher that is used, expired or taken back needs no attention. */
static void add_vouchers(struct buf *out, const struct request *r)
{
	add_page(out, r);
	add_text(out, "VoucherStatus", "Issued");
}

void request_body(const struct request *r, struct buf *out)
{
	buf_add_byte(out, '{');
	switch (r->action) {
	case ACTION_CUSTOMERS: add_customers(out, r); break;
	case ACTION_PARTNER_CREDIT:
	case ACTION_DIRECT_CREDIT: break;
	case ACTION_CREDIT_HISTORY: add_history(out, r); break;
	case ACTION_VOUCHER_AMOUNT: add_uins(out, "ClientUins", r); break;
	case ACTION_CREDIT_BY_UINS: add_uins(out, "UinList", r); break;
	case ACTION_DAILY_COST: add_daily_cost(out, r); break;
	case ACTION_VOUCHERS: add_vouchers(out, r); break;
	}
	buf_add_byte(out, '}');
}
