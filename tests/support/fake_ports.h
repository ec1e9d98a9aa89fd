/* SPDX-License-Identifier: MIT */
/*
 * Fake ports for the loop: no network, no terminal, no clock. Each time the loop sleeps, the
 * transport's wait runs the test's own function, which may queue keys, signals and replies, move
 * time, or change the window. The calls of the loop are logged in order.
 */
#ifndef FAKE_PORTS_H
#define FAKE_PORTS_H

#include "grid_text.h"
#include "loop/load_loop.h"
#include "loop/loop.h"

#define FAKE_PORTS_QUEUE 32

struct fake_ports {
	struct loop loop;
	struct load_loop load; /* without a screen */
	struct performer performer;
	struct endpoint endpoint;
	struct look look;
	struct model *model;
	struct clock_port clock;
	struct transport_port transport;
	struct terminal_port terminal;
	struct signals_port signals;
	const struct options *options; /* of the clipboard: no copy command */

	/* Runs while the loop sleeps; turn counts the calls, timeout_ms is the loop's. */
	void (*act)(struct fake_ports *w, int turn, int timeout_ms);
	int turns;
	int64_t now_ms, wall_s;
	int rows, cols;
	bool gone;

	enum signal_event signal[FAKE_PORTS_QUEUE];
	size_t n_signals;
	struct {
		struct key key;
		size_t times;
	} key[FAKE_PORTS_QUEUE];
	size_t n_keys;
	struct {
		uint64_t id;
		char body[1500];
	} reply[FAKE_PORTS_QUEUE];
	size_t n_replies;

	uint64_t sent[FAKE_PORTS_QUEUE], cancelled[FAKE_PORTS_QUEUE];
	size_t n_sent, n_cancelled;
	int64_t signed_s; /* of the last send, as are the next */
	bool has_token;
	int frames, repaints, resizes, suspensions;
	int cuts; /* how often all connections were closed */
	char copied[200];
	bool no_clipboard;
	struct buf frame; /* text of the last frame */
	char log[2000];   /* "present", "send 1", "suspend", ... each followed by a blank */
};

/* With the browser on a screen of 24 x 80; else with its loader alone, as `list` runs it. */
void fake_ports_init(struct fake_ports *w, bool screen, void (*act)(struct fake_ports *, int, int));
void fake_ports_release(struct fake_ports *w);
/* Runs the loop; returns its exit code. */
int fake_ports_run(struct fake_ports *w);

void fake_ports_signal(struct fake_ports *w, enum signal_event what);
void fake_ports_key(struct fake_ports *w, const char *name, size_t times);
void fake_ports_reply(struct fake_ports *w, uint64_t id, const char *body);
bool fake_ports_shows(const struct fake_ports *w, const char *text);

#endif
