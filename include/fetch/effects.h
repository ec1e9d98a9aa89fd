/* SPDX-License-Identifier: MIT */
/*
 * Effects: what the model wants done. app lists them, run performs them in order; nothing else
 * connects the two. Ids name asks, are never reused, and are all that crosses the transport port.
 */
#ifndef FETCH_EFFECTS_H
#define FETCH_EFFECTS_H

#include "api/request.h"

enum effect_kind {
	EFFECT_SEND,   /* id, request, skew_s */
	EFFECT_CANCEL, /* id: nobody wants its answer, which comes all the same */
	EFFECT_CLOSE,  /* id: of a cancelled one whose answer is waited for no longer */
	EFFECT_COPY,   /* text: to the clipboard */
	EFFECT_LOG,   /* id: number of a log entry, or of the first up to last, for a file of errors
		       */
	EFFECT_RENEW, /* fetch credentials again */
	EFFECT_PROFILES, /* look which profiles there are */
	EFFECT_SWITCH,   /* text: the name of the profile whose key is wanted */
	EFFECT_EXPORT,   /* text: the path of the file that the model exports to */
	EFFECT_BELL,
	EFFECT_REPAINT, /* the terminal may hold garbage: draw everything */
	EFFECT_SUSPEND, /* job control: stop until continued */
	EFFECT_QUIT     /* leave the loop with model.exit_code */
};

struct effect {
	enum effect_kind kind;
	uint64_t id, last;
	int64_t skew_s; /* server time minus ours, to be added to the wall time that is signed */
	struct request request;
	struct sl text; /* lasts until the effects of the turn are carried out */
};

#define EFFECT_MAX 64

struct effects {
	struct effect item[EFFECT_MAX];
	size_t n;
};

void effects_clear(struct effects *l);
/* A new zeroed effect at the end. The bound is above what one turn can make (BUG beyond). */
struct effect *effects_add(struct effects *l, enum effect_kind kind);

#endif
