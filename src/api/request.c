/* SPDX-License-Identifier: MIT */
#include "api/request.h"

#include <inttypes.h>
#include <string.h>

#include "codec/json.h"

static const char *const action_names[API_ACTIONS] = {
    "QueryCustomersCredit", "QueryPartnerCredit", "QueryCreditAllocationHistory",
    "QueryVoucherAmountByUin", "QueryCreditByUinList"};

const char *api_action_name(enum api_action a)
{
	return action_names[a];
}

static bool equal_uins(const struct request *a, const struct request *b)
{
	return a->n_uins == b->n_uins && memcmp(a->uins, b->uins, a->n_uins * sizeof *a->uins) == 0;
}

static bool equal_page(const struct request *a, const struct request *b)
{
	return a->page == b->page && a->page_size == b->page_size;
}

bool request_equal(const struct request *a, const struct request *b)
{
	if (a->action != b->action)
		return false;
	switch (a->action) {
	case ACTION_CUSTOMERS: return equal_page(a, b) && query_equal(&a->query, &b->query);
	case ACTION_PARTNER_CREDIT: return true;
	case ACTION_CREDIT_HISTORY: return equal_page(a, b) && equal_uins(a, b);
	case ACTION_VOUCHER_AMOUNT:
	case ACTION_CREDIT_BY_UINS: return equal_uins(a, b);
	}
	return false;
}

static void add_uins(const struct request *r, struct buf *out)
{
	buf_add_byte(out, '[');
	for (uint32_t i = 0; i < r->n_uins; i++)
		buf_addf(out, "%s%" PRIu64, i ? "," : "", r->uins[i]);
	buf_add_byte(out, ']');
}

static void add_customers(const struct request *r, struct buf *out)
{
	if (r->query.type != FILTER_NONE) {
		buf_addf(out, "\"FilterType\":\"%s\",\"Filter\":", filter_type_name(r->query.type));
		json_write_string(out, sl_from(r->query.text));
		buf_add_byte(out, ',');
	}
	buf_addf(out, "\"Page\":%" PRIu32 ",\"PageSize\":%" PRIu32 ",\"Order\":\"%s\"", r->page,
		 r->page_size, order_name(r->query.order));
}

void request_body(const struct request *r, struct buf *out)
{
	buf_add_byte(out, '{');
	switch (r->action) {
	case ACTION_CUSTOMERS: add_customers(r, out); break;
	case ACTION_PARTNER_CREDIT: break;
	case ACTION_CREDIT_HISTORY:
		buf_addf(out,
			 "\"ClientUin\":%" PRIu64 ",\"Page\":%" PRIu32 ",\"PageSize\":%" PRIu32,
			 r->uins[0], r->page, r->page_size);
		break;
	case ACTION_VOUCHER_AMOUNT:
		buf_add_chars(out, "\"ClientUins\":");
		add_uins(r, out);
		break;
	case ACTION_CREDIT_BY_UINS:
		buf_add_chars(out, "\"UinList\":");
		add_uins(r, out);
		break;
	}
	buf_add_byte(out, '}');
}
