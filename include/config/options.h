/* SPDX-License-Identifier: MIT */
/* The options of the command line, parsed by one table that also makes the help. Nothing here
 * uses the network. */
#ifndef CONFIG_OPTIONS_H
#define CONFIG_OPTIONS_H

#include <stdio.h>

#include "base/err.h"

#include "api/customer.h"
#include "api/query.h"

#include "store/group.h"
#include "store/lens.h"

#include "view/kit/look.h"

#include "alert/metric.h"
#include "condition/condition.h"
#include "config/tccli_configure.h"
#include "input/bindings.h"
#include "input/own_command.h"
#include "output/list_format.h"
#include "snapshot/retention.h"

enum command_word {
	COMMAND_BROWSE,
	COMMAND_LIST,
	COMMAND_CHECK,
	COMMAND_REQUEST,
	COMMAND_DOCTOR,
	COMMAND_SNAPSHOT,
	COMMAND_DIFF,
	COMMAND_HISTORY,
	COMMAND_COMPLETION,
	COMMAND_HELP,
	COMMAND_HELP_API,
	COMMAND_HELP_CONFIG,
	COMMAND_HELP_THEME,
	COMMAND_VERSION
};
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
enum heads { HEADS_AUTO, HEADS_NAMES, HEADS_TRANSLATED };

struct options_over;

struct options {
	const char *program; /* argv[0], as the program was called */
	enum command_word command;
	enum command_word help_of; /* COMMAND_HELP is about this; COMMAND_BROWSE: about all */
	bool demo;
	const char *demo_url; /* of the demo API that was started for --demo; else NULL */
	struct query query;
	uint32_t page_size;
	uint32_t load_all_max; /* lists of up to so many customers are loaded completely */
	struct thresholds thresholds;
	/* These are paths; NULL for none. */
	const char *log, *record, *replay;
	bool record_masked, replay_steps;
	/* These are from argv or the configuration file; NULL if not given. */
	const char *profile, *endpoint, *ca_file, *language;
	bool language_follows;      /* nobody gave the language: it is that of lang */
	bool has_lang;              /* --lang names a language; else the environment does */
	const struct catalog *lang; /* of all texts; NULL: English */
	const char *config;         /* --config */
	/* What the profile of tccli says; endpoint and language may point into it, so options are
	 * filled in place and never copied. */
	struct tccli_configure tccli;
	bool cvm_role; /* use the role of this CVM instance */
	/* The role to assume, and the endpoint of STS; NULL if not given. A role ARN from the
	 * configuration file may be invalid: then it must not be ignored. */
	const char *role_arn, *role_session, *sts_endpoint;
	/* These are from the configuration file; NULL if not given. */
	const char *credential_command, *copy_command;
	const char
	    *usual_profile; /* the profile if there is no --profile; from TCCLI_PROFILE too */
	const struct options_over *over; /* the sources of these options; NULL without a file */
	int timeout_s, patience_s;
	int64_t watch_every_s;
	const char *console_url;
	enum color color;
	enum heads heads; /* of the columns that a command prints */
	enum theme theme;
	const char *theme_file; /* the name or path of a file instead; NULL: none */
	bool ascii;
	bool mouse;               /* the mouse is on from the start */
	bool no_state;            /* no state file is read or written */
	bool no_anim;             /* no animation */
	bool print;               /* print the text that was copied last, at the end */
	bool privacy;             /* personal data is masked on the screen */
	struct bindings bindings; /* the keys of the browser */
	struct own_commands own;  /* the commands of the configuration file */
	/* list */
	enum output output;
	int columns[OUTPUT_COLUMNS]; /* output/output_column.h */
	size_t n_columns;
	uint64_t limit;         /* UINT64_MAX: all */
	uint32_t hold;          /* to a pipe: longer lists are printed as they arrive */
	bool stream;            /* and so are all */
	unsigned statuses;      /* credit statuses as STATUS_BIT; 0: all */
	struct condition where; /* without nodes: all */
	bool groups;            /* print sums of groups in place of customers */
	enum group_by group;    /* if groups */
	const char *view;       /* the name of a saved view; NULL: none */
	struct sort_by sort[SORT_DEPTH];
	size_t n_sort; /* 0: the server's order */
	bool sqlite;   /* -o sqlite, into output_file */
	bool totals;
	bool vouchers; /* print vouchers in place of customers */
	bool bom;      /* a byte order mark before CSV */
	bool burn_all;
	int burn_days; /* of a rate */
	/* check: the conditions to look for; if none is given, all but sus are. */
	int below_percent; /* 0: not a condition */
	int burn_below_percent;
	bool neg, sus;
	bool paged;                  /* never the whole list by one request */
	uint64_t unknown_max;        /* so many customers may be unknown */
	struct metric_rules metrics; /* those of --metric, -w and -c */
	int metric;                  /* the one that -w and -c are for; METRICS: none yet */
	int verbose;                 /* how often -v was given */
	uint32_t top;                /* so many customers are named */
	const char *only_new;        /* the file of those who were reported; NULL: none */
	int64_t again_s;             /* they are reported again after this */
	int deadline_s;
	const char *exec; /* the command to run if the state is not OK; NULL: none */
	bool prom;        /* -o prom */
	bool per_customer;
	const char *output_file; /* the file of a report or of -o sqlite; NULL: standard output */
	bool monitor;            /* help or version of check was asked for, as monitors do */
	/* history, and what the commands snapshot, diff and history do with it */
	bool history; /* complete lists are kept */
	struct retention history_keep;
	const char *since; /* the moment to compare with; NULL: a day ago */
	bool offline, forget, prune;
	const char *account; /* of --offline and --forget: its host, or the beginning of its hash;
			      * "": none was named */
	/* request */
	const char *show; /* the name of a part (explain/request_part.h); "": all */
	/* completion */
	const char *shell; /* bash, zsh, fish, or "profiles" */
	/* doctor */
	bool json;
	struct err unusable; /* why the configuration cannot be used, which the doctor reports */
	/* help, help api */
	const char *topic; /* the word to look for; NULL: show all */
};

/* Fails with ERR_USAGE and one sentence for an unknown option, a bad value or a contradiction. */
bool options_parse(int argc, char *const argv[], struct options *out, struct err *e) MUST_USE;

/* Returns true if the output has colours: by --color, else on a terminal unless NO_COLOR has a
 * value. */
bool options_color(const struct options *o, const char *no_color, bool terminal);
/* Returns the language of the heads of columns; NULL: they are the names, which programs look for.
 * Unless --heads decides, people read a table in their language, and programs read the rest. */
const struct catalog *options_heads(const struct options *o, bool table);
/* Prints the help of a command; of all if it has none of its own. */
void options_help(FILE *f, const struct catalog *lang, enum command_word of);

#endif
