/* SPDX-License-Identifier: MIT */
/*
 * --replay FILE: the model is given what a record holds, at the pace of then or step by step, and
 * the screens of then are seen. Nothing is carried out: no request, no file, no clipboard. When it
 * ends the loop goes on with the model as it stands, on a clock that goes on from the record's, and
 * a transport that answers nothing (transport_none). Private to the room.
 */
#ifndef CMD_REPLAY_H
#define CMD_REPLAY_H

#include "loop/loop.h"

struct replay;

/* NULL with a sentence: it is no record, or one that cannot be read. */
struct replay *replay_open(const char *path, struct err *e);
void replay_close(struct replay *r); /* NULL is nothing */
/* Of the recorded session; they live as long as the replay. */
const struct settings *replay_settings(const struct replay *r);
/* For what follows the replay. real must outlive it. */
void replay_clock(struct replay *r, const struct clock_port *real, struct clock_port *out);
/*
 * Plays it into the model of l, which has not been started, on its terminal. steps: stopped, each
 * key a step. true: it came to its end, and l is made to go on. false: the user left; the exit
 * code is the model's.
 */
bool replay_play(struct replay *r, struct loop *l, bool steps);
/* What is to be said of it when all is over; "" for nothing. */
const char *replay_warning(const struct replay *r);

#endif
