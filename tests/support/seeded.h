/* SPDX-License-Identifier: MIT */
/* Numbers that look random and follow from a seed, so that a test makes the same choices each time.
 */
#ifndef SUPPORT_SEEDED_H
#define SUPPORT_SEEDED_H

#include <stdint.h>

/* A state for the seed; never 0, from which no other state follows. */
uint64_t seeded_start(uint64_t seed);
/* The next number, below n. */
uint32_t seeded_below(uint64_t *state, uint32_t n);

#endif
