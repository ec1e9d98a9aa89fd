/* SPDX-License-Identifier: MIT */
/*
 * Records a session (--record FILE): each line is written before the model takes the event in it,
 * so that an event that crashes the program is in the file. The file is new and readable by the
 * user only (0600). It holds customers' data unless it is masked, and never a key.
 */
#ifndef RECORDING_RECORDER_H
#define RECORDING_RECORDER_H

#include "app/model/model.h"

struct recorder;

/* NULL with an error if the file exists or cannot be created. */
struct recorder *recorder_new(const char *path, bool masked, const struct settings *s,
			      struct err *e);
/* Call it before app_update takes the event, recorder_plan before app_plan. */
void recorder_event(struct recorder *r, const struct model *at, const struct event *e);
void recorder_plan(struct recorder *r, const struct model *at, int64_t now_ms, int64_t wall_s);
/* Records that the last event ended the session. */
void recorder_quit(struct recorder *r, const struct model *at);
/* NULL is allowed. false: the recording is incomplete, for the reason in e. */
bool recorder_free(struct recorder *r, struct err *e);

#endif
