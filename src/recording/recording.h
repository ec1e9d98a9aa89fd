/* SPDX-License-Identifier: MIT */
/*
 * A record of a session: what the model was given, in order, as lines of JSON (tcpartner(1),
 * RECORD AND REPLAY). The model given the same again shows the same.
 *
 *   {"tcpartner":"VERSION","record":1,"masked":false,"settings":{...}}     the first line
 *   {"ms":0,"s":1790172131,"start":[24,80]}         an event: when, what
 *   {"ms":0,"s":1790172131,"plan":true}             the end of a turn
 *   {"ms":9000,"s":1790172140,"quit":0}             the event before it ended the session
 *
 * ms runs from at most RECORD_PHASE_MS before the start, s is unix time. Nothing of a key or a
 * signature is in it: events have none, and of a reply's headers those are left out that could.
 * Private to the room.
 */
#ifndef RECORDING_RECORDING_H
#define RECORDING_RECORDING_H

#include "base/arena.h"

#include "codec/json.h"

#include "app/model/model.h"

#include "recording_mask.h"

#define RECORD_VERSION  1
#define RECORD_PHASE_MS 960         /* eight frames of a spinner (app/motion.c) */
#define RECORD_LINE_MAX (32u << 20) /* the largest reply, all of it escaped */

/* Writers append one line. mask is NULL for a record in clear. */
void recording_write_head(const struct settings *s, const struct recording_mask *mask,
			  struct buf *out);
void recording_write_event(const struct event *e, const struct recording_mask *mask,
			   struct buf *out);
/* Only the times of when matter. */
void recording_write_plan(const struct event *when, struct buf *out);
void recording_write_quit(const struct event *when, int code, struct buf *out);
/* Settings as a value. */
void recording_write_settings(const struct settings *s, const struct recording_mask *mask,
			      struct buf *out);

/* How a record spells the result of a transfer; NULL past the last. */
const char *recording_result_name(size_t result);

enum record_kind { RECORD_EVENT, RECORD_PLAN, RECORD_QUIT };

/* A line read again. What its event points to lives until the next is read. */
struct recording_line {
	enum record_kind kind;
	struct event event; /* of the others only the times */
	/* What it points to. */
	struct json *doc;
	struct wire_reply reply;
	struct buf body, headers;
	char text[480], route[40];
	struct profile_entry entries[PROFILES_MAX];
	struct settings settings;
};

void recording_line_init(struct recording_line *l);
void recording_line_release(struct recording_line *l);
/* Judged like anything from outside: what could not have been recorded is refused. keep holds the
 * strings of settings. */
bool recording_read_head(struct sl line, struct settings *out, struct arena *keep,
			 struct err *e) MUST_USE;
bool recording_read_line(struct recording_line *l, struct sl line, struct arena *keep,
			 struct err *e) MUST_USE;
bool recording_read_settings(const struct json *doc, const struct json_node *from,
			     struct settings *out, struct arena *keep, struct err *e) MUST_USE;

#endif
