/* SPDX-License-Identifier: MIT */
/*
 * --record FILE: the session as lines of a record, each written before the model is given what it
 * says, so that what ends the program is in it. The file is new and the user's alone (0600); it
 * holds customers' data, unless it is masked, and never a key.
 */
#ifndef RECORDING_RECORDER_H
#define RECORDING_RECORDER_H

#include "app/model/model.h"

struct recorder;

/* NULL with a sentence: the file is there already, or cannot be made. */
struct recorder *recorder_new(const char *path, bool masked, const struct settings *s,
			      struct err *e);
/* What app_update and app_plan are about to be given. */
void recorder_event(struct recorder *r, const struct model *at, const struct event *e);
void recorder_plan(struct recorder *r, const struct model *at, int64_t now_ms);
/* The event just before ended the session. */
void recorder_quit(struct recorder *r, const struct model *at);
/* NULL is nothing. false: it breaks off, for the reason in e. */
bool recorder_free(struct recorder *r, struct err *e);

#endif
