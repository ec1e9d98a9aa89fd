/* SPDX-License-Identifier: MIT */
/* The real browser in a pseudo-terminal against the demo API over TLS. */
#ifndef BROWSER_H
#define BROWSER_H

#include "demo_child.h"
#include "ptyterm.h"

struct browser {
	struct demo demo;
	struct pty *pty;
	char stderr_path[320];
};

struct browser_options {
	int rows, cols;
	const char *const *demo; /* arguments of the demo API */
	const char *const *args; /* further arguments of the browser */
	const char *const *env;
	const char *term;
	const char *const *demo_env; /* of the demo API, in place of token: its key */
	const char *token; /* that the demo API asks for; the browser is to find it by itself */
};

/* Starts both and waits for the first customers. */
struct browser browser_start(const struct browser_options *o);
/* As browser_start, but returns before anything was shown. */
struct browser browser_launch(const struct browser_options *o);
/* Checks that nothing was printed on standard error, then ends both. */
void browser_stop(struct browser *b);
/* Types q until the program ends; its exit code. */
int browser_quit(struct browser *b);

#endif
