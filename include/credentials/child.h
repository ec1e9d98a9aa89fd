/* SPDX-License-Identifier: MIT */
/*
 * A command of the user's own configuration, run by /bin/sh -c as git runs its credential helpers:
 * with the user's environment without the key. Its output is bounded, read without waiting, and
 * wiped by child_release.
 *
 * Before the screen starts, the child may talk to the user at the terminal, and shares our standard
 * error; it has a process group of its own, which is ended as a whole. While the screen runs, the
 * child has no terminal at all, so that it can neither draw nor ask there; the end of its standard
 * error is kept. A child to which the screen was lent is in our own process group, so that Ctrl-C
 * and Ctrl-Z mean it as they do in a shell.
 */
#ifndef CREDENTIALS_CHILD_H
#define CREDENTIALS_CHILD_H

#include <sys/types.h>

#include "base/err.h"
#include "base/sl.h"

#include "credentials/child_group.h"

#define CHILD_OUT_MAX (64u << 10)
#define CHILD_POLL_MS 50 /* how often to check for its end: another process may hold its pipes */

/* Where a child runs. */
enum child_seat {
	CHILD_APART,      /* without our terminal */
	CHILD_ASKS,       /* at our terminal before the screen starts; its output is read */
	CHILD_AT_TERMINAL /* with our terminal, in our process group; its output goes there */
};

struct child {
	pid_t pid;        /* -1: none */
	int in, out, err; /* -1: not open */
	struct sl input;  /* the bytes that it has not read yet; borrowed */
	int status;       /* of waitpid, once ended */
	bool ended, overflowed;
	struct child_group group; /* if it asks at our terminal */
	enum child_seat seat;
	size_t n, n_words;
	char words[400]; /* the end of its standard error */
	size_t text_max; /* bytes of output that it may print */
	char *text;      /* owned, terminated; NULL before the start */
};

struct child_start {
	const char *command; /* for sh -c */
	char *const *values; /* the parameters of the command, NULL at the end; NULL: none */
	char *const *env;    /* NULL: the user's environment without the key */
	enum child_seat seat;
	bool fed;        /* it reads input, else the terminal or nothing */
	struct sl input; /* borrowed until the child has ended or is released */
	bool one_output; /* its standard error goes where its output goes */
	size_t text_max; /* 0: its output is not read but dropped */
};

bool child_start(struct child *c, const char *command, bool at_terminal, struct err *e) MUST_USE;
/* Runs a command without our terminal and writes input to its standard input. env NULL is the
 * user's environment without the key. */
bool child_start_fed(struct child *c, const char *command, char *const *env, struct sl input,
		     struct err *e) MUST_USE;
/* Starts a command in any of the ways of struct child_start. */
bool child_start_as(struct child *c, const struct child_start *how, struct err *e) MUST_USE;
size_t child_fds(const struct child *c, int fds[2]);
/* Reads and writes what it can without waiting; true when the child has ended and all is read. */
bool child_turn(struct child *c);
/* After child_turn said true: false with a sentence unless it ended with exit status 0. */
bool child_ended_well(const struct child *c, struct err *e);
/* Checks the same, and that the output is neither empty nor too long. */
bool child_check(const struct child *c, struct err *e);
/* Kills the child and all in its group if it still runs, closes its pipes, wipes its output. */
void child_release(struct child *c);
/* Closes its pipes and lets it run on. */
void child_leave(struct child *c);

#endif
