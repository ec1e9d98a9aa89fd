/* SPDX-License-Identifier: MIT */
/*
 * A program in a pseudo-terminal, its output shown to libvterm, its cells read back.
 *
 * Waiting is by predicate with a deadline, never by sleeping. The exact barrier is the frame mark:
 * the program, asked by the environment variable TCPARTNER_FRAME_MARK, ends each frame with OSC
 * 7777;frame=N. The slave side stays open here, so that no output is lost at exit and the modes
 * left behind can be read.
 */
#ifndef PTYTERM_H
#define PTYTERM_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

#define PTY_DEADLINE_MS 60000 /* only a program that hangs reaches it */
#define PTY_DIM_FONT    1     /* attrs.font of dim text */

struct pty {
	VTerm *vt;
	VTermScreen *screen;
	int fd, slave;
	int rows, cols;
	pid_t pid;
	int status; /* of waitpid, once exited */
	bool exited, eof;
	struct termios before; /* modes before the program started */
	bool alt_screen, cursor_shown, pasting;
	int mouse;
	long frame; /* the last frame mark */
	char title[256];
	char osc[4096];      /* the last other OSC */
	char osc_part[4096]; /* one that is on its way */
	size_t n_osc_part;
	bool in_osc, osc_ends;
	const char *background; /* as in struct pty_options */
	char csi[128];          /* a sequence split by read() */
	size_t n_csi;
	unsigned char raw[1 << 20]; /* the last bytes written by the program */
	size_t n_raw;
	size_t total; /* bytes written by the program so far */
	char stderr_path[256];
};

struct pty_options {
	int rows, cols;
	const char *term;        /* TERM; NULL is xterm-256color */
	const char *const *env;  /* "NAME=value" added or replaced, NULL-terminated; may be NULL */
	const char *stderr_path; /* where its standard error goes; NULL leaves it on the terminal */
	const char *background;  /* "rgb:1e/1e/1e" is answered when asked for; NULL: nothing is */
	bool unmarked;           /* frames without marks: exactly the bytes that users get */
};

struct pty *pty_start(const struct pty_options *o, const char *const argv[]);
void pty_free(struct pty *p); /* kills a program that still runs */

/* One row's text without trailing blanks; a static buffer of a few calls' life. */
const char *pty_row(struct pty *p, int row);
int pty_find(struct pty *p, const char *text); /* first row that holds it, -1 for none */
VTermScreenCell pty_cell(struct pty *p, int row, int col);
void pty_dump(struct pty *p, FILE *f);

/* Until some row holds text and a whole frame is drawn; prints the screen when the deadline passes.
 */
bool pty_wait(struct pty *p, const char *text);
bool pty_wait_gone(struct pty *p, const char *text);
/* Until a predicate over the screen holds at a frame boundary. */
bool pty_wait_for(struct pty *p, bool (*test)(struct pty *p, void *ctx), void *ctx);
bool pty_wait_frame(struct pty *p, long after); /* until frame > after */
bool pty_exit(struct pty *p);                   /* until it ended and all it wrote was read */
/* Feeds bytes to the terminal that someone else read from fd. */
void pty_show(struct pty *p, const char *bytes, size_t n);
/* Reads output for ms. */
void pty_pump(struct pty *p, int ms);

void pty_type(struct pty *p, const char *utf8); /* '\n' is Enter */
void pty_key(struct pty *p, VTermKey key);
void pty_ctrl(struct pty *p, char letter);
void pty_send(struct pty *p, const char *bytes, size_t n); /* raw */
void pty_paste(struct pty *p, const char *utf8); /* bracketed when the program asked for it */
void pty_resize(struct pty *p, int rows, int cols);
bool pty_modes_restored(struct pty *p);

#endif
