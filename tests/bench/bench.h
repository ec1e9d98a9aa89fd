/* SPDX-License-Identifier: MIT */
/*
 * What the program costs. In itself: time of the processor, the best of several rounds, so that
 * what else the machine does counts little. In a terminal: from a key to its frame, beside a floor
 * that is given the same keys in turn. A goal is a ratio to a floor taken in the same run, a count,
 * or a number of milliseconds that a person notices.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stdint.h>

#include "app/model/model.h"

#define BENCH_PAGE 100

struct bench {
	struct model m;
	uint32_t rows;         /* all of them are loaded */
	uint64_t answer_bytes; /* that they came in */
	int64_t loading_ns;    /* decoding them and putting them in */
};

int64_t bench_cpu_ns(void); /* of this process */
/* Best of rounds, in nanoseconds; what is done n times is divided by n. */
int64_t bench_best(void (*run)(void *ctx), void *ctx, int rounds, int n);

extern bool bench_once; /* each once: to count instructions it is enough */

/* For the JSON; tells whether its goal is missed. goal 0: none. */
bool bench_keep(const char *name, double value, const char *unit, double goal);
/* The same, and a line of the table. */
void bench_say(const char *name, double value, const char *unit, double goal);
/* A goal that is known to be missed: its name's end, the value that still holds, and why. */
struct missed {
	const char *goal;
	double bound;
	const char *why;
};
const struct missed *bench_missed(const char *name); /* NULL: it should be met */

/* Tells of the known ones, and how many others were missed; writes the JSON to path. */
int bench_end(const char *path);

/* An answer to QueryCustomersCredit, of the demo API's customers. */
void bench_answer(uint32_t rows, uint32_t page, struct buf *out);
double bench_payload(uint32_t rows); /* bytes of an answer, a customer */
void bench_load(struct bench *b, uint32_t rows);
void bench_release(struct bench *b);

/* parts.c, screen.c, list.c: what is measured in this process. */
void bench_decode(void);
void bench_screen(void);
void bench_sign(void);
void bench_list(uint32_t rows);

/* history.c: a year of snapshots. */
void bench_history(void);

/* session.c, keys.c, wire.c, trust.c: what is measured on the program before the demo API, in a
 * pseudo-terminal or a shell. */
void bench_sessions(uint32_t rows);
void bench_keys(uint32_t rows);
void bench_wire(void);
void bench_trust(void);

/* peers.c: other programs with the same customers. */
void bench_peers(uint32_t rows);

#endif
