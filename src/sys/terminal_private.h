/* SPDX-License-Identifier: MIT */
/* What the parts of the ncurses adapter share. */
#ifndef SYS_TERMINAL_PRIVATE_H
#define SYS_TERMINAL_PRIVATE_H

#include <termios.h>
#include <wchar.h>

#include <curses.h>

#if !defined NCURSES_VERSION_MAJOR || NCURSES_VERSION_MAJOR * 100 + NCURSES_VERSION_MINOR < 602
#error tcpartner needs ncurses 6.2 or later
#endif

#include "sys/adapters.h"

#define KEY_PASTE_BEGIN 0x2001
#define KEY_PASTE_END   0x2002
#define KEY_MOUSE_BEGIN 0x2003

struct terminal {
	SCREEN *screen;
	WINDOW *keys;         /* a 1x1 pad: reading from it does not flush output */
	struct termios modes; /* before we took it */
	int fd, out_fd;
	int saved_stderr; /* -1: not redirected */
	bool utf8;
	int colors;
	bool direct; /* colours from 8 on are RGB values */
	bool xterm;  /* understands titles and bracketed paste */
	bool pasting;
	int kept;           /* read ahead; ERR for none */
	mbstate_t decoding; /* a character whose bytes have come in part */
	char sequence;      /* what follows ESC in the sequence being dropped; 0: none */
	char text[48];      /* the beginning of what it holds */
	size_t n_text;
	struct terminal_answers answers;
	int awaited; /* answers that are sure to come, where any does */
	int64_t asked_ms;
	bool answered; /* and nobody was told */
	bool sync;     /* frames can be put between marks (mode 2026) */
	char title[80];
	struct style styles[ROLE_COUNT];
	struct style selected;
	struct grid shown; /* the last frame */
	cchar_t *line;
	int line_cells;
	bool mouse; /* what it does is told */
	bool marks; /* tests ask for a mark after each frame */
	long frame;
	char leave[512]; /* gives the terminal back */
};

#define TERMINAL_MOUSE_OFF   "\033[?1006l\033[?1002l"
#define TERMINAL_LEAVE_MODES TERMINAL_MOUSE_OFF "\033[?1007r\033[?2026l\033[?2004l\033[23;2t"

/* ERR_IO when there is no description, or one of no screen. */
bool terminal_check_description(const char *term, struct err *e);
bool terminal_is_xterm_like(const char *term); /* titles, bracketed paste */
bool terminal_is_console(const char *term);    /* better drawn in ASCII */
void terminal_compose_leave(struct terminal *t);
bool terminal_choose_locale(void); /* true when it can show UTF-8 */
bool terminal_copy(void *ctx, struct sl text);
bool terminal_key(void *ctx, struct key *out);
void terminal_define_keys(void);
void terminal_send(const struct terminal *t, const char *s); /* what cannot be written is lost */
/* terminal_ask.c: what is asked, and the answers, in t->text. */
void terminal_ask(struct terminal *t);
/* An answer that comes when we are gone would be typed into the shell. */
void terminal_await(struct terminal *t);
void terminal_take_csi(struct terminal *t, int final);
void terminal_take_osc(struct terminal *t);
bool terminal_port_answers(void *ctx, struct terminal_answers *out);
void terminal_present(void *ctx, const struct grid *g);
void terminal_make_pairs(struct terminal *t);

#endif
