/* SPDX-License-Identifier: MIT */
/* The terminal: ncurses. */
#ifndef SYS_TERMINAL_TERMINAL_NCURSES_H
#define SYS_TERMINAL_TERMINAL_NCURSES_H

#include "port/port.h"

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
/* Sets how cells look. Call it before the first present. */
void terminal_set_styles(struct terminal_port *t, const struct styles *styles);

#endif
