/* SPDX-License-Identifier: MIT */
/* What a catalog consists of. po/catalog.awk writes all catalogs as C from the files of po/. */
#ifndef LANG_CATALOG_H
#define LANG_CATALOG_H

#include "lang/lang.h"

#define CATALOG_FORMS   4      /* the most plural forms of a language */
#define CATALOG_CONTEXT "\004" /* between a context and the text, as in gettext's files */

struct catalog_entry {
	const char *text; /* in English; before it the context if it has one */
	const char *in[CATALOG_FORMS];
};

struct catalog {
	const char *name; /* "zh-CN" */
	const struct catalog_entry *entry;
	size_t n;                     /* entries, in the order of their bytes */
	uint64_t (*form)(uint64_t n); /* which plural form belongs to n */
};

/* All catalogs; the one behind the last has no name. */
extern const struct catalog lang_catalogs[];

#endif
