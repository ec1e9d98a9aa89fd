/* SPDX-License-Identifier: MIT */
/* Decides when a frame may be drawn. */
#include "frame_pace.h"

/* With these no second has more than ten frames of replies and of time. */
#define AFTER_REPLY_MS 112 /* from a frame of a reply to the next one */
#define AFTER_PACED_MS 200 /* from any frame but the user's to one of time */

#define LONG_AGO_MS (INT64_MIN / 2)

void frame_pace_init(struct frame_pace *p)
{
	*p = (struct frame_pace){FRAME_BY_TIME, LONG_AGO_MS, LONG_AGO_MS};
}

void frame_pace_note(struct frame_pace *p, enum frame_cause cause)
{
	p->cause = cause > p->cause ? cause : p->cause;
}

int64_t frame_pace_due_ms(const struct frame_pace *p)
{
	switch (p->cause) {
	case FRAME_BY_TIME: return p->paced_ms + AFTER_PACED_MS;
	case FRAME_BY_REPLY: return p->reply_ms + AFTER_REPLY_MS;
	case FRAME_BY_USER: break;
	}
	return LONG_AGO_MS;
}

void frame_pace_drawn(struct frame_pace *p, int64_t now_ms)
{
	if (p->cause == FRAME_BY_REPLY)
		p->reply_ms = now_ms;
	if (p->cause != FRAME_BY_USER)
		p->paced_ms = now_ms;
	p->cause = FRAME_BY_TIME;
}
