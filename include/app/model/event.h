/* SPDX-License-Identifier: MIT */
/* Events: everything that happens to the program, stamped with the time of its turn. */
#ifndef APP_MODEL_EVENT_H
#define APP_MODEL_EVENT_H

#include "base/key.h"

#include "api/wire.h"

#include "input/own_command.h"

/* News of the file of an export, from the loop that writes it. */
enum export_news {
	EXPORT_OPENED,
	EXPORT_EXISTS, /* the file exists and was not changed */
	EXPORT_MOVED,  /* rows were written; at says where to continue */
	EXPORT_DONE,
	EXPORT_FAILED /* why; no part of the file is left */
};

/* News of the history of snapshots, from the loop that keeps and finds them. */
enum history_news {
	SNAPSHOT_KEPT,
	SNAPSHOT_FOUND,     /* the newest of the moment or earlier, else the oldest */
	SNAPSHOT_NONE,      /* no list is kept */
	SNAPSHOT_NOT_KEPT,  /* why */
	SNAPSHOT_NOT_FOUND, /* why: the history could not be read */
	SNAPSHOT_COSTS,     /* costs: what the kept snapshots tell */
	SNAPSHOT_NO_COSTS   /* why: the history could not be read */
};

struct cost_book;
struct snapshot;
struct usual_days;

struct history_event {
	enum history_news news;
	const struct snapshot *snapshot; /* SNAPSHOT_FOUND: borrowed for the call */
	const char *why;                 /* if it failed; else NULL */
	const struct usual_days *usual;  /* SNAPSHOT_FOUND: of the days before it; or NULL */
	const struct cost_book *costs;   /* SNAPSHOT_COSTS: borrowed for the call */
};

enum event_kind {
	EV_START,      /* size */
	EV_KEY,        /* key */
	EV_RESIZE,     /* size */
	EV_REPLY,      /* reply: borrowed for the call */
	EV_COPIED,     /* copied: an EFFECT_COPY was performed or failed */
	EV_RENEWED,    /* ok, ahead, has_token: the credentials were renewed; else why, or NULL */
	EV_PROFILES,   /* profiles: those that EFFECT_PROFILES found */
	EV_SWITCHED,   /* switched: the profile of an EFFECT_SWITCH has a key, or has none */
	EV_EXPORT,     /* export: news of the file of EFFECT_EXPORT */
	EV_HISTORY,    /* history: the result of an effect of its name */
	EV_VIEW_SAVED, /* saved: an EFFECT_SAVE_VIEW was performed or failed */
	EV_THEME,      /* theme: the file of an EFFECT_THEME was read, or was not */
	EV_OWN,        /* own: a command of EFFECT_RUN has ended, or was not started */
	EV_CONFIG,     /* config: the file of EFFECT_CONFIG was read again, or was not */
	EV_TICK,       /* a deadline of app_deadline passed */
	EV_STOP,       /* code: 128 + signal; SIGTERM or SIGHUP: leave now */
	EV_CONTINUE    /* after a suspension: repaint */
};

/* The route of a copy by the terminal, which never confirms that it took the text. */
#define COPIED_BY_TERMINAL "OSC 52"

#define PROFILES_MAX 1000

/* A profile that can be browsed. */
struct profile_entry {
	char name[64]; /* a value for --profile; "" for a key that was found without a profile */
	char note[40]; /* the source of its key */
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
			const char *route; /* the way that succeeded: "xclip"; NULL: none did */
			const char *why;   /* an earlier way failed, and how; or NULL */
		} copied;
		struct {
			bool ok;
			bool ahead;     /* before the former key ended; no EFFECT_RENEW */
			bool has_token; /* requests have a token now */
			const char *why;
		};
		struct {
			const struct profile_entry *entries;
			size_t n;
		} profiles;
		struct {
			const struct settings *settings; /* NULL: nothing changes */
			const char *why;
		} switched;
		struct {
			enum export_news news;
			uint64_t at, n, bytes; /* where to continue; customers and bytes written */
			const char *path; /* EXPORT_DONE: of the file, absolute; NULL: not known */
			const char *why;
		} export;
		struct {
			const char *why; /* NULL: the file was changed */
		} saved;
		struct {
			const char *name; /* as it was chosen */
			const char *why;  /* it could not be read, or its first mistake; or NULL */
			bool on;          /* the screen has its colours */
		} theme;
		struct history_event history;
		struct {
			const char *name; /* its label */
			enum own_place place;
			const char *why;  /* it failed, and how; NULL: it did not */
			struct sl output; /* of OWN_SHOWN */
			bool cut;         /* there was more output, and the command was stopped */
		} own;
		struct {
			const struct settings *settings; /* NULL: nothing changes */
			const char *why; /* it could not be read, or its first mistake; or NULL */
			const char
			    *later; /* names of entries that change at the next start, or NULL */
		} config;
		int code;
	};
};

#endif
