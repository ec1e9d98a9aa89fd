/* SPDX-License-Identifier: MIT */
/* The command line of tcpartner-demo-api. One table makes the parser and the help text. */
#ifndef DEMO_FLAGS_H
#define DEMO_FLAGS_H

#include "base/buf.h"

#include "faults.h"

enum flag {
	FLAG_PORT,
	FLAG_TLS,
	FLAG_CUSTOMERS,
	FLAG_SEED,
	FLAG_NOW,
	FLAG_PAGE_MAX,
	FLAG_PAGE_MAX_ERROR,
	FLAG_RATE,
	FLAG_SHARED,
	FLAG_LATENCY,
	FLAG_DENY,
	FLAG_FAULT,
	FLAG_ROLE,
	FLAG_ASSUME_ROLE,
	FLAG_ROLE_LIFE,
	FLAG_LOG,
	FLAG_UNTIL_EOF,
	FLAG_COMPLETION,
	FLAG_HELP,
	FLAG_VERSION
};
#define FLAGS (FLAG_VERSION + 1)

struct flags {
	bool given[FLAGS];
	int64_t number[FLAGS]; /* value of flags that take a number; the default if not given */
	const char
	    *text[FLAGS][2]; /* values of other flags, borrowed from argv; NULL if not given */
	struct faults faults;
};

/* Parses argv up to --help, --version or --completion. Returns false with ERR_USAGE and a sentence
 * about the first mistake. */
bool flags_parse(struct flags *f, int argc, char *const argv[], struct err *e) MUST_USE;
void flags_help(struct buf *out);

#define FLAGS_FAULT_VALUE "KIND[:WHEN]"
#define FLAGS_SHELL_VALUE "SHELL"
struct flag_info {
	const char *name, *values, *help; /* values: NULL if it takes none */
};
/* Describes the i-th flag; false past the end. */
bool flags_info(int i, struct flag_info *out);
/* Appends the completion script of a shell. Returns false with ERR_USAGE for any other word. */
bool flags_completion(const char *shell, struct buf *out, struct err *e) MUST_USE;

#endif
