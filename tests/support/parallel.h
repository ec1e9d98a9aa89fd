/* SPDX-License-Identifier: MIT */
/*
 * Runs tests that mostly wait side by side: the program starts itself again for each test, several
 * at a time, and reports their results as its own. `test_x NAME` runs that one test alone, in this
 * process.
 */
#ifndef PARALLEL_H
#define PARALLEL_H

#include "test.h"

/* Returns the exit status for main. */
int parallel_run(int argc, char *const argv[], const char *name, const struct CMUnitTest *tests,
		 size_t n);

#endif
