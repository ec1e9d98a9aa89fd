/* SPDX-License-Identifier: MIT */
/* The partner's customers, and what the API says about them. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

#include "demo/faults.h"
#include "demo/response.h"
#include "demo/semantics.h"
#include "server.h"

#define WINDOW_MS  1000
#define SKEW_MAX_S 300

uint64_t server_sum(uint64_t sum, uint64_t uin)
{
	return (sum ^ uin) * 0x9E3779B97F4A7C15u + 1;
}

static void remember(struct server *s)
{
	struct sim_customer all[CUSTOMERS_MAX];
	uint64_t sum = 0;
	if (!s->walked)
		return;
	size_t n = server_truth(s, s->walked, all);
	for (size_t i = 0; i < n; i++)
		sum = server_sum(sum, all[i].uin);
	if (s->n_versions == VERSIONS_MAX)
		BUG("the list of a walk changes too often");
	s->version[s->n_versions++] = sum;
}

void server_watch(struct server *s, const struct query *q)
{
	s->walked = q;
	s->n_versions = 0;
	remember(s);
}

bool server_was(const struct server *s, uint64_t sum)
{
	for (size_t i = 0; i < s->n_versions; i++)
		if (s->version[i] == sum)
			return true;
	return false;
}

static void spend(struct server *s, struct sim_customer *c)
{
	c->credit = server_pick(s, 10000000);
	c->remaining = server_chance(s, 300) ? c->credit / 20 : server_pick(s, c->credit + 1);
}

void server_bind(struct server *s)
{
	if (s->n == CUSTOMERS_MAX)
		return;
	server_count(s, HAPPENS_BOUND);
	struct sim_customer *c = &s->list[s->n++];
	c->uin = s->next_uin++;
	spend(s, c);
	remember(s);
}

void server_unbind(struct server *s)
{
	if (s->n == 0)
		return;
	server_count(s, HAPPENS_UNBOUND);
	size_t i = server_pick(s, (uint32_t)s->n);
	s->n--;
	memmove(&s->list[i], &s->list[i + 1], (s->n - i) * sizeof *s->list);
	remember(s);
}

void server_spend(struct server *s)
{
	if (s->n)
		spend(s, &s->list[server_pick(s, (uint32_t)s->n)]);
}

const struct sim_customer *server_find(const struct server *s, uint64_t uin)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->list[i].uin == uin)
			return &s->list[i];
	return NULL;
}

/* A filter fits a customer by the sum of both: any text divides the list. */
static bool matches(const struct query *q, uint64_t uin)
{
	uint64_t sum = uin;
	if (q->type == FILTER_NONE)
		return true;
	for (const char *c = q->text; *c; c++)
		sum += (unsigned char)*c;
	return sum % 3 > 0;
}

size_t server_truth(const struct server *s, const struct query *q,
		    struct sim_customer out[CUSTOMERS_MAX])
{
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++) {
		const struct sim_customer *c = &s->list[q->order == ORDER_ASC ? i : s->n - 1 - i];
		if (matches(q, c->uin))
			out[n++] = *c;
	}
	return n;
}

const struct given *server_given(const struct server *s, uint32_t serial)
{
	return serial >= 1 && serial <= s->n_requests && s->given[serial - 1].n
		   ? &s->given[serial - 1]
		   : NULL;
}

static void format_error(struct transfer *f, const char *code)
{
	response_add_error(code, "simulated", &f->body);
}

static void refuse(struct server *s, struct transfer *f, enum happening why, const char *code)
{
	f->good = false;
	server_count(s, why);
	format_error(f, code);
}

static struct given *give_under(struct server *s, const struct transfer *f)
{
	struct given *g = &s->given[f->serial - 1];
	g->request = f->request;
	g->n = 0;
	return g;
}

static int64_t said_total(struct server *s, size_t n)
{
	int64_t total = (int64_t)n;
	switch (s->lie) {
	case LIE_FEWER: return total / 2;
	case LIE_MORE: return total + 5 + server_pick(s, 2) * 1000000000;
	case LIE_CHANGING: return total + server_pick(s, 5);
	case LIE_NEGATIVE: return -1;
	case LIE_NONE:
	case LIE_SAME:
	case LIE_TWICE:
	case LIE_EMPTY: break;
	}
	return total;
}

static unsigned chosen_faults(const struct server *s, uint32_t page)
{
	switch (s->lie) {
	case LIE_SAME: return INJECT_BIT(INJECT_SAME_PAGE);
	case LIE_TWICE: return INJECT_BIT(INJECT_TWICE);
	case LIE_EMPTY: return page == 2 ? INJECT_BIT(INJECT_EMPTY_PAGE) : 0;
	case LIE_NONE:
	case LIE_FEWER:
	case LIE_MORE:
	case LIE_CHANGING:
	case LIE_NEGATIVE: break;
	}
	return 0;
}

/* What is wrong with one field must cost nothing of the others, nor of other rows. */
static void format_damage(struct server *s, struct buf *out)
{
	static const struct sl damages[] = {
	    {",\"Email\":NaN", 12},           {",\"Email\":\"a\\u0000b\"", 19},
	    {",\"Email\":\"\\x\"", 13},       {",\"Email\":\"\0\"", 12},
	    {",\"Email\":1,\"Email\":2", 20}, {",\"Mobile\":[}", 12},
	    {",\"Type\":{\"a\":[true]}", 20}, {",\"Type\":", 8},
	    {",\"Force\":\"\xff\"", 12},      {",\"IdentifyType\":1e", 18},
	};
	buf_add(out, damages[server_pick(s, COUNT_OF(damages))]);
}

/* A page that is being given. */
struct giving {
	struct server *s;
	struct given *given;
	uint32_t serial;
	struct sim_customer newest_first[CUSTOMERS_MAX];
};

static void format_row(void *ctx, uint64_t rank, struct buf *out)
{
	struct giving *g = ctx;
	const struct sim_customer *c = &g->newest_first[rank];
	response_open(NULL, '{', out);
	response_add_uin("ClientUin", c->uin, out);
	response_add_name("Name", out);
	buf_add_chars(out, "\"n");
	response_write_number((int64_t)(c->uin % 1000), out);
	buf_add_byte(out, '"');
	response_add_money_long("Credit", c->credit, out);
	response_add_money("RemainingCredit", c->remaining, out);
	response_add_name("AssociationTime", out);
	buf_add_byte(out, '"');
	response_write_number((int64_t)c->uin, out);
	buf_add_byte(out, '"');
	response_add_name("Remark", out);
	buf_add_byte(out, '"');
	response_write_number(g->serial, out);
	buf_add_byte(out, '.');
	response_write_number((int64_t)g->given->n, out);
	buf_add_byte(out, '"');
	if (server_strikes(g->s, HAPPENS_DAMAGED))
		format_damage(g->s, out);
	response_close('}', out);
	g->given->rows[g->given->n++] = *c;
}

static void format_customers(struct server *s, struct transfer *f, uint32_t size_max)
{
	const struct request *r = &f->request;
	struct query newest_first = r->query;
	struct giving g = {.s = s, .given = give_under(s, f), .serial = f->serial};
	struct semantics_list list = {.add_row = format_row, .ctx = &g};
	struct semantics_page page = semantics_page_of(r, size_max);
	page.faults = chosen_faults(s, r->page);
	newest_first.order = ORDER_DESC;
	list.n = server_truth(s, &newest_first, g.newest_first);
	response_add_number("Total", said_total(s, list.n), &f->body);
	semantics_list_add("Data", &list, &page, &f->body);
}

static void give_page(struct server *s, struct transfer *f)
{
	bool over = s->clamp != CLAMP_NONE && f->request.page_size > s->size_max;
	if (over && s->clamp == CLAMP_ERROR) {
		refuse(s, f, HAPPENS_TOO_LARGE,
		       server_chance(s, 500) ? "InvalidParameterValue"
					     : "InvalidParameterValue.PageSize");
		return;
	}
	if (over)
		server_count(s, HAPPENS_CLAMPED);
	format_customers(s, f, over && s->size_max < PAGE_ROWS_MAX ? s->size_max : PAGE_ROWS_MAX);
}

static void format_amounts(struct server *s, struct transfer *f)
{
	bool vouchers = f->request.action == ACTION_VOUCHER_AMOUNT;
	struct given *g = give_under(s, f);
	response_open("Data", '[', &f->body);
	for (uint32_t i = 0; i < f->request.n_uins; i++) {
		const struct sim_customer *c = server_find(s, f->request.uins[i]);
		if (!c)
			continue;
		response_open(NULL, '{', &f->body);
		response_add_uin(vouchers ? "ClientUin" : "Uin", c->uin, &f->body);
		response_add_money(vouchers ? "TotalAmount" : "TotalCredit", c->credit, &f->body);
		response_add_money(vouchers ? "RemainAmount" : "RemainingCredit", c->remaining,
				   &f->body);
		response_close('}', &f->body);
		g->rows[g->n++] = *c;
	}
	response_close(']', &f->body);
}

static void format_direct(struct server *s, struct transfer *f)
{
	struct given *g = give_under(s, f);
	response_open("Data", '[', &f->body);
	for (size_t i = 0; i < s->n; i++) {
		response_open(NULL, '{', &f->body);
		response_add_uin("Uin", s->list[i].uin, &f->body);
		response_add_money("TotalCredit", s->list[i].credit, &f->body);
		response_add_money("RemainingCredit", s->list[i].remaining, &f->body);
		response_close('}', &f->body);
		g->rows[g->n++] = s->list[i];
	}
	response_close(']', &f->body);
}

static void format_history(struct buf *body)
{
	response_add_number("Total", 1, body);
	response_open("History", '[', body);
	response_open(NULL, '{', body);
	response_add_text("Operator", SL("o"), body);
	response_add_money("Credit", 250, body);
	response_close('}', body);
	response_close(']', body);
}

static void give(struct server *s, struct transfer *f)
{
	f->good = true;
	switch (f->request.action) {
	case ACTION_CUSTOMERS: give_page(s, f); break;
	case ACTION_PARTNER_CREDIT: response_add_money("TotalCredit", 150, &f->body); break;
	case ACTION_CREDIT_HISTORY: format_history(&f->body); break;
	case ACTION_VOUCHER_AMOUNT:
	case ACTION_CREDIT_BY_UINS: format_amounts(s, f); break;
	case ACTION_DIRECT_CREDIT: format_direct(s, f); break;
	case ACTION_VOUCHERS: response_add_number("TotalCount", 0, &f->body); break;
	case ACTION_DAILY_COST: response_add_cost("TotalCost", 12500000, &f->body); break;
	}
}

/* Whether the shared budget of the action has room for one more. */
static bool admit(struct server *s, enum api_action a, int64_t now_ms)
{
	int used = s->stormy ? s->others : 0, rate = request_action_rate(a);
	for (int i = 0; i < rate; i++)
		used += s->admitted_ms[a][i] > now_ms - WINDOW_MS;
	if (used >= rate)
		return false;
	s->admitted_ms[a][s->next_admitted[a]] = now_ms;
	s->next_admitted[a] = (s->next_admitted[a] + 1) % (size_t)rate;
	return true;
}

static void answer_request(struct server *s, struct transfer *f)
{
	int64_t off = f->signed_unix_s - (START_UNIX_S + f->looked_at_ms / 1000);
	if (off > SKEW_MAX_S || off < -SKEW_MAX_S)
		refuse(s, f, HAPPENS_SKEWED, "AuthFailure.SignatureExpire");
	else if (f->credential != s->credential)
		refuse(s, f, HAPPENS_ENDED, "AuthFailure.TokenFailure");
	else if (!admit(s, f->request.action, f->looked_at_ms))
		refuse(s, f, HAPPENS_SHARED, "RequestLimitExceeded");
	else if (server_strikes(s, HAPPENS_LIMITED))
		format_error(f, server_chance(s, 700) ? "RequestLimitExceeded"
						      : "RequestLimitExceeded.UinLimitExceeded");
	else if (server_strikes(s, HAPPENS_BUSY))
		format_error(f, server_chance(s, 500) ? "OperationDenied.ServiceBusy"
						      : "InternalError");
	else
		give(s, f);
}

void server_answer(struct server *s, struct transfer *f)
{
	char id[20];
	snprintf(id, sizeof id, "sim-%" PRIu32, f->serial);
	response_begin(&f->body);
	answer_request(s, f);
	response_end(id, &f->body);
}
