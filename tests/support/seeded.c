/* SPDX-License-Identifier: MIT */
/* Draws numbers from a seed by xorshift64*. */
#include "seeded.h"

uint64_t seeded_start(uint64_t seed)
{
	/* Seeds that are neighbours must not begin alike. */
	uint64_t state = seed * 0x9E3779B97F4A7C15u + 1;
	return state ? state : 1;
}

uint32_t seeded_below(uint64_t *state, uint32_t n)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (uint32_t)((*state * 2685821657736338717u) >> 33) % n;
}
