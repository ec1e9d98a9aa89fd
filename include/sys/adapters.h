/* SPDX-License-Identifier: MIT */
/* The adapters behind the ports: the only code that calls ncurses, libcurl and POSIX signals. */
#ifndef SYS_ADAPTERS_H
#define SYS_ADAPTERS_H

#include "port/port.h"

void clock_posix(struct clock_port *out);

struct transport_options {
	const struct endpoint *endpoint;
	const char *ca_file; /* PEM file of more trusted certificates; NULL: only the system's */
	int timeout_s;       /* for one request in total */
	int connect_timeout_s;
	bool trace; /* replies have a struct wire_path */
};
/* Calls nothing of libcurl before the first send. */
bool transport_curl(struct transport_port *out, const struct transport_options *o,
		    struct err *e) MUST_USE;

/* Uses no network: every request is refused with a code of ours (api/fault). */
void transport_none(struct transport_port *out);

struct terminal_options {
	bool color; /* colours may be used */
};
struct terminal_facts {
	int colors; /* 0 without colour */
	bool utf8;  /* the locale can show UTF-8 */
	bool dumb;  /* TERM=linux, vt*: use ASCII drawing */
};
/* Takes the terminal: alternate screen, cbreak, bracketed paste. Fails with ERR_IO and a
 * sentence if TERM is unknown or there is no terminal. Open the signals port first. */
bool terminal_ncurses(struct terminal_port *out, const struct terminal_options *o,
		      struct terminal_facts *facts, struct err *e) MUST_USE;
/* Sets ROLE_COUNT styles and the addition for the selected row. Call it before the first
 * present. */
void terminal_set_styles(struct terminal_port *t, const struct style *styles,
			 const struct style *selected);

/* Delivers SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM and SIGHUP through one self-pipe. */
bool signals_posix(struct signals_port *out, struct err *e) MUST_USE;

/* After this call, fatal signals give the terminal back with write() and tcsetattr() and then
 * end the process by the same signal. */
void crash_guard(void);
/* Gives the terminal back from anywhere, async-signal-safe; no effect when it is not taken. */
void crash_restore_terminal(void);

#endif
