/* SPDX-License-Identifier: MIT */
/*
 * What customers are called: names, remarks, e-mail addresses and telephone numbers, drawn from
 * (seed, id). A struct names holds the words once, plain or folded; folded words give the folded
 * name directly, which makes a search through a million names a matter of copying and comparing
 * bytes.
 */
#ifndef DEMO_NAMES_H
#define DEMO_NAMES_H

#include "base/buf.h"

struct names_list {
	struct sl *word;
	uint32_t n;
};

struct names {
	struct buf bytes; /* of all words */
	struct sl *words;
	struct names_list *list; /* by enum word_list; into words */
};

/* folded: every word as text_fold makes it. */
void names_init(struct names *n, bool folded);
void names_release(struct names *n);
/* Each appends to out; remarks are empty for most. */
void names_name(const struct names *n, uint64_t seed, uint32_t id, struct buf *out);
void names_remark(const struct names *n, uint64_t seed, uint32_t id, struct buf *out);
/*
 * An address in lower case, under a domain that belongs to nobody (RFC 2606); masked as the API
 * shows it: at most four characters before nine asterisks.
 */
void names_email(const struct names *n, uint64_t seed, uint32_t id, bool masked, struct buf *out);
/* A number nobody has: from ranges set aside for fiction, or with its middle masked. */
void names_mobile(uint64_t seed, uint32_t id, struct buf *out);

#endif
