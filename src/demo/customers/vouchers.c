/* SPDX-License-Identifier: MIT */
/* Draws the vouchers of a customer. */
#include "vouchers.h"

#include "base/attr.h"

#include "customer.h"
#include "random.h"

#define DAY_S 86400

/* The seed differs from that of the sums, so that the terms do not follow from the amounts. */
static uint64_t draw_vouchers(const struct dataset *d, uint32_t id)
{
	return random_draw(~d->seed, id, STREAM_VOUCHER);
}

static void draw_terms(const struct dataset *d, uint64_t *draw, struct demo_voucher *v)
{
	static const char *const modes[] = {"AllPayment", "Postpaid", "Prepaid"};
	static const char *const scopes[] = {"AllProducts", "SpecifyProducts"};
	static const char *const reasons[] = {"", "trial", "季度优惠", "compensation"};

	v->payment_mode = modes[random_take(draw, COUNT_OF(modes))];
	v->product_scope = scopes[random_take(draw, COUNT_OF(scopes))];
	v->usage = random_take(draw, 3) == 0 ? "ProductTrial" : "CustomerOffer";
	v->reason = reasons[random_take(draw, COUNT_OF(reasons))];
	v->expires_s = d->day_s + (int64_t)(1 + random_take(draw, 180)) * DAY_S - 1;
	v->effective_s = v->expires_s + 1 - (int64_t)(30 + 30 * random_take(draw, 12)) * DAY_S;
}

/* Adds a voucher that expired before the reference day; it counts in no sum. */
static void add_expired(const struct dataset *d, uint64_t *draw, struct demo_voucher *v)
{
	draw_terms(d, draw, v);
	v->total = 10000;
	v->remaining = (int64_t)random_take(draw, 100) * 100;
	v->status = "Expired";
	v->expires_s -= (int64_t)200 * DAY_S;
	v->effective_s -= (int64_t)200 * DAY_S;
}

size_t demo_vouchers_draw(const struct dataset *d, uint32_t id,
			  struct demo_voucher out[DEMO_VOUCHERS_MAX])
{
	uint64_t draw = draw_vouchers(d, id);
	size_t n = 1 + random_take(&draw, 3), all;
	int64_t total, left;

	demo_customer_vouchers(d, id, &total, &left);
	if (total == 0)
		n = 0;
	/* The last ones are used last. */
	for (size_t i = n; i-- > 0;) {
		struct demo_voucher *v = &out[i];

		draw_terms(d, &draw, v);
		v->total = total / (int64_t)n + (i == 0 ? total % (int64_t)n : 0);
		v->remaining = left < v->total ? left : v->total;
		left -= v->remaining;
		v->status = v->remaining > 0 ? "Issued" : "Used";
	}
	all = n;
	if (random_take(&draw, 8) == 0)
		add_expired(d, &draw, &out[all++]);
	for (size_t i = 0; i < all; i++)
		out[i].number = (uint64_t)id * DEMO_VOUCHERS_MAX + i + 1000001;
	return all;
}
