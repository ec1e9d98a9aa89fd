/* SPDX-License-Identifier: MIT */
/* Turns the words for a moment into Unix time. */
#include "snapshot/since.h"

#include <stdio.h>

#include "base/time.h"

#include "snapshot/retention.h"

#define HOUR_S   3600
#define DAY_S    86400
#define UTC8_S   (8 * HOUR_S)
#define AGE_MAX  100000u /* of any unit: more than a century of hours is a mistake */
#define TIME_MAX 20

/* A snapshot each day at nine is a few seconds early or late: the nearest one is meant. */
#define SLACK_S (RETENTION_GAP_S / 2)

static int64_t begin_of_day(int64_t unix_s)
{
	int64_t local_s = unix_s + UTC8_S, past_s = local_s % DAY_S;
	return unix_s - (past_s < 0 ? past_s + DAY_S : past_s);
}

static bool parse_word(struct sl text, int64_t now_s, int64_t *before_s)
{
	if (sl_equal_nocase(text, SL("last")))
		*before_s = now_s - 1;
	else if (sl_equal_nocase(text, SL("today")))
		*before_s = now_s - 1;
	else if (sl_equal_nocase(text, SL("yesterday")))
		*before_s = begin_of_day(now_s) - 1;
	else
		return false;
	return true;
}

static int64_t seconds_of_unit(char unit)
{
	switch (unit) {
	case 'h': return HOUR_S;
	case 'd': return DAY_S;
	case 'w': return 7 * DAY_S;
	}
	return 0;
}

static bool parse_age(struct sl text, int64_t now_s, int64_t *before_s)
{
	uint64_t n;
	int64_t unit_s = text.n ? seconds_of_unit(text.p[text.n - 1]) : 0;
	if (!unit_s || !sl_to_u64(sl_take(text, text.n - 1), &n) || n == 0 || n > AGE_MAX)
		return false;
	*before_s = now_s - (int64_t)n * unit_s + SLACK_S;
	return true;
}

/* "2026-11-01 09:30" has no seconds, which the reader of times wants. */
static bool parse_date(struct sl text, int64_t *before_s)
{
	char full[TIME_MAX];
	bool has_minutes = text.n == sizeof "2026-11-01 09:30" - 1;
	if (text.n >= sizeof full)
		return false;
	snprintf(full, sizeof full, "%.*s%s", (int)text.n, text.p, has_minutes ? ":59" : "");
	if (!time_parse(sl_from(full), before_s))
		return false;
	*before_s -= UTC8_S;
	if (text.n == sizeof "2026-11-01" - 1)
		*before_s += DAY_S - 1;
	return true;
}

bool since_parse(struct sl text, int64_t now_s, int64_t *before_s, struct err *e)
{
	int64_t found_s;
	text = sl_trim(text);
	if (!parse_word(text, now_s, &found_s) && !parse_age(text, now_s, &found_s) &&
	    !parse_date(text, &found_s))
		return err_set(e, ERR_USAGE,
			       "\"%.*s\" is no moment; write last, today, yesterday, 12h, 7d, 2w, "
			       "2026-11-01 or \"2026-11-01 09:30\"",
			       (int)(text.n < 40 ? text.n : 40), text.p);
	/* The rest of this day is still to come. */
	if (found_s >= now_s && found_s < begin_of_day(now_s) + DAY_S)
		found_s = now_s - 1;
	if (found_s >= now_s)
		return err_set(e, ERR_USAGE,
			       "\"%.*s\" is in the future; write a moment in the past", (int)text.n,
			       text.p);
	*before_s = found_s;
	return true;
}

void since_print(int64_t unix_s, char out[SINCE_BYTES])
{
	time_print(unix_s + UTC8_S, out);
}
