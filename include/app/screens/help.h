/* SPDX-License-Identifier: MIT */
/*
 * The help: the keys of the screen that it was opened on, what the words and signs of the screen
 * mean, and all commands; and the text that these are filtered by.
 */
#ifndef APP_SCREENS_HELP_H
#define APP_SCREENS_HELP_H

#include <stdbool.h>

#include "base/key.h"
#include "base/sl.h"

#include "app/model/layer_keys.h"

#include "explain/legend.h"
#include "input/action.h"
#include "input/keymap.h"
#include "input/line.h"

struct effects;
struct layout;
struct model;

struct help {
	struct line filter;
	int top;      /* first line shown; layout_help_rows of them fit */
	int selected; /* index among the entries that match */
	bool moved;   /* the selection was moved since the filter was edited */
};

enum help_kind { HELP_KEY, HELP_TERM, HELP_ACTION };

struct help_entry {
	enum help_kind kind;
	int at;           /* index of the key of the screen, of the term; or the action */
	int line, lines;  /* the first line of its text, and how many it has */
	const char *head; /* the heading in the line above; NULL for none */
};

#define HELP_ENTRIES_MAX (LAYER_KEYS_MAX + LEGEND_MAX + ACTION_COUNT)

/* The entries that match the filter, wrapped to the width of the window. */
struct help_page {
	struct help_entry at[HELP_ENTRIES_MAX];
	int n, all; /* entries that match, entries there are */
	int lines;  /* headings counted */
};

#define HELP_KEYS_COLS  14
#define HELP_NAME_COLS  16
#define HELP_TEXT_BYTES (LEGEND_TEXT_BYTES + 40)

struct help_text {
	char keys[HELP_KEYS_COLS * 4];
	const char *name; /* "" for none, or where there is no room for names */
	char text[HELP_TEXT_BYTES];
};

void help_open(struct model *m);
void help_open_at(struct model *m, struct sl words); /* filtered by the words */
/* Tells whether each of the words, separated by spaces, is in the line of the action. */
bool help_matches(const struct model *m, enum action a, struct sl words);
/* Returns the command that was chosen; DO_NOTHING for none. */
struct command help_key(struct model *m, struct key k, struct effects *fx);
/* Selects the i-th matching entry; false if it is selected already. */
bool help_select(struct model *m, int i);
void help_settle(struct model *m);
void help_page_make(const struct model *m, struct help_page *out);
void help_text_of(const struct model *m, const struct help_entry *e, bool ascii,
		  struct help_text *out);
/* Returns the screen below the help, or -1 for the table. */
int help_subject(const struct model *m);
/* Returns the i-th key of that screen, or of the details if they are open; NULL past the end. */
const struct layer_key *help_key_at(const struct model *m, int i);
/* Columns in front of the text, and columns that the text has. */
int help_indent(const struct layout *l);
int help_text_cols(const struct layout *l);
/* Returns the i-th matching entry if it is an action, else DO_NOTHING. */
enum action help_action(const struct model *m, int i);
/* Tells whether the command chosen from the help is one of the table: the screens that are open
 * above the table are left before it runs. */
bool help_leaves_screens(enum action a);

#endif
