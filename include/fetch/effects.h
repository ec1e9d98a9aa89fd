/* SPDX-License-Identifier: MIT */
/*
 * Effects: what the model wants done. app lists them, run performs them in order; nothing else
 * connects the two. Ids name asks, are never reused, and are all that crosses the transport port.
 */
#ifndef FETCH_EFFECTS_H
#define FETCH_EFFECTS_H

#include "api/request.h"

enum fx_kind {
	FX_SEND,   /* id, request, skew_s */
	FX_CANCEL, /* id: nobody wants its answer, which comes all the same */
	FX_CLOSE,  /* id: of a cancelled one whose answer is waited for no longer */
	FX_COPY,   /* text: to the clipboard */
	FX_LOG,    /* id: number of a log entry, or of the first up to last, for a file of errors */
	FX_RENEW,  /* fetch credentials again */
	FX_PROFILES, /* look which profiles there are */
	FX_SWITCH,   /* text: the name of the profile whose key is wanted */
	FX_EXPORT,   /* text: the path of the file that the model exports to */
	FX_BELL,
	FX_REPAINT, /* the terminal may hold garbage: draw everything */
	FX_SUSPEND, /* job control: stop until continued */
	FX_QUIT     /* leave the loop with model.exit_code */
};

struct fx {
	enum fx_kind kind;
	uint64_t id, last;
	int64_t skew_s; /* server time minus ours, to be added to the wall time that is signed */
	struct request request;
	struct sl text; /* lasts until the effects of the turn are carried out */
};

#define FX_MAX 64

struct fx_list {
	struct fx item[FX_MAX];
	size_t n;
};

void fx_clear(struct fx_list *l);
/* A new zeroed effect at the end. The bound is above what one turn can make (BUG beyond). */
struct fx *fx_add(struct fx_list *l, enum fx_kind kind);

#endif
