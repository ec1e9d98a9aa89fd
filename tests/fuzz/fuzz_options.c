/* SPDX-License-Identifier: MIT */
/* Any words as a command line: one to a line of the input. */
#include <stdlib.h>
#include <string.h>

#include "checks.h"
#include "config/options.h"

#define WORDS_MAX 16

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char name[] = "tcpartner", *argv[WORDS_MAX + 1] = {name}, *text = malloc(n + 1);
	struct options o;
	struct err e = {0};
	int argc = 1;
	if (!text)
		return 0;
	memcpy(text, data, n);
	text[n] = '\0';
	for (char *at = text; at && argc < WORDS_MAX; argc++) {
		argv[argc] = at;
		at = strchr(at, '\n');
		if (at)
			*at++ = '\0';
	}
	if (options_parse(argc, argv, &o, &e)) {
		CHECK(e.kind == ERR_NONE && o.n_columns <= CUSTOMER_FIELDS);
		CHECK(o.page_size > 0 && o.timeout_s > 0 &&
		      strlen(o.query.text) < sizeof o.query.text);
	} else {
		CHECK(e.kind != ERR_NONE && e.text[0]);
		check_shown(e.text);
	}
	free(text);
	return 0;
}
