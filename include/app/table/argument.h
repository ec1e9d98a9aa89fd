/* SPDX-License-Identifier: MIT */
/*
 * The words that may follow the name of a command behind ':': which there are of a kind, and which
 * one a typed word is. Completion offers the same words that are understood.
 */
#ifndef APP_TABLE_ARGUMENT_H
#define APP_TABLE_ARGUMENT_H

#include "base/err.h"
#include "base/sl.h"

#include "input/action.h"

struct model;

#define ARGUMENT_CHOICES 48

/* The values of words that are no value of the kind's own enum. */
enum { ARGUMENT_DESCENDING = 1000, ARGUMENT_ASCENDING, ARGUMENT_RESET, ARGUMENT_AT_RISK };

struct argument_choice {
	const char *word, *note; /* note says what it means; "" where the word does */
	int value; /* sort key, column, status, type of filter, order, 0 or 1, index of a profile */
};

/* Lists the words of a kind; none for free text, numbers and files. */
size_t argument_choices(const struct model *m, enum argument a,
			struct argument_choice out[ARGUMENT_CHOICES]);
/* Tells whether words may follow the first one: more of them, or the text of a filter. */
bool argument_goes_on(enum argument a);
/* Tells whether every word is one of the kind, not only the first. */
bool argument_repeats(enum argument a);
/* Tells whether the words may be about a customer. */
bool argument_is_personal(enum argument a);
/* Takes the next word off the front of *rest: words are apart by blanks or, in lists, by commas. */
bool argument_split(enum argument a, struct sl *rest, struct sl *word);
/* Says that a word must follow the command, and which words there are. */
void argument_ask(struct model *m, enum action command);
/*
 * Finds the word of the kind that is meant: in any case, whole or a beginning that only one has. e
 * says what was not understood and what would be.
 */
bool argument_parse(const struct model *m, enum argument a, struct sl word, int *value,
		    struct err *e) MUST_USE;

#endif
