/* SPDX-License-Identifier: MIT */
/*
 * Groups of customers that have one value in common, with their sums. Texts are the same if they
 * differ only in case, accents and widths, as a condition compares them.
 */
#ifndef STORE_GROUP_H
#define STORE_GROUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/sl.h"

#include "store/credit_status.h"

enum group_by {
	GROUP_BY_STATUS,
	GROUP_BY_TYPE,
	GROUP_BY_REMARK,
	GROUP_BY_MONTH, /* of AssociationTime */
	GROUP_BY_DOMAIN /* of the e-mail address, behind the @ */
};
#define GROUP_KINDS 5

struct group {
	struct sl value; /* as the first customer has it; empty: there is none */
	uint64_t n;
	int64_t credit, remaining; /* of customers where known; saturating, micro-dollars */
	int64_t owed;              /* what is below 0 of Remaining, as a positive amount */
	int64_t burn;              /* a day, of the n_burn customers whose burn is known */
	uint64_t n_burn;
};

struct groups {
	enum group_by by;
	struct group *at; /* owned; in order after group_sort */
	size_t n, cap;
	struct group all;   /* the sums of all */
	struct arena arena; /* values, and what they are compared by */
	struct sl *key;     /* of each group; owned */
	uint32_t *slot;     /* a hash table of indices plus 1; owned */
	size_t n_slots;     /* a power of two */
	struct buf scratch;
};

const char *group_by_word(enum group_by by); /* "status", "type", ... */
/* Reads a word, in any case, or the beginning of one. */
bool group_by_parse(struct sl word, enum group_by *out);
void group_init(struct groups *g, enum group_by by);
void group_release(struct groups *g);
/* burn is in micro-dollars a day; NULL: it is not known. */
void group_add(struct groups *g, const struct customer *c, enum credit_status s,
	       const int64_t *burn);
/* Puts the statuses in the order of gravity, the months newest first, others largest first; those
 * without a value come last. No more may be added. */
void group_sort(struct groups *g);
/* Appends the condition that only the customers of the group meet. */
void group_condition(const struct groups *g, size_t i, struct buf *out);

#endif
