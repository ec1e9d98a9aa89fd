/* SPDX-License-Identifier: MIT */
/* Options as the words of a command line: GOOD parses them into got, BAD expects a sentence. */
#ifndef SUPPORT_OPTIONS_WORDS_H
#define SUPPORT_OPTIONS_WORDS_H

#include "config/options.h"
#include "test.h"

#define WORDS_MAX 16

static struct options got;
static struct err e;

static bool parse(const char *const *words)
{
	char *argv[WORDS_MAX] = {(char *)"tcpartner"};
	int argc = 1;
	while (words[argc - 1] && argc < WORDS_MAX) {
		argv[argc] = (char *)words[argc - 1];
		argc++;
	}
	e = (struct err){.kind = ERR_NONE};
	return options_parse(argc, argv, &got, &e);
}

#define GOOD(...) assert_true(parse((const char *const[]){__VA_ARGS__, NULL}))
#define BAD(says, ...)                                                                             \
	do {                                                                                       \
		assert_false(parse((const char *const[]){__VA_ARGS__, NULL}));                     \
		assert_int_equal(e.kind, ERR_USAGE);                                               \
		assert_non_null(strstr(e.text, says));                                             \
	} while (0)

#endif
