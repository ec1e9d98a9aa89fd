/* SPDX-License-Identifier: MIT */
/* Carries out the actions of the API. */
#include "semantics.h"

#include <inttypes.h>

#include "base/mem.h"
#include "base/time.h"

#include "codec/json.h"

#include "demo_row.h"

#define TEXT_MAX         4096 /* bytes of one field */
#define VOUCHER_UINS_MAX 20
#define OWN_CREDIT_STEP  ((int64_t)100000 * 100) /* cents */

void semantics_init(struct semantics *s, const struct dataset *data, uint32_t page_max,
		    bool page_max_refused)
{
	*s = (struct semantics){
	    .data = data, .page_max = page_max, .page_max_refused = page_max_refused};
	matches_init(&s->matches, data);
}

void semantics_release(struct semantics *s)
{
	matches_release(&s->matches);
}

bool semantics_action(struct sl name, enum api_action *out)
{
	for (int i = 0; i < API_ACTIONS; i++) {
		if (sl_equal(name, sl_from(request_action_name((enum api_action)i)))) {
			*out = (enum api_action)i;
			return true;
		}
	}
	return false;
}

/* A part of a list: the places from to to - 1, counted from 0. */
struct span {
	uint64_t from, to;
};

static bool read_span(const struct semantics *s, const struct params *p, uint64_t total,
		      unsigned faults, struct span *out, struct refusal *no)
{
	int64_t page = params_is_given(p, PARAM_PAGE) ? p->number[PARAM_PAGE] : 1;
	int64_t size =
	    params_is_given(p, PARAM_PAGE_SIZE) ? p->number[PARAM_PAGE_SIZE] : SEMANTICS_PAGE_SIZE;

	if (page < 1)
		return refusal_set(no, "InvalidParameterValue",
				   "The value of `Page` counts from 1.");
	if (size < 1 || (size > s->page_max && s->page_max_refused))
		return refusal_set(no, "InvalidParameterValue",
				   "The value range of `PageSize` is [1, %" PRIu32 "].",
				   s->page_max);
	if (size > s->page_max)
		size = s->page_max;
	if (faults & INJECT_BIT(INJECT_SAME_PAGE))
		page = 1;
	out->from = (uint64_t)(page - 1) > total / (uint64_t)size
			? total
			: (uint64_t)(page - 1) * (uint64_t)size;
	out->from = out->from < total ? out->from : total;
	if (faults & INJECT_BIT(INJECT_ROWS))
		size = s->rows_given;
	if (faults & INJECT_BIT(INJECT_EMPTY_PAGE))
		size = 0;
	out->to = total - out->from < (uint64_t)size ? total : out->from + (uint64_t)size;
	return true;
}

static bool read_order(const struct params *p, bool *ascending, struct refusal *no)
{
	struct sl order = p->text[PARAM_ORDER];

	*ascending = sl_equal(order, SL("asc"));
	if (*ascending || order.n == 0 || sl_equal(order, SL("desc")))
		return true;
	return refusal_set(no, "InvalidParameterValue", "The value of `Order` is `desc` or `asc`.");
}

/* Reads the filter. *out is NULL if all customers match, because there is no text. */
static bool read_filter(struct semantics *s, const struct params *p,
			const struct matches_entry **out, struct refusal *no)
{
	struct sl word = p->text[PARAM_FILTER_TYPE], text = p->text[PARAM_FILTER];
	enum filter_type type = FILTER_NONE;
	uint64_t uin;

	*out = NULL;
	while (word.n && !sl_equal(word, sl_from(query_filter_type_name(type))))
		if (++type == FILTER_TYPES)
			return refusal_set(
			    no, "InvalidParameterValue",
			    "The value of `FilterType` is `ClientUin`, `Name`, `Remark` or "
			    "`Email`.");
	if (text.n == 0)
		return true;
	if (type == FILTER_NONE)
		return refusal_set(no, "MissingParameter",
				   "The parameter `Filter` needs the parameter `FilterType`.");
	if (type == FILTER_CLIENT_UIN && (!sl_to_u64(text, &uin) || uin == 0))
		return refusal_set(no, "InvalidParameterValue.InvalidUin",
				   "The value of `Filter` is not a UIN.");
	*out = matches_find(&s->matches, type, text);
	return true;
}

static void write_total(int64_t total, unsigned faults, struct buf *out)
{
	const char *quote = faults & INJECT_BIT(INJECT_SWAPPED_TYPES) ? "\"" : "";

	buf_addf(out, "\"Total\":%s%" PRId64 "%s,", quote, total, quote);
}

static int64_t compute_total(struct semantics *s, uint32_t total, unsigned faults)
{
	int64_t said = total;

	s->totals++;
	if (faults & INJECT_BIT(INJECT_LYING_TOTAL))
		said = said * 3 / 2 + 7;
	if (faults & INJECT_BIT(INJECT_CHANGING_TOTAL))
		said += (int64_t)(s->totals % 7);
	return faults & INJECT_BIT(INJECT_TOTAL) ? s->total_reported : said;
}

/* Returns the rank of a place in the list. INJECT_TWICE repeats the first place of a page. */
static uint32_t find_rank(const struct span *span, uint64_t place, uint32_t total, bool ascending,
			  unsigned faults)
{
	if ((faults & INJECT_BIT(INJECT_TWICE)) && place == span->from + 1)
		place--;
	return ascending ? total - 1 - (uint32_t)place : (uint32_t)place;
}

static bool write_customers(struct semantics *s, const struct params *p, unsigned faults,
			    struct buf *out, struct refusal *no)
{
	const struct matches_entry *list;
	struct buf scratch;
	struct demo_row row = {
	    .data = s->data, .names = &s->matches.plain, .scratch = &scratch, .faults = faults};
	struct span span = {.from = 0};
	uint32_t total;
	bool ascending;

	if (!read_order(p, &ascending, no) || !read_filter(s, p, &list, no))
		return false;
	total = list ? list->n : dataset_total(s->data);
	if (!read_span(s, p, total, faults, &span, no))
		return false;
	write_total(compute_total(s, total, faults), faults, out);
	buf_add(out, SL("\"Data\":["));
	buf_init(&scratch, TEXT_MAX);
	for (uint64_t i = span.from; i < span.to; i++) {
		uint32_t at = find_rank(&span, i, total, ascending, faults);

		row.id = list ? list->ids[at] : dataset_at(s->data, at);
		if (i > span.from)
			buf_add_byte(out, ',');
		demo_row_write(&row, out);
	}
	buf_release(&scratch);
	buf_add(out, SL("],"));
	return true;
}

static void update_sums(struct semantics *s)
{
	uint32_t total = dataset_total(s->data);
	int64_t credit, remaining;

	if (s->sums.known && s->sums.revision == s->data->revision)
		return;
	s->sums.credit = s->sums.remaining = 0;
	for (uint32_t rank = 0; rank < total; rank++) {
		demo_customer_money(s->data, dataset_at(s->data, rank), &credit, &remaining);
		s->sums.credit += credit;
		s->sums.remaining += remaining;
	}
	s->sums.known = true;
	s->sums.revision = s->data->revision;
}

static void write_amount(const char *name, int64_t cents, struct buf *out)
{
	buf_addf(out, "\"%s\":", name);
	demo_row_write_money(cents, out);
}

/* The partner's own credit is a round sum above the credit of its customers. */
static bool write_partner_credit(struct semantics *s, struct buf *out)
{
	int64_t own;

	update_sums(s);
	own = (s->sums.credit * 5 / 4 / OWN_CREDIT_STEP + 1) * OWN_CREDIT_STEP;
	write_amount("AllocatedCredit", s->sums.credit, out);
	buf_add_byte(out, ',');
	write_amount("TotalCredit", own, out);
	buf_add_byte(out, ',');
	write_amount("RemainingCredit", own - s->sums.credit, out);
	buf_add_byte(out, ',');
	write_amount("CustomerTotalCredit", s->sums.credit, out);
	buf_add_byte(out, ',');
	write_amount("CustomerRemainingCredit", s->sums.remaining, out);
	buf_add_byte(out, ',');
	return true;
}

static void write_allocation(const struct demo_customer_allocation *a, struct buf *out)
{
	char time[20];

	time_print(a->time_s, time);
	buf_addf(out, "{\"AllocatedTime\":\"%s\",\"Operator\":\"%s\",", time, a->operator_name);
	write_amount("Credit", a->delta, out);
	buf_add_byte(out, ',');
	write_amount("AllocatedCredit", a->total_after, out);
	buf_add_byte(out, ',');
	write_amount("ClientCreditAfter", a->available_after, out);
	buf_add(out, SL(",\"Remark\":"));
	json_write_string(out, sl_from(a->remark));
	buf_add_byte(out, '}');
}

static bool write_credit_history(struct semantics *s, const struct params *p, struct buf *out,
				 struct refusal *no)
{
	struct demo_customer_allocation all[ALLOCATIONS_MAX];
	struct span span = {.from = 0};
	uint32_t id;
	size_t n;

	if (!dataset_find(s->data, p->uin, &id))
		return refusal_set(no, "FailedOperation",
				   "The UIN is not a customer of this account.");
	n = demo_customer_allocations(s->data, id, all);
	if (!read_span(s, p, n, 0, &span, no))
		return false;
	write_total((int64_t)n, 0, out);
	buf_add(out, SL("\"History\":["));
	for (uint64_t i = span.from; i < span.to; i++) {
		if (i > span.from)
			buf_add_byte(out, ',');
		write_allocation(&all[i], out);
	}
	buf_add(out, SL("],"));
	return true;
}

/* An action that takes a list of customers and returns a pair of amounts for each. */
struct pair_action {
	const char *uin, *total, *remaining; /* names of the members */
	void (*amounts)(const struct dataset *d, uint32_t id, int64_t *total, int64_t *remaining);
	size_t uins_max;
	const char *bad_count, *not_customer; /* codes */
};

static const struct pair_action voucher_amount = {"ClientUin",
						  "TotalAmount",
						  "RemainAmount",
						  demo_customer_vouchers,
						  VOUCHER_UINS_MAX,
						  "InvalidParameterValue",
						  "UnauthorizedOperation.UinNoAuth"};
static const struct pair_action credit_by_uins = {"Uin",
						  "TotalCredit",
						  "RemainingCredit",
						  demo_customer_money,
						  UIN_LIST_MAX,
						  "InvalidParameterValue.UinList",
						  "UnauthorizedOperation.NotCustomerUin"};

static bool write_pairs(struct semantics *s, const struct pair_action *a, const struct params *p,
			struct buf *out, struct refusal *no)
{
	int64_t total, remaining;
	uint32_t id;

	if (p->n_uins < 1 || p->n_uins > a->uins_max)
		return refusal_set(no, a->bad_count, "The list takes 1 to %zu UINs.", a->uins_max);
	buf_add(out, SL("\"Data\":["));
	for (size_t i = 0; i < p->n_uins; i++) {
		if (!dataset_find(s->data, p->uins[i], &id))
			return refusal_set(no, a->not_customer,
					   "The UIN %" PRIu64 " is not a customer of this account.",
					   p->uins[i]);
		a->amounts(s->data, id, &total, &remaining);
		buf_addf(out, "%s{\"%s\":%" PRIu64 ",", i ? "," : "", a->uin, p->uins[i]);
		write_amount(a->total, total, out);
		buf_add_byte(out, ',');
		write_amount(a->remaining, remaining, out);
		buf_add_byte(out, '}');
	}
	buf_add(out, SL("],"));
	return true;
}

bool semantics_answer(struct semantics *s, enum api_action action, const struct params *p,
		      unsigned faults, struct buf *out, struct refusal *no)
{
	switch (action) {
	case ACTION_CUSTOMERS: return write_customers(s, p, faults, out, no);
	case ACTION_PARTNER_CREDIT: return write_partner_credit(s, out);
	case ACTION_CREDIT_HISTORY: return write_credit_history(s, p, out, no);
	case ACTION_VOUCHER_AMOUNT: return write_pairs(s, &voucher_amount, p, out, no);
	case ACTION_CREDIT_BY_UINS: return write_pairs(s, &credit_by_uins, p, out, no);
	}
	BUG("an action that is none");
}
