/* SPDX-License-Identifier: MIT */
/* Runs the programs of copy_ways.c one after the other until one takes the text. */
#include "copier.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "base/mem.h"

#include "app/model/model.h"

#include "copy_ways.h"
#include "credentials/child.h"

#define LIMIT_MS 2000 /* time limit of one program */
#define POLL_MS  10   /* that a pipe takes more of the text cannot be waited for */

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
	struct err why; /* the failure of the first installed program that failed */
};

struct copier *copier_new(const struct options *const *in_force, const struct clock_port *clock,
			  struct terminal_port *terminal)
{
	struct copier *c = mem_alloc(1, sizeof *c);
	c->in_force = in_force;
	c->clock = clock;
	c->terminal = terminal;
	c->child.pid = c->child.in = c->child.out = c->child.err = -1;
	buf_init(&c->text, COPY_MAX);
	return c;
}

static bool is_set(const char *name)
{
	const char *value = getenv(name);
	return value && value[0];
}

static struct copy_environment read_copy_environment(const struct copier *c)
{
	bool here = !is_set("SSH_CONNECTION");
#ifdef __APPLE__
	bool mac = here;
#else
	bool mac = false;
#endif
	return (struct copy_environment){.command = (*c->in_force)->copy_command,
					 .wayland = is_set("WAYLAND_DISPLAY"),
					 .x11 = is_set("DISPLAY"),
					 .mac = mac,
					 .wsl = here && is_set("WSL_DISTRO_NAME"),
					 .tmux = is_set("TMUX")};
}

/* tmux passes its client's environment on to its server, so it gets only what it needs. */
static bool start_tmux(struct copier *c, const struct copy_way *way, struct err *e)
{
	char where[4200], path[4200];
	char *env[] = {where, path, NULL};
	const char *from = getenv("PATH");
	snprintf(where, sizeof where, "TMUX=%s", getenv("TMUX"));
	snprintf(path, sizeof path, "PATH=%s", from ? from : "/usr/local/bin:/usr/bin:/bin");
	return child_start_fed(&c->child, way->command, env, buf_sl(&c->text), e);
}

static bool start_program(struct copier *c, struct err *e)
{
	const struct copy_way *way = &c->ways[c->at];
	if (way->tmux)
		return start_tmux(c, way, e);
	return child_start_fed(&c->child, way->command, NULL, buf_sl(&c->text), e);
}

static void note_failure(struct copier *c, const struct err *e)
{
	const struct copy_way *way = &c->ways[c->at];
	if (!way->quiet && c->why.kind == ERR_NONE)
		err_set(&c->why, ERR_IO, "%s: %s", way->name, e->text);
}

static void end_copy(struct copier *c, const char *route)
{
	c->route = route;
	c->state = ENDED;
}

/* Starts the next way that can be started; after the last one, uses the terminal. */
static void start_next_way(struct copier *c, int64_t now_ms)
{
	for (; c->at < c->n; c->at++) {
		struct err e = {0};
		if (start_program(c, &e)) {
			c->limit_ms = now_ms + LIMIT_MS;
			c->state = RUNNING;
			return;
		}
		note_failure(c, &e);
	}
	bool sent = c->terminal->copy(c->terminal->ctx, buf_sl(&c->text));
	end_copy(c, sent ? COPIED_BY_TERMINAL : NULL);
}

void copier_start(struct copier *c, struct sl text, int64_t now_ms)
{
	struct copy_environment at = read_copy_environment(c);
	child_release(&c->child);
	err_clear(&c->why);
	buf_clear(&c->text);
	buf_add(&c->text, text);
	c->n = copy_ways(&at, c->ways);
	c->at = 0;
	start_next_way(c, now_ms);
}

/* A desktop's program that is not installed is no failure. */
static bool is_absent(const struct copier *c)
{
	int status = c->child.status;
	return !c->ways[c->at].own && WIFEXITED(status) && WEXITSTATUS(status) == 127;
}

static bool has_taken_text(const struct copier *c, struct err *e)
{
	if (!c->child.ended)
		return err_set(e, ERR_IO, "its output was too long; it was stopped");
	return child_ended_well(&c->child, e) &&
	       (c->child.input.n == 0 || err_set(e, ERR_IO, "it did not read all of the text"));
}

static void judge_program(struct copier *c, int64_t now_ms)
{
	struct err e = {0};
	const char *name = c->ways[c->at].name;
	bool ok = has_taken_text(c, &e), absent = is_absent(c);
	child_release(&c->child);
	if (ok) {
		end_copy(c, name);
		return;
	}
	if (!absent)
		note_failure(c, &e);
	c->at++;
	start_next_way(c, now_ms);
}

static void give_up_program(struct copier *c, int64_t now_ms)
{
	struct err e = {0};
	err_set(&e, ERR_IO, "it did not finish within %d s and was stopped", LIMIT_MS / 1000);
	child_release(&c->child);
	note_failure(c, &e);
	c->at++;
	start_next_way(c, now_ms);
}

static void continue_program(struct copier *c, int64_t now_ms)
{
	if (child_turn(&c->child))
		judge_program(c, now_ms);
	else if (now_ms >= c->limit_ms)
		give_up_program(c, now_ms);
}

bool copier_turn(struct copier *c, int64_t now_ms, struct event *out)
{
	if (c->state == RUNNING)
		continue_program(c, now_ms);
	if (c->state != ENDED)
		return false;
	c->state = RESTING;
	*out = (struct event){.kind = EV_COPIED};
	out->copied.route = c->route;
	out->copied.why = c->why.kind == ERR_NONE ? NULL : c->why.text;
	return true;
}

size_t copier_fds(const struct copier *c, int fds[COPIER_FDS])
{
	return c->state == RUNNING ? child_fds(&c->child, fds) : 0;
}

int64_t copier_deadline(const struct copier *c, int64_t now_ms)
{
	switch (c->state) {
	case RESTING: return INT64_MAX;
	case RUNNING: return now_ms + POLL_MS < c->limit_ms ? now_ms + POLL_MS : c->limit_ms;
	case ENDED: break;
	}
	return now_ms;
}

/* Waits for the program, so that a copy just before the end of the session succeeds. */
static void finish_copy(struct copier *c)
{
	while (c->state == RUNNING) {
		continue_program(c, c->clock->mono_ms(c->clock->ctx));
		if (c->state == RUNNING)
			poll(NULL, 0, POLL_MS);
	}
}

void copier_free(struct copier *c)
{
	if (!c)
		return;
	finish_copy(c);
	child_release(&c->child);
	buf_release(&c->text);
	mem_free(c);
}
