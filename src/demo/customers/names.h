/* SPDX-License-Identifier: MIT */
/*
 * Names, remarks, e-mail addresses and telephone numbers of customers, drawn from (seed, id). A
 * struct names holds all words, plain or folded. Folded words give the folded name directly, so a
 * search through a million names only copies and compares bytes.
 */
#ifndef DEMO_CUSTOMERS_NAMES_H
#define DEMO_CUSTOMERS_NAMES_H

#include "base/buf.h"

struct names_list {
	struct sl *word;
	uint32_t n;
};

struct names {
	struct buf bytes; /* the text of all words */
	struct sl *words;
	struct names_list *list; /* by enum word_list; points into words */
};

/* folded: holds every word as text_fold makes it. */
void names_init(struct names *n, bool folded);
void names_release(struct names *n);
/* Append a customer's name or remark to out. Most customers have no remark. */
void names_name(const struct names *n, uint64_t seed, uint32_t id, struct buf *out);
void names_remark(const struct names *n, uint64_t seed, uint32_t id, struct buf *out);
/*
 * Appends an address in lower case, in a reserved domain (RFC 2606). masked: as the API shows it,
 * with at most four characters before nine asterisks.
 */
void names_email(const struct names *n, uint64_t seed, uint32_t id, bool masked, struct buf *out);
/* Appends a number from the ranges reserved for fiction, or one with its middle masked. */
void names_mobile(uint64_t seed, uint32_t id, struct buf *out);

#endif
