/* SPDX-License-Identifier: MIT */
/*
 * Decides when a frame may be drawn. What the user did is seen at once. What loading and time
 * change comes at most ten times a second: answers first, and the signs of loading with them.
 */
#ifndef LOOP_FRAME_PACE_H
#define LOOP_FRAME_PACE_H

#include <stdint.h>

/* Why the screen has changed, the most urgent last. */
enum frame_cause { FRAME_BY_TIME, FRAME_BY_REPLY, FRAME_BY_USER };

struct frame_pace {
	enum frame_cause cause; /* since the last frame */
	int64_t reply_ms;       /* of the last frame of a reply */
	int64_t paced_ms;       /* of the last frame that was not the user's */
};

void frame_pace_init(struct frame_pace *p);
/* Notes why the screen has changed. */
void frame_pace_note(struct frame_pace *p, enum frame_cause cause);
/* Returns from when on the next frame may be drawn. */
int64_t frame_pace_due_ms(const struct frame_pace *p);
void frame_pace_drawn(struct frame_pace *p, int64_t now_ms);

#endif
