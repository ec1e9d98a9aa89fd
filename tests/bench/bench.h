/* SPDX-License-Identifier: MIT */
/*
 * What the program costs in itself: time of the processor, the best of several rounds, so that what
 * else the machine does counts little. A goal is a ratio to a floor taken in the same run, or a
 * number of milliseconds that a person notices.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stdint.h>

#include "app/model.h"

#define BENCH_PAGE 100

struct bench {
	struct model m;
	uint32_t rows;         /* all of them are loaded */
	uint64_t answer_bytes; /* that they came in */
	int64_t loading_ns;    /* decoding them and putting them in */
};

/* Best of rounds, in nanoseconds; what is done n times is divided by n. */
int64_t bench_best(void (*run)(void *ctx), void *ctx, int rounds, int n);

/* One line of the table, and of the JSON. goal 0: none. */
void bench_say(const char *name, double value, const char *unit, double goal);
/* How many goals were missed; writes the JSON to path. */
int bench_end(const char *path);

/* An answer to QueryCustomersCredit, of the demo API's customers. */
void bench_answer(uint32_t rows, uint32_t page, struct buf *out);
void bench_load(struct bench *b, uint32_t rows);
void bench_release(struct bench *b);

/* parts.c, list.c: what is measured. */
void bench_decode(void);
void bench_sign(void);
void bench_list(uint32_t rows);

#endif
