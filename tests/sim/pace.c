/* SPDX-License-Identifier: MIT */
/*
 * Never more than 5 requests in a second, counted where they leave and where they come in.
 *
 * When a request comes in, its sender learns from the answer only, and then not exactly: it came at
 * some time before, at least the way back. The quickest answer of late shows how long both ways
 * take at the least; by what that is more than they do, two requests may come closer.
 */
#include "ring.h"

#define SECOND_MS 1000

void pace_init(struct pace *p)
{
	*p = (struct pace){.next = 0};
	for (size_t i = 0; i < API_RATE_PER_SEC; i++)
		p->left_ms[i] = INT64_MIN / 2;
}

bool pace_leave(struct pace *p, int64_t now_ms)
{
	bool ok = now_ms - p->left_ms[p->next] >= SECOND_MS;
	p->left_ms[p->next] = now_ms;
	p->next = (p->next + 1) % API_RATE_PER_SEC;
	return ok;
}

static int64_t quickest(const struct pace *p)
{
	size_t n = p->n_answers < PACE_ANSWERS ? p->n_answers : PACE_ANSWERS;
	int64_t least = INT64_MAX;
	for (size_t i = 0; i < n; i++)
		if (p->took_ms[i] < least)
			least = p->took_ms[i];
	return n ? least : 0;
}

/* Of a request that nothing was heard of for a second no more is known when another may leave. */
static bool is_known(const struct passage *p, int64_t now_ms)
{
	return p->heard_ms <= now_ms && p->heard_ms - p->sent_ms < SECOND_MS;
}

bool pace_pass(struct pace *p, const struct flight *f, int64_t shortest_ms)
{
	size_t n = p->n_passages < PACE_SENDS ? p->n_passages : PACE_SENDS, known = 0;
	int64_t slack = quickest(p) > shortest_ms ? quickest(p) - shortest_ms : 0;
	for (size_t i = 0; i < n; i++)
		known += is_known(&p->passage[i], f->sent_ms) &&
			 p->passage[i].came_ms > f->looked_at_ms - SECOND_MS + slack;
	p->passage[p->n_passages++ % PACE_SENDS] =
	    (struct passage){f->id, f->sent_ms, f->looked_at_ms, INT64_MAX};
	return known < API_RATE_PER_SEC;
}

void pace_hear(struct pace *p, const struct flight *f, int64_t now_ms)
{
	for (size_t i = 0; i < PACE_SENDS; i++)
		if (p->passage[i].id == f->id)
			p->passage[i].heard_ms = now_ms;
	if (f->reply.http_status != 0)
		p->took_ms[p->n_answers++ % PACE_ANSWERS] = now_ms - f->sent_ms;
}
