/* SPDX-License-Identifier: MIT */
/*
 * The lists of words from which names, remarks and addresses are built, and the patterns of their
 * order. No word can join with its neighbour under Unicode normalisation (none begins with a
 * combining mark or a conjoining jamo), so folding the words folds the name.
 */
#ifndef DEMO_CUSTOMERS_WORDS_H
#define DEMO_CUSTOMERS_WORDS_H

#include <stddef.h>
#include <stdint.h>

enum word_list {
	WORDS_NONE, /* ends a pattern */
	WORDS_SPACE,
	WORDS_BRAND,
	WORDS_ACCENTED,
	WORDS_TRADE,
	WORDS_FORM,
	WORDS_REGION,
	WORDS_EMOJI,
	WORDS_ZH_CITY,
	WORDS_ZH_BRAND,
	WORDS_ZH_TRADE,
	WORDS_ZH_FORM,
	WORDS_JA_FORM,
	WORDS_JA_BRAND,
	WORDS_JA_TRADE,
	WORDS_KO_BRAND,
	WORDS_KO_TRADE,
	WORDS_KO_FORM,
	WORDS_REMARK,
	WORDS_REMARK_NUMBERED,
	WORDS_DIGIT,
	WORDS_MAILBOX,
	WORDS_AT_DOMAIN
};
#define WORD_LISTS    (WORDS_AT_DOMAIN + 1)
#define PATTERN_PARTS 8

struct word {
	const char *text;
	const char *slug; /* the word in a domain name; NULL: it is not used there */
};

struct words {
	const struct word *word;
	uint32_t n;
};

/* The script of a name, which decides the country of the telephone number. */
enum script { SCRIPT_LATIN, SCRIPT_CHINESE, SCRIPT_JAPANESE, SCRIPT_KOREAN };

struct pattern {
	uint32_t weight; /* the sum over all patterns is PATTERN_WEIGHTS */
	enum script script;
	enum word_list part[PATTERN_PARTS];
};
#define PATTERN_WEIGHTS 1000

struct words words_in(enum word_list list);
/* Return the pattern for draw, which is below PATTERN_WEIGHTS. */
const struct pattern *words_name_pattern(uint32_t draw);
const struct pattern *words_remark_pattern(uint32_t draw);

#endif
