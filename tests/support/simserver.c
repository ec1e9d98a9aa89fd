/* SPDX-License-Identifier: MIT */
#include "simserver.h"

#include <inttypes.h>
#include <string.h>

#define WINDOW_MS  1000
#define SKEW_MAX_S 300
#define BODY_MAX   (1u << 20)

uint32_t simserver_pick(struct simserver *s, uint32_t n)
{
	s->random ^= s->random >> 12;
	s->random ^= s->random << 25;
	s->random ^= s->random >> 27;
	return (uint32_t)((s->random * 2685821657736338717u) >> 33) % n;
}

bool simserver_chance(struct simserver *s, int in_a_thousand)
{
	return simserver_pick(s, 1000) < (uint32_t)in_a_thousand;
}

void simserver_init(struct simserver *s, uint64_t seed)
{
	*s = (struct simserver){.random = seed * 0x9E3779B97F4A7C15u + 1, .next_uin = 200000000001};
	buf_init(&s->arrived.body, BODY_MAX);
	for (size_t i = 0; i < API_RATE_PER_SEC; i++)
		s->admitted_ms[i] = INT64_MIN / 2;
	for (uint32_t n = simserver_pick(s, SIM_CUSTOMERS - 40); n > 0; n--)
		simserver_bind(s);
}

static void remove_flight(struct simserver *s, size_t i)
{
	buf_release(&s->flight[i].body);
	s->n_flights--;
	memmove(&s->flight[i], &s->flight[i + 1], (s->n_flights - i) * sizeof *s->flight);
}

void simserver_release(struct simserver *s)
{
	while (s->n_flights)
		remove_flight(s, s->n_flights - 1);
	buf_release(&s->arrived.body);
}

static int64_t latency(struct simserver *s)
{
	if (simserver_chance(s, s->weather.slow))
		return 1000 + simserver_pick(s, 20000);
	return 1 + simserver_pick(s, 300);
}

void simserver_send(struct simserver *s, uint64_t id, const struct request *r,
		    int64_t signed_unix_s, unsigned credential, int64_t now_ms)
{
	/* Far more than a client may have in flight: the oldest ghost is forgotten. */
	for (size_t i = 0; s->n_flights == SIM_FLIGHTS && i < SIM_FLIGHTS; i++)
		if (s->flight[i].cancelled)
			remove_flight(s, i);
	struct sim_flight *f = &s->flight[s->n_flights++];
	*f = (struct sim_flight){.id = id,
				 .request = *r,
				 .sent_ms = now_ms,
				 .looked_at_ms = now_ms + latency(s),
				 .signed_unix_s = signed_unix_s,
				 .credential = credential};
	f->answered_ms = f->looked_at_ms + latency(s);
	buf_init(&f->body, BODY_MAX);
	s->n_requests++;
}

static struct sim_flight *find(const struct simserver *s, uint64_t id)
{
	for (size_t i = 0; i < s->n_flights; i++)
		if (s->flight[i].id == id && !s->flight[i].cancelled)
			return (struct sim_flight *)&s->flight[i];
	return NULL;
}

void simserver_cancel(struct simserver *s, uint64_t id)
{
	struct sim_flight *f = find(s, id);
	if (f && simserver_chance(s, 300))
		f->cancelled = true;
	else if (f)
		remove_flight(s, (size_t)(f - s->flight));
}

bool simserver_has(const struct simserver *s, uint64_t id)
{
	return find(s, id) != NULL;
}

void simserver_forget(struct simserver *s, uint64_t id)
{
	struct sim_flight *f = find(s, id);
	if (f)
		remove_flight(s, (size_t)(f - s->flight));
}

void simserver_bind(struct simserver *s)
{
	if (s->n < SIM_CUSTOMERS)
		s->list[s->n++] = (struct sim_customer){s->next_uin++, simserver_pick(s, 10000000)};
}

void simserver_unbind(struct simserver *s)
{
	if (s->n == 0)
		return;
	size_t i = simserver_pick(s, (uint32_t)s->n);
	s->n--;
	memmove(&s->list[i], &s->list[i + 1], (s->n - i) * sizeof *s->list);
}

void simserver_spend(struct simserver *s)
{
	if (s->n)
		s->list[simserver_pick(s, (uint32_t)s->n)].cents = simserver_pick(s, 10000000);
}

/* A name is the remainder of its UIN by three. */
static bool matches(const struct query *q, uint64_t uin)
{
	return q->type == FILTER_NONE || (uint64_t)(q->text[0] - '0') == uin % 3;
}

size_t simserver_truth(const struct simserver *s, const struct query *q,
		       struct sim_customer out[SIM_CUSTOMERS])
{
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++) {
		const struct sim_customer *c = &s->list[q->order == ORDER_ASC ? i : s->n - 1 - i];
		if (matches(q, c->uin))
			out[n++] = *c;
	}
	return n;
}

static void answer_error(struct sim_flight *f, const char *code)
{
	buf_addf(&f->body,
		 "{\"Response\":{\"Error\":{\"Code\":\"%s\",\"Message\":\"simulated\"},"
		 "\"RequestId\":\"sim-%" PRIu64 "\"}}",
		 code, f->id);
}

static void answer_customers(struct simserver *s, struct sim_flight *f)
{
	struct sim_customer all[SIM_CUSTOMERS];
	const struct request *r = &f->request;
	size_t total = simserver_truth(s, &r->query, all);
	uint32_t size = r->page_size;
	if (s->clamp == CLAMP_ERROR && size > s->size_max) {
		answer_error(f, simserver_chance(s, 500) ? "InvalidParameterValue"
							 : "InvalidParameterValue.PageSize");
		return;
	}
	if (s->clamp == CLAMP_SILENT && size > s->size_max)
		size = s->size_max;
	size = size > SIM_ROWS ? SIM_ROWS : size;
	f->good = true;
	buf_addf(&f->body, "{\"Response\":{\"Total\":%zu,\"Data\":[", total);
	for (size_t i = (size_t)(r->page - 1) * size; i < total && f->n_rows < size; i++) {
		const struct sim_customer *c = &all[i];
		buf_addf(&f->body, "%s{\"ClientUin\":%" PRIu64 ",\"Credit\":%u.%02u}",
			 f->n_rows ? "," : "", c->uin, c->cents / 100, c->cents % 100);
		f->rows[f->n_rows++] = *c;
	}
	buf_addf(&f->body, "],\"RequestId\":\"sim-%" PRIu64 "\"}}", f->id);
}

/* Whether the shared budget has room for one more. */
static bool admit(struct simserver *s, int64_t now_ms)
{
	int used = s->weather.others;
	for (size_t i = 0; i < API_RATE_PER_SEC; i++)
		used += s->admitted_ms[i] > now_ms - WINDOW_MS;
	if (used >= API_RATE_PER_SEC)
		return false;
	s->admitted_ms[s->next_admitted] = now_ms;
	s->next_admitted = (s->next_admitted + 1) % API_RATE_PER_SEC;
	return true;
}

static int64_t unix_s(const struct simserver *s, int64_t now_ms)
{
	return SIM_UNIX_S + s->ahead_s + now_ms / 1000;
}

/* What the API itself says, or the rows. */
static void answer(struct simserver *s, struct sim_flight *f)
{
	int64_t off = f->signed_unix_s - unix_s(s, f->looked_at_ms);
	if (off > SKEW_MAX_S || off < -SKEW_MAX_S)
		answer_error(f, "AuthFailure.SignatureExpire");
	else if (f->credential != s->credential)
		answer_error(f, "AuthFailure.TokenFailure");
	else if (!admit(s, f->looked_at_ms) || simserver_chance(s, s->weather.limited))
		answer_error(f, "RequestLimitExceeded");
	else if (simserver_chance(s, s->weather.busy))
		answer_error(f, simserver_chance(s, 500) ? "OperationDenied.ServiceBusy"
							 : "InternalError");
	else if (f->request.action == ACTION_CUSTOMERS)
		answer_customers(s, f);
	else
		buf_addf(&f->body,
			 "{\"Response\":{\"TotalCredit\":1.5,\"RequestId\":\"sim-%" PRIu64 "\"}}",
			 f->id);
}

static void spoil(struct sim_flight *f, enum wire_result result, int status, const char *body)
{
	f->reply.result = result;
	f->reply.http_status = status;
	f->good = false;
	buf_clear(&f->body);
	buf_add_chars(&f->body, body);
}

/* What the way back does to it. */
static void carry(struct simserver *s, struct sim_flight *f)
{
	const struct sim_weather *w = &s->weather;
	if (simserver_chance(s, w->lost) || f->answered_ms - f->sent_ms > SIM_TIMEOUT_MS) {
		spoil(f, WIRE_TIMEOUT, 0, "");
		f->answered_ms = f->sent_ms + SIM_TIMEOUT_MS;
	} else if (simserver_chance(s, w->refused)) {
		spoil(f, WIRE_CONNECT, 0, "");
	} else if (simserver_chance(s, w->broken)) {
		f->reply.result = simserver_chance(s, 500) ? WIRE_BROKEN : WIRE_OK;
		buf_drop_end(&f->body, 1 + simserver_pick(s, (uint32_t)f->body.n));
		f->good = false;
	} else if (simserver_chance(s, w->gateway)) {
		spoil(f, WIRE_OK, 502, "<html><h1>502 Bad Gateway</h1></html>");
	} else if (simserver_chance(s, w->malformed)) {
		spoil(f, WIRE_OK, 200, "{\"Response\":{\"Data\":7,\"Total\":\"many\"}}");
	}
}

static void make_reply(struct simserver *s, struct sim_flight *f)
{
	f->answered = true;
	f->reply =
	    (struct wire_reply){.id = f->id, .result = WIRE_OK, .http_status = 200, .sends = 1};
	answer(s, f);
	carry(s, f);
	if (f->reply.http_status)
		f->reply.server_unix_s = unix_s(s, f->answered_ms);
	f->reply.elapsed_ms = f->answered_ms - f->sent_ms;
	f->reply.sends += simserver_chance(s, s->weather.repeated);
}

/* The request that is looked at next. */
static struct sim_flight *first_unanswered(struct simserver *s)
{
	struct sim_flight *first = NULL;
	for (size_t i = 0; i < s->n_flights; i++) {
		struct sim_flight *f = &s->flight[i];
		if (!f->answered && (!first || f->looked_at_ms < first->looked_at_ms))
			first = f;
	}
	return first;
}

void simserver_advance(struct simserver *s, int64_t now_ms)
{
	for (struct sim_flight *f; (f = first_unanswered(s)) && f->looked_at_ms <= now_ms;)
		make_reply(s, f);
}

static int64_t arrival(const struct sim_flight *f)
{
	int64_t latest = f->sent_ms + SIM_TIMEOUT_MS;
	return f->answered || f->answered_ms < latest ? f->answered_ms : latest;
}

int64_t simserver_next_ms(const struct simserver *s)
{
	int64_t next = INT64_MAX;
	for (size_t i = 0; i < s->n_flights; i++)
		if (arrival(&s->flight[i]) < next)
			next = arrival(&s->flight[i]);
	return next;
}

/* The same reply will arrive once more. */
static void echo(struct simserver *s, const struct sim_flight *f)
{
	if (s->n_flights == SIM_FLIGHTS)
		return;
	struct sim_flight *copy = &s->flight[s->n_flights++];
	*copy = *f;
	copy->cancelled = true;
	copy->answered_ms += simserver_pick(s, 500);
	buf_init(&copy->body, BODY_MAX);
	buf_add(&copy->body, buf_sl(&f->body));
}

const struct sim_flight *simserver_take(struct simserver *s, int64_t now_ms)
{
	size_t first = s->n_flights;
	simserver_advance(s, now_ms);
	for (size_t i = 0; i < s->n_flights; i++)
		if (arrival(&s->flight[i]) <= now_ms &&
		    (first == s->n_flights || arrival(&s->flight[i]) < arrival(&s->flight[first])))
			first = i;
	if (first == s->n_flights)
		return NULL;
	/* Given up before it was even looked at. */
	if (!s->flight[first].answered)
		make_reply(s, &s->flight[first]);
	buf_release(&s->arrived.body);
	s->arrived = s->flight[first];
	buf_init(&s->flight[first].body, BODY_MAX);
	remove_flight(s, first);
	s->arrived.reply.body = buf_sl(&s->arrived.body);
	if (simserver_chance(s, s->weather.doubled))
		echo(s, &s->arrived);
	return &s->arrived;
}
