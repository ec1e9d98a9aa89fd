/* SPDX-License-Identifier: MIT */
/* The prompt for the condition that the loaded rows are narrowed by, while it is typed. */
#ifndef APP_SCREENS_NARROW_H
#define APP_SCREENS_NARROW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/key.h"
#include "base/sl.h"

#include "app/table/arrange.h"

#include "condition/condition_complete.h"
#include "input/line.h"

struct model;

struct narrow {
	struct line line; /* the text as typed; it is empty once nothing is narrowed any more */
	bool edited;      /* typed since the prompt was opened: shown even if data is masked */
	bool faulty;      /* the text is no condition; the rows are those of the one before */
	struct condition_fault fault; /* if faulty */
	struct {
		bool open;              /* words are offered */
		int selected;           /* the one that is in the line; -1: what was typed */
		char typed[LINE_BYTES]; /* the text before one was chosen */
		size_t cursor;          /* in that text */
	} choice;
	struct {
		char text[LINE_BYTES];
		struct arranged rows;
	} before; /* restored by narrow_cancel */
};

void narrow_open(struct model *m);
/* Narrows by the text alone, whatever signs are in it, as if it had been typed; the prompt must be
 * open. */
void narrow_begin(struct model *m, struct sl text);
/* Narrows by the condition as if it had been typed and entered; false if it is none. */
bool narrow_run(struct model *m, struct sl text, struct err *e) MUST_USE;
/* Lists the words that the one before the cursor may become; *begun gets its bytes. */
size_t narrow_choices(const struct model *m, struct condition_choice out[CONDITION_CHOICES],
		      size_t *begun);
/* Puts a word of these into the line; false if it is there already. */
bool narrow_choose(struct model *m, int i);
void narrow_key(struct model *m, struct key k);
/* Closes the prompt and restores rows and cursor from before it was opened. */
void narrow_cancel(struct model *m);

#endif
