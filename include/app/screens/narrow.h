/* SPDX-License-Identifier: MIT */
/* The prompt for the text that the loaded rows are narrowed to, while it is typed. */
#ifndef APP_SCREENS_NARROW_H
#define APP_SCREENS_NARROW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/key.h"
#include "base/sl.h"

#include "app/table/arrange.h"

#include "input/line.h"

struct model;

struct narrow {
	struct line line; /* the text as typed; it is empty once nothing is narrowed any more */
	bool edited;      /* typed since the prompt was opened: shown even if data is masked */
	struct {
		char text[LINE_BYTES];
		struct arranged rows;
	} before; /* restored by narrow_cancel */
};

void narrow_open(struct model *m);
/* Narrows by the text as if it had been typed; the prompt must be open. */
void narrow_begin(struct model *m, struct sl text);
/* Narrows by the text as if it had been typed and entered; false if it is too long. */
bool narrow_run(struct model *m, struct sl text, struct err *e) MUST_USE;
void narrow_key(struct model *m, struct key k);
/* Closes the prompt and restores rows and cursor from before it was opened. */
void narrow_cancel(struct model *m);

#endif
