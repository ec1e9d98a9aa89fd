/* SPDX-License-Identifier: MIT */
/* What the files of a condition share: the parser's position, and values as text. */
#ifndef CONDITION_CONDITION_PRIVATE_H
#define CONDITION_CONDITION_PRIVATE_H

#include "condition/condition.h"

/* A percentage has this many units; a micro-percent is one. */
#define CONDITION_PERCENT 1000000

/* Reads a value of the column into unit, low and high of the node; false with a sentence. */
bool condition_value_parse(struct sl text, struct condition_node *n, struct err *e) MUST_USE;
void condition_value_print(const struct condition_node *n, struct buf *out);
/* Compares number a / b with share, which is in millionths of a percent: below 0, 0 or above 0. b
 * is above 0. */
int condition_value_compare_share(int64_t a, int64_t b, int64_t share);

/* The text that is parsed, and the place in it. */
struct condition_parser {
	struct sl text;
	size_t at;
	int depth;
	const struct condition_statuses *statuses;
	struct condition *out;
	struct condition_fault *fault;
};

bool condition_term_is_blank(char c);
/* Returns the byte so far ahead; NUL past the end. */
char condition_term_peek(const struct condition_parser *p, size_t ahead);
bool condition_term_is_at_end(const struct condition_parser *p);
void condition_term_skip_blanks(struct condition_parser *p);
/* Notes the place of the fault, whose sentence is to be put into the error that is returned. */
struct err *condition_term_mark_fault(struct condition_parser *p, size_t at, size_t n);
/* Appends a node; *index is its place. */
bool condition_term_add(struct condition_parser *p, struct condition_node n, uint8_t *index);
bool condition_term_join(struct condition_parser *p, enum condition_node_kind kind, uint8_t left,
			 uint8_t right, uint8_t *index);
bool condition_term_invert(struct condition_parser *p, uint8_t *node);
/* Parses a word, a phrase, or a column with what it must be. */
bool condition_term_parse(struct condition_parser *p, uint8_t *node);

#endif
