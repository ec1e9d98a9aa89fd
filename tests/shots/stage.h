/* SPDX-License-Identifier: MIT */
/*
 * A stage for the browser: its own loop on a clock that only the script moves, before the demo API
 * without a network. The same script gives the same record, whatever the day and the machine.
 */
#ifndef STAGE_H
#define STAGE_H

#include "port/port.h"

#include "demo/flags.h"
#include "demo/service.h"
#include "loop/loop.h"

#define STAGE_CUES         600
#define STAGE_REQUESTS_MAX 16

/* A key after a while, or a while alone; load: not before nothing is on its way. */
struct stage_cue {
	int64_t after_ms;
	struct key key; /* KEYCODE_NONE for none */
	bool load;
};

struct stage {
	struct stage_cue cue[STAGE_CUES];
	size_t n, at;
	int64_t cued_ms; /* when the last cue was taken */
	bool over;       /* all was played */
	int rows, cols;
	int64_t now_ms;
	struct model *model;
	struct service service;
	struct stage_request {
		uint64_t id;
		int64_t sent_ms, due_ms;
		struct reply answer;
	} pending[STAGE_REQUESTS_MAX];
	size_t n_pending;
	struct reply taken; /* lent with the last reply */
	struct buf headers;
	struct transport_port transport;
	struct clock_port clock;
	struct terminal_port terminal;
	struct signals_port signals;
};

/* stage.c: the ports but the transport. */
void stage_init(struct stage *s, const struct flags *flags);
void stage_release(struct stage *s);
int64_t stage_unix_s(const struct stage *s);
/* Lets time pass to the next thing that happens, at most by timeout_ms (-1: without end). */
void stage_wait(struct stage *s, int timeout_ms);

/* stage_net.c */
void stage_net_init(struct stage *s, const struct flags *flags);
void stage_net_release(struct stage *s);
int64_t stage_net_due(const struct stage *s); /* INT64_MAX for never */

#endif
