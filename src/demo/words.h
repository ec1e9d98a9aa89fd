/* SPDX-License-Identifier: MIT */
/*
 * The words names, remarks and addresses are put together from, in lists, and the patterns that say
 * how. No list holds a word that could join with its neighbour under Unicode normalisation (a
 * combining mark or a conjoining jamo in front), so folding the words folds the name.
 */
#ifndef DEMO_WORDS_H
#define DEMO_WORDS_H

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
	const char *slug; /* as in a domain name; NULL where it is not used there */
};

struct words {
	const struct word *word;
	uint32_t n;
};

/* The script a name is written in decides the country of its telephone. */
enum script { SCRIPT_LATIN, SCRIPT_CHINESE, SCRIPT_JAPANESE, SCRIPT_KOREAN };

struct pattern {
	uint32_t weight; /* of PATTERN_WEIGHTS in all */
	enum script script;
	enum word_list part[PATTERN_PARTS];
};
#define PATTERN_WEIGHTS 1000

struct words words_in(enum word_list list);
/* The pattern that draw, below PATTERN_WEIGHTS, falls on. */
const struct pattern *words_name_pattern(uint32_t draw);
const struct pattern *words_remark_pattern(uint32_t draw);

#endif
