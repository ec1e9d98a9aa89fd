/* SPDX-License-Identifier: MIT */
/* The table of options: one row each, used for parsing and for the help. Private to the room. */
#ifndef CONFIG_OPTIONS_TABLE_H
#define CONFIG_OPTIONS_TABLE_H

#include "base/buf.h"

#include "config/options.h"

#define OPTIONS_MAX 64 /* rows of the table; more do not compile */

/* What is collected before it can be judged as a whole. */
struct parse {
	struct options *o;
	bool given[OPTIONS_MAX]; /* by row of the table: on the command line */
	enum filter_type filter_type;
	bool has_type, has_text;
	struct sl filter_text;
	bool only_words; /* after "--" */
};

/* options.c, in this order: the defaults, the words of argv, and whether they go together. */
void parse_init(struct parse *p, struct options *out, int argc, char *const argv[]);
bool parse_words(struct parse *p, int argc, char *const argv[], struct err *e) MUST_USE;
bool parse_end(const struct parse *p, struct err *e) MUST_USE;

enum option_kind {
	OPTION_FLAG,   /* bool: true */
	OPTION_TEXT,   /* const char * */
	OPTION_PATH,   /* const char *, not empty */
	OPTION_WORD,   /* const char *, one of the row's words */
	OPTION_NUMBER, /* int, uint32_t or uint64_t, from least to most */
	OPTION_CHOICE, /* an enum: least for the first of the row's words, and so on */
	OPTION_CALL    /* what the function does */
};

struct option;

struct option_effect {
	enum option_kind kind;
	size_t at, size; /* in struct options */
	uint64_t least, most;
	const char *noun; /* what the number is, for the sentence that refuses one */
	bool (*call)(struct parse *p, const struct option *o, struct sl value, struct err *e);
};

#define COMMAND_BIT(c) (1u << (c))

/* A row of options.def, which says what the parts are. */
struct option {
	char letter;
	const char *name, *value, *help, *words;
	unsigned commands; /* COMMAND_BIT of each; 0: all */
	const char *config;
	struct option_effect effect;
};

/* Sets what the value says; false: it is refused with a sentence. */
bool option_set(const struct option *o, struct parse *p, struct sl value, struct err *e) MUST_USE;
/* The same, given on the command line. */
bool option_give(const struct option *o, struct parse *p, struct sl value, struct err *e) MUST_USE;
/* The words a value can have, as in the table, or "a|b"; NULL where none can be offered. */
const char *option_words(const struct option *o);
/* The i-th of n words of a sentence: "a, b" and, with last " or ", "a, b or c". */
void options_add_listed(struct buf *out, size_t i, size_t n, const char *last, struct sl word);

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
