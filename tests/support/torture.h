/* SPDX-License-Identifier: MIT */
/*
 * A program is run again and again, and each time another of its calls fails (tests/torture): at
 * each place of the program the first one, the second, the fourth and so on, and the last; once,
 * and once so that it goes on to fail.
 *
 * TORTURE_ALL=1 (make torture) goes through all of them, whatever one shows; else each share-th,
 * from TORTURE_SEED on. TORTURE_ONLY=NAME goes through the places of one call.
 */
#ifndef TORTURE_H
#define TORTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define TORTURE_SECONDS 300 /* an alarm that only a program that hangs reaches */

struct torture {
	char what[128];                    /* which call fails, for messages; "" for none */
	char log[200], out[200], err[200]; /* files; out and err are the program's to be */
	char set_log[220], set_call[64], set_count[220];
	const char *env[6]; /* what the program is to have beside its own; NULL-terminated */
	int status;         /* of waitpid, once it was run */
};

/* Runs the program to its end, with t->env, and returns the status. */
typedef int (*torture_run)(struct torture *t, void *ctx);
/* Judges the state after a run, and reports faults by torture_complain. */
typedef void (*torture_judge)(const struct torture *t, void *ctx);

/* The first run, in which nothing fails, must end with 0; the judge is shown it, too. Returns how
 * many calls failed. */
size_t torture_each(size_t share, torture_run run, torture_judge judge, void *ctx);

/* Starts argv with t->env and env, its output in t->out and t->err, and waits for its end; SIGALRM
 * ends it when it takes too long. */
int torture_spawn(struct torture *t, const char *const argv[], const char *const *env);

/* Fails the test; with TORTURE_ALL not before all were tried. */
void torture_complain(const struct torture *t, const char *what);
/* Asserts that the program exited with one of the codes (-1 ends the list), with a message unless
 * it was 0. */
void torture_ended_well(const struct torture *t, const int *codes);
size_t torture_read(const char *path, char *to, size_t size);
/* Skips the test where nothing can be preloaded. */
void torture_needs_preload(void);

#endif
