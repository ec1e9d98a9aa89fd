/* SPDX-License-Identifier: MIT */
/* Makes the list of the demo partner's customers from a seed. */
#include "dataset.h"

#include <string.h>

#include "base/mem.h"

#include "random.h"

#define DAY_S     86400
#define WEEK_S    (7 * DAY_S)
#define UTC8_S    (8 * 3600)
#define UNIT_BITS 30 /* bits of a fraction of one in fixed point */

/* The first id of the customers that drift adds, above every id of the start. */
#define BOUND_FIRST (1u << 20)

/* A UIN is the base of its family (the account's origin), a multiple of UIN_STEP and some noise. */
#define UIN_STEP 397
#define FAMILIES 3
static const uint64_t family_base[FAMILIES] = {200000000000u, 700000000000u, 100000000000u};

_Static_assert(DATASET_ROWS_MAX < BOUND_FIRST, "ids of the start and of drift must differ");

void dataset_init(struct dataset *d, uint64_t seed, uint32_t rows, int64_t now_s)
{
	*d = (struct dataset){.seed = seed, .rows = rows};
	d->day_s = (now_s + UTC8_S) / DAY_S * DAY_S;
}

void dataset_release(struct dataset *d)
{
	mem_free(d->unbound);
	d->unbound = NULL;
	d->n_unbound = 0;
}

uint32_t dataset_total(const struct dataset *d)
{
	return d->rows + d->bound - (uint32_t)d->n_unbound;
}

uint32_t dataset_at(const struct dataset *d, uint32_t rank)
{
	size_t low = 0, high = d->n_unbound;

	if (rank < d->bound)
		return BOUND_FIRST + d->bound - 1 - rank;
	rank -= d->bound;
	/* Before unbound[i] there are unbound[i] - i present customers, so each with at most rank
	 * of them shifts the id by one. */
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (d->unbound[mid] - (uint32_t)mid <= rank)
			low = mid + 1;
		else
			high = mid;
	}
	return rank + (uint32_t)low;
}

/* Spreads u so that more customers are bound each year: u (16 - 6u) / 10, in fixed point. */
static uint64_t apply_growth(uint64_t u)
{
	uint64_t scaled = u * (((uint64_t)16 << UNIT_BITS) - 6 * u);

	return (scaled >> UNIT_BITS) / 10;
}

/* Moves a time of an even day to one with most bindings in office hours; both in seconds. */
static int64_t apply_office_hours(int64_t pos)
{
	static const struct {
		int64_t from, to; /* share of the day's bindings, in percent */
		int64_t start_h, hours;
	} part[] = {
	    {0, 4, 0, 8}, {4, 40, 8, 4}, {40, 52, 12, 2}, {52, 90, 14, 5}, {90, 100, 19, 5}};
	size_t i = 0;

	while (pos >= part[i].to * DAY_S / 100)
		i++;
	return part[i].start_h * 3600 + (pos - part[i].from * DAY_S / 100) * part[i].hours * 3600 /
					    ((part[i].to - part[i].from) * DAY_S / 100);
}

/* Moves a time of an even week to one with few bindings on weekends; both in seconds. Weekday 0 is
 * Monday; first_weekday is the day on which the week begins. */
static int64_t apply_working_week(int64_t pos, int64_t first_weekday)
{
	static const int64_t per_mille[7] = {180, 190, 190, 180, 165, 60, 35};
	int64_t day = 0, width;

	for (;; day++) {
		width = per_mille[(first_weekday + day) % 7] * WEEK_S / 1000;
		if (pos < width || day == 6)
			break;
		pos -= width;
	}
	return day * DAY_S + apply_office_hours(pos * DAY_S / width);
}

/* Finds the first customer of an import. All customers of an import have its time. */
static uint32_t find_import_first(const struct dataset *d, uint32_t id)
{
	uint64_t draw = random_draw(d->seed, id / 8, STREAM_TIES);
	uint32_t first;

	if (random_take(&draw, 12) != 0)
		return id;
	first = id / 8 * 8 + 1 + random_take(&draw, 5);
	if (id > first)
		return id;
	return first < d->rows ? first : d->rows - 1;
}

int64_t dataset_bound_at(const struct dataset *d, uint32_t id)
{
	uint64_t draw, place;
	int64_t offset;

	if (id >= BOUND_FIRST)
		return d->day_s + 9 * 3600 + (int64_t)(id - BOUND_FIRST) * 37;
	id = find_import_first(d, id);
	draw = random_draw(d->seed, id, STREAM_TIME) >> (64 - UNIT_BITS);
	place = (((uint64_t)(d->rows - 1 - id) << UNIT_BITS) + draw) / d->rows;
	offset = (int64_t)((apply_growth(place) * DATASET_DAYS * DAY_S) >> UNIT_BITS);
	return d->day_s - (int64_t)DATASET_DAYS * DAY_S + offset / WEEK_S * WEEK_S +
	       apply_working_week(offset % WEEK_S, (d->day_s / DAY_S + 3) % 7);
}

/* Swaps ids within groups of 32, because the order of accounts is not exactly that of bindings. It
 * is its own inverse. */
static uint32_t shuffle_id(const struct dataset *d, uint32_t id)
{
	return id >= BOUND_FIRST
		   ? id
		   : id ^ (uint32_t)(random_draw(d->seed, id / 32, STREAM_SHUFFLE) % 32);
}

uint64_t dataset_uin(const struct dataset *d, uint32_t id)
{
	uint32_t place = shuffle_id(d, id);
	uint64_t draw = random_draw(d->seed, id, STREAM_UIN), base, step;
	uint32_t kind = random_take(&draw, 10);

	base = family_base[kind < 7 ? 0 : kind < 9 ? 1 : 2];
	step = id >= BOUND_FIRST ? place : BOUND_FIRST - 1 - place;
	return base + step * UIN_STEP + random_take(&draw, UIN_STEP);
}

static bool is_present(const struct dataset *d, uint32_t id)
{
	if (id >= BOUND_FIRST)
		return id - BOUND_FIRST < d->bound;
	for (size_t low = 0, high = d->n_unbound; low < high;) {
		size_t mid = low + (high - low) / 2;

		if (d->unbound[mid] == id)
			return false;
		if (d->unbound[mid] < id)
			low = mid + 1;
		else
			high = mid;
	}
	return id < d->rows;
}

bool dataset_find(const struct dataset *d, uint64_t uin, uint32_t *id)
{
	uint64_t step = uin % 100000000000u / UIN_STEP;
	uint32_t candidate;

	if (step >= 2 * (uint64_t)BOUND_FIRST)
		return false;
	candidate = (uint32_t)step;
	if (candidate < BOUND_FIRST)
		candidate = shuffle_id(d, BOUND_FIRST - 1 - candidate);
	if (!is_present(d, candidate) || dataset_uin(d, candidate) != uin)
		return false;
	*id = candidate;
	return true;
}

static void remove_id(struct dataset *d, uint32_t id)
{
	size_t at = 0;

	while (at < d->n_unbound && d->unbound[at] < id)
		at++;
	d->unbound = mem_resize(d->unbound, d->n_unbound + 1, sizeof(*d->unbound));
	memmove(d->unbound + at + 1, d->unbound + at, (d->n_unbound - at) * sizeof(*d->unbound));
	d->unbound[at] = id;
	d->n_unbound++;
}

void dataset_drift(struct dataset *d)
{
	uint32_t left = d->rows - (uint32_t)d->n_unbound;
	uint32_t rank = (uint32_t)(random_draw(d->seed, d->revision, STREAM_DRIFT) % (left + 1u));

	if (d->revision++ % 2 == 1 && rank < left)
		remove_id(d, dataset_at(d, d->bound + rank));
	else
		d->bound++;
}
