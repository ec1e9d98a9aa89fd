/* SPDX-License-Identifier: MIT */
/*
 * Runs the event loop: settle (plan, draw, perform), sleep, read the clock once, gather events. It
 * has one thread, one sleep and at most one frame a turn, and does not sleep while keys may be
 * left. Without a screen load_loop.h does the same for a loader alone.
 */
#ifndef LOOP_LOOP_H
#define LOOP_LOOP_H

#include "app/model/model.h"

#include "view/kit/look.h"

#include "port/history.h"

#include "loop/copier.h"
#include "loop/exporter.h"
#include "loop/perform.h"
#include "recording/recorder.h"
#include "runner/runner.h"

struct credential_renewer;

struct loop {
	struct model *model;
	struct performer *performer;
	struct terminal_port *terminal;
	struct signals_port *signals;
	const struct look *look;
	struct credential_renewer *renewer; /* NULL: the key cannot be renewed */
	struct exporter *exporter;          /* NULL: no file can be written */
	struct copier *copier;              /* NULL: only the terminal copies */
	struct history_port *history;       /* NULL: no snapshot can be kept or found */
	struct runner *runner;              /* NULL: no command of the user is run */
	struct recorder *recorder;          /* NULL: nothing is recorded */
	bool resumes;                       /* the model was already started */
	/* The terminal answered a query; true when the whole screen must be redrawn. */
	bool (*adapt)(void *ctx, const struct terminal_answers *a);
	/* Performs an EFFECT_THEME; true if the event reports it. NULL: the look stays. */
	bool (*change_theme)(void *ctx, const struct effect *fx, struct event *e);
	/* Puts a section into the file of views; false with a sentence. NULL: there is no file. */
	bool (*save_view)(void *ctx, struct sl section, struct err *e);
	/* Reads the configuration file again; NULL: there is none. */
	struct event (*reload)(void *ctx);
	void *adapt_ctx; /* of these four */
	/* Writes an entry of EFFECT_LOG; NULL without --log. */
	void (*log)(void *ctx, const struct log_entry *e);
	void *log_ctx;
	/* Called before a switch to another account; NULL when nothing is remembered. */
	void (*leave)(void *ctx, const struct model *m);
	void *leave_ctx;
	/* Called once a turn, before more is planned; false ends the loop. NULL: the model does. */
	bool (*turn)(void *ctx, struct model *m);
	void *turn_ctx;
};

/* Runs until the model quits; returns its exit code. */
int loop_run(struct loop *l);

#endif
