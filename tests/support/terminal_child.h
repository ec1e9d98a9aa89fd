/* SPDX-License-Identifier: MIT */
/*
 * A small program around the terminal port, for a test to run in a pseudo-terminal: main of the
 * test calls it when it was started as "PROGRAM child WHAT...".
 *
 * Row 0 tells size, facts and answers, row 1 the keys that came ('x for a pasted x). From row 2 on:
 * each WHAT as a line of text, or for the WHAT "roles" a line for each of terminal_child_styles,
 * the last one selected. Keys that do something: Q quits, C clears row 1, N writes on standard
 * error, D dies by mem_die, O runs over the stack, Z suspends, B rings, U and W scroll the lines up
 * and down, R draws the next random screen (random_screen.h) if the WHAT is "random", Y copies
 * TERMINAL_CHILD_COPY and says how on row 1, T sets the title. "deaf" as WHAT ignores SIGHUP.
 */
#ifndef TERMINAL_CHILD_H
#define TERMINAL_CHILD_H

#include "sys/crash.h"
#include "sys/signals_posix.h"
#include "sys/terminal/terminal_ncurses.h"

#include "ptyterm.h"

#define TERMINAL_CHILD_GONE   5 /* exit: the port said that the terminal is gone */
#define TERMINAL_CHILD_STYLES 9
#define TERMINAL_CHILD_TITLE  "a\x1b]2;b\a\xc2\x9c\xc3\xa9" /* what T sets */
#define TERMINAL_CHILD_COPY   "copied \xc3\xa9"             /* what Y copies */

/* The first ROLE_COUNT roles' styles; the rest are plain. */
extern const struct style terminal_child_styles[ROLE_COUNT];

int terminal_child(int argc, char **argv);

/* Starts program as the child, of 14 x 80 where o does not say; what is NULL-terminated or NULL. */
struct pty *terminal_child_launch(const char *program, const struct pty_options *o,
				  const char *const *what);
/* The same with nothing special, and waits for its first frame. */
struct pty *terminal_child_start(const char *program, const char *const *what);
/* Waits for its end: the exit code, or the signal's number below zero. */
int terminal_child_code(struct pty *p);
/* Ends it by Q, which must go well. */
void terminal_child_quit(struct pty *p);

#endif
