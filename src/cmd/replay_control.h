/* SPDX-License-Identifier: MIT */
/*
 * The user's control of a replay: shows the recorded screen and a status line, and takes keys:
 * Space stops and steps, Enter continues, End skips to the end, q leaves. The status line is below
 * the recorded screen if there is room; else it covers the last row while the replay is stopped.
 */
#ifndef CMD_REPLAY_CONTROL_H
#define CMD_REPLAY_CONTROL_H

#include "loop/presenter.h"

enum control_order { CONTROL_NOTHING, CONTROL_STEP, CONTROL_END, CONTROL_LEAVE };

struct control {
	struct loop *l;
	const struct clock_port *clock;
	struct presenter screen;
	struct grid shown; /* of the terminal's size */
	bool stopped;
	bool waits;       /* waits at the end, too, so that a user who steps sees it */
	int64_t began_ms; /* real time that corresponds to recorded time 0 */
	/* Set by replay_control_wait: the user's order, and the recorded time that is due. */
	enum control_order order;
	int64_t now_ms;
	int exit_code;
};

/* The position in the recording. */
struct control_place {
	int64_t ms, of_ms;
	uint64_t line, lines;
	bool ended, cut;
};

void replay_control_init(struct control *c, struct loop *l, const struct clock_port *clock,
			 bool stopped);
/* Lets the recorded time ms correspond to the present time, unless the replay is stopped. */
void replay_control_begin(struct control *c, int64_t ms);
void replay_control_release(struct control *c);
void replay_control_show(struct control *c, const struct control_place *at);
/* Waits for a key or until the recorded time next_ms is due; INT64_MAX: no line is left. */
void replay_control_wait(struct control *c, int64_t next_ms);

#endif
