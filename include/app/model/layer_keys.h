/* SPDX-License-Identifier: MIT */
/* The keys and words of each screen above the table, as data for the help. */
#ifndef APP_MODEL_LAYER_KEYS_H
#define APP_MODEL_LAYER_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "app/model/layers.h"

#include "input/action.h"

struct layer_key {
	enum layer layer;
	enum action action; /* the command whose keys they are; DO_NOTHING: keys has them */
	bool is_word;       /* keys is a word that the screen shows */
	const char *keys;   /* keys by name */
	const char *text;
};

#define LAYER_KEYS_MAX 24 /* of one screen */

/* Returns the i-th key of the screen; NULL past the end. */
const struct layer_key *layer_key_at(enum layer l, size_t i);
/* Returns the i-th key of the customer's details, a pane of the table; NULL past the end. Their
 * layer means nothing. */
const struct layer_key *layer_key_of_details(size_t i);
/* Returns what the screen is called in the help. */
const char *layer_name(enum layer l);

#endif
