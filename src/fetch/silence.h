/* SPDX-License-Identifier: MIT */
/*
 * Finds connections that have gone deaf. Private to the folder.
 *
 * After a sleep of the machine or a change of the network a connection may look open although
 * nothing passes through it any more. A request on it would wait for the whole timeout. So a
 * request that was sent over connections which have answered before, and that stays without an
 * answer for longer than such requests usually do, is ended early. The next attempt uses a new
 * connection, which has just shown that it works, and therefore has the whole timeout.
 */
#ifndef FETCH_SILENCE_H
#define FETCH_SILENCE_H

#include "fetch/fetch.h"

#define SILENCE_MS      2200  /* longer than the slowest of the last answers */
#define SILENCE_LIST_MS 10000 /* so much more for the answer with the whole list */
#define HURRY_MS        500   /* the same, when the user asks again */
#define JUMP_S          10    /* the clock of the machine jumped ahead: it slept, or was set */

/* Something was answered, so the connections work. */
void silence_note_answer(struct fetch *f, int64_t now_ms);
/* The program goes on after a pause, in which connections may have been lost. */
void silence_doubt(struct fetch *f, int64_t now_ms);
/* Lists EFFECT_EXPIRE for what has been silent for too long. */
void silence_plan(struct fetch *f, int64_t wall_s, int64_t now_ms, struct effects *fx);
/* Returns when silence_plan has something to do; INT64_MAX: not before something else happens. */
int64_t silence_deadline(const struct fetch *f);

#endif
