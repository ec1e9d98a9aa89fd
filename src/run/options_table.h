/* SPDX-License-Identifier: MIT */
/* The table of options: one row each, used for parsing and for the help. Private to the room. */
#ifndef OPTIONS_TABLE_H
#define OPTIONS_TABLE_H

#include "run/options.h"

/* What is collected before it can be judged as a whole. */
struct parse {
	struct options *o;
	enum filter_type filter_type;
	bool has_type, has_text, has_list_option, has_show;
	struct sl filter_text;
	bool only_words; /* after "--" */
};

struct option {
	char letter;       /* 0 for none */
	const char *name;  /* long, without dashes */
	const char *value; /* what the value is called; NULL takes none; "[=WHAT]" may have one */
	const char *help;
	bool (*set)(struct parse *p, struct sl value, struct err *e);
};

/* The i-th row; NULL past the end. */
const struct option *option_at(size_t i);

#endif
