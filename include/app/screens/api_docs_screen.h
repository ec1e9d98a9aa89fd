/* SPDX-License-Identifier: MIT */
/* The screen that shows the API's documentation. */
#ifndef APP_SCREENS_API_DOCS_SCREEN_H
#define APP_SCREENS_API_DOCS_SCREEN_H

#include "base/key.h"
#include "base/sl.h"

#include "app/model/reading.h"

#include "input/keymap.h"

struct effects;
struct model;

struct api_docs_screen {
	struct reading page;
	int cols; /* width for which the page was laid out; 0: not yet */
};

/* Opens it at the error that is shown, else at the top. */
void api_docs_screen_open(struct model *m);
/* Opens it at the first line that holds the word. */
void api_docs_screen_open_at(struct model *m, struct sl word);
/* Returns a command for the caller to run; DO_NOTHING for none. */
/* Tells whether a character is text now, not the key of a command. */
bool api_docs_screen_types(const struct model *m);
struct command api_docs_screen_key(struct model *m, struct key k, struct effects *fx);
/* Goes to a line; false if it is the current one already. */
bool api_docs_screen_select(struct model *m, size_t line);
void api_docs_screen_settle(struct model *m);

#endif
