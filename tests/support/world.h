/* SPDX-License-Identifier: MIT */
/*
 * A world without network, terminal or clock for the loop to run in. The loop's one sleep is where
 * the world acts: each call of wait runs the test's own function, which may queue keys, signals and
 * replies, move time, or change the window. What the loop does is written down in order.
 */
#ifndef WORLD_H
#define WORLD_H

#include "grid_text.h"
#include "loop/loop.h"

#define WORLD_QUEUE 32

struct world {
	struct loop loop;
	struct performer performer;
	struct endpoint endpoint;
	struct look look;
	struct model *model;
	struct clock_port clock;
	struct transport_port transport;
	struct terminal_port terminal;
	struct signals_port signals;
	const struct options *options; /* none; of the clipboard */

	/* What acts while the loop sleeps, and how often it has; timeout_ms as the loop asked. */
	void (*act)(struct world *w, int turn, int timeout_ms);
	int turns;
	int64_t now_ms, wall_s;
	int rows, cols;
	bool gone;

	enum signal_event signal[WORLD_QUEUE];
	size_t n_signals;
	struct {
		struct key key;
		size_t times;
	} key[WORLD_QUEUE];
	size_t n_keys;
	struct {
		uint64_t id;
		char body[1500];
	} reply[WORLD_QUEUE];
	size_t n_replies;

	uint64_t sent[WORLD_QUEUE], cancelled[WORLD_QUEUE];
	size_t n_sent, n_cancelled;
	int frames, repaints, resizes, suspensions;
	char copied[200];
	bool no_clipboard;
	struct buf frame; /* text of the last one */
	char log[2000];   /* "present", "send 1", "suspend", ... each followed by a blank */
};

/* With a screen of 24 x 80, or without one. */
void world_init(struct world *w, bool screen, void (*act)(struct world *, int, int));
void world_release(struct world *w);
/* Runs the loop; its exit code. */
int world_run(struct world *w);

void world_signal(struct world *w, enum signal_event what);
void world_key(struct world *w, const char *name, size_t times);
void world_reply(struct world *w, uint64_t id, const char *body);
bool world_shows(const struct world *w, const char *text);

#endif
