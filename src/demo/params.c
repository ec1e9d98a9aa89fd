/* SPDX-License-Identifier: MIT */
/* Reads the parameters of a request. */
#include "params.h"

#include "base/attr.h"
#include "base/err.h"
#include "base/mem.h"

enum kind { KIND_TEXT, KIND_INTEGER, KIND_UIN, KIND_UIN_LIST };

static const struct {
	const char *name;
	enum kind kind;
} params[] = {
    [PARAM_FILTER_TYPE] = {"FilterType", KIND_TEXT},
    [PARAM_FILTER] = {"Filter", KIND_TEXT},
    [PARAM_PAGE] = {"Page", KIND_INTEGER},
    [PARAM_PAGE_SIZE] = {"PageSize", KIND_INTEGER},
    [PARAM_ORDER] = {"Order", KIND_TEXT},
    [PARAM_CLIENT_UIN] = {"ClientUin", KIND_UIN},
    [PARAM_UIN_LIST] = {"UinList", KIND_UIN_LIST},
    [PARAM_CLIENT_UINS] = {"ClientUins", KIND_UIN_LIST},
    [PARAM_CUSTOMER_UIN] = {"CustomerUin", KIND_UIN},
    [PARAM_DATE] = {"Date", KIND_TEXT},
    [PARAM_VOUCHER_STATUS] = {"VoucherStatus", KIND_TEXT},
    [PARAM_PAYMENT_MODE] = {"PaymentMode", KIND_TEXT},
    [PARAM_USAGE] = {"Usage", KIND_TEXT},
    [PARAM_PRODUCT_SCOPE] = {"ProductScope", KIND_TEXT},
    [PARAM_VOUCHER_ID] = {"VoucherId", KIND_INTEGER},
};
_Static_assert(COUNT_OF(params) == PARAMS, "one row a parameter");

#define BIT(param) (1u << (unsigned)(param))
static const struct {
	unsigned known, required;
} actions[] = {
    [ACTION_CUSTOMERS] = {BIT(PARAM_FILTER_TYPE) | BIT(PARAM_FILTER) | BIT(PARAM_PAGE) |
			      BIT(PARAM_PAGE_SIZE) | BIT(PARAM_ORDER),
			  0},
    [ACTION_PARTNER_CREDIT] = {0, 0},
    [ACTION_CREDIT_HISTORY] = {BIT(PARAM_CLIENT_UIN) | BIT(PARAM_PAGE) | BIT(PARAM_PAGE_SIZE),
			       BIT(PARAM_CLIENT_UIN)},
    [ACTION_VOUCHER_AMOUNT] = {BIT(PARAM_CLIENT_UINS), BIT(PARAM_CLIENT_UINS)},
    [ACTION_CREDIT_BY_UINS] = {BIT(PARAM_UIN_LIST), BIT(PARAM_UIN_LIST)},
    [ACTION_DIRECT_CREDIT] = {0, 0},
    [ACTION_DAILY_COST] = {BIT(PARAM_CUSTOMER_UIN) | BIT(PARAM_DATE),
			   BIT(PARAM_CUSTOMER_UIN) | BIT(PARAM_DATE)},
    [ACTION_VOUCHERS] = {BIT(PARAM_PAGE) | BIT(PARAM_PAGE_SIZE) | BIT(PARAM_CUSTOMER_UIN) |
			     BIT(PARAM_VOUCHER_STATUS) | BIT(PARAM_PAYMENT_MODE) |
			     BIT(PARAM_USAGE) | BIT(PARAM_PRODUCT_SCOPE) | BIT(PARAM_VOUCHER_ID),
			 BIT(PARAM_PAGE) | BIT(PARAM_PAGE_SIZE)},
};
_Static_assert(COUNT_OF(actions) == API_ACTIONS, "one row an action");

void params_init(struct params *p)
{
	*p = (struct params){0};
}

void params_release(struct params *p)
{
	json_free(p->doc);
	mem_free(p->decoded);
}

bool params_is_given(const struct params *p, enum param which)
{
	return p->given & BIT(which);
}

static bool refuse_unknown(struct sl name, struct refusal *no)
{
	return refusal_set(no, "UnknownParameter", "The parameter `%.*s` is not recognized.",
			   (int)(name.n < 100 ? name.n : 100), name.p);
}

static bool find_param(enum api_action action, struct sl name, enum param *out, struct refusal *no)
{
	for (int i = 0; i < PARAMS; i++) {
		if (!(actions[action].known & BIT(i)) || !sl_equal(name, sl_from(params[i].name)))
			continue;
		*out = (enum param)i;
		return true;
	}
	return refuse_unknown(name, no);
}

static bool refuse_type(enum param which, const char *wanted, struct refusal *no)
{
	return refusal_set(no, "InvalidParameter",
			   "The value type of parameter `%s` is not valid: %s expected.",
			   params[which].name, refusal_text(no, wanted));
}

static bool mark_given(struct params *p, enum param which, struct refusal *no)
{
	if (params_is_given(p, which))
		return refusal_set(no, "InvalidParameter", "The parameter `%s` is given twice.",
				   params[which].name);
	p->given |= BIT(which);
	return true;
}

static bool set_number(struct params *p, enum param which, struct sl digits, struct refusal *no)
{
	if (params[which].kind == KIND_UIN)
		return sl_to_u64(digits, &p->uin) ||
		       refuse_type(which, "an unsigned 64-bit integer", no);
	return sl_to_i64(digits, &p->number[which]) || refuse_type(which, "a 64-bit integer", no);
}

static bool add_uin(struct params *p, enum param which, struct sl digits, struct refusal *no)
{
	uint64_t uin;

	if (!sl_to_u64(digits, &uin))
		return refuse_type(which, "an array of unsigned 64-bit integers", no);
	if (p->n_uins < COUNT_OF(p->uins))
		p->uins[p->n_uins] = uin;
	p->n_uins++;
	return true;
}

static bool take_json(struct params *p, enum param which, const struct json_node *value,
		      struct refusal *no)
{
	enum json_kind kind = json_kind_of(value);

	switch (params[which].kind) {
	case KIND_TEXT:
		p->text[which] = json_string(value);
		return kind == JSON_STRING || refuse_type(which, "a string", no);
	case KIND_INTEGER:
	case KIND_UIN: return set_number(p, which, json_number(p->doc, value), no);
	case KIND_UIN_LIST:
		if (kind != JSON_ARRAY)
			return refuse_type(which, "an array of unsigned 64-bit integers", no);
		for (const struct json_node *e = json_first(value); e; e = json_next(e))
			if (!add_uin(p, which, json_number(p->doc, e), no))
				return false;
		return true;
	}
	return false;
}

bool params_from_json(struct params *p, enum api_action action, struct sl body, struct refusal *no)
{
	struct err e = {.kind = ERR_NONE};
	enum param which = PARAM_FILTER_TYPE;

	p->doc = json_parse(body, &e);
	if (!p->doc || json_kind_of(json_root(p->doc)) != JSON_OBJECT)
		return refusal_set(no, "InvalidParameter",
				   "The request body is not a JSON object.");
	for (const struct json_node *m = json_first(json_root(p->doc)); m; m = json_next(m)) {
		if (!find_param(action, sl_from(json_key(m)), &which, no))
			return false;
		if (json_kind_of(m) == JSON_NULL)
			continue;
		if (!mark_given(p, which, no) || !take_json(p, which, m, no))
			return false;
	}
	return true;
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/*
 * Decodes a name or a value of a form: '+' is a blank, as %20 is. The signature is that of the text
 * as it was sent, so a client may write either. Writes at *at and moves it; the result is never
 * longer than text.
 */
static bool decode_form(struct sl text, char **at, struct sl *out)
{
	*out = (struct sl){*at, 0};
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '%') {
			int high = i + 1 < text.n ? hex_value(text.p[i + 1]) : -1;
			int low = i + 2 < text.n ? hex_value(text.p[i + 2]) : -1;

			if (high < 0 || low < 0)
				return false;
			c = (char)(high * 16 + low);
			i += 2;
		} else if (c == '+') {
			c = ' ';
		}
		*(*at)++ = c;
		out->n++;
	}
	return true;
}

/* Takes "Name=value" or, for a list, "Name.0=value" and so on, in order. */
static bool take_pair(struct params *p, enum api_action action, struct sl name, struct sl value,
		      struct refusal *no)
{
	struct sl index = name, base = name;
	enum param which = PARAM_FILTER_TYPE;
	uint64_t at;

	sl_split(&index, '.', &base);
	if (!find_param(action, base, &which, no))
		return false;
	if (params[which].kind == KIND_UIN_LIST) {
		p->given |= BIT(which);
		if (!sl_to_u64(index, &at) || at != p->n_uins)
			return refuse_type(which, "elements numbered from 0", no);
		return add_uin(p, which, value, no);
	}
	if (base.n != name.n)
		return refuse_unknown(name, no);
	if (!mark_given(p, which, no))
		return false;
	p->text[which] = value;
	return params[which].kind == KIND_TEXT || set_number(p, which, value, no);
}

bool params_from_query(struct params *p, enum api_action action, struct sl query,
		       struct refusal *no)
{
	struct sl pair, raw, name, value;
	char *at;

	if (query.n > PARAMS_QUERY_BYTES)
		return refusal_set(no, "RequestSizeLimitExceeded",
				   "A GET request is at most 32 KB.");
	at = p->decoded = mem_alloc(query.n + 1, 1);
	while (sl_split(&query, '&', &pair)) {
		if (!sl_split(&pair, '=', &raw))
			continue;
		if (!decode_form(raw, &at, &name) || !decode_form(pair, &at, &value))
			return refusal_set(no, "InvalidParameter",
					   "The query string is not percent-encoded.");
		if (!take_pair(p, action, name, value, no))
			return false;
	}
	return true;
}

bool params_check_required(const struct params *p, enum api_action action, struct refusal *no)
{
	for (int i = 0; i < PARAMS; i++)
		if ((actions[action].required & BIT(i)) && !(p->given & BIT(i)))
			return refusal_set(no, "MissingParameter",
					   "The request is missing a required parameter `%s`.",
					   params[i].name);
	return true;
}
