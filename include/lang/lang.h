/* SPDX-License-Identifier: MIT */
/*
 * Texts in the language of the user.
 *
 * The text in the source is English. A catalog has its translations and is made from a file of po/
 * when the program is built. A pointer to a catalog is the language; NULL is English. It is a
 * member `lang` of the model, of the options and of struct err, so nothing here is global.
 *
 * N_() marks a text that a table holds; T_() and P_() translate one that is shown now. toast_info,
 * toast_warn, toast_error, err_set and err_wrap translate the format that they are given.
 */
#ifndef LANG_LANG_H
#define LANG_LANG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"

struct catalog;

#define N_(text)     text
#define T_(of, text) lang_text((of)->lang, text)
/* The text for n of what it counts: one is for a single one, many for all other numbers. */
#define P_(of, n, one, many) lang_plural((of)->lang, (uint64_t)(n), one, many)
/* A text that English says in one way, and another language in several. */
#define TC_(of, context, text) lang_text_in((of)->lang, context, text)
#define NC_(context, text)     text

/* Returns the translation, or the text itself if the catalog has none. The translation of a format
 * takes the same arguments, but may number them ("%2$s"). */
const char *lang_text(const struct catalog *lang, const char *text) FORMAT_ARG(2);
const char *lang_text_in(const struct catalog *lang, const char *context, const char *text)
    FORMAT_ARG(3);
const char *lang_plural(const struct catalog *lang, uint64_t n, const char *one, const char *many)
    FORMAT_ARG(3) FORMAT_ARG(4);

/* The languages that have a catalog: i from 0; NULL past the end. English has none. */
const struct catalog *lang_at(size_t i);
/* Returns "en" for English, else a name like "zh-CN". */
const char *lang_name(const struct catalog *lang);
/* Finds the language that an option names: "en" or the name of a catalog, with '-' or '_'. */
bool lang_parse(const char *name, const struct catalog **out);

/* The variables of the environment that name languages; NULL where one is not set. */
struct lang_environment {
	const char *lc_all, *lc_messages, *lang, *language;
};
/* Chooses as gettext does: the first of the three locales that is set; unless it is C or POSIX,
 * the first known name of LANGUAGE precedes it. A locale that is not in UTF-8 gives English. */
const struct catalog *lang_of_environment(const struct lang_environment *env);

#endif
