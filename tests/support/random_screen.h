/* SPDX-License-Identifier: MIT */
/*
 * Screens that change at random, the same for the same seed: a program and its test both draw them.
 * A step draws a new screen, writes some words, scrolls some rows, or chooses other grounds.
 */
#ifndef RANDOM_SCREEN_H
#define RANDOM_SCREEN_H

#include <stdint.h>

#include "cell/grid.h"

struct random_screen {
	struct grid g;
	uint64_t state;
};

void random_screen_init(struct random_screen *s, int rows, int cols);
void random_screen_release(struct random_screen *s);
void random_screen_step(struct random_screen *s);

#endif
