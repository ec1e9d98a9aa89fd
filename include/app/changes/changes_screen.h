/* SPDX-License-Identifier: MIT */
/* The screen of what changed since an earlier moment, customer by customer, the worst first. */
#ifndef APP_CHANGES_CHANGES_SCREEN_H
#define APP_CHANGES_CHANGES_SCREEN_H

#include "base/key.h"

#include "app/changes/comparison.h"

#include "input/keymap.h"
#include "input/line.h"

struct effects;
struct model;

struct changes_screen {
	int selected;      /* index into the changes */
	uint64_t uin;      /* of the selected one */
	uint32_t compared; /* the comparison that selected is an index of */
	bool finding;      /* the text to find is being typed */
	struct line find;
};

void changes_screen_init(struct model *m);
/* Opens the screen, or says why there is nothing to show. */
void changes_screen_open(struct model *m);
/* Enter goes to the customer in the table, '/' finds a UIN, a name or a word. Returns a command for
 * the caller to run; DO_NOTHING for none. */
struct command changes_screen_key(struct model *m, struct key k, struct effects *fx);
bool changes_screen_types(const struct model *m);
bool changes_screen_is_personal(const struct model *m, struct key k);
/* Keeps the selection at its customer, and scrolls as little as its line needs. */
void changes_screen_settle(struct model *m);

#endif
