/* SPDX-License-Identifier: MIT */
/* Clock, transport, terminal and signals in memory, for tests of the loop. */
#include "fake_ports.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"

#include "loader_turns.h"

#define TURNS_MAX 200

static void need(bool ok, const char *what)
{
	if (ok)
		return;
	printf("Bail out! fake_ports: %s\n", what);
	exit(1);
}

static void note(struct fake_ports *w, const char *what, uint64_t id)
{
	size_t at = strlen(w->log);
	if (id)
		snprintf(w->log + at, sizeof w->log - at, "%s %d ", what, (int)id);
	else
		snprintf(w->log + at, sizeof w->log - at, "%s ", what);
}

static int64_t mono_ms(void *ctx)
{
	struct fake_ports *w = ctx;
	return w->now_ms;
}

static int64_t wall_s(void *ctx)
{
	struct fake_ports *w = ctx;
	return w->wall_s;
}

/* A replay hands over the requests in flight without their content. */
static void note_signature(struct fake_ports *w, const struct wire_request *request)
{
	struct sl rest = request ? buf_sl(&request->headers) : SL(""), line, name;
	w->signed_s = 0;
	w->has_token = false;
	while (sl_split(&rest, '\n', &line)) {
		sl_split(&line, ':', &name);
		w->has_token = w->has_token || sl_equal(name, SL("X-TC-Token"));
		if (sl_equal(name, SL("X-TC-Timestamp")))
			need(sl_to_i64(sl_trim(line), &w->signed_s), "timestamp");
	}
}

static void net_send(void *ctx, uint64_t id, const struct wire_request *request)
{
	struct fake_ports *w = ctx;
	need(w->n_sent < FAKE_PORTS_QUEUE, "too many sends");
	note_signature(w, request);
	w->sent[w->n_sent++] = id;
	note(w, "send", id);
}

static void net_cancel(void *ctx, uint64_t id)
{
	struct fake_ports *w = ctx;
	need(w->n_cancelled < FAKE_PORTS_QUEUE, "too many cancels");
	w->cancelled[w->n_cancelled++] = id;
	note(w, "cancel", id);
}

/* Tests of the loop let no connection go deaf while a request is on it. */
static void net_expire(void *ctx, uint64_t id)
{
	struct fake_ports *w = ctx;
	need(id == 0, "a request expires");
	w->cuts++;
}

static void net_wait(void *ctx, const int *fds, size_t n, int timeout_ms)
{
	struct fake_ports *w = ctx;
	need(n == (w->load.loader ? 1 : 2) && fds[0] == w->signals.fd, "descriptors");
	need(n < 2 || fds[1] == w->terminal.fd, "the terminal's descriptor");
	need(w->turns < TURNS_MAX, "the loop does not end");
	w->act(w, w->turns++, timeout_ms);
}

static bool net_next(void *ctx, struct wire_reply *out)
{
	struct fake_ports *w = ctx;
	static struct wire_reply r;
	static char body[sizeof w->reply[0].body];
	if (w->n_replies == 0)
		return false;
	snprintf(body, sizeof body, "%s", w->reply[0].body);
	r = (struct wire_reply){.id = w->reply[0].id,
				.result = WIRE_OK,
				.http_status = 200,
				.body = sl_from(body),
				.sends = 1,
				.http_version = "2"};
	memmove(w->reply, w->reply + 1, --w->n_replies * sizeof *w->reply);
	*out = r;
	return true;
}

static bool next_signal(void *ctx, enum signal_event *out)
{
	struct fake_ports *w = ctx;
	if (w->n_signals == 0)
		return false;
	*out = w->signal[0];
	memmove(w->signal, w->signal + 1, --w->n_signals * sizeof *w->signal);
	return true;
}

static void term_size(void *ctx, int *rows, int *cols)
{
	struct fake_ports *w = ctx;
	*rows = w->rows;
	*cols = w->cols;
}

static bool term_key(void *ctx, struct key *out)
{
	struct fake_ports *w = ctx;
	if (w->n_keys == 0)
		return false;
	*out = w->key[0].key;
	if (--w->key[0].times == 0)
		memmove(w->key, w->key + 1, --w->n_keys * sizeof *w->key);
	return true;
}

static void term_present(void *ctx, const struct grid *g)
{
	struct fake_ports *w = ctx;
	buf_clear(&w->frame);
	for (int row = 0; row < g->rows; row++) {
		grid_row_text(g, row, &w->frame);
		buf_add_byte(&w->frame, '\n');
	}
	w->frames++;
	note(w, "present", 0);
}

static void term_repaint(void *ctx)
{
	struct fake_ports *w = ctx;
	w->repaints++;
}

static void term_resized(void *ctx)
{
	struct fake_ports *w = ctx;
	w->resizes++;
}

static void term_bell(void *ctx)
{
	(void)ctx;
}

static bool term_copy(void *ctx, struct sl text)
{
	struct fake_ports *w = ctx;
	sl_to_chars(text, w->copied, sizeof w->copied);
	return !w->no_clipboard;
}

static void term_suspend(void *ctx)
{
	struct fake_ports *w = ctx;
	w->suspensions++;
	note(w, "suspend", 0);
	/* An hour in the background, and another window. */
	w->now_ms += 3600000;
	w->rows = 30;
	w->cols = 120;
}

static void term_lend(void *ctx, void (*use)(void *user), void *user)
{
	struct fake_ports *w = ctx;
	note(w, "lend", 0);
	use(user);
}

static bool term_gone(void *ctx)
{
	struct fake_ports *w = ctx;
	return w->gone;
}

static bool go_on(void *ctx)
{
	(void)ctx;
	return true;
}

static const struct options no_options = {.copy_command = NULL};

void fake_ports_init(struct fake_ports *w, bool screen, void (*act)(struct fake_ports *, int, int))
{
	struct settings settings;
	struct err e = {0};
	struct keyring *ring = keyring_new();
	memset(w, 0, sizeof *w);
	settings_init(&settings);
	need(endpoint_parse(SL("https://127.0.0.1:1"), &w->endpoint, &e), "endpoint");
	need(keyring_set(ring, SL("AKIDtest"), SL("secret"), SL("")), "key");
	w->clock = (struct clock_port){w, mono_ms, wall_s};
	w->transport = (struct transport_port){w,        net_send, net_cancel,
					       net_wait, net_next, .expire = net_expire};
	w->terminal = (struct terminal_port){.ctx = w,
					     .fd = 41,
					     .size = term_size,
					     .key = term_key,
					     .present = term_present,
					     .repaint = term_repaint,
					     .resized = term_resized,
					     .bell = term_bell,
					     .copy = term_copy,
					     .suspend = term_suspend,
					     .lend = term_lend,
					     .gone = term_gone};
	w->signals = (struct signals_port){w, 40, next_signal, NULL};
	w->performer = (struct performer){&w->endpoint, ring, &w->clock, &w->transport, NULL};
	w->look = (struct look){.ascii = true};
	w->model = calloc(1, sizeof *w->model);
	app_init(w->model, &settings);
	w->loop = (struct loop){.model = w->model,
				.performer = &w->performer,
				.terminal = &w->terminal,
				.signals = &w->signals,
				.look = &w->look};
	if (!screen) {
		loader_want_list(&w->model->loader);
		w->load = (struct load_loop){.loader = &w->model->loader,
					     .performer = &w->performer,
					     .signals = &w->signals,
					     .turn = go_on};
	}
	/* Only the fake terminal may be copied to. */
	unsetenv("DISPLAY");
	unsetenv("WAYLAND_DISPLAY");
	unsetenv("WSL_DISTRO_NAME");
	unsetenv("TMUX");
	setenv("SSH_CONNECTION", "there", 1);
	w->options = &no_options;
	w->loop.copier = copier_new(&w->options, &w->clock, &w->terminal);
	w->act = act;
	w->now_ms = 1000000;
	w->wall_s = 1700000000;
	w->rows = 24;
	w->cols = 80;
	buf_init(&w->frame, 1u << 20);
}

void fake_ports_release(struct fake_ports *w)
{
	copier_free(w->loop.copier);
	app_release(w->model);
	free(w->model);
	keyring_free((struct keyring *)w->performer.ring);
	buf_release(&w->frame);
}

int fake_ports_run(struct fake_ports *w)
{
	return w->load.loader ? load_loop_run(&w->load) : loop_run(&w->loop);
}

void fake_ports_signal(struct fake_ports *w, enum signal_event what)
{
	need(w->n_signals < FAKE_PORTS_QUEUE, "too many signals");
	w->signal[w->n_signals++] = what;
}

void fake_ports_key(struct fake_ports *w, const char *name, size_t times)
{
	need(w->n_keys < FAKE_PORTS_QUEUE && key_parse(sl_from(name), &w->key[w->n_keys].key),
	     name);
	w->key[w->n_keys++].times = times;
}

void fake_ports_reply(struct fake_ports *w, uint64_t id, const char *body)
{
	need(w->n_replies < FAKE_PORTS_QUEUE, "too many replies");
	w->reply[w->n_replies].id = id;
	snprintf(w->reply[w->n_replies++].body, sizeof w->reply[0].body, "%s", body);
}

bool fake_ports_shows(const struct fake_ports *w, const char *text)
{
	return w->frame.n && strstr(w->frame.p, text) != NULL;
}
