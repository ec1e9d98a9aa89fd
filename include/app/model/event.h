/* SPDX-License-Identifier: MIT */
/* Everything that happens to the program, stamped with the time of its turn. */
#ifndef APP_MODEL_EVENT_H
#define APP_MODEL_EVENT_H

#include "base/key.h"

#include "api/wire.h"

/* What became of the file: news from whoever writes it. */
enum export_news {
	EXPORT_OPENED,
	EXPORT_EXISTS, /* nothing was touched */
	EXPORT_MOVED,  /* rows were written; at is where to go on */
	EXPORT_DONE,
	EXPORT_FAILED /* why; nothing of the file is left */
};

enum event_kind {
	EV_START,    /* size */
	EV_KEY,      /* key */
	EV_RESIZE,   /* size */
	EV_REPLY,    /* reply: borrowed for the call */
	EV_SENT,     /* sent: an EFFECT_SEND was carried out */
	EV_COPIED,   /* copied: an EFFECT_COPY was, or could not be */
	EV_RENEWED,  /* credentials were fetched again: ok; else why, or NULL */
	EV_PROFILES, /* profiles: what EFFECT_PROFILES found */
	EV_SWITCHED, /* switched: there is a key for the profile of an EFFECT_SWITCH, or there is
		      * none
		      */
	EV_EXPORT,   /* export: what became of the file of EFFECT_EXPORT */
	EV_TICK,     /* a deadline of app_deadline passed */
	EV_STOP,     /* SIGTERM, SIGHUP: leave now; code is 128 + signal */
	EV_CONTINUE  /* after a suspension: repaint */
};

/* The route of what was sent to the terminal, which never says whether it took it. */
#define COPIED_BY_TERMINAL "OSC 52"

#define PROFILES_MAX 32

/* An account that could be browsed. */
struct profile_entry {
	char name[64]; /* as --profile takes it; "" for what is found without one */
	char note[40]; /* where its key comes from */
	bool current;
};

struct settings;

struct event {
	enum event_kind kind;
	int64_t now_ms; /* monotonic */
	int64_t wall_s; /* unix time, for relative dates */
	union {
		struct key key;
		struct {
			int rows, cols;
			bool ascii; /* only 7-bit characters can be drawn */
		} size;
		const struct wire_reply *reply;
		struct {
			uint64_t id;
			int64_t unix_s; /* the time that was signed */
			bool has_token;
		} sent;
		struct {
			const char *route; /* how: "xclip"; NULL when there was no way */
			const char *why;   /* a way before it failed, and how; or NULL */
		} copied;
		struct {
			bool ok;
			const char *why;
		};
		struct {
			const struct profile_entry *entries;
			size_t n;
		} profiles;
		struct {
			const struct settings *settings; /* NULL: all stays as it is */
			const char *why;
		} switched;
		struct {
			enum export_news news;
			uint64_t at, n, bytes; /* where to go on; customers and bytes written */
			const char *why;
		} export;
		int code;
	};
};

#endif
