/* SPDX-License-Identifier: MIT */
/* Starts commands of the user, asks first where they want it, and reports how they ended. */
#include "app/own/own.h"

#include <stdio.h>
#include <string.h>

#include "app/model/event.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/own/console_page.h"
#include "app/table/argument.h"
#include "app/table/missing_row.h"

#include "fetch/effects.h"
#include "lang/sentence.h"

void own_init(struct model *m)
{
	own_job_init(&m->own.job);
	line_init(&m->own.output.page.find);
	doc_init(&m->own.output.page.doc);
}

void own_release(struct model *m)
{
	own_job_release(&m->own.job);
	doc_release(&m->own.output.page.doc);
}

void own_explain_run(struct model *m)
{
	if (m->settings.own.n)
		argument_ask(m, DO_RUN);
	else
		toast_info(m, "The configuration file has no command; tcpartner-config(5) says how "
			      "to write one");
}

void own_explain_pipe(struct model *m)
{
	toast_info(
	    m, ":pipe needs a command, such as sort; it gets the marked customers, or this one, "
	       "as JSON lines");
}

static bool has_room(struct model *m, enum own_place place)
{
	struct sl stop = app_key(m, DO_CANCEL);
	if (place == OWN_SHOWN && m->own.running[0]) {
		toast_info(m, "%s is still running; %.*s stops it", m->own.running, (int)stop.n,
			   stop.p);
		return false;
	}
	if (place != OWN_BACKGROUND || m->own.n_background < OWN_BACKGROUND_MOST)
		return true;
	toast_info(m, "%d commands run in the background already; wait until one has ended",
		   OWN_BACKGROUND_MOST);
	return false;
}

static bool has_customer(struct model *m)
{
	if (m->marks.n || app_cursor_row(m).customer)
		return true;
	missing_row_explain(m);
	return false;
}

static void report_start(struct model *m)
{
	const struct own_job *j = &m->own.job;
	struct sl stop = app_key(m, DO_CANCEL);
	switch (j->place) {
	case OWN_TERMINAL: break;
	case OWN_BACKGROUND: toast_info(m, "%s runs in the background", j->label); break;
	case OWN_SHOWN:
		toast_info(m, "%s is running; %.*s stops it", j->label, (int)stop.n, stop.p);
		toast_stay(m);
		break;
	}
}

static void start_command(struct model *m, struct effects *fx)
{
	struct own *o = &m->own;
	struct err e = {.lang = m->lang};
	char label[OWN_LABEL];
	if (!has_room(m, o->command.place) || !has_customer(m))
		return;
	own_job_label(&o->command, label);
	if (!own_job_make(&o->job, m, &o->command, &e)) {
		toast_error(m, TC_(m, "in front of a message", "%s: %s"), label, e.text);
		return;
	}
	if (o->job.place == OWN_SHOWN) {
		snprintf(o->running, sizeof o->running, "%s", label);
		o->running_masked = m->masked;
	}
	o->n_background += o->job.place == OWN_BACKGROUND;
	report_start(m);
	effects_add(fx, EFFECT_RUN);
}

static void start_or_ask(struct model *m, struct effects *fx)
{
	if (!m->own.command.confirm)
		start_command(m, fx);
	else if (has_room(m, m->own.command.place) && has_customer(m))
		layer_open(m, LAYER_OWN_ASK);
}

void own_run(struct model *m, size_t i, struct effects *fx)
{
	m->own.command = m->settings.own.at[i];
	start_or_ask(m, fx);
}

bool own_run_line(struct model *m, struct sl text, struct effects *fx, struct err *e)
{
	struct own *o = &m->own;
	char typed[LINE_BYTES];
	sl_to_chars(text, typed, sizeof typed);
	memcpy(o->text, typed, sizeof typed);
	if (!own_command_parse(sl_from(o->text), &o->command, e))
		return false;
	start_or_ask(m, fx);
	return true;
}

void own_accept(struct model *m, struct effects *fx)
{
	layer_remove(m, LAYER_OWN_ASK);
	start_command(m, fx);
}

void own_refuse(struct model *m)
{
	layer_remove(m, LAYER_OWN_ASK);
	toast_info(m, "The command was not run");
}

void own_ask_key(struct model *m, struct key k, struct effects *fx)
{
	if (k.pasted)
		return;
	if (k.code == KEYCODE_ENTER || key_is_char(k, 'y'))
		own_accept(m, fx);
	else if (k.code == KEYCODE_ESC || key_is_char(k, 'n') || key_is_char(k, 'q'))
		own_refuse(m);
}

bool own_stop(struct model *m, struct effects *fx)
{
	if (!m->own.running[0])
		return false;
	toast_info(m, "%s was stopped", m->own.running);
	m->own.running[0] = '\0';
	effects_add(fx, EFFECT_RUN_STOP);
	return true;
}

/* The program has a name of its own for one command; the others have that of the configuration. */
static const char *name_shown(const struct model *m, const struct event *e)
{
	return console_page_is_label(e->own.name) ? T_(m, e->own.name) : e->own.name;
}

static void report_end(struct model *m, const struct event *e)
{
	char room[SENTENCE_ROOM];
	if (e->own.why)
		toast_error(m, TC_(m, "in front of a message", "%s: %s"), name_shown(m, e),
			    lang_sentence(m->lang, e->own.why, room, sizeof room));
	else if (e->own.place == OWN_BACKGROUND && !console_page_is_label(e->own.name))
		toast_info(m, "%s has ended", name_shown(m, e));
}

/* The output must not take the keys that are typed on another screen. */
static void show_output(struct model *m, const struct event *e)
{
	if (m->n_layers == 0) {
		toast_hide(m);
		own_output_open(m);
	} else {
		toast_info(m, "The output of %s is here; :output shows it", name_shown(m, e));
	}
}

static void take_output(struct model *m, const struct event *e)
{
	struct own *o = &m->own;
	if (!o->running[0])
		return; /* it was stopped */
	o->running[0] = '\0';
	if (e->own.output.n == 0) {
		toast_hide(m);
		report_end(m, e);
		if (!e->own.why)
			toast_info(m, "%s has ended and printed nothing", name_shown(m, e));
		return;
	}
	o->output.masked = o->running_masked;
	snprintf(o->output.title, sizeof o->output.title, "%s", name_shown(m, e));
	own_output_take(m, e->own.output, e->own.cut, e->own.why);
	own_output_settle(m);
	show_output(m, e);
}

void own_take(struct model *m, const struct event *e)
{
	m->dirty = true;
	switch (e->own.place) {
	case OWN_SHOWN: take_output(m, e); break;
	case OWN_BACKGROUND:
		m->own.n_background -= m->own.n_background > 0;
		report_end(m, e);
		break;
	case OWN_TERMINAL: report_end(m, e); break;
	}
}
