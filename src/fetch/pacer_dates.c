/* SPDX-License-Identifier: MIT */
/*
 * The server writes the Date of an answer between the arrival of the request and the departure of
 * the answer. So one answer places the server's clock within a second and its own round trip, and
 * all answers together do so more closely. The Date of an answer that was delayed on its way back
 * then shows that its request had arrived long before.
 */
#include "pacer_dates.h"

#define SPELL_MS    60000  /* clocks drift apart by some milliseconds in this time */
#define MARGIN_MS   250    /* servers behind one name have slightly different clocks */
#define ROUNDING_MS 20     /* times are whole milliseconds, and clocks are slewed */
#define DISTRUST_MS 300000 /* after a contradiction: a clock was set, or there are two clocks */

static void forget_bounds(struct pacer_dates *d)
{
	for (int i = 0; i < 2; i++) {
		d->least_ms[i] = INT64_MIN;
		d->most_ms[i] = INT64_MAX;
	}
}

void pacer_dates_init(struct pacer_dates *d)
{
	*d = (struct pacer_dates){.spell_ms = INT64_MIN, .trusted_ms = INT64_MIN};
	forget_bounds(d);
}

static int64_t larger_of(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t smaller_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void begin_interval(struct pacer_dates *d, int64_t now_ms)
{
	if (d->spell_ms != INT64_MIN && now_ms - d->spell_ms < SPELL_MS)
		return;
	d->least_ms[0] = d->least_ms[1];
	d->most_ms[0] = d->most_ms[1];
	d->least_ms[1] = INT64_MIN;
	d->most_ms[1] = INT64_MAX;
	d->spell_ms = now_ms;
}

int64_t pacer_dates_take(struct pacer_dates *d, int64_t date_s, int64_t sent_ms, int64_t now_ms)
{
	/* The date means the whole second that begins with it. */
	int64_t least = date_s * 1000 - now_ms, most = date_s * 1000 + 999 - sent_ms;
	if (date_s <= 0)
		return INT64_MAX;
	begin_interval(d, now_ms);
	d->least_ms[1] = larger_of(d->least_ms[1], least);
	d->most_ms[1] = smaller_of(d->most_ms[1], most);
	least = larger_of(d->least_ms[0], d->least_ms[1]);
	most = smaller_of(d->most_ms[0], d->most_ms[1]);
	if (most < least - ROUNDING_MS) {
		forget_bounds(d);
		d->trusted_ms = now_ms + DISTRUST_MS;
	}
	return now_ms < d->trusted_ms ? INT64_MAX : date_s * 1000 + 999 - least + MARGIN_MS;
}
