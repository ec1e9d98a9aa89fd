/* SPDX-License-Identifier: MIT */
/*
 * --replay FILE feeds the model the events of a recording, at the recorded speed or step by step,
 * and shows the recorded screens. No effect is performed: no request, no file, no clipboard. At the
 * end the loop continues with the model as it is, on a clock that continues from the recorded time,
 * and with a transport that fails every request (transport_none).
 */
#ifndef CMD_REPLAY_H
#define CMD_REPLAY_H

#include "loop/loop.h"

struct replay;

/* Returns NULL with a sentence in e if the file cannot be read or is no recording. */
struct replay *replay_open(const char *path, struct err *e);
void replay_close(struct replay *r); /* r may be NULL */
/* Returns the settings of the recorded session, which live as long as the replay. */
const struct settings *replay_settings(const struct replay *r);
/* Makes the clock for the time after the replay. real must outlive it. */
void replay_clock(struct replay *r, const struct clock_port *real, struct clock_port *out);
/*
 * Plays the recording into the model of l, which has not been started, on its terminal. steps:
 * starts stopped, and each key is a step. Returns true at the end of the recording, with l ready to
 * continue; false if the user left, with the exit code in the model.
 */
bool replay_play(struct replay *r, struct loop *l, bool steps);
/* Returns a warning to print after the session; "": none. */
const char *replay_warning(const struct replay *r);

#endif
