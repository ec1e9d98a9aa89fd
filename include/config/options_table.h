/* SPDX-License-Identifier: MIT */
/* The table of options: one row each, for parsing, the help and the completions. */
#ifndef CONFIG_OPTIONS_TABLE_H
#define CONFIG_OPTIONS_TABLE_H

#include "base/buf.h"

#include "config/options.h"

#define OPTIONS_MAX 96 /* rows of the table; more rows do not compile */

/* The state of parsing, until it can be checked as a whole. */
struct parse {
	struct options *o;
	bool given[OPTIONS_MAX]; /* by row of the table: given on the command line */
	enum filter_type filter_type;
	bool has_type, has_text;
	struct sl filter_text;
	bool only_words;     /* "--" came: only words follow */
	bool help_by_option; /* the help was asked for by --help, not by the command help */
};

/* options.c, in this order: sets the defaults, reads the words of argv, and checks that they go
 * together. */
void options_parse_init(struct parse *p, struct options *out, int argc, char *const argv[]);
bool options_parse_words(struct parse *p, int argc, char *const argv[], struct err *e) MUST_USE;
bool options_parse_end(const struct parse *p, struct err *e) MUST_USE;

enum option_kind {
	OPTION_FLAG,   /* bool: true */
	OPTION_TEXT,   /* const char * */
	OPTION_PATH,   /* const char *, not empty */
	OPTION_WORD,   /* const char *, one of the row's words */
	OPTION_NUMBER, /* int, uint32_t or uint64_t, from least to most */
	OPTION_CHOICE, /* an enum: the first of the row's words is least, and so on */
	OPTION_CALL    /* the function sets the value */
};

struct option;

struct option_effect {
	enum option_kind kind;
	size_t at, size; /* offset and size in struct options */
	uint64_t least, most;
	const char *noun; /* the name of the number in the sentence that refuses one */
	bool (*call)(struct parse *p, const struct option *o, struct sl value, struct err *e);
};

#define COMMAND_BIT(c) (1u << (c))

/* A row of options.def, which describes the parts. */
struct option {
	char letter;
	const char *name, *value, *help, *words;
	unsigned commands; /* COMMAND_BIT of each that uses it; 0: all */
	const char *config;
	struct option_effect effect;
};

/* Sets the value; returns false with a sentence if it is refused. */
bool option_set(const struct option *o, struct parse *p, struct sl value, struct err *e) MUST_USE;
/* Sets a value of the command line. */
bool option_give(const struct option *o, struct parse *p, struct sl value, struct err *e) MUST_USE;
/* Returns the words that a value can have, separated as in the table, or "a|b"; NULL if none can
 * be offered. */
const char *option_words(const struct option *o);
struct command_info {
	/* call: the usage line of --help. help: NULL for a command that is not offered. */
	const char *name, *call, *help;
	enum command_word command;
};
/* Returns the i-th row; NULL past the end. */
const struct command_info *options_command(size_t i);

/* Returns true if the command uses the option. */
bool option_applies(const struct option *o, enum command_word c);
/* Returns true if the browser does not have the option: commands that do not use it refuse it. */
bool option_is_special(const struct option *o);
/* Returns NULL if there is no option of that name. */
const struct option *option_find(struct sl name);
/* Returns the option of the command line that the word names, or begins as no other. NULL: there is
 * none, or there are several; e says which. The command is that of the help, such as "list ". */
const struct option *option_of_word(struct sl word, const char *command, struct err *e);
/* Returns the i-th row; NULL past the end. */
const struct option *option_at(size_t i);

#endif
