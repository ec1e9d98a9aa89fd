/* SPDX-License-Identifier: MIT */
/* A transport without a network: it refuses every request, as a replay needs. */
#include "sys/transport/transport_none.h"

#include <poll.h>
#include <string.h>

#include "base/mem.h"

#define PENDING_MAX 64
#define FDS_MAX     16
#define REFUSAL                                                                                    \
	"{\"Response\":{\"Error\":{\"Code\":\"Replay.Ended\",\"Message\":\"\"},\"RequestId\":"     \
	"\"\"}}"

struct none {
	uint64_t pending[PENDING_MAX];
	size_t n;
};

static void none_send(void *ctx, uint64_t id, const struct wire_request *w)
{
	struct none *t = ctx;
	(void)w;
	if (t->n == PENDING_MAX)
		BUG("more requests than can be in flight");
	t->pending[t->n++] = id;
}

static void none_cancel(void *ctx, uint64_t id)
{
	struct none *t = ctx;
	size_t kept = 0;
	for (size_t i = 0; i < t->n; i++)
		if (t->pending[i] != id)
			t->pending[kept++] = t->pending[i];
	t->n = kept;
}

static void none_wait(void *ctx, const int *fds, size_t n_fds, int timeout_ms)
{
	const struct none *t = ctx;
	struct pollfd p[FDS_MAX];
	size_t n = n_fds < FDS_MAX ? n_fds : FDS_MAX;
	for (size_t i = 0; i < n; i++)
		p[i] = (struct pollfd){fds[i], POLLIN, 0};
	poll(p, (nfds_t)n, t->n ? 0 : timeout_ms);
}

static bool none_next(void *ctx, struct wire_reply *out)
{
	struct none *t = ctx;
	if (t->n == 0)
		return false;
	*out = (struct wire_reply){.id = t->pending[0],
				   .result = WIRE_OK,
				   .http_status = 200,
				   .body = SL(REFUSAL),
				   .headers = SL(""),
				   .sends = 1};
	memmove(t->pending, t->pending + 1, --t->n * sizeof *t->pending);
	return true;
}

static void none_close(void *ctx)
{
	mem_free(ctx);
}

static void none_get(void *ctx, uint64_t id, const char *url, int timeout_ms)
{
	(void)url;
	(void)timeout_ms;
	none_send(ctx, id, NULL);
}

static void none_send_to(void *ctx, uint64_t id, const struct endpoint *to,
			 const struct wire_request *w)
{
	(void)to;
	none_send(ctx, id, w);
}

/* Each reply comes at once, so nothing waits. */
static void none_expire(void *ctx, uint64_t id)
{
	(void)ctx;
	(void)id;
}

void transport_none(struct transport_port *out)
{
	*out = (struct transport_port){mem_alloc(1, sizeof(struct none)),
				       none_send,
				       none_cancel,
				       none_wait,
				       none_next,
				       none_close,
				       none_get,
				       none_send_to,
				       none_expire};
}
