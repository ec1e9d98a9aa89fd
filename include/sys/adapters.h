/* SPDX-License-Identifier: MIT */
/* The adapters behind the ports: the only code that touches ncurses, libcurl and POSIX signals. */
#ifndef SYS_ADAPTERS_H
#define SYS_ADAPTERS_H

#include "port/port.h"

void clock_posix(struct clock_port *out);

struct transport_options {
	const struct endpoint *endpoint;
	const char *ca_file; /* added trust; NULL for the system's only */
	int timeout_s;       /* of one request, in total */
	int connect_timeout_s;
	bool trace; /* replies bear the way they took (struct wire_path) */
};
/* Nothing of libcurl is touched before the first send. */
bool transport_curl(struct transport_port *out, const struct transport_options *o,
		    struct err *e) MUST_USE;

/* No network: every request is refused, with a code of ours (api/fault). */
void transport_none(struct transport_port *out);

struct terminal_options {
	bool color; /* may use colour */
};
struct terminal_facts {
	int colors; /* 0 without colour */
	bool utf8;  /* the locale can show UTF-8 */
	bool dumb;  /* TERM=linux, vt*: use ASCII drawing */
};
/*
 * Takes the terminal: alternate screen, cbreak, bracketed paste. ERR_IO with a sentence when TERM
 * is unknown or there is no terminal. Install the signals port first.
 */
bool terminal_ncurses(struct terminal_port *out, const struct terminal_options *o,
		      struct terminal_facts *facts, struct err *e) MUST_USE;
/* ROLE_COUNT styles and the selected row's addition; before the first present. */
void terminal_set_styles(struct terminal_port *t, const struct style *styles,
			 const struct style *selected);

/* SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM, SIGHUP through one self-pipe. */
bool signals_posix(struct signals_port *out, struct err *e) MUST_USE;

/* Fatal signals give the terminal back with write() and tcsetattr(), then die by the same signal.
 */
void crash_guard(void);
/* Gives the terminal back from anywhere, async-signal-safe; no effect when it is not taken. */
void crash_restore_terminal(void);

#endif
