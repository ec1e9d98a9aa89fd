/* SPDX-License-Identifier: MIT */
/* Lists the programs by which a text can reach the clipboard, in the order to try them. */
#ifndef LOOP_COPY_WAYS_H
#define LOOP_COPY_WAYS_H

#include <stdbool.h>
#include <stddef.h>

/* The facts about the environment that decide which programs are tried. */
struct copy_environment {
	const char *command; /* copy-command; NULL for none */
	bool wayland, x11;   /* there is such a display */
	bool mac, wsl;       /* the system, unless the user is connected from another machine */
	bool tmux;
};

struct copy_way {
	const char *name;    /* "xclip": shown with the outcome */
	const char *command; /* for /bin/sh -c; reads the text on standard input */
	bool tmux;           /* it passes its environment on to a server */
	bool quiet;          /* do not report its failure: another way follows */
	bool own;            /* the user's own: if it is missing, that is a failure too */
};

#define COPY_WAYS_MAX 8

/* Returns the number of ways; the terminal is tried after them. */
size_t copy_ways(const struct copy_environment *at, struct copy_way out[COPY_WAYS_MAX]);

#endif
