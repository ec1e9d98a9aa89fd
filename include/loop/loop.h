/* SPDX-License-Identifier: MIT */
/*
 * The loop: settle (plan, draw, perform), sleep, read the clock once, gather what happened. One
 * thread, one sleep, at most one frame a turn; no sleep while keys may be left. With terminal
 * NULL it drives the same model without a screen, and Ctrl-C ends it.
 */
#ifndef LOOP_LOOP_H
#define LOOP_LOOP_H

#include "app/model/model.h"

#include "view/kit/look.h"

#include "loop/copier.h"
#include "loop/exporter.h"
#include "loop/perform.h"
#include "recording/recorder.h"

struct credential_renewer;

struct loop {
	struct model *model;
	struct performer *performer;
	struct terminal_port *terminal; /* NULL: batch */
	struct signals_port *signals;
	const struct look *look;
	struct credential_renewer *renewer; /* of the key; NULL: it cannot be renewed */
	struct exporter *exporter;          /* NULL: no file can be written */
	struct copier *copier;              /* NULL: what is copied goes to the terminal alone */
	struct recorder *recorder;          /* NULL: nothing is recorded */
	bool resumes;                       /* the model has been started already */
	/* The terminal answered what it was asked; true when all is to be drawn anew. */
	bool (*adapt)(void *ctx, const struct terminal_answers *a);
	void *adapt_ctx;
	/* Writes down EFFECT_LOG; NULL when no file was asked for. */
	void (*log)(void *ctx, const struct log_entry *e);
	void *log_ctx;
	/* Another account comes into sight; NULL when nothing is remembered. */
	void (*leave)(void *ctx, const struct model *m);
	void *leave_ctx;
	/* Batch: called once a turn, before anything more is planned; false ends the loop. NULL
	 * with a terminal. */
	bool (*turn)(void *ctx, struct model *m);
	void *turn_ctx;
};

/* Runs until the model quits; its exit code. */
int loop_run(struct loop *l);

#endif
