/* SPDX-License-Identifier: MIT */
/* Shared by the parts of the ncurses adapter. */
#ifndef SYS_TERMINAL_TERMINAL_PRIVATE_H
#define SYS_TERMINAL_TERMINAL_PRIVATE_H

#include <limits.h>
#include <termios.h>
#include <wchar.h>

#include <curses.h>

#if !defined NCURSES_VERSION_MAJOR || NCURSES_VERSION_MAJOR * 100 + NCURSES_VERSION_MINOR < 602
#error tcpartner needs ncurses 6.2 or later
#endif

#include "port/port.h"

#include "terminal_output.h"

#define KEY_PASTE_BEGIN 0x2001
#define KEY_PASTE_END   0x2002
#define KEY_MOUSE_BEGIN 0x2003
#define KEY_X10_BEGIN   0x2004

struct terminal {
	SCREEN *screen;
	WINDOW *keys;         /* a 1x1 pad: reading from it does not flush the output */
	struct termios modes; /* the modes before we took the terminal */
	int fd, out_fd;
	int saved_stderr; /* -1: not redirected */
	bool utf8;
	int colors;
	bool direct; /* colours from 8 on are RGB values */
	bool xterm;  /* understands window titles and bracketed paste */
	bool pasting;
	int kept[4]; /* bytes read ahead */
	size_t n_kept;
	bool alt;           /* an ESC came directly before what is read now */
	mbstate_t decoding; /* state of a character of which only a part has come */
	char sequence;      /* the byte after ESC of the sequence being read; 0: none */
	char text[48];      /* the beginning of its contents */
	size_t n_text;
	struct terminal_answers answers;
	int awaited; /* answers that will come if the terminal answers at all */
	int64_t asked_ms;
	bool answered; /* answers have changed and were not reported yet */
	bool sync;     /* frames can be enclosed in marks (mode 2026) */
	char title[80];
	struct terminal_output out;
	struct terminal_pen pens[GROUND_BEHIND + 1][ROLE_COUNT];
	struct grid shown; /* the last frame */
	bool mouse;        /* its events are reported */
	bool marks;        /* write a mark after each frame, for tests */
	long frame;
	char leave[512]; /* the sequences that give the terminal back */
};

#define TERMINAL_MOUSE_OFF   "\033[?1006l\033[?1002l"
#define TERMINAL_LEAVE_MODES TERMINAL_MOUSE_OFF "\033[?1007r\033[?2026l\033[?2004l\033[23;2t"

/* Fails with ERR_IO when TERM has no description, or one without cursor movement. */
bool terminal_check_description(const char *term, struct err *e);
bool terminal_is_xterm_like(const char *term); /* it understands titles and bracketed paste */
bool terminal_is_console(const char *term);    /* draw in ASCII on it */
void terminal_keep_palette(void);              /* after newterm, before colours are set */
void terminal_compose_leave(struct terminal *t);
bool terminal_choose_locale(void); /* returns true when it can show UTF-8 */
/* For other locales: the bytes of a character, 0 for none; whether it is shown in these columns. */
size_t terminal_encode(uint32_t c, char out[MB_LEN_MAX]);
bool terminal_locale_shows(uint32_t c, int columns);
bool terminal_copy(void *ctx, struct sl text);
bool terminal_key(void *ctx, struct key *out);
void terminal_define_keys(bool xterm);
void terminal_send(const struct terminal *t,
		   const char *s); /* text that cannot be written is lost */
/* terminal_width.c: the columns of a character here; 0 for one that joins the one before, -1 for
 * one that cannot be drawn. */
int terminal_width(uint32_t c);
#define TERMINAL_DOUBTED 4 /* kinds of characters that terminals count differently */
uint32_t terminal_width_sample(size_t i);
/* Takes the columns, 1 or 2, of a sample; true when this changes something. */
bool terminal_width_learn(size_t i, int columns);
/* terminal_ask.c: questions to the terminal, and the answers, which are in t->text. */
void terminal_ask(struct terminal *t);
/* Waits for answers: one that comes after we are gone would be typed into the shell. */
void terminal_await(struct terminal *t);
void terminal_take_csi(struct terminal *t, int final);
void terminal_take_osc(struct terminal *t);
bool terminal_port_answers(void *ctx, struct terminal_answers *out);
void terminal_present(void *ctx, const struct grid *g);
void terminal_make_pens(struct terminal *t, const struct styles *styles);

#endif
