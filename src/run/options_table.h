/* SPDX-License-Identifier: MIT */
/* The table of options: one row each, used for parsing and for the help. Private to the room. */
#ifndef OPTIONS_TABLE_H
#define OPTIONS_TABLE_H

#include "run/options.h"

/* What is collected before it can be judged as a whole. */
struct parse {
	struct options *o;
	enum filter_type filter_type;
	bool has_type, has_text, has_list_option, has_output, has_check_option, has_show,
	    has_cvm_role;
	struct sl filter_text;
	bool only_words; /* after "--" */
};

/* options.c, in this order: the defaults, the words of argv, and whether they go together. */
void parse_init(struct parse *p, struct options *out, int argc, char *const argv[]);
bool parse_words(struct parse *p, int argc, char *const argv[], struct err *e) MUST_USE;
bool parse_end(const struct parse *p, struct err *e) MUST_USE;

struct option {
	char letter;       /* 0 for none */
	const char *name;  /* long, without dashes */
	const char *value; /* what the value is called; NULL takes none; "[=WHAT]" may have one */
	const char *help;
	bool (*set)(struct parse *p, struct sl value, struct err *e);
	/*
	 * What a shell can complete, separated by blanks; a ',' before it: a list with commas. NULL
	 * where the value itself names all ("a|b"), or nothing can be offered. A file where the
	 * value is called FILE.
	 */
	const char *words;
};

/* options_list.c: what the options of list and check set. */
bool set_output(struct parse *p, struct sl v, struct err *e);
bool set_columns(struct parse *p, struct sl v, struct err *e);
bool set_limit(struct parse *p, struct sl v, struct err *e);
bool set_standing(struct parse *p, struct sl v, struct err *e);
bool set_sort(struct parse *p, struct sl v, struct err *e);
bool set_totals(struct parse *p, struct sl v, struct err *e);
bool set_below(struct parse *p, struct sl v, struct err *e);
bool set_neg(struct parse *p, struct sl v, struct err *e);
bool set_sus(struct parse *p, struct sl v, struct err *e);
/* A percentage from 1 to 100 for --name. */
bool set_percent(struct sl v, const char *name, int *out, struct err *e);

/* options_config.c: an option that may stand in the configuration file, and what holds without it.
 */
struct habit {
	const char *name, *sample;
};
/* The i-th; NULL past the end. */
const struct habit *habit_at(size_t i);

struct command_info {
	const char *name, *call, *help; /* call: as --help shows it */
	enum command_word command;
};
/* The i-th row; NULL past the end. */
const struct command_info *command_at(size_t i);

/* NULL where there is none of that name. */
const struct option *option_find(struct sl name);
/* The i-th row; NULL past the end. */
const struct option *option_at(size_t i);

#endif
