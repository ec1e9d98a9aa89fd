/* SPDX-License-Identifier: MIT */
/*
 * Plays a script to the browser: its own loop on a clock that only the script moves, before the
 * demo API without a network. The same script gives the same record, whatever the day and the
 * machine.
 */
#ifndef SCREENSHOT_PLAYER_H
#define SCREENSHOT_PLAYER_H

#include "port/port.h"

#include "demo/flags.h"
#include "demo/service.h"
#include "loop/loop.h"

#define SCREENSHOT_PLAYER_CUES         600
#define SCREENSHOT_PLAYER_REQUESTS_MAX 16

/* A key after a while, or a while alone; load: not before nothing is on its way. */
struct screenshot_player_cue {
	int64_t after_ms;
	struct key key; /* KEYCODE_NONE for none */
	bool load;
};

struct screenshot_player {
	struct screenshot_player_cue cue[SCREENSHOT_PLAYER_CUES];
	size_t n, at;
	int64_t cued_ms; /* when the last cue was taken */
	bool over;       /* all was played */
	int rows, cols;
	int64_t now_ms;
	struct model *model;
	struct service service;
	struct screenshot_player_request {
		uint64_t id;
		int64_t sent_ms, due_ms;
		struct reply answer;
	} pending[SCREENSHOT_PLAYER_REQUESTS_MAX];
	size_t n_pending;
	struct reply taken; /* lent with the last reply */
	struct buf headers;
	struct transport_port transport;
	struct clock_port clock;
	struct terminal_port terminal;
	struct signals_port signals;
};

/* screenshot_player.c: the ports but the transport. */
void screenshot_player_init(struct screenshot_player *s, const struct flags *flags);
void screenshot_player_release(struct screenshot_player *s);
int64_t screenshot_player_unix_s(const struct screenshot_player *s);
/* Lets time pass to the next thing that happens, at most by timeout_ms (-1: without end). */
void screenshot_player_wait(struct screenshot_player *s, int timeout_ms);

/* screenshot_player_net.c */
void screenshot_player_net_init(struct screenshot_player *s, const struct flags *flags);
void screenshot_player_net_release(struct screenshot_player *s);
int64_t screenshot_player_net_due(const struct screenshot_player *s); /* INT64_MAX for never */

#endif
