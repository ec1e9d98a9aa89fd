/* SPDX-License-Identifier: MIT */
/* Everything that happens to the program, stamped with the time of its turn. */
#ifndef APP_EVENT_H
#define APP_EVENT_H

#include "base/key.h"

#include "api/wire.h"

enum event_kind {
	EV_START,   /* rows, cols */
	EV_KEY,     /* key */
	EV_RESIZE,  /* rows, cols */
	EV_REPLY,   /* reply: borrowed for the call */
	EV_SENT,    /* sent: an FX_SEND was carried out */
	EV_COPIED,  /* route: an FX_COPY was, or could not be */
	EV_RENEWED, /* credentials were fetched again: ok */
	EV_TICK,    /* a deadline of app_deadline passed */
	EV_STOP,    /* SIGTERM, SIGHUP: leave now; code is 128 + signal */
	EV_CONTINUE /* after a suspension: repaint */
};

struct event {
	enum event_kind kind;
	int64_t now_ms; /* monotonic */
	int64_t wall_s; /* unix time, for relative dates */
	union {
		struct key key;
		struct {
			int rows, cols;
		} size;
		const struct wire_reply *reply;
		struct {
			uint64_t id;
			int64_t unix_s; /* the time that was signed */
			bool has_token;
		} sent;
		const char *route; /* how: "tmux"; NULL when there is no way */
		bool ok;
		int code;
	};
};

#endif
