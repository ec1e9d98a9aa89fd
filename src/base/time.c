/* SPDX-License-Identifier: MIT */
/* Prints and parses dates and times by calendar arithmetic. */
#include "base/time.h"

#include <inttypes.h>
#include <stdio.h>

#define DAY 86400

struct civil {
	int64_t year;
	int month, day;
};

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Days from 1970-01-01 to a date. Years begin in March here, so that the leap day ends its year. */
static int64_t days_of(struct civil c)
{
	int64_t y = c.year - (c.month <= 2);
	int64_t era = floor_div(y, 400), year = y - era * 400;
	int64_t day = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
	return era * 146097 + year * 365 + year / 4 - year / 100 + day - 719468;
}

static struct civil civil_of(int64_t days)
{
	days += 719468;
	int64_t era = floor_div(days, 146097), day = days - era * 146097;
	int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	day -= 365 * year + year / 4 - year / 100;
	int64_t month = (5 * day + 2) / 153;
	struct civil c = {year + era * 400, (int)(month < 10 ? month + 3 : month - 9),
			  (int)(day - (153 * month + 2) / 5 + 1)};
	c.year += c.month <= 2;
	return c;
}

/* Limits a time to years of four digits. */
static int64_t clamp_time(int64_t s)
{
	const int64_t first = -62167219200,
		      last = 253402300799; /* 0000-01-01, 9999-12-31 23:59:59 */
	return s < first ? first : s > last ? last : s;
}

void time_print_date(int64_t unix_s, char out[11])
{
	struct civil c = civil_of(floor_div(clamp_time(unix_s), DAY));
	char text[40];
	snprintf(text, sizeof text, "%04d-%02d-%02d", (int)c.year, c.month, c.day);
	sl_to_chars(sl_from(text), out, 11);
}

void time_print(int64_t unix_s, char out[20])
{
	char date[11], text[40];
	int64_t s = clamp_time(unix_s), of_day = s - floor_div(s, DAY) * DAY;
	time_print_date(s, date);
	snprintf(text, sizeof text, "%s %02d:%02d:%02d", date, (int)(of_day / 3600),
		 (int)(of_day / 60 % 60), (int)(of_day % 60));
	sl_to_chars(sl_from(text), out, 20);
}

/* Takes exactly n digits off the front. */
static bool take_number(struct sl *s, size_t n, int *out)
{
	if (s->n < n)
		return false;
	*out = 0;
	for (size_t i = 0; i < n; i++) {
		if (s->p[i] < '0' || s->p[i] > '9')
			return false;
		*out = *out * 10 + (s->p[i] - '0');
	}
	*s = sl_drop(*s, n);
	return true;
}

static bool take_literal(struct sl *s, struct sl text)
{
	if (!sl_starts(*s, text))
		return false;
	*s = sl_drop(*s, text.n);
	return true;
}

static bool is_real_date(struct civil c)
{
	if (c.month < 1 || c.month > 12 || c.day < 1)
		return false;
	if (c.day <= 28)
		return true;
	struct civil back = civil_of(days_of(c));
	return back.month == c.month && back.day == c.day;
}

static bool take_clock_time(struct sl *s, int64_t *seconds)
{
	int h, m, sec;
	if (!take_number(s, 2, &h) || !take_literal(s, SL(":")) || !take_number(s, 2, &m) ||
	    !take_literal(s, SL(":")) || !take_number(s, 2, &sec) || h > 23 || m > 59 || sec > 60)
		return false;
	*seconds = h * 3600 + m * 60 + sec;
	return true;
}

bool time_parse(struct sl text, int64_t *unix_s)
{
	struct civil c = {0};
	int year;
	int64_t seconds = 0;
	if (!take_number(&text, 4, &year) || !take_literal(&text, SL("-")) ||
	    !take_number(&text, 2, &c.month) || !take_literal(&text, SL("-")) ||
	    !take_number(&text, 2, &c.day))
		return false;
	c.year = year;
	if (!is_real_date(c))
		return false;
	if (text.n) {
		if (!take_literal(&text, SL(" ")) && !take_literal(&text, SL("T")))
			return false;
		if (!take_clock_time(&text, &seconds) || text.n)
			return false;
	}
	*unix_s = days_of(c) * DAY + seconds;
	return true;
}

static bool take_month(struct sl *s, int *month)
{
	static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	for (int i = 0; i < 12; i++)
		if (take_literal(s, (struct sl){names + i * 3, 3})) {
			*month = i + 1;
			return true;
		}
	return false;
}

bool time_parse_http(struct sl text, int64_t *unix_s)
{
	struct civil c = {0};
	int year;
	int64_t seconds;
	text = sl_drop(text, 3); /* the weekday follows from the date */
	if (!take_literal(&text, SL(", ")) || !take_number(&text, 2, &c.day) ||
	    !take_literal(&text, SL(" ")) || !take_month(&text, &c.month) ||
	    !take_literal(&text, SL(" ")) || !take_number(&text, 4, &year) ||
	    !take_literal(&text, SL(" ")) || !take_clock_time(&text, &seconds) ||
	    !sl_equal(text, SL(" GMT")))
		return false;
	c.year = year;
	if (!is_real_date(c))
		return false;
	*unix_s = days_of(c) * DAY + seconds;
	return true;
}

size_t time_relative(const struct catalog *lang, int64_t unix_s, int64_t now_s, char *out,
		     size_t size)
{
	int64_t days = floor_div(clamp_time(unix_s), DAY) - floor_div(clamp_time(now_s), DAY);
	uint64_t n = (uint64_t)(days < 0 ? -days : days);
	int len;
	if (days == 0)
		len = snprintf(out, size, "%s", lang_text(lang, "today"));
	else if (days > 0)
		len =
		    snprintf(out, size,
			     lang_plural(lang, n, "in %" PRIu64 " day", "in %" PRIu64 " days"), n);
	else
		len = snprintf(out, size,
			       lang_plural(lang, n, "%" PRIu64 " day ago", "%" PRIu64 " days ago"),
			       n);
	return len < 0 ? 0 : (size_t)len < size ? (size_t)len : size ? size - 1 : 0;
}
