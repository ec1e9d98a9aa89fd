/* SPDX-License-Identifier: MIT */
/* A hash table with linear probing. Removal moves the rest of a run back, so it leaves no marks. */
#include "uins.h"

#include "base/mem.h"

#ifndef UINS_FIRST
#define UINS_FIRST 64
#endif

void uins_init(struct uins *u)
{
	*u = (struct uins){0};
}

void uins_release(struct uins *u)
{
	mem_free(u->slot);
	uins_init(u);
}

/* The finalizer of MurmurHash3: every bit of the UIN affects the low bits, which choose the slot.
 */
static uint32_t hash_of(uint64_t x)
{
	x ^= x >> 33;
	x *= 0xFF51AFD7ED558CCDu;
	x ^= x >> 33;
	x *= 0xC4CEB9FE1A85EC53u;
	x ^= x >> 33;
	return (uint32_t)x;
}

static void place_entry(struct uins *u, struct uin_slot s)
{
	size_t at = s.hash & (u->cap - 1);
	while (u->slot[at].row1)
		at = (at + 1) & (u->cap - 1);
	u->slot[at] = s;
}

static void grow_table(struct uins *u)
{
	struct uins bigger = {.cap = u->cap ? u->cap * 2 : UINS_FIRST, .n = u->n};
	bigger.slot = mem_alloc(bigger.cap, sizeof *bigger.slot);
	for (size_t i = 0; i < u->cap; i++)
		if (u->slot[i].row1)
			place_entry(&bigger, u->slot[i]);
	mem_free(u->slot);
	*u = bigger;
}

void uins_add(struct uins *u, uint64_t uin, uint32_t row)
{
	if ((u->n + 1) * 4 > u->cap * 3)
		grow_table(u);
	place_entry(u, (struct uin_slot){.hash = hash_of(uin), .row1 = row + 1});
	u->n++;
}

/* Closes the gap: entries after it move back unless they would come before their own place. */
static void close_gap(struct uins *u, size_t gap)
{
	size_t mask = u->cap - 1;
	for (size_t at = (gap + 1) & mask; u->slot[at].row1; at = (at + 1) & mask) {
		size_t home = u->slot[at].hash & mask;
		if (((at - home) & mask) < ((at - gap) & mask))
			continue;
		u->slot[gap] = u->slot[at];
		gap = at;
	}
	u->slot[gap] = (struct uin_slot){0};
}

void uins_remove(struct uins *u, uint64_t uin, uint32_t row)
{
	struct uins_walk w = uins_find(u, uin);
	uint32_t found;
	while (uins_next(u, &w, &found))
		if (found == row) {
			close_gap(u, (w.at - 1) & (u->cap - 1));
			u->n--;
			return;
		}
}

struct uins_walk uins_find(const struct uins *u, uint64_t uin)
{
	uint32_t hash = hash_of(uin);
	return (struct uins_walk){.hash = hash, .at = u->cap ? hash & (u->cap - 1) : 0};
}

bool uins_next(const struct uins *u, struct uins_walk *w, uint32_t *row)
{
	if (u->cap == 0)
		return false;
	while (u->slot[w->at].row1) {
		const struct uin_slot *s = &u->slot[w->at];
		w->at = (w->at + 1) & (u->cap - 1);
		if (s->hash == w->hash) {
			*row = s->row1 - 1;
			return true;
		}
	}
	return false;
}
