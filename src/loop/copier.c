/* SPDX-License-Identifier: MIT */
/* Which way a text takes to the clipboard is copy_ways.c's; here it is gone, step by step. */
#include "copier.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "base/mem.h"

#include "app/model/model.h"

#include "copy_ways.h"
#include "credentials/child.h"

#define LIMIT_MS 2000 /* of one program */
#define POLL_MS  10   /* whether it takes more of the text cannot be waited for */

struct copier {
	const struct options *const *in_force;
	const struct clock_port *clock;
	struct terminal_port *terminal;
	struct buf text;
	struct copy_way ways[COPY_WAYS_MAX];
	size_t n, at;
	struct child child;
	int64_t limit_ms;
	enum { RESTING, RUNNING, ENDED } state;
	const char *route;
	struct err why; /* of the first program that is there and failed */
};

struct copier *copier_new(const struct options *const *in_force, const struct clock_port *clock,
			  struct terminal_port *terminal)
{
	struct copier *k = mem_alloc(1, sizeof *k);
	k->in_force = in_force;
	k->clock = clock;
	k->terminal = terminal;
	k->child.pid = k->child.in = k->child.out = k->child.err = -1;
	buf_init(&k->text, COPY_MAX);
	return k;
}

static bool is_set(const char *name)
{
	const char *value = getenv(name);
	return value && value[0];
}

static struct copy_place look_around(const struct copier *k)
{
	bool here = !is_set("SSH_CONNECTION");
#ifdef __APPLE__
	bool mac = here;
#else
	bool mac = false;
#endif
	return (struct copy_place){.command = (*k->in_force)->copy_command,
				   .wayland = is_set("WAYLAND_DISPLAY"),
				   .x11 = is_set("DISPLAY"),
				   .mac = mac,
				   .wsl = here && is_set("WSL_DISTRO_NAME"),
				   .tmux = is_set("TMUX")};
}

/* tmux hands its client's environment on to its server: it is given no more than it needs. */
static bool start_tmux(struct copier *k, const struct copy_way *way, struct err *e)
{
	char where[4200], path[4200];
	char *env[] = {where, path, NULL};
	const char *from = getenv("PATH");
	snprintf(where, sizeof where, "TMUX=%s", getenv("TMUX"));
	snprintf(path, sizeof path, "PATH=%s", from ? from : "/usr/local/bin:/usr/bin:/bin");
	return child_start_fed(&k->child, way->command, env, buf_sl(&k->text), e);
}

static bool start_program(struct copier *k, struct err *e)
{
	const struct copy_way *way = &k->ways[k->at];
	if (way->tmux)
		return start_tmux(k, way, e);
	return child_start_fed(&k->child, way->command, NULL, buf_sl(&k->text), e);
}

static void note_failure(struct copier *k, const struct err *e)
{
	const struct copy_way *way = &k->ways[k->at];
	if (!way->quiet && k->why.kind == ERR_NONE)
		err_set(&k->why, ERR_IO, "%s: %s", way->name, e->text);
}

static void end(struct copier *k, const char *route)
{
	k->route = route;
	k->state = ENDED;
}

/* The first way from here on that starts; after all of them, the terminal. */
static void go_on(struct copier *k, int64_t now_ms)
{
	for (; k->at < k->n; k->at++) {
		struct err e = {0};
		if (start_program(k, &e)) {
			k->limit_ms = now_ms + LIMIT_MS;
			k->state = RUNNING;
			return;
		}
		note_failure(k, &e);
	}
	bool sent = k->terminal->copy(k->terminal->ctx, buf_sl(&k->text));
	end(k, sent ? COPIED_BY_TERMINAL : NULL);
}

void copier_start(struct copier *k, struct sl text, int64_t now_ms)
{
	struct copy_place at = look_around(k);
	child_release(&k->child);
	err_clear(&k->why);
	buf_clear(&k->text);
	buf_add(&k->text, text);
	k->n = copy_ways(&at, k->ways);
	k->at = 0;
	go_on(k, now_ms);
}

/* A program of the desktop that is not installed is no failure. */
static bool is_absent(const struct copier *k)
{
	int status = k->child.status;
	return !k->ways[k->at].own && WIFEXITED(status) && WEXITSTATUS(status) == 127;
}

static bool took_it(const struct copier *k, struct err *e)
{
	if (!k->child.ended)
		return err_set(e, ERR_IO, "it printed too much and was stopped");
	return child_ended_well(&k->child, e) &&
	       (k->child.input.n == 0 || err_set(e, ERR_IO, "it did not read all of the text"));
}

static void judge(struct copier *k, int64_t now_ms)
{
	struct err e = {0};
	const char *name = k->ways[k->at].name;
	bool ok = took_it(k, &e), absent = is_absent(k);
	child_release(&k->child);
	if (ok) {
		end(k, name);
		return;
	}
	if (!absent)
		note_failure(k, &e);
	k->at++;
	go_on(k, now_ms);
}

static void give_up(struct copier *k, int64_t now_ms)
{
	struct err e = {0};
	err_set(&e, ERR_IO, "it did not end within %d s and was stopped", LIMIT_MS / 1000);
	child_release(&k->child);
	note_failure(k, &e);
	k->at++;
	go_on(k, now_ms);
}

static void run_on(struct copier *k, int64_t now_ms)
{
	if (child_turn(&k->child))
		judge(k, now_ms);
	else if (now_ms >= k->limit_ms)
		give_up(k, now_ms);
}

bool copier_turn(struct copier *k, int64_t now_ms, struct event *out)
{
	if (k->state == RUNNING)
		run_on(k, now_ms);
	if (k->state != ENDED)
		return false;
	k->state = RESTING;
	*out = (struct event){.kind = EV_COPIED};
	out->copied.route = k->route;
	out->copied.why = k->why.kind == ERR_NONE ? NULL : k->why.text;
	return true;
}

size_t copier_fds(const struct copier *k, int fds[COPIER_FDS])
{
	return k->state == RUNNING ? child_fds(&k->child, fds) : 0;
}

int64_t copier_deadline(const struct copier *k, int64_t now_ms)
{
	switch (k->state) {
	case RESTING: return INT64_MAX;
	case RUNNING: return now_ms + POLL_MS < k->limit_ms ? now_ms + POLL_MS : k->limit_ms;
	case ENDED: break;
	}
	return now_ms;
}

/* Who copies and leaves at once has copied. */
static void finish(struct copier *k)
{
	while (k->state == RUNNING) {
		run_on(k, k->clock->mono_ms(k->clock->ctx));
		if (k->state == RUNNING)
			poll(NULL, 0, POLL_MS);
	}
}

void copier_free(struct copier *k)
{
	if (!k)
		return;
	finish(k);
	child_release(&k->child);
	buf_release(&k->text);
	mem_free(k);
}
