/* SPDX-License-Identifier: MIT */
/* Ports are the tables of functions through which loop reaches the world. Adapters (sys) and the
 * fakes of the tests fill them; ctx is theirs. No handle crosses a port. */
#ifndef PORT_PORT_H
#define PORT_PORT_H

#include "base/err.h"
#include "base/key.h"

#include "cell/grid.h"

#include "api/wire.h"

struct clock_port {
	void *ctx;
	int64_t (*mono_ms)(void *ctx);
	int64_t (*wall_s)(void *ctx);
};

struct transport_port {
	void *ctx;
	/* Starts a transfer; copies what it needs out of w, which the caller keeps. */
	void (*send)(void *ctx, uint64_t id, const struct wire_request *w);
	void (*cancel)(void *ctx, uint64_t id);
	/* The one sleep of the program: until a transfer moves, one of fds is readable, or
	 * timeout_ms have passed (-1: no limit). */
	void (*wait)(void *ctx, const int *fds, size_t n_fds, int timeout_ms);
	/* Takes one finished transfer; its slices are valid until the next call. */
	bool (*next)(void *ctx, struct wire_reply *out);
	void (*close)(void *ctx);
	/*
	 * Sends a GET without a signature to a server that is not the API: the metadata service, or
	 * an endpoint that is checked. A URL with http goes past any proxy. The body is wiped after
	 * it was taken.
	 */
	void (*get)(void *ctx, uint64_t id, const char *url, int timeout_ms);
	/* Sends like send, but to another endpoint than the transport's own. The body of the
	 * reply may hold a key and is wiped after it was taken. */
	void (*send_to)(void *ctx, uint64_t id, const struct endpoint *to,
			const struct wire_request *w);
	/* Ends a transfer of send as if its timeout were over: its reply comes at once, and its
	 * connection is not used again. 0: ends all of them, and no connection that is open now
	 * is used again. */
	void (*expire)(void *ctx, uint64_t id);
};

/* The answers of a terminal to our questions; they come sooner, later, or never. */
struct terminal_answers {
	bool wide; /* shows ambiguous characters (UAX 11) in two columns */
	bool has_background, light;
};

struct terminal_port {
	void *ctx;
	int fd; /* becomes readable when keys wait */
	void (*size)(void *ctx, int *rows, int *cols);
	/* Takes one key; false when there is none. */
	bool (*key)(void *ctx, struct key *out);
	void (*present)(void *ctx, const struct grid *g);
	void (*repaint)(void *ctx); /* the next present draws everything */
	void (*resized)(void *ctx); /* SIGWINCH was seen */
	void (*bell)(void *ctx);
	/* Sends text to the terminal for its clipboard. true: it was sent; a terminal never
	 * confirms it. */
	bool (*copy)(void *ctx, struct sl text);
	void (*suspend)(void *ctx); /* gives the terminal back, stops the process, then takes the
				       terminal again */
	/* Gives the terminal back with its standard error, calls use, then takes it again. */
	void (*lend)(void *ctx, void (*use)(void *user), void *user);
	bool (*gone)(void *ctx);  /* the terminal was closed: no more keys will come */
	void (*close)(void *ctx); /* gives the terminal back */
	void (*title)(
	    void *ctx,
	    struct sl text); /* sets the title of the window until the terminal is given back */
	/* true when the answers have changed since the last call */
	bool (*answers)(void *ctx, struct terminal_answers *out);
	/* Takes the mouse (its keys come) or leaves it to the terminal. */
	void (*mouse)(void *ctx, bool on);
};

enum signal_event {
	SIGNAL_RESIZE,
	SIGNAL_SUSPEND,
	SIGNAL_CONTINUE,
	SIGNAL_INTERRUPT,
	SIGNAL_TERMINATE,
	SIGNAL_HANGUP
};

struct signals_port {
	void *ctx;
	int fd;
	bool (*next)(void *ctx, enum signal_event *out);
	void (*close)(void *ctx);
};

#endif
