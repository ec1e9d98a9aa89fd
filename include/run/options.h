/* SPDX-License-Identifier: MIT */
/* The command line, parsed by one table which also prints the help. Nothing here touches the
 * network. */
#ifndef RUN_OPTIONS_H
#define RUN_OPTIONS_H

#include <stdio.h>

#include "base/err.h"

#include "api/customer.h"
#include "api/query.h"

#include "store/standing.h"

#include "view/look.h"

enum command_word {
	COMMAND_BROWSE,
	COMMAND_LIST,
	COMMAND_REQUEST,
	COMMAND_DOCTOR,
	COMMAND_HELP,
	COMMAND_VERSION
};
enum output { OUTPUT_AUTO, OUTPUT_TABLE, OUTPUT_JSON, OUTPUT_JSONL, OUTPUT_CSV, OUTPUT_TSV };
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
	const char *program; /* as it was called: argv[0] */
	enum command_word command;
	bool demo;
	struct query query;
	uint32_t page_size;
	uint32_t load_all_max; /* lists up to this long are loaded whole unasked */
	struct thresholds thresholds;
	const char *profile, *endpoint, *ca_file, *language; /* of argv; NULL when not given */
	const char *log;                                     /* a path; NULL for none */
	int timeout_s;
	enum color color;
	enum theme theme;
	bool ascii;
	/* list */
	enum output output;
	enum customer_field columns[CUSTOMER_FIELDS];
	size_t n_columns;
	uint64_t limit;     /* UINT64_MAX for all */
	unsigned standings; /* 0 for all */
	/* request */
	const char *show; /* a part by its name (run/show.h); "" for all */
	/* doctor */
	bool json;
};

/* ERR_USAGE with one sentence for an unknown option, a bad value or a contradiction. */
bool options_parse(int argc, char *const argv[], struct options *out, struct err *e) MUST_USE;
void options_help(FILE *f);

#endif
