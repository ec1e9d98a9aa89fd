/* SPDX-License-Identifier: MIT */
/*
 * Ports: the tables of functions through which run reaches the world. Adapters (sys) and the fakes
 * of the tests fill them; ctx is theirs. No handle crosses a port.
 */
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
	/* Starts a transfer; takes what it needs out of w, whose owner stays the caller. */
	void (*send)(void *ctx, uint64_t id, const struct wire_request *w);
	void (*cancel)(void *ctx, uint64_t id);
	/* The one sleep of the program: until a transfer moves, one of fds is readable, or
	 * timeout_ms passed (-1: none). */
	void (*wait)(void *ctx, const int *fds, size_t n_fds, int timeout_ms);
	/* Takes one finished transfer; its slices live until the next call. */
	bool (*next)(void *ctx, struct wire_reply *out);
	void (*close)(void *ctx);
	/* A GET without any signature, for what is no API: the metadata service, a look at an
	 * endpoint. http goes past any proxy. Its body is wiped once it was taken. */
	void (*get)(void *ctx, uint64_t id, const char *url, int timeout_ms);
	/* As send, but to another endpoint than the transport's own. The body of the reply, which
	 * may hold a key, is wiped once it was taken. */
	void (*send_to)(void *ctx, uint64_t id, const struct endpoint *to,
			const struct wire_request *w);
};

/* What a terminal answers when it is asked: sooner, later, or never. */
struct terminal_answers {
	bool wide; /* takes ambiguous characters (UAX 11) for two columns */
	bool has_background, light;
};

struct terminal_port {
	void *ctx;
	int fd; /* readable when keys wait */
	void (*size)(void *ctx, int *rows, int *cols);
	/* Takes one key; false when all are drained. */
	bool (*key)(void *ctx, struct key *out);
	void (*present)(void *ctx, const struct grid *g);
	void (*repaint)(void *ctx); /* the next present draws everything */
	void (*resized)(void *ctx); /* SIGWINCH was seen */
	void (*bell)(void *ctx);
	/* Sends text to the terminal for its clipboard. true: it was sent; nobody hears more. */
	bool (*copy)(void *ctx, struct sl text);
	void (*suspend)(void *ctx); /* gives the terminal back, stops the process, takes it again */
	bool (*gone)(void *ctx);  /* the terminal was closed: nothing will come from it any more */
	void (*close)(void *ctx); /* gives the terminal back */
	void (*title)(void *ctx,
		      struct sl text); /* of the window, until the terminal is given back */
	/* true when there are others than when it was asked last */
	bool (*answers)(void *ctx, struct terminal_answers *out);
	/* Whether the mouse is ours (its keys come) or the terminal's. */
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
