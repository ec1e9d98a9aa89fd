/* SPDX-License-Identifier: MIT */
/* The simulated server: its faults, its clock and its random choices. */
#include "server.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

#include "seeded.h"

#define BODY_MAX (1u << 20)

uint32_t server_pick(struct server *s, uint32_t n)
{
	return seeded_below(&s->random, n);
}

bool server_chance(struct server *s, int in_a_thousand)
{
	return server_pick(s, 1000) < (uint32_t)in_a_thousand;
}

void server_init(struct server *s, uint64_t seed)
{
	*s = (struct server){.random = seeded_start(seed), .next_uin = 200000000001};
	s->given = mem_resize(NULL, GIVEN_MAX, sizeof *s->given);
	s->way_ms = 1 + server_pick(s, 100);
	s->back_ms = 1 + server_pick(s, 100);
	for (size_t a = 0; a < API_ACTIONS; a++)
		for (size_t i = 0; i < API_RATE_MAX; i++)
			s->admitted_ms[a][i] = INT64_MIN / 2;
	wire_init(s);
	for (uint32_t n = server_pick(s, CUSTOMERS_MAX - 20); n > 0; n--)
		server_bind(s);
}

static void remove_transfer(struct server *s, size_t i)
{
	buf_release(&s->transfer[i].body);
	s->n_transfers--;
	memmove(&s->transfer[i], &s->transfer[i + 1], (s->n_transfers - i) * sizeof *s->transfer);
}

void server_release(struct server *s)
{
	while (s->n_transfers)
		remove_transfer(s, s->n_transfers - 1);
	buf_release(&s->arrived.body);
	mem_free(s->given);
}

const char *happening_name(enum happening h)
{
	static const char *const names[] = {
	    "slow",    "held",      "lost",    "refused", "reset",   "cut",
	    "gateway", "malformed", "damaged", "busy",    "limited", "repeated",
	    "doubled", "shared",    "skewed",  "ended",   "clamped", "too large",
	    "bound",   "unbound",   "jumped",  "stalled", "stopped", "closed",
	    "expired", "exported",  "listed",  "moved",   "failed",  "uncertain"};
	return names[h];
}

void server_count(const struct server *s, enum happening h)
{
	if (s->counts)
		s->counts[h]++;
}

bool server_strikes(struct server *s, enum happening h)
{
	bool does = s->stormy && s->weather[h] && server_chance(s, s->weather[h]);
	if (does)
		server_count(s, h);
	return does;
}

/* Far more than a client may have in flight: the oldest ghost is forgotten. */
static void make_room(struct server *s)
{
	for (size_t i = 0; s->n_transfers == TRANSFERS_MAX && i < TRANSFERS_MAX; i++)
		if (s->transfer[i].detached)
			remove_transfer(s, i);
	if (s->n_transfers == TRANSFERS_MAX)
		BUG("more requests than any client may have under way");
}

const struct transfer *server_send(struct server *s, uint64_t id, const struct request *r,
				   int64_t signed_unix_s, unsigned credential, int64_t now_ms)
{
	make_room(s);
	if (s->n_requests == GIVEN_MAX)
		BUG("too many requests for one story");
	s->given[s->n_requests].n = 0;
	struct transfer *f = &s->transfer[s->n_transfers++];
	*f = (struct transfer){.id = id,
			       .serial = ++s->n_requests,
			       .request = *r,
			       .sent_ms = now_ms,
			       .signed_unix_s = signed_unix_s,
			       .credential = credential};
	buf_init(&f->body, BODY_MAX);
	wire_take(s, f, now_ms);
	return f;
}

static struct transfer *find(const struct server *s, uint64_t id)
{
	for (size_t i = 0; i < s->n_transfers; i++)
		if (s->transfer[i].id == id && !s->transfer[i].cancelled)
			return (struct transfer *)&s->transfer[i];
	return NULL;
}

void server_cancel(struct server *s, uint64_t id)
{
	struct transfer *f = find(s, id);
	if (f)
		f->cancelled = true;
}

void server_close(struct server *s, uint64_t id, int64_t now_ms)
{
	for (size_t i = 0; i < s->n_transfers; i++) {
		struct transfer *f = &s->transfer[i];
		if (f->id != id || f->closed || f->detached)
			continue;
		server_count(s, HAPPENS_CLOSED);
		if (f->begun && !f->answered && !f->refused)
			wire_close(s, f, now_ms);
		else
			remove_transfer(s, i);
		wire_go_on(s, now_ms);
		return;
	}
}

void server_disown(struct server *s)
{
	for (size_t i = 0; i < s->n_transfers; i++)
		s->transfer[i].cancelled = s->transfer[i].detached = true;
	wire_forget(&s->wire);
}

bool server_has(const struct server *s, uint64_t id)
{
	return find(s, id) != NULL;
}

size_t server_count_in_flight(const struct server *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n_transfers; i++)
		n += !s->transfer[i].cancelled;
	return n;
}

static void spoil(struct transfer *f, enum wire_result result, int status, const char *body)
{
	f->reply.result = result;
	f->reply.http_status = status;
	f->good = false;
	buf_clear(&f->body);
	buf_add_chars(&f->body, body);
}

static void never_arrives(struct server *s, struct transfer *f)
{
	static const enum wire_result before[] = {WIRE_CONNECT, WIRE_RESOLVE, WIRE_TLS, WIRE_PROXY};
	spoil(f, before[server_chance(s, 800) ? 0 : server_pick(s, 4)], 0, "");
	f->reply.sends = 0;
}

static void cut_short(struct server *s, struct transfer *f, enum wire_result result)
{
	f->reply.result = result;
	buf_drop_end(&f->body, 1 + server_pick(s, (uint32_t)f->body.n));
	f->good = false;
}

static void garble(struct server *s, struct transfer *f)
{
	static const char *const bodies[] = {"{\"Response\":{\"Data\":7,\"Total\":\"many\"}}",
					     "{\"Response\":{\"Total\":3,\"Data\":[{}, {]}}",
					     "{\"Response\":[]}",
					     "{}",
					     "null",
					     "\xff\xfe{}"};
	spoil(f, WIRE_OK, 200, bodies[server_pick(s, 6)]);
}

/* What the way back does to it. */
static void carry(struct server *s, struct transfer *f)
{
	static const int statuses[] = {500, 502, 503, 504};
	if (server_strikes(s, HAPPENS_LOST) || f->answered_ms - f->sent_ms > TIMEOUT_MS) {
		spoil(f, WIRE_TIMEOUT, 0, "");
		f->answered_ms = f->sent_ms + TIMEOUT_MS;
	} else if (server_strikes(s, HAPPENS_RESET)) {
		cut_short(s, f, WIRE_BROKEN);
	} else if (server_strikes(s, HAPPENS_CUT)) {
		cut_short(s, f, WIRE_OK);
	} else if (server_strikes(s, HAPPENS_GATEWAY)) {
		spoil(f, WIRE_OK, statuses[server_pick(s, 4)], "<html><h1>Bad Gateway</h1></html>");
	} else if (server_strikes(s, HAPPENS_MALFORMED)) {
		garble(s, f);
	}
}

static void make_reply(struct server *s, struct transfer *f)
{
	f->answered = true;
	f->reply =
	    (struct wire_reply){.id = f->id, .result = WIRE_OK, .http_status = 200, .sends = 1};
	if (f->refused) {
		never_arrives(s, f);
		return;
	}
	if (!f->detached)
		wire_count(&s->wire.came, f->request.action, f->looked_at_ms);
	server_answer(s, f);
	carry(s, f);
	if (f->reply.http_status) {
		f->reply.server_unix_s = wire_date(s, f);
		snprintf(f->reply.http_version, sizeof f->reply.http_version, "%s",
			 s->wire.http2 ? "2" : "1.1");
	}
	f->reply.elapsed_ms = f->answered_ms - f->sent_ms;
	f->reply.sends += server_strikes(s, HAPPENS_REPEATED);
}

/* The request that is looked at next. */
static struct transfer *first_unanswered(struct server *s)
{
	struct transfer *first = NULL;
	for (size_t i = 0; i < s->n_transfers; i++) {
		struct transfer *f = &s->transfer[i];
		if (f->begun && !f->answered && (!first || f->looked_at_ms < first->looked_at_ms))
			first = f;
	}
	return first;
}

void server_advance(struct server *s, int64_t now_ms)
{
	for (struct transfer *f; (f = first_unanswered(s)) && f->looked_at_ms <= now_ms;) {
		make_reply(s, f);
		if (f->closed)
			remove_transfer(s, (size_t)(f - s->transfer));
	}
}

static int64_t arrival(const struct transfer *f)
{
	int64_t latest = f->sent_ms + TIMEOUT_MS;
	if (f->closed)
		return FAR_MS;
	if (f->expired)
		return f->sent_ms;
	return f->answered || f->answered_ms < latest ? f->answered_ms : latest;
}

int64_t server_next_ms(const struct server *s)
{
	int64_t next = INT64_MAX;
	for (size_t i = 0; i < s->n_transfers; i++)
		if (arrival(&s->transfer[i]) < next)
			next = arrival(&s->transfer[i]);
	return next;
}

/* The same reply will arrive once more. */
static void echo(struct server *s, const struct transfer *f)
{
	if (s->n_transfers == TRANSFERS_MAX)
		return;
	struct transfer *copy = &s->transfer[s->n_transfers++];
	*copy = *f;
	copy->cancelled = copy->detached = true;
	copy->answered_ms += server_pick(s, 500);
	buf_init(&copy->body, BODY_MAX);
	buf_add(&copy->body, buf_sl(&f->body));
}

/* The client waits no longer; the request comes in all the same, if it went out. */
static void give_up(struct server *s, struct transfer *f, int64_t now_ms)
{
	f->reply = (struct wire_reply){.id = f->id, .sends = f->begun && !f->refused};
	f->reply.elapsed_ms = TIMEOUT_MS;
	spoil(f, WIRE_TIMEOUT, 0, "");
	if (!f->reply.sends || s->n_transfers == TRANSFERS_MAX)
		return;
	struct transfer *ghost = &s->transfer[s->n_transfers++];
	*ghost = *f;
	ghost->cancelled = true;
	buf_init(&ghost->body, BODY_MAX);
	wire_close(s, ghost, now_ms);
}

/* What is on its way back is lost; what was not looked at is given up when it is taken. */
void server_expire(struct server *s, uint64_t id, int64_t now_ms)
{
	server_advance(s, now_ms);
	for (size_t i = 0; i < s->n_transfers; i++) {
		struct transfer *f = &s->transfer[i];
		if (f->closed || f->detached || (id && f->id != id))
			continue;
		server_count(s, HAPPENS_EXPIRED);
		f->expired = true;
		if (f->answered && !f->refused)
			spoil(f, WIRE_TIMEOUT, 0, "");
	}
}

const struct transfer *server_take(struct server *s, int64_t now_ms)
{
	size_t first = s->n_transfers;
	server_advance(s, now_ms);
	for (size_t i = 0; i < s->n_transfers; i++)
		if (arrival(&s->transfer[i]) <= now_ms &&
		    (first == s->n_transfers ||
		     arrival(&s->transfer[i]) < arrival(&s->transfer[first])))
			first = i;
	if (first == s->n_transfers)
		return NULL;
	/* Given up before it was even looked at. */
	if (!s->transfer[first].answered)
		give_up(s, &s->transfer[first], now_ms);
	buf_release(&s->arrived.body);
	s->arrived = s->transfer[first];
	buf_init(&s->transfer[first].body, BODY_MAX);
	remove_transfer(s, first);
	wire_go_on(s, now_ms);
	s->arrived.reply.body = buf_sl(&s->arrived.body);
	if (server_strikes(s, HAPPENS_DOUBLED))
		echo(s, &s->arrived);
	return &s->arrived;
}
