/* SPDX-License-Identifier: MIT */
/* Computes the colours of xterm's cube and greys, their distance, and their contrast. */
#include "cell/palette.h"

#define CUBE_SIDE  6
#define FIRST_GREY 232

uint32_t palette_rgb(int number)
{
	static const uint32_t levels[CUBE_SIDE] = {0, 95, 135, 175, 215, 255};
	if (number >= FIRST_GREY)
		return (uint32_t)(8 + 10 * (number - FIRST_GREY)) * 0x010101u;
	int n = number - PALETTE_FIXED;
	return levels[n / (CUBE_SIDE * CUBE_SIDE)] << 16 | levels[n / CUBE_SIDE % CUBE_SIDE] << 8 |
	       levels[n % CUBE_SIDE];
}

static int part(uint32_t rgb, int shift)
{
	return (int)(rgb >> shift & 0xff);
}

static int distance(uint32_t a, uint32_t b)
{
	int sum = 0;
	for (int shift = 0; shift <= 16; shift += 8) {
		int d = part(a, shift) - part(b, shift);
		sum += d * d;
	}
	return sum;
}

int palette_nearest(uint32_t rgb)
{
	int best = PALETTE_FIXED;
	for (int i = PALETTE_FIXED; i < PALETTE_SIZE; i++)
		if (distance(palette_rgb(i), rgb) < distance(palette_rgb(best), rgb))
			best = i;
	return best;
}

/* The fifth root by Newton's method, of a number between 0 and 1. */
static double fifth_root(double x)
{
	double r = 1;
	for (int i = 0; i < 60; i++) {
		double r4 = r * r * r * r;
		r -= r4 > 0 ? (r4 * r - x) / (5 * r4) : 0;
	}
	return r;
}

/* The share of light of one part: x to the power of 2.4 is x squared times its fifth root squared.
 */
static double light_of(int value)
{
	double c = value / 255.0;
	if (c <= 0.04045)
		return c / 12.92;
	double x = (c + 0.055) / 1.055, root = fifth_root(x);
	return x * x * root * root;
}

static double luminance(int number)
{
	uint32_t rgb = palette_rgb(number);
	return 0.2126 * light_of(part(rgb, 16)) + 0.7152 * light_of(part(rgb, 8)) +
	       0.0722 * light_of(part(rgb, 0));
}

int palette_contrast(int a, int b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
	return (int)(100 * (x > y ? x / y : y / x) + 0.5);
}
