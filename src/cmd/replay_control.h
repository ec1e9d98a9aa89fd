/* SPDX-License-Identifier: MIT */
/*
 * The one who looks at a replay: shows the screen of then and a line about the replay, and takes
 * keys: Space stops and steps, Enter goes on, End goes to the end, q leaves. The line stands below
 * the recorded screen where there is room; else over its last row while the replay is stopped.
 * Private to the room.
 */
#ifndef CMD_REPLAY_CONTROL_H
#define CMD_REPLAY_CONTROL_H

#include "loop/presenter.h"

enum control_order { ORDER_NOTHING, ORDER_STEP, ORDER_END, ORDER_LEAVE };

struct control {
	struct loop *l;
	const struct clock_port *clock;
	struct presenter screen;
	struct grid shown; /* as large as the terminal */
	bool stopped;
	bool waits;       /* at the end, too: whoever steps is told of it */
	int64_t began_ms; /* of the real clock, when ms 0 of the record would have been */
	/* After replay_control_wait: what to do, and where in the record it is now. */
	enum control_order order;
	int64_t now_ms;
	int exit_code;
};

/* Where it is. */
struct control_place {
	int64_t ms, of_ms;
	uint64_t line, lines;
	bool ended, cut;
};

void replay_control_init(struct control *c, struct loop *l, const struct clock_port *clock,
			 bool stopped);
/* Unless it is stopped, ms of the record is now. */
void replay_control_begin(struct control *c, int64_t ms);
void replay_control_release(struct control *c);
void replay_control_show(struct control *c, const struct control_place *at);
/* Until a key, or until next_ms of the record is due. */
void replay_control_wait(struct control *c, int64_t next_ms);

#endif
