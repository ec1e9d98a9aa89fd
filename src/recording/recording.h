/* SPDX-License-Identifier: MIT */
/*
 * The format of recordings: the events that the model took, in order, as lines of JSON
 * (tcpartner(1), RECORD AND REPLAY). A model that takes the same events shows the same screens.
 *
 *   {"tcpartner":"VERSION","record":1,"masked":false,"settings":{...}}     the first line
 *   {"ms":0,"s":1790172131,"start":[24,80]}         an event and its time
 *   {"ms":0,"s":1790172131,"plan":true,"sends":3}   the end of a turn
 *   {"ms":9000,"s":1790172140,"quit":0,"sends":4}   the event before it ended the session
 *
 * sends counts the requests that were sent until then: a replay that has sent more or fewer went
 * another way. What a request holds and the time that it is signed with follow from the events.
 * Version 1.0.0 counted no sends, and wrote a line for each instead:
 *
 *   {"ms":0,"s":1790172131,"sent":1,"signed":1790172131,"token":false}
 *
 * ms is 0 at most RECORD_PHASE_MS before the start; s is Unix time. A recording holds no key and no
 * signature: events have none, and headers of a reply that could hold one are left out.
 */
#ifndef RECORDING_RECORDING_H
#define RECORDING_RECORDING_H

#include "base/arena.h"

#include "codec/json.h"

#include "app/model/model.h"

#include "burn/cost_book.h"
#include "recording_mask.h"
#include "snapshot/snapshot.h"
#include "snapshot/usual_days.h"

#define RECORD_VERSION  1
#define RECORD_PHASE_MS 960 /* eight frames of the spinner (app/animation.c) */
#define RECORD_LINE_MAX                                                                            \
	(32u                                                                                       \
	 << 20) /* the largest page, all of it escaped; about 400,000 customers of a whole list */

/* Each writer appends one line. mask is NULL for a recording in clear. */
void recording_write_head(const struct settings *s, const struct recording_mask *mask,
			  struct buf *out);
void recording_write_event(const struct event *e, const struct recording_mask *mask,
			   struct buf *out);
/* Only the times in when are used. sends is the number of requests sent until then. */
void recording_write_plan(const struct event *when, uint64_t sends, struct buf *out);
void recording_write_quit(const struct event *when, int code, uint64_t sends, struct buf *out);
/* Appends the settings as a JSON object. */
void recording_write_settings(const struct settings *s, const struct recording_mask *mask,
			      struct buf *out);

/* The name of a wire_result in the file; NULL past the last one. */
const char *recording_result_name(size_t result);

enum record_kind { RECORD_EVENT, RECORD_PLAN, RECORD_QUIT, RECORD_SENT /* of version 1.0.0 */ };

#define SENDS_UNKNOWN UINT64_MAX

/* A line that was read. The data that its event points to lives until the next line is read. */
struct recording_line {
	enum record_kind kind;
	struct event event; /* only the times are set unless it is RECORD_EVENT */
	uint64_t sends;     /* requests sent until then; SENDS_UNKNOWN */
	uint64_t sent_id;   /* of RECORD_SENT */
	bool sent_token;
	/* The event points to these. */
	struct json *doc;
	struct wire_reply reply;
	struct buf body, headers;
	struct snapshot snapshot;
	struct usual_days usual;
	struct cost_book costs;
	char text[480], route[OWN_LABEL], path[1024];
	struct profile_entry entries[PROFILES_MAX];
	struct settings settings;
};

void recording_line_init(struct recording_line *l);
void recording_line_release(struct recording_line *l);
/* Values that the program cannot have recorded are errors. The strings of settings are allocated in
 * keep. */
bool recording_read_head(struct sl line, struct settings *out, struct arena *keep,
			 struct err *e) MUST_USE;
bool recording_read_line(struct recording_line *l, struct sl line, struct arena *keep,
			 struct err *e) MUST_USE;
bool recording_read_settings(const struct json *doc, const struct json_node *from,
			     struct settings *out, struct arena *keep, struct err *e) MUST_USE;

#endif
