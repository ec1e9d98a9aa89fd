/* SPDX-License-Identifier: MIT */
/* The progress of fetching, as one line of standard error that is overwritten. */
#ifndef CMD_FETCH_PROGRESS_H
#define CMD_FETCH_PROGRESS_H

#include <stddef.h>

#include "store/store.h"

#define PROGRESS_BYTES 200

struct progress {
	const struct catalog *lang;
	bool shown; /* standard error is a terminal */
	bool drawn; /* there is a line to erase */
	int64_t began_ms;
	uint64_t began_with; /* customers loaded, or requests answered, at began_ms */
	bool began, began_requests;
};

/* Nothing is shown unless standard error is a terminal. */
void progress_init(struct progress *p, const struct catalog *lang);
void progress_draw(struct progress *p, const struct store *s, int64_t now_ms);
/* Draws that so many of these requests are answered; it begins anew with the first call. */
void progress_draw_requests(struct progress *p, uint64_t done, uint64_t of, int64_t now_ms);
void progress_erase(struct progress *p);

struct pace {
	uint64_t loaded, total;
	uint64_t per_s;  /* of them in a second; 0: not known yet */
	uint64_t left_s; /* seconds until all are loaded */
	const struct catalog *lang;
};
/* Prints "[######....] 1,200 of 2,013  59%  498/s  2 s left" in at most cols columns. If there is
 * no room, the bar is dropped first, then the parts from the end. */
void progress_line(const struct pace *p, int cols, char out[PROGRESS_BYTES]);

#endif
