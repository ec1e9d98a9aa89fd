/* SPDX-License-Identifier: MIT */
/*
 * An index of rows by UIN: a hash table of (hash, row) without the UINs themselves, 8 bytes for
 * each slot, so 11 to 21 bytes for each row. A UIN may have several rows. The caller must compare
 * the UINs of the rows found, since another UIN may have the same 32-bit hash.
 */
#ifndef STORE_UINS_H
#define STORE_UINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct uin_slot {
	uint32_t hash;
	uint32_t row1; /* row + 1; 0 is a free slot */
};

struct uins {
	struct uin_slot *slot;
	size_t n, cap; /* cap is 0 or a power of two */
};

void uins_init(struct uins *u);
void uins_release(struct uins *u);
/* The pair must not be in the index yet. */
void uins_add(struct uins *u, uint64_t uin, uint32_t row);
/* Does nothing when the pair is not in the index. */
void uins_remove(struct uins *u, uint64_t uin, uint32_t row);

/* The position of a search; not valid after uins_add and uins_remove. */
struct uins_walk {
	uint32_t hash;
	size_t at;
};
struct uins_walk uins_find(const struct uins *u, uint64_t uin);
bool uins_next(const struct uins *u, struct uins_walk *w, uint32_t *row);

#endif
