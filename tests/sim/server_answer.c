/* SPDX-License-Identifier: MIT */
/* The partner's customers, and what the API says about them. */
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"

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
	struct sim_customer *c = &s->list[s->n++];
	c->uin = s->next_uin++;
	spend(s, c);
	remember(s);
}

void server_unbind(struct server *s)
{
	if (s->n == 0)
		return;
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

static void say_error(struct flight *f, const char *code)
{
	buf_addf(&f->body,
		 "{\"Response\":{\"Error\":{\"Code\":\"%s\",\"Message\":\"simulated\"},"
		 "\"RequestId\":\"sim-%" PRIu32 "\"}}",
		 code, f->serial);
}

static struct given *give_under(struct server *s, const struct flight *f)
{
	struct given *g = &s->given[f->serial - 1];
	g->request = f->request;
	g->n = 0;
	return g;
}

static void say_customers(struct server *s, struct flight *f, uint32_t size)
{
	struct sim_customer all[CUSTOMERS_MAX];
	const struct request *r = &f->request;
	size_t total = server_truth(s, &r->query, all);
	struct given *g = give_under(s, f);
	buf_addf(&f->body, "{\"Response\":{\"Total\":%zu,\"Data\":[", total);
	for (size_t i = (size_t)(r->page - 1) * size; i < total && g->n < size; i++) {
		const struct sim_customer *c = &all[i];
		buf_addf(&f->body,
			 "%s{\"ClientUin\":%" PRIu64 ",\"Name\":\"n%" PRIu64
			 "\",\"Credit\":%u.%02u,\"RemainingCredit\":%u.%02u,"
			 "\"Remark\":\"%" PRIu32 ".%zu\"}",
			 g->n ? "," : "", c->uin, c->uin % 1000, c->credit / 100, c->credit % 100,
			 c->remaining / 100, c->remaining % 100, f->serial, g->n);
		g->rows[g->n++] = *c;
	}
	buf_addf(&f->body, "],\"RequestId\":\"sim-%" PRIu32 "\"}}", f->serial);
}

static void give_page(struct server *s, struct flight *f)
{
	uint32_t size = f->request.page_size;
	if (s->clamp == CLAMP_ERROR && size > s->size_max) {
		f->good = false;
		say_error(f, server_chance(s, 500) ? "InvalidParameterValue"
						   : "InvalidParameterValue.PageSize");
		return;
	}
	if (s->clamp == CLAMP_SILENT && size > s->size_max)
		size = s->size_max;
	say_customers(s, f, size < PAGE_ROWS_MAX ? size : PAGE_ROWS_MAX);
}

static void say_amounts(struct server *s, struct flight *f)
{
	bool vouchers = f->request.action == ACTION_VOUCHER_AMOUNT;
	struct given *g = give_under(s, f);
	buf_addf(&f->body, "{\"Response\":{\"Data\":[");
	for (uint32_t i = 0; i < f->request.n_uins; i++) {
		const struct sim_customer *c = server_find(s, f->request.uins[i]);
		if (!c)
			continue;
		buf_addf(&f->body, "%s{\"%s\":%" PRIu64 ",\"%s\":%u.%02u,\"%s\":%u.%02u}",
			 g->n ? "," : "", vouchers ? "ClientUin" : "Uin", c->uin,
			 vouchers ? "TotalAmount" : "TotalCredit", c->credit / 100, c->credit % 100,
			 vouchers ? "RemainAmount" : "RemainingCredit", c->remaining / 100,
			 c->remaining % 100);
		g->rows[g->n++] = *c;
	}
	buf_addf(&f->body, "],\"RequestId\":\"sim-%" PRIu32 "\"}}", f->serial);
}

static void give(struct server *s, struct flight *f)
{
	f->good = true;
	switch (f->request.action) {
	case ACTION_CUSTOMERS: give_page(s, f); break;
	case ACTION_PARTNER_CREDIT:
		buf_addf(&f->body,
			 "{\"Response\":{\"TotalCredit\":1.5,\"RequestId\":\"sim-%" PRIu32 "\"}}",
			 f->serial);
		break;
	case ACTION_CREDIT_HISTORY:
		buf_addf(&f->body,
			 "{\"Response\":{\"Total\":1,\"History\":[{\"Operator\":\"o\","
			 "\"Credit\":2.5}],\"RequestId\":\"sim-%" PRIu32 "\"}}",
			 f->serial);
		break;
	case ACTION_VOUCHER_AMOUNT:
	case ACTION_CREDIT_BY_UINS: say_amounts(s, f); break;
	}
}

/* Whether the shared budget has room for one more. */
static bool admit(struct server *s, int64_t now_ms)
{
	int used = s->stormy ? s->weather.others : 0;
	for (size_t i = 0; i < API_RATE_PER_SEC; i++)
		used += s->admitted_ms[i] > now_ms - WINDOW_MS;
	if (used >= API_RATE_PER_SEC)
		return false;
	s->admitted_ms[s->next_admitted] = now_ms;
	s->next_admitted = (s->next_admitted + 1) % API_RATE_PER_SEC;
	return true;
}

void server_answer(struct server *s, struct flight *f)
{
	const struct weather *w = &s->weather;
	int64_t off = f->signed_unix_s - (START_UNIX_S + f->looked_at_ms / 1000);
	if (off > SKEW_MAX_S || off < -SKEW_MAX_S)
		say_error(f, "AuthFailure.SignatureExpire");
	else if (f->credential != s->credential)
		say_error(f, "AuthFailure.TokenFailure");
	else if (!admit(s, f->looked_at_ms) || (s->stormy && server_chance(s, w->limited)))
		say_error(f, "RequestLimitExceeded");
	else if (s->stormy && server_chance(s, w->busy))
		say_error(f,
			  server_chance(s, 500) ? "OperationDenied.ServiceBusy" : "InternalError");
	else
		give(s, f);
}
