/* SPDX-License-Identifier: MIT */
/*
 * Effects are what the model or a loader wants done. They list them and loop performs them in
 * order; nothing else connects the two. Ids name requests that were sent and are never reused; they
 * are all that crosses the transport port.
 */
#ifndef FETCH_EFFECTS_H
#define FETCH_EFFECTS_H

#include "api/request.h"

enum effect_kind {
	EFFECT_SEND,   /* id, request, signed_s */
	EFFECT_CANCEL, /* id: its answer is no longer wanted, but still comes */
	EFFECT_CLOSE,  /* id: a cancelled request that has kept its connection for too long */
	EFFECT_EXPIRE, /* id: its connection seems deaf; it ends now as if its timeout were over.
			  0: all requests end so, and all connections are closed */
	EFFECT_COPY,   /* text: to the clipboard */
	EFFECT_LOG, /* id: number of a log entry, or the first of those up to last; for the file of
		       --log */
	EFFECT_RENEW,         /* fetch credentials again */
	EFFECT_PROFILES,      /* list the profiles */
	EFFECT_SWITCH,        /* text: the profile to take the key of */
	EFFECT_EXPORT,        /* text: the path of the file that the model exports to */
	EFFECT_SAVE_VIEW,     /* text: the section of a view for the file of views */
	EFFECT_HISTORY_KEEP,  /* keep the snapshot of the complete list that the model has */
	EFFECT_HISTORY_FIND,  /* before_s: find the newest snapshot that is not later */
	EFFECT_HISTORY_COSTS, /* today, days: read the daily costs that the snapshots tell */
	EFFECT_RUN,           /* start the command of model.own.job */
	EFFECT_RUN_STOP,      /* end the command whose output is awaited, without an event */
	EFFECT_CONFIG,        /* read the configuration file again */
	EFFECT_BELL,
	EFFECT_THEME,    /* text: a file with the colours of the screen; empty: id, an enum theme */
	EFFECT_LANGUAGE, /* text: the language in which the API is to answer from now on */
	EFFECT_REPAINT,  /* draw everything: the terminal may hold garbage */
	EFFECT_SUSPEND,  /* job control: stop until continued */
	EFFECT_QUIT      /* leave the loop with model.exit_code */
};

struct effect {
	enum effect_kind kind;
	uint64_t id, last;
	int64_t signed_s; /* the unix time to sign with: that of the API, as far as it is known */
	int64_t before_s; /* unix time */
	int32_t today;    /* a day of burn/daily_costs.h */
	int days;
	struct request request;
	struct sl text; /* borrowed until the effects of the turn are performed */
};

#define EFFECT_MAX 64

struct effects {
	struct effect item[EFFECT_MAX];
	size_t n;
};

void effects_clear(struct effects *l);
/* Appends a zeroed effect. More than EFFECT_MAX in a turn is a BUG. */
struct effect *effects_add(struct effects *l, enum effect_kind kind);

#endif
