/* SPDX-License-Identifier: MIT */
/*
 * Commands of the user that get customers: ":pipe LINE", and those of the configuration file by
 * ":run NAME" or a key. The model makes the job (own_job.h), the loop starts it, and one event
 * reports how it ended.
 */
#ifndef APP_OWN_OWN_H
#define APP_OWN_OWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#include "app/own/own_job.h"
#include "app/own/own_output.h"

#include "input/line.h"

struct effects;
struct event;
struct model;

#define OWN_BACKGROUND_MOST 8 /* run at once in the background */

struct own {
	struct own_command command; /* the last one; its line lies in text if it was typed */
	char text[LINE_BYTES];
	struct own_job job;      /* lent to EFFECT_RUN */
	char running[OWN_LABEL]; /* the one whose output is awaited; "" for none */
	bool running_masked;     /* it was given masked data */
	size_t n_background;     /* that have not ended */
	struct own_output output;
};

void own_init(struct model *m);
void own_release(struct model *m);
/* Runs the i-th command of the settings, or asks first. */
void own_run(struct model *m, size_t i, struct effects *fx);
/* Runs a line with the options in front of it, or asks first. */
bool own_run_line(struct model *m, struct sl text, struct effects *fx, struct err *e) MUST_USE;
/* The answers to the question: runs it, or does not. */
void own_accept(struct model *m, struct effects *fx);
void own_refuse(struct model *m);
void own_ask_key(struct model *m, struct key k, struct effects *fx);
/* Ends the command whose output is awaited; false if there is none. */
bool own_stop(struct model *m, struct effects *fx);
/* Takes EV_OWN. */
void own_take(struct model *m, const struct event *e);
/* These say how a command is given when a name or a line is missing. */
void own_explain_run(struct model *m);
void own_explain_pipe(struct model *m);

#endif
