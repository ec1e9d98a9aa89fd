/* SPDX-License-Identifier: MIT */
/*
 * A command line for /bin/sh in which {uin}, {name} and {email} stand for values of customers. The
 * values never become text of the shell: each is a positional parameter, and the line refers to it,
 * quoted as the place needs it. A brace expression of another kind stays as it is.
 */
#ifndef INPUT_SHELL_TEMPLATE_H
#define INPUT_SHELL_TEMPLATE_H

#include "base/buf.h"
#include "base/err.h"

enum shell_field { SHELL_UIN, SHELL_NAME, SHELL_EMAIL };

#define SHELL_FIELDS        3
#define SHELL_TEMPLATE_MOST 16 /* places in one line */

/* Where the line refers to a value, and in which quotes. */
struct shell_place {
	size_t at, n; /* of the "{uin}" in the line */
	enum shell_field field;
	char quote;      /* '\'', '"', or 0 outside of quotes */
	bool is_word;    /* it is a word of its own, so it may become several */
	bool is_guarded; /* it does not begin a word, or a word "--" comes before it */
};

struct shell_template {
	struct sl line; /* borrowed */
	struct shell_place at[SHELL_TEMPLATE_MOST];
	size_t n;
};

/* Fails if a quotation mark has no end or there are too many places. */
bool shell_template_read(struct sl line, struct shell_template *out, struct err *e) MUST_USE;
const char *shell_template_field_name(enum shell_field f); /* "{uin}" */
bool shell_template_has_field(const struct shell_template *t, enum shell_field f);
/* Returns the first place that is part of a word, so that it is for one customer; NULL: none is. */
const struct shell_place *shell_template_find_part(const struct shell_template *t);
/* Returns the first place of the field where a value that begins with '-' would be an option. */
const struct shell_place *shell_template_find_unguarded(const struct shell_template *t,
							enum shell_field f);
/*
 * Adds the text for sh -c. Its parameters are the values of n customers: first those of the first
 * field that the line has, in the order of enum shell_field, then those of the next.
 */
void shell_template_write(const struct shell_template *t, size_t n, struct buf *out);

#endif
