/* SPDX-License-Identifier: MIT */
/* The box that chooses filter type and text. */
#ifndef APP_SCREENS_PICKER_H
#define APP_SCREENS_PICKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/key.h"

#include "api/query.h"

#include "store/row_count.h"

#include "app/model/settings.h"

#include "input/keymap.h"
#include "input/line.h"

struct effects;
struct model;

/* 1-4 and arrows choose the type while the list of types has the focus; the recent filters follow
 * below the types. */
struct picker {
	enum filter_type type;
	bool in_value;   /* the text has the focus */
	bool untouched;  /* the value was not typed here: typing replaces it */
	bool taken_over; /* it was not the filter in force either: Enter in the list asks for it */
	bool edited;     /* the text was typed here, so it is shown even if data is masked */
	struct line value;                   /* its history is recent, not that of the line */
	char error[160];                     /* why Enter was refused; "" for none */
	struct query recent[RECENT_FILTERS]; /* newest first; only filter type and text count */
	size_t n_recent;
	int recalled; /* index into recent shown by Up/Down; -1 for the typed text */
	bool kept_edited, kept_untouched; /* of the typed text, while browsing */
	enum filter_type kept_type;       /* likewise; the text itself is value.kept */
	/* Counted as the value is typed, in the rows loaded of the list shown, or of the one before
	 * while its answer is empty; zeros when the value is empty. */
	struct row_count count;
	struct query counted;
	bool counting;              /* turns of it are left */
	char to_narrow[LINE_BYTES]; /* the text that the next narrowing begins with */
	struct {
		struct query query, from; /* the filter last asked for; from what list */
		uint64_t narrowed;        /* of that list, as above */
		bool counting;            /* that is not known yet */
	} asked;
};

/* Begins with the text that is narrowed by, or that was not found, else the filter in force. */
void picker_open(struct model *m);
/* Asks for the filter as if it had been typed and entered; FILTER_NONE: the type is guessed from
 * the text. Returns false if the text cannot be sent. */
bool picker_ask(struct model *m, enum filter_type type, struct sl text, struct err *e) MUST_USE;
/* Returns the command that is to be run: narrowing by the value instead. */
struct command picker_key(struct model *m, struct key k, struct effects *fx);
/* Selects a line of the list: a type, or a recent filter behind the last type. Returns false for a
 * recent filter that is selected already. */
bool picker_select(struct model *m, int line);
/* Returns how many rows of the list before hold the text, if the filter's answer is empty. */
uint64_t picker_offer(const struct model *m);
/* Takes the text over that narrowing was offered for, and goes back to the list that has it; false
 * for none. *typed: it was typed just now, so it is shown even if data is masked. */
bool picker_hand_over(struct model *m, char text[LINE_BYTES], bool *typed);
/* Tells whether a character that is typed goes into the text. */
bool picker_is_personal(const struct model *m, struct key k);
/* Counts the loaded rows that match, long lists in turns. */
void picker_count(struct model *m);
/* Does a turn of a long count, between keys. */
void picker_work(struct model *m);
/* Puts the filter of q in front of the recent ones. */
void picker_remember(struct model *m, const struct query *q);
/* Takes the recent filters of earlier sessions from the settings. */
void picker_recall(struct model *m);

#endif
