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
	buf_addf(&f->body,
		 "{\"Response\":{\"Error\":{\"Code\":\"%s\",\"Message\":\"simulated\"},"
		 "\"RequestId\":\"sim-%" PRIu32 "\"}}",
		 code, f->serial);
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

/* The rows that stand on a page: from .. up to *end. */
static size_t said_rows(const struct server *s, uint32_t page, uint32_t size, size_t *end)
{
	size_t from = (size_t)((s->lie == LIE_SAME ? 1 : page) - 1) * size;
	if (s->lie == LIE_EMPTY && page == 2)
		*end = 0;
	return from;
}

static void add_number(struct buf *out, const char *before, uint64_t n)
{
	char digits[20];
	size_t at = sizeof digits;
	do
		digits[--at] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	buf_add_chars(out, before);
	buf_add(out, (struct sl){digits + at, sizeof digits - at});
}

static void add_cents(struct buf *out, const char *before, uint32_t cents)
{
	add_number(out, before, cents / 100);
	add_number(out, cents % 100 < 10 ? ".0" : ".", cents % 100);
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

/* The same as a format would make, in a fraction of the time. */
static void format_row(struct server *s, struct given *g, uint32_t serial,
		       const struct sim_customer *c, struct buf *out)
{
	add_number(out, g->n ? ",{\"ClientUin\":" : "{\"ClientUin\":", c->uin);
	add_number(out, ",\"Name\":\"n", c->uin % 1000);
	add_cents(out, "\",\"Credit\":", c->credit);
	add_cents(out, ",\"RemainingCredit\":", c->remaining);
	add_number(out, ",\"AssociationTime\":\"", c->uin);
	add_number(out, "\",\"Remark\":\"", serial);
	add_number(out, ".", g->n);
	buf_add_byte(out, '"');
	if (server_strikes(s, HAPPENS_DAMAGED))
		format_damage(s, out);
	buf_add_byte(out, '}');
	g->rows[g->n++] = *c;
}

static void format_customers(struct server *s, struct transfer *f, uint32_t size)
{
	struct sim_customer all[CUSTOMERS_MAX];
	const struct request *r = &f->request;
	size_t end = server_truth(s, &r->query, all);
	struct given *g = give_under(s, f);
	buf_addf(&f->body, "{\"Response\":{\"Total\":%" PRId64 ",\"Data\":[", said_total(s, end));
	for (size_t i = said_rows(s, r->page, size, &end); i < end && g->n < size; i++) {
		format_row(s, g, f->serial, &all[i], &f->body);
		if (s->lie == LIE_TWICE && g->n == 1 && size > 1)
			format_row(s, g, f->serial, &all[i], &f->body);
	}
	buf_addf(&f->body, "],\"RequestId\":\"sim-%" PRIu32 "\"}}", f->serial);
}

static void give_page(struct server *s, struct transfer *f)
{
	uint32_t size = f->request.page_size;
	if (s->clamp == CLAMP_ERROR && size > s->size_max) {
		refuse(s, f, HAPPENS_TOO_LARGE,
		       server_chance(s, 500) ? "InvalidParameterValue"
					     : "InvalidParameterValue.PageSize");
		return;
	}
	if (s->clamp == CLAMP_SILENT && size > s->size_max) {
		server_count(s, HAPPENS_CLAMPED);
		size = s->size_max;
	}
	format_customers(s, f, size < PAGE_ROWS_MAX ? size : PAGE_ROWS_MAX);
}

static void format_amounts(struct server *s, struct transfer *f)
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

static void give(struct server *s, struct transfer *f)
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
	case ACTION_CREDIT_BY_UINS: format_amounts(s, f); break;
	}
}

/* Whether the shared budget has room for one more. */
static bool admit(struct server *s, int64_t now_ms)
{
	int used = s->stormy ? s->others : 0;
	for (size_t i = 0; i < API_RATE_PER_SEC; i++)
		used += s->admitted_ms[i] > now_ms - WINDOW_MS;
	if (used >= API_RATE_PER_SEC)
		return false;
	s->admitted_ms[s->next_admitted] = now_ms;
	s->next_admitted = (s->next_admitted + 1) % API_RATE_PER_SEC;
	return true;
}

void server_answer(struct server *s, struct transfer *f)
{
	int64_t off = f->signed_unix_s - (START_UNIX_S + f->looked_at_ms / 1000);
	if (off > SKEW_MAX_S || off < -SKEW_MAX_S)
		refuse(s, f, HAPPENS_SKEWED, "AuthFailure.SignatureExpire");
	else if (f->credential != s->credential)
		refuse(s, f, HAPPENS_ENDED, "AuthFailure.TokenFailure");
	else if (!admit(s, f->looked_at_ms))
		refuse(s, f, HAPPENS_SHARED, "RequestLimitExceeded");
	else if (server_strikes(s, HAPPENS_LIMITED))
		format_error(f, "RequestLimitExceeded");
	else if (server_strikes(s, HAPPENS_BUSY))
		format_error(f, server_chance(s, 500) ? "OperationDenied.ServiceBusy"
						      : "InternalError");
	else
		give(s, f);
}
