/* SPDX-License-Identifier: MIT */
/* Gives a loader events and turns without a screen, as loop/load_loop.c does for `list`. */
#ifndef LOADER_TURNS_H
#define LOADER_TURNS_H

#include "app/model/event.h"

#include "load/loader.h"

static inline void loader_event(struct loader *l, const struct event *e, struct effects *fx)
{
	struct outcome out;
	if (e->kind == EV_START)
		loader_start(l);
	else if (e->kind == EV_REPLY)
		loader_reply(l, e->reply, e->now_ms, e->wall_s, fx, &out);
	else if (e->kind == EV_RENEWED)
		loader_renewed(l, e->ok, e->now_ms, e->wall_s, fx);
}

static inline void loader_turn(struct loader *l, int64_t now_ms, int64_t wall_s, struct effects *fx)
{
	const struct demand no_screen = {.wall_s = wall_s, .travel = 1};
	loader_plan(l, &no_screen, now_ms, fx);
}

#endif
