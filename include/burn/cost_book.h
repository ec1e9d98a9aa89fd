/* SPDX-License-Identifier: MIT */
/* The daily costs of many customers, by UIN: what a session has learnt. */
#ifndef BURN_COST_BOOK_H
#define BURN_COST_BOOK_H

#include <stddef.h>

#include "burn/daily_costs.h"

/* More customers are not kept; so many need 34 MiB. */
#define COST_BOOK_MAX 98000

struct cost_book {
	struct cost_entry *slots; /* a hash table; owned */
	size_t n, capacity;       /* capacity is 0 or a power of two */
	uint64_t changes;         /* rises with each change of the above */
};

void cost_book_init(struct cost_book *b);
void cost_book_release(struct cost_book *b);
/* Keeps the cost of a day, in micro-dollars. false: refused as by daily_costs_put, the UIN is 0, or
 * the book is full. */
bool cost_book_put(struct cost_book *b, uint64_t uin, int32_t day, int64_t cost);
/* Sets the first whole day of a customer. Does nothing for a new customer when the book is full. */
void cost_book_set_since(struct cost_book *b, uint64_t uin, int32_t day);
/* Forgets one day, so that it is asked again. */
void cost_book_forget(struct cost_book *b, uint64_t uin, int32_t day);
/* Sets all costs of a customer, who is not in the book yet; false as in cost_book_put. */
bool cost_book_add(struct cost_book *b, uint64_t uin, const struct daily_costs *costs);
/* Replaces all that is in the book by what is in another one. */
void cost_book_copy(struct cost_book *b, const struct cost_book *from);
/* Finds the next customer of the book from the place *at on, and moves *at behind it; false when
 * there is none. *at begins with 0, and its meaning ends with a change of the book. */
bool cost_book_next(const struct cost_book *b, size_t *at, uint64_t *uin);
/* Returns the costs of a customer, all unknown if there are none; valid until the next call that
 * changes the book. */
const struct daily_costs *cost_book_get(const struct cost_book *b, uint64_t uin);

#endif
