/* SPDX-License-Identifier: MIT */
/* Compares a typed word with the known ones: which of them it is, begins, or probably means. */
#ifndef BASE_WORD_MATCH_H
#define BASE_WORD_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sl.h"

#include "lang/lang.h"

#define WORD_MATCH_HINT 80 /* bytes of a hint */

struct word_match {
	struct sl typed;
	size_t n;          /* known words so far */
	size_t at;         /* number of the one that is typed, or that the typed word begins */
	size_t n_begun;    /* known words that begin with the typed one; 1 if it is one of them */
	bool whole;        /* the typed word is one of them */
	struct sl nearest; /* empty if none is near */
	int distance;      /* letters in which it differs */
};

struct word_match word_match_start(struct sl typed);
/* Compares the next known word. Words that are begun are compared with their case, near ones
 * without it. */
void word_match_add(struct word_match *m, struct sl known);
/* Returns true if exactly one word is meant; its number is in m->at. */
bool word_match_is_clear(const struct word_match *m);
/* Returns the word that was probably meant; an empty one if none is near. */
struct sl word_match_nearest(const struct word_match *m);
/* Writes " (did you mean WORD?)" with before in front of the word, or nothing. Returns out. */
const char *word_match_hint(const struct word_match *m, const struct catalog *lang,
			    const char *before, char out[WORD_MATCH_HINT]);

#endif
