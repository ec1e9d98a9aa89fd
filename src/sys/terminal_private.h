/* SPDX-License-Identifier: MIT */
/* What the parts of the ncurses adapter share. */
#ifndef TERMINAL_PRIVATE_H
#define TERMINAL_PRIVATE_H

#include <termios.h>

#include <curses.h>

#include "sys/adapters.h"

#define KEY_PASTE_BEGIN 0x2001
#define KEY_PASTE_END   0x2002

struct terminal {
	SCREEN *screen;
	WINDOW *keys;         /* a 1x1 pad: reading from it does not flush output */
	struct termios modes; /* before we took it */
	int fd;
	int saved_stderr; /* -1: not redirected */
	bool utf8;
	int colors;
	bool xterm; /* understands titles and bracketed paste */
	bool pasting;
	wint_t kept; /* a key read ahead; 0 for none */
	struct style styles[ROLE_COUNT];
	struct style selected;
	struct grid shown; /* the last frame */
	cchar_t *line;
	int line_cells;
	bool marks; /* tests ask for a mark after each frame */
	long frame;
	char leave[512]; /* gives the terminal back */
};

bool terminal_key(void *ctx, struct key *out);
void terminal_define_keys(void);
void terminal_present(void *ctx, const struct grid *g);
void terminal_make_pairs(struct terminal *t);

#endif
