/* SPDX-License-Identifier: MIT */
/* From a key to its frame, beside the floor's and beside a list of another length. */
#include <stdio.h>

#include "bench.h"
#include "pair.h"
#include "served.h"

#define WALKED 66 /* pages on the screen that the keys need loaded */

#define SEGMENT_BYTES 1400 /* what one TCP segment carries */

struct limits {
	double frame, cpu, bytes; /* 0: none; bytes are those of the key itself */
};

struct step {
	struct keys keys;
	struct limits floor; /* beside curses */
	double length;       /* frame, beside the list of 1,000 */
};

#define PRESS(name, key, n)                                                                        \
	{                                                                                          \
		name, key, NULL, n                                                                 \
	}
#define TURNS(name, one, two, n)                                                                   \
	{                                                                                          \
		name, one, two, n                                                                  \
	}

/* In this order: each finds the screen where the one before left it. */
static const struct step steps[] = {
    {TURNS("down in the screen", KEY_DOWN, KEY_UP, PAIR_KEYS), {1.4, 1.6, SEGMENT_BYTES}, 1.1},
    {PRESS("down, scrolling", KEY_DOWN, 120), {1.4, 1.6, SEGMENT_BYTES}, 1.1},
    {PRESS("page down", KEY_PAGE_DOWN, 60), {1.25, 1.6, 4 * SEGMENT_BYTES}, 1.1},
    {PRESS("page up", KEY_PAGE_UP, 60), {1.25, 1.6, 4 * SEGMENT_BYTES}, 1.1},
    {TURNS("end, home", "G", "g", 60), {0, 0, 0}, 1.25},
};
#define STEPS (sizeof steps / sizeof *steps)

static void keep(uint32_t rows, const char *key, const char *what, double value, const char *unit,
		 double goal)
{
	char name[64];
	snprintf(name, sizeof name, "%u: %s, %s", (unsigned)rows, key, what);
	if (bench_keep(name, value, unit, goal))
		printf("  %s %.2f, goal %g: MISSED", what, value, goal);
}

static void format_cost(uint32_t rows, const struct keys *k, const struct cost *c)
{
	char what[48];
	snprintf(what, sizeof what, "%u: %s", (unsigned)rows, k->name);
	printf("%-30s %7.3f %7.3f %7.3f %6.0f %7.3f %3.0f", what, c->median_ms, c->p95_ms,
	       c->p99_ms, c->bytes, c->cpu_ms, c->writes);
}

static void keep_cost(uint32_t rows, const char *key, const struct cost *c)
{
	keep(rows, key, "median", c->median_ms, "ms", 0);
	keep(rows, key, "p95", c->p95_ms, "ms", 0);
	keep(rows, key, "p99", c->p99_ms, "ms", 0);
	keep(rows, key, "first byte", c->first_ms, "ms", 0);
	keep(rows, key, "CPU", c->cpu_ms, "ms", 0);
	keep(rows, key, "writes", c->writes, "", 1);
	keep(rows, key, "erases", c->erases, "", 0);
}

static void press(struct pair *p, uint32_t rows, const struct step *s)
{
	struct compared c = pair_press(p, &s->keys);
	const char *key = s->keys.name;
	struct limits goal = rows == 1000000 ? s->floor : (struct limits){0};
	format_cost(rows, &s->keys, &c.ours);
	printf("  %5.2f %5.2f %5.2f", c.frame, c.cpu, c.bytes);
	keep_cost(rows, key, &c.ours);
	keep(rows, key, "bytes", c.ours.bytes, "B", goal.bytes);
	keep(rows, key, "frame / curses", c.frame, "x", goal.frame);
	keep(rows, key, "CPU / curses", c.cpu, "x", goal.cpu);
	keep(rows, key, "bytes / curses", c.bytes, "x", 0);
	putchar('\n');
	fflush(stdout);
}

/* Typed letter by letter, each of which finds; beside the step of a cursor in the same screen. */
static void find(struct served *s, uint32_t rows)
{
	static const char word[] = "delta";
	double letters[60], step[60];
	int n = 0;
	for (int round = 0; round < 10; round++) {
		struct took t;
		seat_press(s->seat, "/", 1);
		for (const char *c = word; *c; c++, n++) {
			t = seat_press(s->seat, c, 1);
			letters[n] = (double)t.frame_ns / 1e6;
		}
		seat_press(s->seat, "\033", 1);
		for (int i = 0; i < 5; i++) {
			t = seat_press(s->seat, KEY_DOWN, 3);
			step[round * 5 + i] = (double)t.frame_ns / 1e6;
		}
	}
	keep(rows, "a letter to find", "median", median(letters, n), "ms", 0);
	char name[64];
	snprintf(name, sizeof name, "%u: a letter to find / a step down", (unsigned)rows);
	bench_say(name, median(letters, n) / median(step, n), "x", 1.5);
}

static void beside_floor(struct served *s, uint32_t rows)
{
	served_start(s, NULL);
	served_walk(s, rows > 1000 ? WALKED : 30);
	struct pair p = {s->seat, floor_start(rows, false)};
	seat_wait(p.other, NULL);
	for (size_t i = 0; i < STEPS; i++)
		press(&p, rows, &steps[i]);
	find(s, rows);
	seat_end(p.other);
	served_end(s);
}

/* A list of a million takes as long as one of a thousand. */
static void beside_short(struct served *s, uint32_t rows)
{
	struct served small;
	served_open(&small, 1000, 0);
	served_start(&small, NULL);
	served_walk(&small, 30);
	served_start(s, NULL);
	served_walk(s, WALKED);
	struct pair p = {s->seat, small.seat};
	for (size_t i = 0; i < STEPS; i++) {
		struct keys k = steps[i].keys;
		k.n = k.n > 25 && i >= 2 && i <= 3 ? 25 : k.n; /* what 1,000 rows have */
		struct compared c = pair_press(&p, &k);
		char name[64];
		snprintf(name, sizeof name, "%u / 1000: %s", (unsigned)rows, k.name);
		bench_say(name, c.quick, "x", steps[i].length);
	}
	served_end(s);
	served_end(&small);
	served_close(&small);
}

void bench_keys(uint32_t rows)
{
	static bool headed;
	struct served s;
	if (!headed)
		printf("%-30s %7s %7s %7s %6s %7s %3s  %s\n", "from the key to its frame", "median",
		       "p95", "p99 ms", "B", "CPU ms", "wr", "x curses: frame, CPU, bytes");
	headed = true;
	served_open(&s, rows, 0);
	beside_floor(&s, rows);
	if (rows == 1000000)
		beside_short(&s, rows);
	served_close(&s);
}
