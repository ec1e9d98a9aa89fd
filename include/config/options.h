/* SPDX-License-Identifier: MIT */
/* The command line, parsed by one table which also prints the help. Nothing here touches the
 * network. */
#ifndef CONFIG_OPTIONS_H
#define CONFIG_OPTIONS_H

#include <stdio.h>

#include "base/err.h"

#include "api/customer.h"
#include "api/query.h"

#include "store/lens.h"

#include "view/kit/look.h"

#include "input/bindings.h"
#include "output/list_format.h"

enum command_word {
	COMMAND_BROWSE,
	COMMAND_LIST,
	COMMAND_CHECK,
	COMMAND_REQUEST,
	COMMAND_DOCTOR,
	COMMAND_COMPLETION,
	COMMAND_HELP,
	COMMAND_HELP_API,
	COMMAND_HELP_CONFIG,
	COMMAND_VERSION
};
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options_over;

struct options {
	const char *program; /* as it was called: argv[0] */
	enum command_word command;
	bool demo;
	struct query query;
	uint32_t page_size;
	uint32_t load_all_max; /* lists up to this long are loaded whole unasked */
	struct thresholds thresholds;
	/* Paths; NULL for none. */
	const char *log, *record, *replay;
	bool record_masked, replay_steps;
	/* Of argv or the configuration file; NULL when not given. */
	const char *profile, *endpoint, *ca_file, *language;
	const char *config; /* --config */
	bool cvm_role;      /* the role of this CVM instance may be taken */
	/* The role to assume, and where STS is; NULL when not given. A role ARN of the
	 * configuration file may be none: then it must not be passed over. */
	const char *role_arn, *role_session, *sts_endpoint;
	/* Of the configuration file, or NULL. */
	const char *credential_command, *copy_command;
	const char *usual_profile;       /* where no --profile is given; of TCCLI_PROFILE too */
	const struct options_over *over; /* what they were made from; NULL without a file */
	int timeout_s, patience_s;
	enum color color;
	enum theme theme;
	bool ascii;
	bool mouse;               /* on from the start */
	bool no_state;            /* nothing is remembered from session to session */
	bool no_anim;             /* nothing moves by itself */
	bool print;               /* what was copied last, at the end */
	bool privacy;             /* personal data is masked on the screen */
	struct bindings bindings; /* of the browser's keys */
	/* list */
	enum output output;
	enum customer_field columns[CUSTOMER_FIELDS];
	size_t n_columns;
	uint64_t limit;     /* UINT64_MAX for all */
	unsigned standings; /* 0 for all */
	struct sort_by sort[SORT_DEPTH];
	size_t n_sort; /* 0: the server's order */
	bool totals;
	/* check: what to look for; none of them is all of them */
	int below_percent; /* 0 when it is not to be looked for, or not said */
	bool neg, sus;
	uint64_t unknown_max; /* customers that may be unknown */
	/* request */
	const char *show; /* a part by its name (run/show.h); "" for all */
	/* completion */
	const char *shell; /* bash, zsh, fish; or "profiles" */
	/* doctor */
	bool json;
	/* help api */
	const char *topic; /* what to look for in it; NULL for all of it */
};

struct config;

/* ERR_USAGE with one sentence for an unknown option, a bad value or a contradiction. */
bool options_parse(int argc, char *const argv[], struct options *out, struct err *e) MUST_USE;
/*
 * The same over a configuration file: what argv gives stands above the environment, that above the
 * section of the profile in force, that above what stands outside of sections. Entries that mean
 * nothing or have a bad value become problems of the file. profile is NULL, or stands for that of
 * argv ("" for none). The strings of out live as long as argv and the file.
 *
 * The profile in force: that of --profile; none where the environment has a key; else that of
 * TCCLI_PROFILE, else of the entry "profile", else "default". A credential_command or cvm-role
 * outside of sections is not for one that was asked for by name.
 */
struct options_over {
	int argc;
	char *const *argv;
	struct config *config;
	const char *(*env)(const char *name);
	const char *profile;
};
bool options_configure(const struct options_over *over, struct options *out,
		       struct err *e) MUST_USE;
/* Names what is wrong in the file, each entry once. */
void options_check_config(struct config *c);
void options_help(FILE *f);

#endif
