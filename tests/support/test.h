/* SPDX-License-Identifier: MIT */
/*
 * The one header of each test program: cmocka with what it needs, and how tests are written down.
 *
 * TEST(the_cursor_stays_in_the_list) { ... } is a test, SETUP and TEARDOWN are what runs before and
 * after it, and return 0. All three may use *state, which the setup sets and cmocka passes on.
 */
#ifndef TEST_H
#define TEST_H

/* cmocka.h wants the first four. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TEST(name)     static void name(void **state __attribute__((unused)))
#define SETUP(name)    static int name(void **state __attribute__((unused)))
#define TEARDOWN(name) static int name(void **state __attribute__((unused)))

#endif
