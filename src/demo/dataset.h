/* SPDX-License-Identifier: MIT */
/*
 * The list of the demo partner's customers, made from a seed; none is stored.
 *
 * A customer is an id; everything about it is drawn from (seed, id) when asked for, so a million of
 * them cost no memory and a page costs its own rows only. Rank is the place in the list, newest
 * binding first; without drift rank and id are the same, and the newest customers are the same
 * however many there are. Binding times never rise with rank; some are equal.
 *
 * Times are seconds on the calendar of UTC+8, as the API seems to print them.
 */
#ifndef DEMO_DATASET_H
#define DEMO_DATASET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DATASET_ROWS_MAX 1000000u
#define DATASET_SEED     56996u /* its first screen shows every standing and four scripts */
#define DATASET_DAYS     1456   /* four years of bindings, in whole weeks */

struct dataset {
	uint64_t seed;
	int64_t day_s; /* midnight of the reference day: all bindings of the start are before it */
	uint32_t rows; /* at the start: ids 0 to rows - 1 */
	/* What drift changed since. */
	uint32_t bound;    /* customers added, newest last */
	uint32_t *unbound; /* ids removed, ascending; owned */
	size_t n_unbound;
	uint64_t revision; /* rises with every change */
};

/* now_s is Unix time; only its day counts. */
void dataset_init(struct dataset *d, uint64_t seed, uint32_t rows, int64_t now_s);
void dataset_release(struct dataset *d);
uint32_t dataset_total(const struct dataset *d);
/* The id at a rank below dataset_total. */
uint32_t dataset_at(const struct dataset *d, uint32_t rank);
int64_t dataset_bound_at(const struct dataset *d, uint32_t id);
/* Twelve digits, a different one for every id. */
uint64_t dataset_uin(const struct dataset *d, uint32_t id);
/* The inverse, in constant time; false when it is no present customer's. */
bool dataset_find(const struct dataset *d, uint64_t uin, uint32_t *id);
/* One change: binds a new customer and unbinds an old one in turn. */
void dataset_drift(struct dataset *d);

#endif
