/* SPDX-License-Identifier: MIT */
/*
 * Preloaded: of the calls that the program itself makes (not its libraries, but for libcurl's
 * memory, which the program gives) one fails, as when a machine is full. TORTURE_CALL=PLACE:NTH
 * names it: the place in the program's text that it is called from, in hexadecimal, and the how
 * manieth time there. Its name is then written to TORTURE_LOG. With TORTURE_STAYS it fails from
 * then on. At the end of a run TORTURE_COUNT gets a line for each place: place, name, times called.
 *
 * Only the program that it is preloaded to is meant, not those that it starts.
 */
#ifndef TORTURE_FAIL_H
#define TORTURE_FAIL_H

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>

/* Whether this call is to fail; errno is set then. */
bool torture_fails(const void *caller, const char *name, int code);

/* No call fails or is counted while it is paused. tests/coverage/counts.c looks it up by its name.
 */
void torture_pause(bool paused);

#define FAILS(name, code) torture_fails(__builtin_return_address(0), name, code)
#define REAL(name)        ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* A call that fails by what it returns, and by errno. */
#define CALL(type, name, parameters, arguments, failure, code)                                     \
	type name parameters                                                                       \
	{                                                                                          \
		return FAILS(#name, code) ? failure : REAL(name) arguments;                        \
	}
/* One that is done all the same. */
#define CALL_DONE(type, name, parameters, arguments, failure, code)                                \
	type name parameters                                                                       \
	{                                                                                          \
		bool it_fails = FAILS(#name, code);                                                \
		type result = REAL(name) arguments;                                                \
		if (it_fails)                                                                      \
			errno = code;                                                              \
		return it_fails ? failure : result;                                                \
	}

#endif
