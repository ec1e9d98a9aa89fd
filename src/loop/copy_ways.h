/* SPDX-License-Identifier: MIT */
/* By which programs a text may reach the clipboard, and in which order. Private to the room. */
#ifndef LOOP_COPY_WAYS_H
#define LOOP_COPY_WAYS_H

#include <stdbool.h>
#include <stddef.h>

/* What of the environment matters. */
struct copy_place {
	const char *command; /* copy-command; NULL for none */
	bool wayland, x11;   /* there is a display */
	bool mac, wsl;       /* of this machine, at which the user sits */
	bool tmux;
};

struct copy_way {
	const char *name;    /* "xclip": said when it has the text, or when it failed */
	const char *command; /* for /bin/sh -c; takes the text on standard input */
	bool tmux;           /* it hands its environment on to a server */
	bool quiet;          /* that it fails is not worth saying: another follows */
	bool own;            /* the user's: that it is not there is a failure, too */
};

#define COPY_WAYS_MAX 8

/* How many; the terminal itself comes after them. */
size_t copy_ways(const struct copy_place *at, struct copy_way out[COPY_WAYS_MAX]);

#endif
