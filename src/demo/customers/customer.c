/* SPDX-License-Identifier: MIT */
/* Draws the numbers of a customer. */
#include "customer.h"

#include "base/attr.h"

#include "random.h"

#define DAY_S     86400
#define DOLLAR    100 /* cents */
#define MILLION   1000000
#define YOUNG_IDS 100 /* the newest customers, which are more often at risk */

enum kind { KIND_OK, KIND_LOW, KIND_CRIT, KIND_OUT, KIND_NEG, KIND_SUSPENDED, KIND_NO_CREDIT };

/* The share of customers of each kind, and the remaining part of their credit in millionths: from
 * to from + span - 1. */
static const struct {
	uint32_t per_mille[2]; /* old, young */
	int32_t from;
	uint32_t span;
} kinds[] = {
    [KIND_OK] = {{886, 700}, 250000, 750001}, [KIND_LOW] = {{48, 110}, 100000, 149000},
    [KIND_CRIT] = {{19, 60}, 1000, 98000},    [KIND_OUT] = {{8, 30}, 0, 1},
    [KIND_NEG] = {{9, 30}, -120000, 119000},  [KIND_SUSPENDED] = {{5, 20}, -60000, 300000},
    [KIND_NO_CREDIT] = {{25, 50}, 0, 1},
};

static enum kind draw_kind(const struct dataset *d, uint32_t id, uint64_t *draw)
{
	uint32_t place, young = id < YOUNG_IDS;
	size_t k = 0;

	*draw = random_draw(d->seed, id, STREAM_STATUS);
	place = random_take(draw, 1000);
	while (place >= kinds[k].per_mille[young])
		place -= kinds[k++].per_mille[young];
	return (enum kind)k;
}

static int64_t draw_credit(uint64_t *draw)
{
	static const int32_t dollars[] = {500,  1000, 1000,  1000,  2000,  2000,  5000,
					  5000, 5000, 10000, 10000, 20000, 50000, 100000};

	/* One customer in two hundred is a large account. */
	if (random_take(draw, 200) == 0)
		return (int64_t)(250 + 250 * random_take(draw, 3)) * 1000 * DOLLAR;
	return (int64_t)dollars[random_take(draw, COUNT_OF(dollars))] * DOLLAR;
}

void demo_customer_money(const struct dataset *d, uint32_t id, int64_t *credit, int64_t *remaining)
{
	uint64_t draw, money = random_draw(d->seed, id, STREAM_MONEY);
	enum kind kind = draw_kind(d, id, &draw);
	int64_t millionths = kinds[kind].from + (int64_t)(draw % kinds[kind].span);

	*credit = kind == KIND_NO_CREDIT ? 0 : draw_credit(&money);
	/* Refunds can leave more than was allocated. */
	if (kind == KIND_OK && random_take(&money, 150) == 0)
		millionths = MILLION + 40000;
	/* Some suspended customers have exactly nothing left. */
	if (kind == KIND_SUSPENDED && random_take(&money, 3) == 0)
		millionths = 0;
	*remaining = *credit * millionths / MILLION;
}

static void draw_expiry(const struct dataset *d, uint32_t id, struct demo_customer *c)
{
	uint64_t draw = random_draw(d->seed, id, STREAM_EXPIRY);
	uint32_t kind = random_take(&draw, 100), soon = random_take(&draw, 4) == 0;

	c->expiry_s = 0;
	c->expiry = c->credit == 0 || kind < 6 ? EXPIRY_EMPTY
		    : kind < 11                ? EXPIRY_NULL
					       : EXPIRY_SET;
	if (c->expiry == EXPIRY_SET)
		c->expiry_s =
		    d->day_s +
		    (int64_t)(soon ? random_take(&draw, 30) : random_take(&draw, 400)) * DAY_S;
}

void demo_customer_draw(const struct dataset *d, uint32_t id, struct demo_customer *out)
{
	static const char *const types[] = {"new", "new", "new", "new", "new",
					    "new", "new", "old", "old", "assign"};
	uint64_t draw = random_draw(d->seed, id, STREAM_PEOPLE) >> 32, unused;
	enum kind kind = draw_kind(d, id, &unused);
	uint32_t verified = random_take(&draw, 100);

	out->uin = dataset_uin(d, id);
	out->bound_s = dataset_bound_at(d, id);
	demo_customer_money(d, id, &out->credit, &out->remaining);
	draw_expiry(d, id, out);
	/* An unverified customer cannot buy, so it seldom has a credit. */
	out->identify = verified < (kind == KIND_NO_CREDIT ? 70u : 4u) ? 0 : verified < 78 ? 2 : 1;
	out->force = kind == KIND_SUSPENDED ? 2 : 0;
	out->type = types[random_take(&draw, COUNT_OF(types))];
}

/* Rounds an amount towards zero to whole hundreds of dollars. */
static int64_t round_down(int64_t cents)
{
	return cents / (100 * DOLLAR) * (100 * DOLLAR);
}

static void describe_allocation(struct demo_customer_allocation *a, uint64_t *draw)
{
	static const char *const who[] = {"partner@reseller.example", "finance@reseller.example",
					  "100001234567"};
	static const char *const up[] = {"", "", "top-up", "PO received", "季度调整", "追加"};

	a->operator_name = who[random_take(draw, COUNT_OF(who))];
	a->remark = a->delta < 0 ? "taken back" : up[random_take(draw, COUNT_OF(up))];
}

size_t demo_customer_allocations(const struct dataset *d, uint32_t id,
				 struct demo_customer_allocation out[ALLOCATIONS_MAX])
{
	uint64_t draw = random_draw(d->seed, id, STREAM_ALLOCATIONS);
	size_t n = 1 + random_take(&draw, ALLOCATIONS_MAX);
	int64_t bound_s = dataset_bound_at(d, id), age_s = d->day_s - bound_s, total = 0;
	int64_t credit, remaining, used;
	bool reduced = random_take(&draw, 8) == 0;

	demo_customer_money(d, id, &credit, &remaining);
	if (credit == 0)
		return 0;
	/* Take fewer steps rather than steps below 100 dollars. */
	while (n > 1 && credit <= (int64_t)n * 100 * DOLLAR)
		n--;
	used = credit - remaining;
	for (size_t i = 0; i < n; i++) {
		struct demo_customer_allocation *a = &out[n - 1 - i];
		int64_t part = (int64_t)i + 1, of = (int64_t)n;
		/* A reduced customer had one and a half of its credit before the last step. */
		int64_t goal =
		    reduced && of > 1 ? credit * 3 / 2 * part / (of - 1) : credit * part / of;

		a->total_after = part == of ? credit : round_down(goal) + 100 * DOLLAR;
		a->delta = a->total_after - total;
		a->available_after = a->total_after - (used > 0 ? used * part / (of + 1) : 0);
		a->time_s =
		    bound_s + 600 + (age_s > 0 ? age_s / (of + 1) * (int64_t)i : (int64_t)i);
		describe_allocation(a, &draw);
		total = a->total_after;
	}
	return n;
}

void demo_customer_vouchers(const struct dataset *d, uint32_t id, int64_t *total,
			    int64_t *remaining)
{
	uint64_t draw = random_draw(d->seed, id, STREAM_VOUCHER);

	*total =
	    random_take(&draw, 5) < 3 ? 0 : (int64_t)(1 + random_take(&draw, 40)) * 50 * DOLLAR;
	*remaining = random_take(&draw, 3) == 0 ? *total : *total * random_take(&draw, 1000) / 1000;
}
