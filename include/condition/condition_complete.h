/* SPDX-License-Identifier: MIT */
/* What the word that is being typed in a condition may become. */
#ifndef CONDITION_CONDITION_COMPLETE_H
#define CONDITION_CONDITION_COMPLETE_H

#include "condition/condition.h"

#define CONDITION_CHOICES (CONDITION_COLUMNS + CONDITION_FACTS + 10)

struct condition_choice {
	const char *word, *note; /* of a column with the sign that usually follows it */
};

/* Returns a column with the sign that usually follows it: "name:", "remaining<". */
const char *condition_complete_word(enum condition_column c);
/* Lists what begins with the last word of the text; *begun gets the bytes of that word. */
size_t condition_complete(struct sl text, const struct condition_statuses *statuses,
			  struct condition_choice out[CONDITION_CHOICES], size_t *begun);

#endif
