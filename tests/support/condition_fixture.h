/* SPDX-License-Identifier: MIT */
/* Parses conditions and prints them, for the tests of their parts. */
#ifndef CONDITION_FIXTURE_H
#define CONDITION_FIXTURE_H

#include "store/row_condition.h"

#include "test.h"

/* Returns the condition as it is printed; a fault as "at+n: sentence", with "..." before one that
 * more text may cure. The text is kept until the next call. */
static inline const char *condition_shape(const char *text)
{
	static char out[2000];
	struct condition c;
	struct condition_fault f = {.at = 0};
	struct buf printed;
	buf_init(&printed, sizeof out - 1);
	if (row_condition_parse(sl_from(text), &c, &f)) {
		row_condition_print(&c, &printed);
		sl_to_chars(buf_sl(&printed), out, sizeof out);
	} else {
		snprintf(out, sizeof out, "%s%zu+%zu: %s", f.unfinished ? "..." : "", f.at, f.n,
			 f.e.text);
	}
	buf_release(&printed);
	return out;
}

static inline void assert_shape(const char *text, const char *want)
{
	assert_string_equal(condition_shape(text), want);
}

#endif
