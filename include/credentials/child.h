/* SPDX-License-Identifier: MIT */
/*
 * A command of the user's own configuration, run by /bin/sh -c as git runs its credential helpers:
 * with the user's environment but the key that may be there. What it prints is bounded and read
 * without waiting; it is wiped when the child is let go. Private to the room.
 *
 * With a terminal the child may talk to the user there, and its standard error is ours. With a
 * screen in its place the child has no terminal at all, so that nothing it does can be seen or
 * asked there; the end of what it says on standard error is kept.
 */
#ifndef CREDENTIALS_CHILD_H
#define CREDENTIALS_CHILD_H

#include <sys/types.h>

#include "base/err.h"
#include "base/sl.h"

#define CHILD_OUT_MAX (64u << 10)
#define CHILD_POLL_MS 50 /* how often to look whether it has ended: another may hold its pipes */

struct child {
	pid_t pid;        /* -1: none */
	int in, out, err; /* -1: not open */
	struct sl input;  /* what it has not read yet; borrowed */
	int status;       /* of waitpid, once ended */
	bool ended, overflowed;
	bool apart; /* of a session of its own */
	size_t n, n_words;
	char words[400]; /* the end of its standard error */
	char text[CHILD_OUT_MAX + 1];
};

bool child_start(struct child *c, const char *command, bool at_terminal, struct err *e) MUST_USE;
/* A command that is given a text on standard input, apart from our terminal. env NULL: the user's
 * environment but the key. */
bool child_start_fed(struct child *c, const char *command, char *const *env, struct sl input,
		     struct err *e) MUST_USE;
size_t child_fds(const struct child *c, int fds[2]);
/* Takes what is there; true when it has ended and all is read. */
bool child_turn(struct child *c);
/* After child_turn said true: false with a sentence unless it ended with exit status 0. */
bool child_ended_well(const struct child *c, struct err *e);
/* The same, and it must have printed something. */
bool child_check(const struct child *c, struct err *e);
/* Kills it if it still runs, closes, wipes. */
void child_release(struct child *c);

#endif
