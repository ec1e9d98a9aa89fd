/* SPDX-License-Identifier: MIT */
/* Plays a recording into the model. */
#include "replay.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

#include "app/plan.h"
#include "app/update.h"

#include "recording/recording_file.h"
#include "replay_control.h"

/* Added to the recorded times: the model subtracts from the present time, so it must not be near 0.
 * A multiple of RECORD_PHASE_MS keeps the phase. */
#define BEGIN_MS (INT64_C(3750) * RECORD_PHASE_MS)

struct replay {
	struct recording_file file;
	struct recording_line line[2];
	int at; /* index of the next line; the other one holds the line after it */
	bool has[2];
	uint64_t number[2]; /* of the lines in the file */
	int64_t taken_ms;   /* time of the last line taken */
	uint64_t taken;     /* number of the last line taken */
	uint64_t in_flight[FETCH_IN_FLIGHT_MAX + 1];
	size_t n_in_flight;
	uint64_t diverged; /* number of the first line that differs from the replay; 0: none */
	char warning[400];
	const struct look *look;
	/* The clock after the replay: the real one, and how far the model's time is ahead of it. */
	const struct clock_port *real;
	int64_t ahead_ms, ahead_s;
};

static void fetch_line(struct replay *r, int which)
{
	r->has[which] = recording_file_next(&r->file, &r->line[which]);
	r->number[which] = r->file.line;
}

struct replay *replay_open(const char *path, struct err *e)
{
	struct replay *r = mem_alloc(1, sizeof *r);
	if (!recording_file_open(&r->file, path, e)) {
		mem_free(r);
		return NULL;
	}
	recording_line_init(&r->line[0]);
	recording_line_init(&r->line[1]);
	fetch_line(r, 0);
	fetch_line(r, 1);
	if (r->file.cut)
		snprintf(r->warning, sizeof r->warning,
			 N_("the recording ends early, after line %" PRIu64
			    ": the session was killed, or the file is not complete"),
			 r->file.lines + 1);
	return r;
}

void replay_close(struct replay *r)
{
	if (!r)
		return;
	recording_line_release(&r->line[0]);
	recording_line_release(&r->line[1]);
	recording_file_close(&r->file);
	mem_free(r);
}

const struct settings *replay_settings(const struct replay *r)
{
	return &r->file.settings;
}

const char *replay_warning(const struct replay *r)
{
	return r->warning;
}

static int64_t clock_mono_ms(void *ctx)
{
	const struct replay *r = ctx;
	return r->real->mono_ms(r->real->ctx) + r->ahead_ms;
}

static int64_t clock_wall_s(void *ctx)
{
	const struct replay *r = ctx;
	return r->real->wall_s(r->real->ctx) + r->ahead_s;
}

void replay_clock(struct replay *r, const struct clock_port *real, struct clock_port *out)
{
	r->real = real;
	*out = (struct clock_port){r, clock_mono_ms, clock_wall_s};
}

static size_t find_in_flight(const struct replay *r, uint64_t id)
{
	size_t i = 0;
	while (i < r->n_in_flight && r->in_flight[i] != id)
		i++;
	return i;
}

static void remove_in_flight(struct replay *r, uint64_t id)
{
	size_t i = find_in_flight(r, id);
	if (i < r->n_in_flight)
		r->in_flight[i] = r->in_flight[--r->n_in_flight];
}

/* Only notes which requests are in flight: the recording holds their replies. */
static void note_effects(struct replay *r, struct effects *fx)
{
	for (size_t i = 0; i < fx->n; i++) {
		const struct effect *f = &fx->item[i];
		if (f->kind == EFFECT_CANCEL)
			remove_in_flight(r, f->id);
		else if (f->kind == EFFECT_SEND && r->n_in_flight < FETCH_IN_FLIGHT_MAX + 1)
			r->in_flight[r->n_in_flight++] = f->id;
	}
	effects_clear(fx);
}

/* Returns true if the model has sent more or fewer requests than the session until this line. A
 * recording of version 1.0.0 only shows that it has sent fewer. */
static bool has_diverged(const struct replay *r, const struct model *m,
			 const struct recording_line *l)
{
	if (l->kind == RECORD_SENT)
		return find_in_flight(r, l->sent_id) == r->n_in_flight;
	return l->sends != SENDS_UNKNOWN && l->sends != fetch_count_sends(&m->loader.fetch);
}

/* Detects that this version of the program sends other requests than the one that recorded, or at
 * other times. */
static void detect_divergence(struct replay *r, const struct model *m,
			      const struct recording_line *l)
{
	if (r->diverged || !has_diverged(r, m, l))
		return;
	r->diverged = r->number[r->at];
	if (!r->warning[0])
		snprintf(r->warning, sizeof r->warning,
			 N_("the replay differs from the session from line %" PRIu64
			    " on: this version of tcpartner (%s) sends other requests than the "
			    "version that recorded it, or the search was for masked text"),
			 r->diverged, VERSION);
}

/* Returns the recorded event at the model's time. The look is the present one, not the recorded
 * one, and decides how many columns fit. */
static struct event make_event(const struct replay *r, const struct recording_line *l)
{
	struct event e = l->event;
	e.now_ms += BEGIN_MS;
	if (l->kind == RECORD_EVENT && (e.kind == EV_START || e.kind == EV_RESIZE))
		e.size.ascii = r->look->ascii;
	return e;
}

static void feed_line(struct replay *r, struct model *m, const struct recording_line *l)
{
	struct effects fx;
	struct event e = make_event(r, l);
	effects_clear(&fx);
	detect_divergence(r, m, l);
	switch (l->kind) {
	case RECORD_PLAN: app_plan(m, e.now_ms, e.wall_s, &fx); break;
	case RECORD_EVENT:
		app_update(m, &e, &fx);
		if (e.kind == EV_REPLY)
			remove_in_flight(r, e.reply->id);
		break;
	case RECORD_SENT:
	case RECORD_QUIT: break;
	}
	note_effects(r, &fx);
}

static const struct recording_line *next_line(const struct replay *r)
{
	return r->has[r->at] ? &r->line[r->at] : NULL;
}

/* Takes the next line, except the key that ended the session: the replay continues after it. */
static void take_line(struct replay *r, struct model *m)
{
	int ahead = 1 - r->at;
	bool ended = r->has[ahead] && r->line[ahead].kind == RECORD_QUIT;
	if (!ended)
		feed_line(r, m, &r->line[r->at]);
	r->taken_ms = r->line[r->at].event.now_ms;
	r->taken = r->number[r->at];
	fetch_line(r, r->at);
	r->at = ahead;
}

/* Returns true for an event that a user sees as a step, unlike the passing of time and the renewal
 * of a key that has not ended. */
static bool is_step(const struct recording_line *l)
{
	if (l->kind != RECORD_EVENT)
		return false;
	switch (l->event.kind) {
	case EV_TICK: return false;
	case EV_RENEWED: return !l->event.ahead;
	case EV_START:
	case EV_KEY:
	case EV_RESIZE:
	case EV_REPLY:
	case EV_COPIED:
	case EV_PROFILES:
	case EV_SWITCHED:
	case EV_EXPORT:
	case EV_VIEW_SAVED:
	case EV_THEME:
	case EV_HISTORY:
	case EV_OWN:
	case EV_CONFIG:
	case EV_STOP:
	case EV_CONTINUE: break;
	}
	return true;
}

/* Takes lines to the end of the turn of the next step. */
static void take_step(struct replay *r, struct model *m)
{
	const struct recording_line *l;
	bool stepped = false, planned = false;
	while (!m->stopping && (l = next_line(r)) != NULL) {
		if (planned && l->kind != RECORD_SENT)
			break;
		stepped = stepped || is_step(l);
		planned = stepped && (planned || l->kind == RECORD_PLAN);
		take_line(r, m);
	}
}

/* Takes the lines up to this recorded time; INT64_MAX: all. */
static void take_due(struct replay *r, struct model *m, int64_t ms)
{
	const struct recording_line *l;
	while (!m->stopping && (l = next_line(r)) != NULL && l->event.now_ms <= ms)
		take_line(r, m);
}

static struct control_place find_place(const struct replay *r)
{
	return (struct control_place){.ms = r->taken_ms - r->file.first_ms,
				      .of_ms = r->file.last_ms - r->file.first_ms,
				      .line = r->taken,
				      .lines = r->file.lines + 1,
				      .ended = !next_line(r),
				      .cut = r->file.cut};
}

/* Prepares the loop to continue from the end of the recording. Requests still in flight are sent to
 * its transport (transport_none), which fails them. */
static void hand_over(struct replay *r, struct loop *l)
{
	struct transport_port *net = l->performer->transport;
	int64_t last_s = l->model->wall_s;
	for (size_t i = 0; i < r->n_in_flight; i++)
		net->send(net->ctx, r->in_flight[i], NULL);
	r->ahead_ms = BEGIN_MS + r->file.last_ms - r->real->mono_ms(r->real->ctx);
	r->ahead_s = last_s - r->real->wall_s(r->real->ctx);
	l->resumes = true;
}

static void run_order(struct replay *r, struct control *c, struct model *m)
{
	switch (c->order) {
	case CONTROL_NOTHING:
		if (!c->stopped)
			take_due(r, m, c->now_ms);
		break;
	case CONTROL_STEP: take_step(r, m); break;
	case CONTROL_END: take_due(r, m, INT64_MAX); break;
	case CONTROL_LEAVE: break;
	}
}

/* Tells the model of a change of the look, which the terminal's answers may cause. */
static void update_look(const struct replay *r, struct model *m)
{
	struct event e = {.kind = EV_RESIZE, .now_ms = m->now_ms, .wall_s = m->wall_s};
	struct effects fx;
	if (m->ascii == r->look->ascii)
		return;
	effects_clear(&fx);
	e.size.rows = m->rows;
	e.size.cols = m->cols;
	e.size.ascii = r->look->ascii;
	app_update(m, &e, &fx);
}

bool replay_play(struct replay *r, struct loop *l, bool steps)
{
	struct control c;
	r->look = l->look;
	replay_control_init(&c, l, r->real, steps);
	replay_control_begin(&c, r->file.first_ms);
	take_step(r, l->model);
	for (;;) {
		struct control_place at = find_place(r);
		if (l->model->stopping || (at.ended && !c.waits))
			break;
		replay_control_show(&c, &at);
		update_look(r, l->model);
		replay_control_wait(&c, next_line(r) ? next_line(r)->event.now_ms : INT64_MAX);
		if (c.order == CONTROL_LEAVE)
			break;
		run_order(r, &c, l->model);
	}
	replay_control_release(&c);
	bool ended = c.order != CONTROL_LEAVE && !l->model->stopping;
	if (ended)
		hand_over(r, l);
	else if (c.order == CONTROL_LEAVE)
		l->model->exit_code = c.exit_code;
	return ended;
}
