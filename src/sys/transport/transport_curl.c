/* SPDX-License-Identifier: MIT */
/* The transport on libcurl's multi interface: one handle, warm connections, the program's one
 * sleep. */
#include "sys/transport/transport_curl.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

#include "transfer.h"

#define TRANSFERS_MAX 16
#define FOREVER_MS    3600000 /* curl_multi_poll always needs a limit */
#define CONNECTIONS   2 /* HTTP/1.1 over a long distance needs two for five requests a second */
#define FDS_MAX       8

struct transport {
	CURLM *multi; /* NULL until the first send */
	struct transport_settings settings;
	struct transfer *transfers[TRANSFERS_MAX];
	size_t n;
	struct links links;
	struct transfer *taken; /* its body is lent until the next call */
};

static void must_succeed(CURLMcode code)
{
	if (code == CURLM_OUT_OF_MEMORY)
		mem_die("out of memory");
	if (code != CURLM_OK)
		mem_die("libcurl failed");
}

static void start_library(struct transport *t)
{
	if (t->multi)
		return;
	transport_must(transport_start_library());
	t->multi = curl_multi_init();
	if (!t->multi)
		mem_die("libcurl cannot be started");
	must_succeed(curl_multi_setopt(t->multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long)CONNECTIONS));
#if LIBCURL_VERSION_NUM >= 0x081400
	curl_multi_setopt(t->multi, CURLMOPT_QUICK_EXIT, 1L);
#endif
	transport_load_trust(&t->settings);
}

static void drop_transfer(struct transport *t, size_t i)
{
	struct transfer *f = t->transfers[i];
	curl_multi_remove_handle(t->multi, f->easy);
	t->transfers[i] = t->transfers[--t->n];
	transfer_free(f);
}

static void check_room(struct transport *t)
{
	if (t->n == TRANSFERS_MAX)
		BUG("more transfers than pending requests");
	start_library(t);
}

/* The transfer starts in the next wait(): starting it here would delay a transfer that fails at
 * once. */
static void launch_transfer(struct transport *t, struct transfer *f)
{
	t->transfers[t->n++] = f;
	must_succeed(curl_multi_add_handle(t->multi, f->easy));
}

/* Returns true if the transfer was started again with other trusted certificates. Those that led to
 * trust are the first ones for the next connection. */
static bool try_other_trust(struct transport *t, struct transfer *f, CURLcode code)
{
	struct trust_ways *w = &t->settings.ways;
	if (transfer_turn_trust(f, code, w)) {
		launch_transfer(t, f);
		return true;
	}
	for (int peer = 0; peer < TRUST_PEERS; peer++)
		if (f->tried[peer] && (code == CURLE_OK || f->sends))
			w->preferred[peer] = f->way[peer];
	return false;
}

static void port_send(void *ctx, uint64_t id, const struct wire_request *w)
{
	struct transport *t = ctx;
	check_room(t);
	launch_transfer(t, transfer_new(id, &t->settings.endpoint, w, &t->settings, &t->links));
}

static void port_send_to(void *ctx, uint64_t id, const struct endpoint *to,
			 const struct wire_request *w)
{
	struct transport *t = ctx;
	check_room(t);
	struct transfer *f = transfer_new(id, to, w, &t->settings, NULL);
	f->secret = true;
	launch_transfer(t, f);
}

static void port_get(void *ctx, uint64_t id, const char *url, int timeout_ms)
{
	struct transport *t = ctx;
	check_room(t);
	launch_transfer(t, transfer_get(id, url, timeout_ms, &t->settings));
}

static void port_cancel(void *ctx, uint64_t id)
{
	struct transport *t = ctx;
	for (size_t i = 0; i < t->n; i++)
		if (t->transfers[i]->id == id) {
			drop_transfer(t, i);
			return;
		}
}

/* The transfer leaves the library now, so that no answer comes any more; port_next reports it. */
static void expire_transfer(struct transport *t, struct transfer *f)
{
	if (f->expired || f->secret)
		return;
	must_succeed(curl_multi_remove_handle(t->multi, f->easy));
	f->expired = true;
}

static void port_expire(void *ctx, uint64_t id)
{
	struct transport *t = ctx;
	for (size_t i = 0; i < t->n; i++)
		if (id == 0 || t->transfers[i]->id == id)
			expire_transfer(t, t->transfers[i]);
	if (id == 0)
		transport_links_cut(&t->links);
}

static void start_again(struct transport *t, struct transfer *f)
{
	f->skipped = false;
	must_succeed(curl_multi_remove_handle(t->multi, f->easy));
	must_succeed(curl_multi_add_handle(t->multi, f->easy));
}

static struct transfer *find_transfer(const struct transport *t, uint64_t id)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->transfers[i]->id == id)
			return t->transfers[i];
	return NULL;
}

/* A transfer that waits for a slow address goes on with the next one. */
static void leave_slow_addresses(struct transport *t)
{
	uint64_t id;
	while ((id = transport_links_find_slow(&t->links)) != 0) {
		struct transfer *f = find_transfer(t, id);
		if (f && !f->expired && f->sends == 0)
			start_again(t, f);
	}
}

/* Returns true if the transfer goes on: no address but slow ones could be tried, and now they have
 * their time. */
static bool allow_slow_addresses(struct transport *t, struct transfer *f, CURLcode code)
{
	if (code == CURLE_OK || !f->skipped || f->sends > 0)
		return false;
	transport_links_allow_all(&t->links);
	if (code != CURLE_COULDNT_CONNECT)
		return false;
	start_again(t, f);
	return true;
}

static struct transfer *find_expired(const struct transport *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->transfers[i]->expired)
			return t->transfers[i];
	return NULL;
}

static int shorten_wait(const struct transport *t, int timeout_ms)
{
	int left_ms = transport_links_wait_ms(&t->links);
	if (find_expired(t))
		return 0;
	return left_ms >= 0 && (timeout_ms < 0 || left_ms < timeout_ms) ? left_ms : timeout_ms;
}

static void port_wait(void *ctx, const int *fds, size_t n_fds, int timeout_ms)
{
	struct transport *t = ctx;
	int running;
	if (n_fds > FDS_MAX)
		BUG("too many descriptors to wait for");
	leave_slow_addresses(t);
	timeout_ms = shorten_wait(t, timeout_ms);
	if (!t->multi) {
		struct pollfd p[FDS_MAX];
		for (size_t i = 0; i < n_fds; i++)
			p[i] = (struct pollfd){fds[i], POLLIN, 0};
		poll(p, (nfds_t)n_fds, timeout_ms);
		return;
	}
	struct curl_waitfd extra[FDS_MAX];
	for (size_t i = 0; i < n_fds; i++)
		extra[i] = (struct curl_waitfd){fds[i], CURL_WAIT_POLLIN, 0};
	must_succeed(curl_multi_poll(t->multi, extra, (unsigned)n_fds,
				     timeout_ms < 0 ? FOREVER_MS : timeout_ms, NULL));
	must_succeed(curl_multi_perform(t->multi, &running));
}

static struct transfer *find_easy(const struct transport *t, const CURL *easy)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->transfers[i]->easy == easy)
			return t->transfers[i];
	return NULL;
}

/* Gives the transfer to the caller. */
static void remove_finished(struct transport *t, struct transfer *f)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->transfers[i] == f)
			t->transfers[i] = t->transfers[--t->n];
	curl_multi_remove_handle(t->multi, f->easy);
}

static bool port_next(void *ctx, struct wire_reply *out)
{
	struct transport *t = ctx;
	int left;
	CURLMsg *m;
	struct transfer *f;
	transfer_free(t->taken);
	t->taken = NULL;
	if ((f = find_expired(t)) != NULL) {
		remove_finished(t, f);
		t->taken = f;
		transfer_reply(f, CURLE_OPERATION_TIMEDOUT, out);
		return true;
	}
	while (t->multi && (m = curl_multi_info_read(t->multi, &left)) != NULL) {
		if (m->msg != CURLMSG_DONE)
			continue;
		CURLcode code = m->data.result;
		f = find_easy(t, m->easy_handle);
		if (!f || allow_slow_addresses(t, f, code))
			continue;
		remove_finished(t, f);
		if (try_other_trust(t, f, code))
			continue;
		t->taken = f;
		transfer_reply(f, code, out);
		return true;
	}
	return false;
}

static void port_close(void *ctx)
{
	struct transport *t = ctx;
	transfer_free(t->taken);
	while (t->n)
		drop_transfer(t, t->n - 1);
	if (t->multi) {
		curl_multi_cleanup(t->multi);
		curl_global_cleanup();
	}
	transport_settings_release(&t->settings);
	mem_free(t);
}

bool transport_curl(struct transport_port *out, const struct transport_options *o, struct err *e)
{
	struct transport *t = mem_alloc(1, sizeof *t);
	if (!transport_settings_init(&t->settings, o, e)) {
		transport_settings_release(&t->settings);
		mem_free(t);
		return false;
	}
	*out = (struct transport_port){t,          port_send, port_cancel,  port_wait,  port_next,
				       port_close, port_get,  port_send_to, port_expire};
	return true;
}
