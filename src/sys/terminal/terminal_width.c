/* SPDX-License-Identifier: MIT */
/*
 * The columns of characters. The C library may be older than a text; utf8proc knows more of them.
 * Terminals differ in some, and what this one was measured to do counts more than any table.
 */
#include "base/attr.h"
#include "base/text.h"

#include "terminal_private.h"

/* Characters that terminals count differently, in the order of Unicode. */
static const struct {
	uint32_t first, last, sample;
} doubted[TERMINAL_DOUBTED] = {{0x3248, 0x324F, 0x3248},     /* circled tens */
			       {0x4DC0, 0x4DFF, 0x4DC0},     /* hexagrams, wide since 16 */
			       {0x1FA70, 0x1FAFF, 0x1FAE8},  /* emoji of 12 and later */
			       {0x30000, 0x3FFFD, 0x31350}}; /* ideographs of 13 and later */

/* The columns that the terminal used for the sample of each; 0: it has not said. There
 * is one terminal. */
static int measured[TERMINAL_DOUBTED];

uint32_t terminal_width_sample(size_t i)
{
	return doubted[i].sample;
}

static int find_measured(uint32_t c)
{
	for (size_t i = 0; i < COUNT_OF(doubted); i++)
		if (c >= doubted[i].first && c <= doubted[i].last)
			return measured[i];
	return 0;
}

int terminal_width(uint32_t c)
{
	int columns = c < 0x7F && c >= ' ' ? 1 : text_columns(c);
	int seen = c > 0x3000 && columns > 0 ? find_measured(c) : 0;
	return seen ? seen : columns;
}

bool terminal_width_learn(size_t i, int columns)
{
	int before = terminal_width(doubted[i].sample);
	measured[i] = columns;
	return terminal_width(doubted[i].sample) != before;
}
