/* SPDX-License-Identifier: MIT */
/* The transport of the screenshot player: the signed request goes straight to the demo API's own
 * code. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "credentials/keyring.h"
#include "runner/demo_child.h"
#include "screenshot_player.h"

#define HEADERS_MAX 32
#define LATENCY_MS  46 /* and a little more or less, by the number of the request */

static void split_headers(struct sl text, struct call_header out[HEADERS_MAX], size_t *n)
{
	struct sl line, name;
	for (*n = 0; *n < HEADERS_MAX && sl_split(&text, '\n', &line); (*n)++) {
		sl_split(&line, ':', &name);
		out[*n] = (struct call_header){name, sl_trim(line)};
	}
}

static void net_send(void *ctx, uint64_t id, const struct wire_request *w)
{
	struct screenshot_player *s = ctx;
	struct call_header headers[HEADERS_MAX];
	struct call call = {.method = SL("POST"),
			    .path = SL("/"),
			    .headers = headers,
			    .body = buf_sl(&w->body),
			    .unix_s = screenshot_player_unix_s(s),
			    .mono_ms = s->now_ms};
	if (s->n_pending == SCREENSHOT_PLAYER_REQUESTS_MAX) {
		fprintf(stderr, "screenshot_player: too many requests\n");
		exit(1);
	}
	split_headers(buf_sl(&w->headers), headers, &call.n_headers);
	struct screenshot_player_request *a = &s->pending[s->n_pending++];
	*a = (struct screenshot_player_request){.id = id, .sent_ms = s->now_ms};
	service_answer(&s->service, &call, &a->answer);
	a->due_ms = s->now_ms + a->answer.delay_ms + LATENCY_MS + (int64_t)(id * 7 % 23);
}

static void drop(struct screenshot_player *s, size_t i)
{
	memmove(&s->pending[i], &s->pending[i + 1], (--s->n_pending - i) * sizeof *s->pending);
}

static void net_cancel(void *ctx, uint64_t id)
{
	struct screenshot_player *s = ctx;
	for (size_t i = 0; i < s->n_pending; i++)
		if (s->pending[i].id == id) {
			buf_release(&s->pending[i].answer.body);
			drop(s, i);
			return;
		}
}

static void net_wait(void *ctx, const int *fds, size_t n, int timeout_ms)
{
	(void)fds;
	(void)n;
	screenshot_player_wait(ctx, timeout_ms);
}

static size_t first_due(const struct screenshot_player *s)
{
	size_t first = 0;
	for (size_t i = 1; i < s->n_pending; i++)
		if (s->pending[i].due_ms < s->pending[first].due_ms)
			first = i;
	return first;
}

int64_t screenshot_player_net_due(const struct screenshot_player *s)
{
	return s->n_pending ? s->pending[first_due(s)].due_ms : INT64_MAX;
}

static bool net_next(void *ctx, struct wire_reply *out)
{
	struct screenshot_player *s = ctx;
	if (screenshot_player_net_due(s) > s->now_ms)
		return false;
	size_t i = first_due(s);
	struct screenshot_player_request a = s->pending[i];
	drop(s, i);
	buf_release(&s->taken.body);
	s->taken = a.answer;
	buf_clear(&s->headers);
	buf_addf(&s->headers, "Content-Type: %s\nDate: %s\nContent-Length: %zu\n", s->taken.type,
		 s->taken.date, s->taken.body.n);
	*out = (struct wire_reply){.id = a.id,
				   .result = WIRE_OK,
				   .http_status = s->taken.status,
				   .body = buf_sl(&s->taken.body),
				   .headers = buf_sl(&s->headers),
				   .server_unix_s = screenshot_player_unix_s(s),
				   .elapsed_ms = s->now_ms - a.sent_ms,
				   .bytes = s->taken.body.n,
				   .sends = 1,
				   .http_version = "1.1"};
	return true;
}

/* Every answer of the player comes in time, so nothing waits that could expire. */
static void net_expire(void *ctx, uint64_t id)
{
	(void)ctx;
	(void)id;
}

void screenshot_player_net_init(struct screenshot_player *s, const struct flags *flags)
{
	struct service_options o = {.key = {SL(DEMO_SECRET_ID), SL(DEMO_SECRET_KEY), SL("")},
				    .seed = (uint64_t)flags->number[FLAG_SEED],
				    .rows = (uint32_t)flags->number[FLAG_CUSTOMERS],
				    .now_s = screenshot_player_unix_s(s),
				    .page_max = (uint32_t)flags->number[FLAG_PAGE_MAX],
				    .rate = flags->number[FLAG_RATE],
				    .shared = (uint32_t)flags->number[FLAG_SHARED],
				    .latency_ms = flags->number[FLAG_LATENCY],
				    .faults = flags->faults};
	service_init(&s->service, &o);
	buf_init(&s->headers, WIRE_HEADERS_MAX);
	s->transport = (struct transport_port){s,        net_send, net_cancel,
					       net_wait, net_next, .expire = net_expire};
}

void screenshot_player_net_release(struct screenshot_player *s)
{
	for (size_t i = 0; i < s->n_pending; i++)
		buf_release(&s->pending[i].answer.body);
	buf_release(&s->taken.body);
	buf_release(&s->headers);
	service_release(&s->service);
}
