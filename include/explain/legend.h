/* SPDX-License-Identifier: MIT */
/*
 * The legend: what the words, signs and colours of the screen mean, for the help and the reference.
 *
 * A rule with a number is written by the code that decides by it, or from the same constant.
 */
#ifndef EXPLAIN_LEGEND_H
#define EXPLAIN_LEGEND_H

#include <stdbool.h>
#include <stddef.h>

#include "store/credit_status.h"

enum legend_part { LEGEND_STATUS, LEGEND_SIGN, LEGEND_COLUMN, LEGEND_HEADER };

/* What a sign looks like beside its characters; the view knows the role for it. */
enum legend_look {
	LEGEND_PLAIN,
	LEGEND_DIM,
	LEGEND_STRONG,
	LEGEND_AMBER,
	LEGEND_CURRENT, /* the current row and marks */
	LEGEND_FOUND,
	LEGEND_AS_STATUS, /* as the status `as` */
	LEGEND_AS_BAR     /* as the gauge of a customer with the status `as` */
};

struct legend_term {
	enum legend_part part;
	enum legend_look look;
	enum credit_status as;
	const char *name;         /* "Gauge" */
	const char *sign, *plain; /* its characters, and in ASCII; "" when it is a word */
	const char *text;         /* NULL: legend_text writes it */
	const char *words;        /* other words by which it is found */
};

#define LEGEND_TEXT_BYTES 400
#define LEGEND_MAX        64 /* terms */

/* Returns the i-th term, the parts in the order of the enum; NULL past the end. */
const struct legend_term *legend_term(size_t i);
size_t legend_count(void);
const char *legend_part_title(enum legend_part p);
/* Returns the word that the screen shows, "" for a sign. */
const char *legend_word(const struct legend_term *term);
/* Returns what the status or sign is called, "" for a word that needs no other name. */
const char *legend_label(const struct legend_term *term);
/* Returns the characters of the term's sign, "" for none. */
const char *legend_sign(const struct legend_term *term, bool ascii);
/* Writes the explanation of the term, one line of plain words. */
void legend_text(const struct catalog *lang, const struct legend_term *term,
		 const struct thresholds *t, char out[LEGEND_TEXT_BYTES]);

#endif
