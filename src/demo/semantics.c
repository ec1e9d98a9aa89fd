/* SPDX-License-Identifier: MIT */
/* Carries out the actions of the API. */
#include "semantics.h"

#include <inttypes.h>

#include "base/mem.h"
#include "base/time.h"

#include "demo/customers/costs.h"
#include "demo_row.h"
#include "response.h"
#include "voucher_list.h"

#define DAY_S            86400
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

struct semantics_page semantics_page_of(const struct request *r, uint32_t size_max)
{
	uint32_t size = r->page_size < size_max ? r->page_size : size_max;

	return (struct semantics_page){.number = r->page,
				       .size = size,
				       .rows = size,
				       .ascending = r->query.order == ORDER_ASC};
}

uint32_t semantics_list_add(const char *name, const struct semantics_list *list,
			    const struct semantics_page *page, struct buf *out)
{
	uint64_t number = page->faults & INJECT_BIT(INJECT_SAME_PAGE) ? 1 : page->number;
	uint64_t from = list->n,
		 rows = page->faults & INJECT_BIT(INJECT_EMPTY_PAGE) ? 0 : page->rows;

	if (page->size && number - 1 <= list->n / page->size && (number - 1) * page->size < list->n)
		from = (number - 1) * page->size;
	if (rows > list->n - from)
		rows = list->n - from;
	response_open(name, '[', out);
	for (uint64_t i = 0; i < rows; i++) {
		uint64_t at = from + (i == 1 && page->faults & INJECT_BIT(INJECT_TWICE) ? 0 : i);

		list->add_row(list->ctx, page->ascending ? list->n - 1 - at : at, out);
	}
	response_close(']', out);
	return (uint32_t)rows;
}

static bool read_page(const struct semantics *s, const struct params *p, unsigned faults,
		      struct semantics_page *out, struct refusal *no)
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
	out->number = (uint64_t)page;
	out->size = (uint64_t)size;
	out->rows = faults & INJECT_BIT(INJECT_ROWS) ? s->rows_given : out->size;
	out->faults = faults;
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

	response_add_name("Total", out);
	buf_addf(out, "%s%" PRId64 "%s", quote, total, quote);
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

/* The customers of a reply, and how their rows are written. */
struct customers {
	const struct matches_entry *matches; /* NULL: all */
	struct demo_row row;
};

static void add_customer(void *ctx, uint64_t rank, struct buf *out)
{
	struct customers *c = ctx;

	c->row.id = c->matches ? c->matches->ids[rank] : dataset_at(c->row.data, (uint32_t)rank);
	demo_row_write(&c->row, out);
}

static bool write_customers(struct semantics *s, const struct params *p, unsigned faults,
			    struct buf *out, struct refusal *no)
{
	struct buf scratch;
	struct customers customers = {.row = {.data = s->data,
					      .names = &s->matches.plain,
					      .scratch = &scratch,
					      .faults = faults}};
	struct semantics_list list = {.add_row = add_customer, .ctx = &customers};
	struct semantics_page page = {.number = 1};

	if (!read_order(p, &page.ascending, no) || !read_filter(s, p, &customers.matches, no) ||
	    !read_page(s, p, faults, &page, no))
		return false;
	list.n = customers.matches ? customers.matches->n : dataset_total(s->data);
	write_total(compute_total(s, (uint32_t)list.n, faults), faults, out);
	buf_init(&scratch, TEXT_MAX);
	semantics_list_add("Data", &list, &page, out);
	buf_release(&scratch);
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

/* The partner's own credit is a round sum above the credit of its customers. */
static bool write_partner_credit(struct semantics *s, struct buf *out)
{
	int64_t own;

	update_sums(s);
	own = (s->sums.credit * 5 / 4 / OWN_CREDIT_STEP + 1) * OWN_CREDIT_STEP;
	response_add_money("AllocatedCredit", s->sums.credit, out);
	response_add_money("TotalCredit", own, out);
	response_add_money("RemainingCredit", own - s->sums.credit, out);
	response_add_money("CustomerTotalCredit", s->sums.credit, out);
	response_add_money("CustomerRemainingCredit", s->sums.remaining, out);
	return true;
}

static void add_allocation(void *ctx, uint64_t rank, struct buf *out)
{
	const struct demo_customer_allocation *a = (struct demo_customer_allocation *)ctx + rank;

	response_open(NULL, '{', out);
	response_add_time("AllocatedTime", a->time_s, out);
	response_add_text("Operator", sl_from(a->operator_name), out);
	response_add_money("Credit", a->delta, out);
	response_add_money("AllocatedCredit", a->total_after, out);
	response_add_money("ClientCreditAfter", a->available_after, out);
	response_add_text("Remark", sl_from(a->remark), out);
	response_close('}', out);
}

static bool write_credit_history(struct semantics *s, const struct params *p, struct buf *out,
				 struct refusal *no)
{
	struct demo_customer_allocation all[ALLOCATIONS_MAX];
	struct semantics_list list = {.add_row = add_allocation, .ctx = all};
	struct semantics_page page = {.number = 1};
	uint32_t id;

	if (!dataset_find(s->data, p->uin, &id))
		return refusal_set(no, "FailedOperation",
				   "The UIN is not a customer of this account.");
	list.n = demo_customer_allocations(s->data, id, all);
	if (!read_page(s, p, 0, &page, no))
		return false;
	write_total((int64_t)list.n, 0, out);
	semantics_list_add("History", &list, &page, out);
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
	response_open("Data", '[', out);
	for (size_t i = 0; i < p->n_uins; i++) {
		if (!dataset_find(s->data, p->uins[i], &id))
			return refusal_set(no, a->not_customer,
					   "The UIN %" PRIu64 " is not a customer of this account.",
					   p->uins[i]);
		a->amounts(s->data, id, &total, &remaining);
		response_open(NULL, '{', out);
		response_add_uin(a->uin, p->uins[i], out);
		response_add_money(a->total, total, out);
		response_add_money(a->remaining, remaining, out);
		response_close('}', out);
	}
	response_close(']', out);
	return true;
}

static void add_amounts(void *ctx, uint64_t rank, struct buf *out)
{
	struct demo_row *row = ctx;

	row->id = dataset_at(row->data, (uint32_t)rank);
	demo_row_write_amounts(row, out);
}

/* All customers in one reply, the newest first. There are no parameters. */
static bool write_direct_credit(const struct semantics *s, unsigned faults, struct buf *out)
{
	struct demo_row row = {.data = s->data, .faults = faults};
	struct semantics_list list = {
	    .n = dataset_total(s->data), .add_row = add_amounts, .ctx = &row};
	struct semantics_page page = {
	    .number = 1, .size = list.n, .rows = list.n, .faults = faults};

	if (faults & INJECT_BIT(INJECT_ROWS))
		page.rows = s->rows_given;
	semantics_list_add("Data", &list, &page, out);
	return true;
}

/* The bills of the service begin with this day. */
#define BILLS_BEGIN "2025-06-01"

static bool read_date(struct sl text, int32_t *day, struct refusal *no)
{
	int64_t at_s, first_s;

	if (text.n != sizeof(BILLS_BEGIN) - 1 || !time_parse(text, &at_s))
		return refusal_set(no, "InvalidParameterValue",
				   "The value of `Date` is not a date: YYYY-MM-DD expected.");
	if (!time_parse(SL(BILLS_BEGIN), &first_s) || at_s < first_s)
		return refusal_set(no, "InvalidParameterValue",
				   "The value of `Date` is before " BILLS_BEGIN ".");
	*day = (int32_t)(at_s / DAY_S);
	return true;
}

static bool write_daily_cost(const struct semantics *s, const struct params *p, struct buf *out,
			     struct refusal *no)
{
	uint32_t id;
	int32_t day = 0;

	if (!read_date(p->text[PARAM_DATE], &day, no))
		return false;
	if (!dataset_find(s->data, p->uin, &id))
		return refusal_set(no, "UnauthorizedOperation.NotCustomerUin",
				   "The UIN is not a customer of this account.");
	response_add_cost("TotalCost", demo_costs_on(s->data, id, day, s->yesterday), out);
	return true;
}

static bool write_vouchers(const struct semantics *s, const struct params *p, struct buf *out,
			   struct refusal *no)
{
	struct semantics_page page = {.number = 1};
	struct voucher_list vouchers;
	struct semantics_list list = {.add_row = voucher_list_add_row, .ctx = &vouchers};

	if (!read_page(s, p, 0, &page, no) || !voucher_list_find(&vouchers, s->data, p, no))
		return false;
	list.n = vouchers.n;
	response_add_number("TotalCount", (int64_t)list.n, out);
	semantics_list_add("Data", &list, &page, out);
	voucher_list_release(&vouchers);
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
	case ACTION_DIRECT_CREDIT: return write_direct_credit(s, faults, out);
	case ACTION_DAILY_COST: return write_daily_cost(s, p, out, no);
	case ACTION_VOUCHERS: return write_vouchers(s, p, out, no);
	}
	BUG("an action that is none");
}
