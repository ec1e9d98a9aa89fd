/* SPDX-License-Identifier: MIT */
/* The real browser in a pseudo-terminal against the demo API over TLS. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "demo_child.h"
#include "ptyterm.h"
#include "relay.h"

struct program {
	struct demo_child demo;
	struct relay relay; /* if asked for */
	struct pty *pty;
	char stderr_path[320];
};

struct program_options {
	int rows, cols;
	const char *const *demo; /* arguments of the demo API */
	const char *const *args; /* further arguments of the browser */
	const char *const *env;
	const char *term;
	const char *const
	    *demo_env;     /* environment of the demo API, its key for one; excludes token */
	const char *token; /* the demo API demands it; the browser finds it by itself */
	bool relayed;      /* a relay stands between the two */
};

/* Starts both and waits for the first customers. */
struct program program_start(const struct program_options *o);
/* As program_start, but returns before the first frame. */
struct program program_launch(const struct program_options *o);
/* Asserts that standard error is empty, then ends both programs. */
void program_stop(struct program *b);
/* Types q until the program ends; returns its exit code. */
int program_quit(struct program *b);

#endif
