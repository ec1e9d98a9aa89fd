/* SPDX-License-Identifier: MIT */
/*
 * A seat before a program in a pseudo-terminal, with a stopwatch. A key's frame is over with its
 * last byte before a silence of SEAT_SILENCE_MS; the silence itself does not count, nor does
 * showing the bytes to the terminal, which is done after it.
 */
#ifndef SEAT_H
#define SEAT_H

#include <stdint.h>

#include "ptyterm.h"

#define SEAT_SILENCE_MS 15
#define SEAT_ROWS       40
#define SEAT_COLS       120

struct seat {
	struct pty *pty;
	int64_t began_ns;
};

struct took {
	int64_t first_ns,
	    frame_ns;   /* from the key to the first and the last byte; 0: no byte came */
	int64_t cpu_ns; /* of the program's processes' time */
	size_t bytes;
	long writes;
	int erases; /* times that the whole screen was erased */
};

struct seat *seat_start(const char *const argv[], const char *const *env);
/* Ends the program by q and frees; tells how long it took from the q, -1 when it had to be killed.
 */
int64_t seat_end(struct seat *s);

/* Since the start, until a row holds text (NULL: until anything is to be seen). */
int64_t seat_wait(struct seat *s, const char *text);
/* Until no row holds text, and nothing has come for a silence. */
void seat_wait_gone(struct seat *s, const char *text);
/* keys are sent at once. */
struct took seat_press(struct seat *s, const char *keys, size_t n);
/* From the keys, sent at once, until a row holds text. */
int64_t seat_press_until(struct seat *s, const char *keys, const char *text);
/* n times the key, hz a second, whatever comes back; how long after the last one the screen is
 * still. */
struct took seat_hold(struct seat *s, const char *key, int n, int hz);

struct seat_state {
	long rss_kib, switches; /* times that it slept and woke up, all of its threads */
	int64_t cpu_ns;
	size_t bytes; /* that it has written */
};
struct seat_state seat_state(const struct seat *s);
/* Reads what comes within ms. */
void seat_idle(struct seat *s, int ms);

#endif
