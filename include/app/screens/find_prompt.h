/* SPDX-License-Identifier: MIT */
/* The prompt for the text to find, while it is typed. */
#ifndef APP_SCREENS_FIND_PROMPT_H
#define APP_SCREENS_FIND_PROMPT_H

#include <stdint.h>

#include "base/err.h"
#include "base/key.h"

#include "app/table/find.h"

#include "input/line.h"

struct model;

struct find_prompt {
	struct line line; /* the text as typed */
	struct {
		char text[LINE_BYTES]; /* the text that was found before */
		uint64_t uin, cursor, top;
	} before; /* restored by find_prompt_cancel */
};

void find_prompt_open(struct model *m);
/* Finds the text as if it had been typed and entered; false if it is too long. */
bool find_prompt_run(struct model *m, struct sl text, struct err *e) MUST_USE;
void find_prompt_key(struct model *m, struct key k);
/* Closes the prompt; the text found before and the cursor are restored. */
void find_prompt_cancel(struct model *m);

#endif
