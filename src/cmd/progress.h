/* SPDX-License-Identifier: MIT */
/* How far fetching is, as one line of standard error that is written over. Private to the room. */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

#include <stddef.h>

#include "store/store.h"

#define PROGRESS_BYTES 200

struct progress {
	bool shown; /* standard error is a terminal */
	bool drawn; /* there is a line to erase */
	int64_t began_ms;
	uint64_t began_with; /* customers there were by then */
	bool began;
};

/* Nothing is shown where standard error is no terminal. */
void progress_init(struct progress *p);
void progress_draw(struct progress *p, const struct store *s, int64_t now_ms);
void progress_erase(struct progress *p);

struct pace {
	uint64_t loaded, total;
	uint64_t per_s;  /* customers; 0 while it is not known */
	uint64_t left_s; /* until all are here */
};
/* "[######....] 1,200 of 2,013  59%  498/s  2 s left" in at most cols columns: first the bar goes,
 * then what stands at the end. Terminated. */
void progress_line(const struct pace *p, int cols, char out[PROGRESS_BYTES]);

#endif
