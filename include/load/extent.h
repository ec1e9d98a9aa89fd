/* SPDX-License-Identifier: MIT */
/* Tells how much of the current query is wanted, and how much of it is missing. */
#ifndef LOAD_EXTENT_H
#define LOAD_EXTENT_H

#include <stdbool.h>
#include <stdint.h>

struct loader;

/* true if every page is wanted: it was asked for, or the list is short enough. */
bool extent_wants_everything(const struct loader *l);
/* Counts the missing pages; *given_up of them wait for the user to retry. */
uint64_t extent_count_missing(const struct loader *l, uint64_t *given_up);

#endif
