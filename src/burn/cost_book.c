/* SPDX-License-Identifier: MIT */
/* Keeps daily costs in a hash table with linear probing, from which nothing is removed. */
#include "burn/cost_book.h"

#include <string.h>

#include "base/mem.h"

#define FIRST_CAPACITY 64

struct cost_entry {
	uint64_t uin; /* 0: free */
	struct daily_costs costs;
};

static const struct daily_costs nothing_known;

void cost_book_init(struct cost_book *b)
{
	*b = (struct cost_book){0};
}

void cost_book_release(struct cost_book *b)
{
	mem_free(b->slots);
	cost_book_init(b);
}

/* Returns the entry of the UIN, or the free one where it belongs. The capacity is not 0. */
static struct cost_entry *find_entry(const struct cost_book *b, uint64_t uin)
{
	/* Fibonacci hashing: the upper bits of the product depend on all bits of the UIN. */
	size_t mask = b->capacity - 1, at = (size_t)(uin * 0x9E3779B97F4A7C15u >> 32) & mask;
	while (b->slots[at].uin != 0 && b->slots[at].uin != uin)
		at = (at + 1) & mask;
	return &b->slots[at];
}

static void grow_table(struct cost_book *b)
{
	struct cost_book bigger = {.capacity = b->capacity ? b->capacity * 2 : FIRST_CAPACITY,
				   .n = b->n,
				   .changes = b->changes};
	bigger.slots = mem_alloc(bigger.capacity, sizeof *bigger.slots);
	for (size_t i = 0; i < b->capacity; i++)
		if (b->slots[i].uin != 0)
			*find_entry(&bigger, b->slots[i].uin) = b->slots[i];
	mem_free(b->slots);
	*b = bigger;
}

/* Returns the entry of the UIN, perhaps a free one. */
static struct cost_entry *make_room(struct cost_book *b, uint64_t uin)
{
	if ((b->n + 1) * 4 > b->capacity * 3)
		grow_table(b);
	return find_entry(b, uin);
}

bool cost_book_put(struct cost_book *b, uint64_t uin, int32_t day, int64_t cost)
{
	if (uin == 0)
		return false;
	struct cost_entry *e = make_room(b, uin);
	b->changes++;
	if (e->uin == uin)
		return daily_costs_put(&e->costs, day, cost);
	struct daily_costs first = {0};
	if (b->n == COST_BOOK_MAX || !daily_costs_put(&first, day, cost))
		return false;
	*e = (struct cost_entry){.uin = uin, .costs = first};
	b->n++;
	return true;
}

bool cost_book_add(struct cost_book *b, uint64_t uin, const struct daily_costs *costs)
{
	if (uin == 0 || b->n == COST_BOOK_MAX)
		return false;
	struct cost_entry *e = make_room(b, uin);
	b->changes++;
	if (e->uin == uin)
		return false;
	*e = (struct cost_entry){.uin = uin, .costs = *costs};
	b->n++;
	return true;
}

void cost_book_copy(struct cost_book *b, const struct cost_book *from)
{
	uint64_t changes = b->changes + 1;
	cost_book_release(b);
	*b = (struct cost_book){.n = from->n, .capacity = from->capacity, .changes = changes};
	if (from->capacity == 0)
		return;
	b->slots = mem_alloc(from->capacity, sizeof *b->slots);
	memcpy(b->slots, from->slots, from->capacity * sizeof *b->slots);
}

void cost_book_set_since(struct cost_book *b, uint64_t uin, int32_t day)
{
	if (uin == 0 || cost_book_get(b, uin)->since == day)
		return;
	struct cost_entry *e = make_room(b, uin);
	if (e->uin != uin) {
		if (b->n == COST_BOOK_MAX)
			return;
		*e = (struct cost_entry){.uin = uin};
		b->n++;
	}
	e->costs.since = day;
	e->costs.changes++;
	b->changes++;
}

void cost_book_forget(struct cost_book *b, uint64_t uin, int32_t day)
{
	if (b->capacity == 0 || uin == 0)
		return;
	struct cost_entry *e = find_entry(b, uin);
	b->changes++;
	if (e->uin == uin)
		daily_costs_forget(&e->costs, day);
}

bool cost_book_next(const struct cost_book *b, size_t *at, uint64_t *uin)
{
	while (*at < b->capacity && b->slots[*at].uin == 0)
		++*at;
	if (*at >= b->capacity)
		return false;
	*uin = b->slots[(*at)++].uin;
	return true;
}

const struct daily_costs *cost_book_get(const struct cost_book *b, uint64_t uin)
{
	if (b->capacity == 0 || uin == 0)
		return &nothing_known;
	const struct cost_entry *e = find_entry(b, uin);
	return e->uin == uin ? &e->costs : &nothing_known;
}
