/* SPDX-License-Identifier: MIT */
/* The ring of requests and replies behind the inspector. */
#include "journal.h"

#include <string.h>

#include "base/mem.h"

#include "api/reply.h"

void journal_init(struct journal *j)
{
	*j = (struct journal){.n = 0};
}

static void drop_text(struct journal *j, struct sl *s)
{
	j->kept -= s->n;
	mem_free((void *)(uintptr_t)s->p);
	*s = (struct sl){NULL, 0};
}

static void forget_texts(struct journal *j, struct exchange *x)
{
	drop_text(j, &x->body);
	drop_text(j, &x->headers);
}

static struct exchange *entry_at(const struct journal *j, size_t from_oldest)
{
	return j->ring[(j->first + from_oldest) % JOURNAL_MAX];
}

void journal_release(struct journal *j)
{
	for (size_t i = 0; i < j->n; i++) {
		forget_texts(j, entry_at(j, i));
		mem_free(entry_at(j, i));
	}
	journal_init(j);
}

const struct exchange *journal_at(const struct journal *j, size_t i)
{
	return i < j->n ? entry_at(j, j->n - 1 - i) : NULL;
}

static struct exchange *find_entry(const struct journal *j, uint64_t id, size_t *i)
{
	for (size_t k = 0; k < j->n; k++) {
		struct exchange *x = entry_at(j, j->n - 1 - k);
		if (x->id != id)
			continue;
		if (i)
			*i = k;
		return x;
	}
	return NULL;
}

const struct exchange *journal_find(const struct journal *j, uint64_t id, size_t *i)
{
	return find_entry(j, id, i);
}

/* Reuses the oldest entry when the ring is full. */
static struct exchange *take_place(struct journal *j)
{
	if (j->n == JOURNAL_MAX) {
		struct exchange *oldest = entry_at(j, 0);
		forget_texts(j, oldest);
		j->first = (j->first + 1) % JOURNAL_MAX;
		return oldest;
	}
	struct exchange *added = mem_alloc(1, sizeof *added);
	j->ring[(j->first + j->n++) % JOURNAL_MAX] = added;
	return added;
}

void journal_send(struct journal *j, const struct effect *fx, const struct journal_try *t)
{
	struct exchange *x = take_place(j);
	j->sent++;
	*x = (struct exchange){.id = fx->id,
			       .request = fx->request,
			       .tries = t->number,
			       .sent_s = t->sent_s,
			       .signed_s = fx->signed_s,
			       .has_token = t->has_token,
			       .language = t->language,
			       .meaning = "",
			       .remedy = ""};
}

void journal_cancel(struct journal *j, uint64_t id)
{
	struct exchange *x = find_entry(j, id, NULL);
	if (x && x->state == EXCHANGE_IN_FLIGHT)
		x->state = EXCHANGE_CANCELLED;
}

static void note_fault(struct exchange *x, const struct outcome *out)
{
	x->state = out->fault.class == FAULT_NONE ? EXCHANGE_ANSWERED : EXCHANGE_FAILED;
	x->will_retry = out->will_retry;
	sl_to_chars(sl_from(out->fault.code), x->code, sizeof x->code);
	if (x->state == EXCHANGE_FAILED) {
		x->meaning = out->fault.meaning;
		x->remedy = fault_remedy(&out->fault, !out->will_retry);
		/* These messages are our own words and hold nothing of the reply. */
		if (sl_starts(sl_from(x->code), SL("Reply.")))
			sl_to_chars(sl_from(out->fault.message), x->reason, sizeof x->reason);
	}
}

static void note_transfer(struct exchange *x, const struct wire_reply *r)
{
	x->result = r->result;
	x->http_status = r->http_status;
	x->elapsed_ms = r->elapsed_ms;
	x->bytes = r->bytes;
	x->sends = r->sends;
	x->body_n = r->body.n;
	sl_to_chars(sl_from(r->http_version), x->http_version, sizeof x->http_version);
	sl_to_chars(sl_from(r->detail), x->detail, sizeof x->detail);
	reply_request_id(r, x->request_id);
}

static struct sl keep_text(struct journal *j, struct sl s, size_t max)
{
	s = sl_take(s, max);
	if (s.n == 0)
		return (struct sl){NULL, 0};
	char *copy = mem_alloc(s.n, 1);
	memcpy(copy, s.p, s.n);
	j->kept += s.n;
	return (struct sl){copy, s.n};
}

/* Drops the oldest bodies first; the newest reply is always kept complete. */
static void make_body_room(struct journal *j)
{
	for (size_t i = 0; i < j->n && j->kept > JOURNAL_BODIES_MAX; i++)
		forget_texts(j, entry_at(j, i));
}

void journal_reply(struct journal *j, const struct wire_reply *r, const struct outcome *out)
{
	struct exchange *x = find_entry(j, r->id, NULL);
	if (!x || x->state != EXCHANGE_IN_FLIGHT)
		return;
	note_transfer(x, r);
	note_fault(x, out);
	x->body = keep_text(j, r->body, JOURNAL_BODY_MAX);
	x->headers = keep_text(j, r->headers, WIRE_HEADERS_MAX);
	make_body_room(j);
}
