/* SPDX-License-Identifier: MIT */
/* Starts commands of the user, feeds them, reads their output, and reports their ends. */
#include "runner/runner.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

#include "credentials/child.h"
#include "runner/runner_values.h"

#define FEED_MS  10   /* that a pipe takes more input cannot be waited for */
#define SOON_MS  20   /* most commands end soon */
#define LATER_MS 1000 /* an end is seen by its pipes, unless another process holds them */
#define YOUNG_MS 2000
#define LEAVE_MS 2000 /* for the input of those in the background, at the end of the session */

struct slot {
	enum { SLOT_FREE, SLOT_RUNNING, SLOT_ENDED } state;
	enum own_place place;
	char label[OWN_LABEL];
	struct child child;
	struct buf input;
	struct err why;
	int64_t started_ms;
	bool cut;
};

/* The first slot is for the command whose output is read. */
struct runner {
	struct slot slot[RUNNER_SLOTS];
	struct slot *told; /* the texts of the last event are its */
};

struct runner *runner_new(void)
{
	struct runner *r = mem_alloc(1, sizeof *r);
	for (size_t i = 0; i < RUNNER_SLOTS; i++) {
		struct child *c = &r->slot[i].child;
		c->pid = c->in = c->out = c->err = -1;
		buf_init(&r->slot[i].input, OWN_INPUT_MAX);
	}
	return r;
}

static void free_slot(struct slot *s)
{
	child_release(&s->child);
	buf_wipe(&s->input);
	buf_release(&s->input);
	err_clear(&s->why);
	s->state = SLOT_FREE;
	s->cut = false;
}

static bool is_fed(const struct slot *s)
{
	return s->child.in < 0;
}

static void leave_slot(struct slot *s)
{
	for (int ms = 0; s->state == SLOT_RUNNING && !is_fed(s) && ms < LEAVE_MS; ms += FEED_MS) {
		if (child_turn(&s->child))
			break;
		if (!is_fed(s))
			poll(NULL, 0, FEED_MS);
	}
	if (s->state == SLOT_RUNNING && s->place == OWN_BACKGROUND)
		child_leave(&s->child);
	free_slot(s);
}

void runner_free(struct runner *r)
{
	if (!r)
		return;
	runner_stop(r);
	for (size_t i = 0; i < RUNNER_SLOTS; i++)
		leave_slot(&r->slot[i]);
	mem_free(r);
}

static struct slot *find_slot(struct runner *r, enum own_place place)
{
	for (size_t i = 1; place == OWN_BACKGROUND && i < RUNNER_SLOTS; i++)
		if (r->slot[i].state == SLOT_FREE)
			return &r->slot[i];
	return &r->slot[0];
}

static void start_slot(struct slot *s, const struct own_job *j)
{
	char **values = runner_values_list(j);
	const struct child_start how = {.command = j->shell.p,
					.values = values,
					.fed = j->has_input,
					.input = buf_sl(&s->input),
					.one_output = j->place == OWN_SHOWN,
					.text_max = j->place == OWN_SHOWN ? RUNNER_OUTPUT_MAX : 0};
	bool ok = child_start_as(&s->child, &how, &s->why);
	mem_free(values);
	s->state = ok ? SLOT_RUNNING : SLOT_ENDED;
}

void runner_start(struct runner *r, const struct own_job *j, int64_t now_ms)
{
	struct slot *s = find_slot(r, j->place);
	free_slot(s);
	if (r->told == s)
		r->told = NULL;
	s->place = j->place;
	s->started_ms = now_ms;
	memcpy(s->label, j->label, sizeof s->label);
	buf_add(&s->input, buf_sl(&j->input));
	start_slot(s, j);
}

void runner_stop(struct runner *r)
{
	if (r)
		free_slot(&r->slot[0]);
}

static void continue_slot(struct slot *s)
{
	if (!child_turn(&s->child))
		return;
	s->state = SLOT_ENDED;
	s->cut = s->child.overflowed;
	if (!s->cut)
		child_ended_well(&s->child, &s->why);
}

static void report_slot(const struct slot *s, struct event *out)
{
	size_t n = s->child.n < s->child.text_max ? s->child.n : s->child.text_max;
	*out = (struct event){.kind = EV_OWN};
	out->own.name = s->label;
	out->own.place = s->place;
	out->own.why = s->why.kind == ERR_NONE ? NULL : s->why.text;
	if (s->child.text)
		out->own.output = (struct sl){s->child.text, n};
	out->own.cut = s->cut;
}

bool runner_turn(struct runner *r, struct event *out)
{
	if (r->told)
		free_slot(r->told);
	r->told = NULL;
	for (size_t i = 0; i < RUNNER_SLOTS; i++) {
		struct slot *s = &r->slot[i];
		if (s->state == SLOT_RUNNING)
			continue_slot(s);
		if (s->state != SLOT_ENDED)
			continue;
		report_slot(s, out);
		r->told = s;
		return true;
	}
	return false;
}

size_t runner_fds(const struct runner *r, int fds[RUNNER_FDS])
{
	size_t n = 0;
	for (size_t i = 0; i < RUNNER_SLOTS; i++)
		if (r->slot[i].state == SLOT_RUNNING)
			n += child_fds(&r->slot[i].child, fds + n);
	return n;
}

static int64_t slot_deadline(const struct slot *s, int64_t now_ms)
{
	if (s->state == SLOT_FREE)
		return INT64_MAX;
	if (s->state == SLOT_ENDED)
		return now_ms;
	if (!is_fed(s))
		return now_ms + FEED_MS;
	return now_ms + (now_ms - s->started_ms < YOUNG_MS ? SOON_MS : LATER_MS);
}

int64_t runner_deadline(const struct runner *r, int64_t now_ms)
{
	int64_t least = INT64_MAX;
	for (size_t i = 0; i < RUNNER_SLOTS; i++) {
		int64_t at = slot_deadline(&r->slot[i], now_ms);
		least = at < least ? at : least;
	}
	return least;
}

struct event runner_refuse(const struct own_job *j)
{
	struct event e = {.kind = EV_OWN};
	e.own.name = j->label;
	e.own.place = j->place;
	e.own.why = N_("a replay runs no commands");
	return e;
}
