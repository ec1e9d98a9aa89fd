/* SPDX-License-Identifier: MIT */
/*
 * Tests that mostly wait, side by side: the program starts itself anew for each test, several at a
 * time, and reports what became of them as its own tests. `test_x NAME` runs the one, here and now.
 */
#ifndef PARALLEL_H
#define PARALLEL_H

#include "test.h"

/* What main returns. */
int parallel_run(int argc, char *const argv[], const char *name, const struct CMUnitTest *tests,
		 size_t n);

#endif
