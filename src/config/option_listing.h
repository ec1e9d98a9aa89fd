/* SPDX-License-Identifier: MIT */
/* Lists of words in messages about options. */
#ifndef CONFIG_OPTION_LISTING_H
#define CONFIG_OPTION_LISTING_H

#include "config/options_table.h"

#define OPTION_LISTING_BYTES 400

/* A list in a sentence: "a, b or c", or "a, b and c" if all is set. n is known before the first. */
struct option_listing {
	struct buf text;
	size_t n, i;
	bool all;
	const struct catalog *lang;
};

/* Adds the next word. */
void option_listing_add(struct option_listing *list, struct sl word);

#endif
