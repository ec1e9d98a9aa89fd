/* SPDX-License-Identifier: MIT */
/* Draws random numbers by counter. */
#include "random.h"

static uint64_t mix_bits(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

uint64_t random_draw(uint64_t seed, uint64_t id, enum random_stream stream)
{
	uint64_t at = id * 16 + (uint64_t)stream + 1;

	return mix_bits(mix_bits(seed + 0x9e3779b97f4a7c15u) + at * 0x9e3779b97f4a7c15u);
}

uint32_t random_take(uint64_t *draw, uint32_t n)
{
	uint32_t taken = (uint32_t)(*draw % n);

	*draw /= n;
	return taken;
}
