/* SPDX-License-Identifier: MIT */
/*
 * The list of the demo partner's customers, made from a seed; no customer is stored.
 *
 * A customer is an id. Its data is drawn from (seed, id) when needed, so a million customers need
 * no memory and a page costs only its own rows. The rank is the place in the list, newest binding
 * first. Without drift, rank and id are the same, and the newest customers are the same for any
 * number of customers. Binding times never rise with rank; some are equal.
 *
 * Times are seconds on the calendar of UTC+8, as the API seems to print them.
 */
#ifndef DEMO_CUSTOMERS_DATASET_H
#define DEMO_CUSTOMERS_DATASET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DATASET_ROWS_MAX 1000000u
#define DATASET_SEED     56996u /* the first screen shows every credit status and four scripts */
#define DATASET_DAYS     1456   /* four years of bindings, in whole weeks */

struct dataset {
	uint64_t seed;
	int64_t day_s; /* midnight of the reference day, after all bindings of the start */
	uint32_t rows; /* at the start: ids 0 to rows - 1 */
	/* The changes since the start, made by dataset_drift. */
	uint32_t bound;    /* customers added, newest last */
	uint32_t *unbound; /* ids removed, ascending; owned */
	size_t n_unbound;
	uint64_t revision; /* rises with every change */
};

/* now_s is Unix time, of which only the day counts. rows is at most DATASET_ROWS_MAX. */
void dataset_init(struct dataset *d, uint64_t seed, uint32_t rows, int64_t now_s);
void dataset_release(struct dataset *d);
uint32_t dataset_total(const struct dataset *d);
/* Returns the id at a rank below dataset_total. */
uint32_t dataset_at(const struct dataset *d, uint32_t rank);
int64_t dataset_bound_at(const struct dataset *d, uint32_t id);
/* Returns twelve digits, different for every id. */
uint64_t dataset_uin(const struct dataset *d, uint32_t id);
/* Finds the id of a UIN in constant time; false if no present customer has it. */
bool dataset_find(const struct dataset *d, uint64_t uin, uint32_t *id);
/* Makes one change: adds a new customer or removes an old one, in turn. */
void dataset_drift(struct dataset *d);

#endif
