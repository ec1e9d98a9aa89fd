/* SPDX-License-Identifier: MIT */
/* Thins out snapshots by their age. */
#include "snapshot/retention.h"

#define HOUR_S 3600
#define DAY_S  86400
#define UTC8_S (8 * 3600)

const struct retention retention_default = {.hours = 48, .days = 90, .weeks = 52};

bool retention_may_add(int64_t newest_s, int64_t now_s)
{
	return now_s < newest_s || now_s - newest_s >= RETENTION_GAP_S;
}

static int64_t day_of(int64_t unix_s)
{
	int64_t local_s = unix_s + UTC8_S;
	return local_s / DAY_S - (local_s % DAY_S < 0);
}

/* 1970-01-01 was a Thursday, so that a week begins three days before a multiple of seven. */
static int64_t week_of(int64_t unix_s)
{
	int64_t day = day_of(unix_s) + 3;
	return day / 7 - (day % 7 < 0);
}

void retention_choose(const struct retention *r, int64_t now_s, const int64_t *taken_s, size_t n,
		      bool *keep)
{
	for (size_t i = 0; i < n; i++) {
		int64_t age_s = now_s - taken_s[i];
		bool last_of_day = i + 1 == n || day_of(taken_s[i + 1]) != day_of(taken_s[i]);
		bool last_of_week = i + 1 == n || week_of(taken_s[i + 1]) != week_of(taken_s[i]);

		keep[i] = i + 1 == n || age_s < (int64_t)r->hours * HOUR_S ||
			  (last_of_day && age_s < (int64_t)r->days * DAY_S) ||
			  (last_of_week && age_s < (int64_t)r->weeks * 7 * DAY_S);
	}
}
