/* SPDX-License-Identifier: MIT */
/* The command line of tcpartner-demo-api: one table makes the parser and the help text. */
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
	FLAG_FAULT,
	FLAG_ROLE,
	FLAG_ASSUME_ROLE,
	FLAG_ROLE_LIFE,
	FLAG_LOG,
	FLAG_UNTIL_EOF,
	FLAG_HELP,
	FLAG_VERSION
};
#define FLAGS (FLAG_VERSION + 1)

struct flags {
	bool given[FLAGS];
	int64_t number[FLAGS];      /* of those that take one, its default where not given */
	const char *text[FLAGS][2]; /* of the others, borrowed from argv */
	struct faults faults;
};

/* ERR_USAGE with a sentence for the first thing that is wrong. Stops at --help and --version. */
bool flags_parse(struct flags *f, int argc, char *const argv[], struct err *e) MUST_USE;
void flags_help(struct buf *out);

#endif
