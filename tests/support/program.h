/* SPDX-License-Identifier: MIT */
/* The real browser in a pseudo-terminal against the demo API over TLS. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "demo_child.h"
#include "ptyterm.h"

struct program {
	struct demo_child demo;
	struct pty *pty;
	char stderr_path[320];
};

struct program_options {
	int rows, cols;
	const char *const *demo; /* arguments of the demo API */
	const char *const *args; /* further arguments of the browser */
	const char *const *env;
	const char *term;
	const char *const *demo_env; /* of the demo API, in place of token: its key */
	const char *token; /* that the demo API asks for; the browser is to find it by itself */
};

/* Starts both and waits for the first customers. */
struct program program_start(const struct program_options *o);
/* As program_start, but returns before anything was shown. */
struct program program_launch(const struct program_options *o);
/* Checks that nothing was printed on standard error, then ends both. */
void program_stop(struct program *b);
/* Types q until the program ends; its exit code. */
int program_quit(struct program *b);

#endif
