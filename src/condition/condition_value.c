/* SPDX-License-Identifier: MIT */
/* Reads, prints and compares the values of conditions: amounts, shares, days and dates. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/money.h"
#include "base/time.h"

#include "condition_private.h"

#define DAY_S           INT64_C(86400)
#define WEEK_DAYS       7
#define YEAR_DAYS       366 /* at most */
#define DAYS_MOST       100000
#define DAYS_BARE       3 /* digits of a number that is days even without a unit */
#define SHARE_MOST      (INT64_C(4000) * CONDITION_PERCENT)
#define SHARE_SCALE     (UINT64_C(100) * CONDITION_PERCENT)
#define VALUE_BYTES     64
#define IDENTITY_VALUES 3
#define YEAR_CHARS      4
#define MONTH_CHARS     7
#define DATE_CHARS      10

static const char *const identities[IDENTITY_VALUES] = {"unverified", "individual", "enterprise"};

/* Removes commas that are between three digits and others; false if one is elsewhere. */
static bool drop_separators(struct sl text, char out[VALUE_BYTES], struct sl *digits)
{
	size_t n = 0, run = 0;
	bool separated = false;
	if (text.n >= VALUE_BYTES)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		bool digit = text.p[i] >= '0' && text.p[i] <= '9';
		if (separated && !digit && run != 3)
			return false;
		if (text.p[i] == ',' && run == 0)
			return false;
		separated = text.p[i] == ',' || (separated && digit);
		run = digit ? run + 1 : 0;
		if (text.p[i] != ',')
			out[n++] = text.p[i];
	}
	*digits = (struct sl){out, n};
	return !separated || run == 3;
}

/* Returns what the letter at the end multiplies by, and removes it; 1 for none. */
static int64_t take_suffix(struct sl *text)
{
	static const struct {
		char letter;
		int64_t by;
	} suffixes[] = {{'k', 1000}, {'m', 1000000}, {'b', 1000000000}};
	char last = text->n ? text->p[text->n - 1] : '\0';
	if (last >= 'A' && last <= 'Z')
		last = (char)(last - 'A' + 'a');
	for (size_t i = 0; i < COUNT_OF(suffixes); i++)
		if (last == suffixes[i].letter) {
			text->n--;
			return suffixes[i].by;
		}
	return 1;
}

static bool is_decimal(struct sl text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!strchr("0123456789.-", text.p[i]) || text.p[i] == '\0')
			return false;
	return text.n > 0;
}

static bool read_micros(struct sl text, int64_t *out)
{
	char plain[VALUE_BYTES];
	struct sl digits;
	int64_t by = take_suffix(&text);
	if (!drop_separators(text, plain, &digits) || !is_decimal(digits) ||
	    !money_parse(digits, out) || *out > INT64_MAX / by || *out < INT64_MIN / by)
		return false;
	*out *= by;
	return *out < INT64_MAX;
}

static bool parse_amount(struct sl text, struct condition_node *n, struct err *e)
{
	n->unit = CONDITION_MICROS;
	n->high = n->low = 0;
	if (!read_micros(text, &n->low))
		return err_set(e, ERR_USAGE, "an amount is a number such as 100, -2.50 or 5k");
	n->high = n->low + 1;
	return true;
}

static bool parse_share(struct sl text, struct condition_node *n, struct err *e)
{
	n->unit = CONDITION_SHARES;
	if (text.n && text.p[text.n - 1] == '%')
		text.n--;
	/* A percentage has six decimals, as dollars have. */
	if (!is_decimal(text) || !money_parse(text, &n->low) || n->low > SHARE_MOST ||
	    n->low < -SHARE_MOST)
		return err_set(e, ERR_USAGE, "a percentage is a number such as 10%% or 12.5%%");
	n->high = n->low + 1;
	return true;
}

/* Reads "30d", "2w" or, of few digits, "30". */
static bool read_days(struct sl text, bool bare, int64_t *out)
{
	char last = text.n ? text.p[text.n - 1] : '\0';
	bool weeks = last == 'w' || last == 'W', unit = weeks || last == 'd' || last == 'D';
	struct sl digits = sl_take(text, text.n - unit);
	int64_t most = weeks ? DAYS_MOST / WEEK_DAYS : DAYS_MOST;
	if ((!unit && !bare) || !sl_to_i64(digits, out) || *out > most || *out < -most)
		return false;
	*out *= weeks ? WEEK_DAYS : 1;
	return true;
}

static bool parse_days(struct sl text, struct condition_node *n, struct err *e)
{
	n->unit = CONDITION_DAYS;
	if (!read_days(text, true, &n->low))
		return err_set(e, ERR_USAGE, "a number of days is written such as 7, 30d or 2w");
	n->high = n->low + 1;
	return true;
}

/* Completes a year or a month to its first day. */
static bool read_first_day(struct sl text, int64_t *out)
{
	char day[DATE_CHARS + 1];
	if (text.n != YEAR_CHARS && text.n != MONTH_CHARS && text.n != DATE_CHARS)
		return false;
	snprintf(day, sizeof day, "%.*s%s", (int)text.n, text.p,
		 text.n == YEAR_CHARS    ? "-01-01"
		 : text.n == MONTH_CHARS ? "-01"
					 : "");
	return time_parse(sl_from(day), out);
}

/* Returns the first second after the year, the month or the day. Of the last year that can be
 * printed, that is as long as a year can be. */
static int64_t find_end(int64_t first, uint8_t precision)
{
	char from[DATE_CHARS + 1], day[DATE_CHARS + 1];
	int64_t at = first + DAY_S, last = first + YEAR_DAYS * DAY_S;
	time_print_date(first, from);
	time_print_date(at, day);
	while (at < last && strncmp(from, day, precision) == 0) {
		at += DAY_S;
		time_print_date(at, day);
	}
	return at;
}

static bool parse_date(struct sl text, struct condition_node *n, struct err *e)
{
	if (read_days(text, text.n <= DAYS_BARE, &n->low)) {
		n->unit = CONDITION_DAYS;
		n->high = n->low + 1;
		return true;
	}
	n->unit = CONDITION_DATE;
	if (!read_first_day(text, &n->low))
		return err_set(
		    e, ERR_USAGE,
		    "a time is a date such as 2026-12-31 or 2026-12, or days from today: 30d");
	n->precision = (uint8_t)text.n;
	n->high = find_end(n->low, n->precision);
	return true;
}

static bool parse_identity(struct sl text, struct condition_node *n, struct err *e)
{
	n->unit = CONDITION_PLAIN;
	bool found = sl_to_i64(text, &n->low) && n->low < INT32_MAX && n->low > INT32_MIN;
	for (int i = 0; i < IDENTITY_VALUES && !found; i++) {
		found = sl_equal_nocase(text, sl_from(identities[i]));
		n->low = i;
	}
	n->high = n->low + 1;
	return found || err_set(e, ERR_USAGE,
				"an identity is 0, 1 or 2: unverified, individual or enterprise");
}

static bool has_share(enum condition_column c)
{
	return c == CONDITION_REMAINING || c == CONDITION_USED;
}

bool condition_value_parse(struct sl text, struct condition_node *n, struct err *e)
{
	switch (condition_column_kind(n->column)) {
	case CONDITION_IS_AMOUNT:
		if (text.n && text.p[text.n - 1] == '%' && has_share(n->column))
			return parse_share(text, n, e);
		return parse_amount(text, n, e);
	case CONDITION_IS_SHARE: return parse_share(text, n, e);
	case CONDITION_IS_DAYS: return parse_days(text, n, e);
	case CONDITION_IS_TIME: return parse_date(text, n, e);
	case CONDITION_IS_NUMBER: return parse_identity(text, n, e);
	case CONDITION_IS_TEXT:
	case CONDITION_IS_STATUS: break;
	}
	return err_set(e, ERR_USAGE, "this column has no number");
}

/* Prints millionths without zeros at the end: "2.5". */
static void print_millionths(int64_t v, struct buf *out)
{
	uint64_t all = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	uint64_t rest = all % MONEY_UNIT;
	int digits = 6;
	buf_addf(out, "%s%" PRIu64, v < 0 ? "-" : "", all / MONEY_UNIT);
	if (rest == 0)
		return;
	for (; rest % 10 == 0; rest /= 10)
		digits--;
	buf_addf(out, ".%0*" PRIu64, digits, rest);
}

static void print_date(const struct condition_node *n, struct buf *out)
{
	char day[DATE_CHARS + 1];
	time_print_date(n->low, day);
	buf_addf(out, "%.*s", (int)n->precision, day);
}

void condition_value_print(const struct condition_node *n, struct buf *out)
{
	switch (n->unit) {
	case CONDITION_MICROS: print_millionths(n->low, out); break;
	case CONDITION_SHARES:
		print_millionths(n->low, out);
		buf_add_byte(out, '%');
		break;
	case CONDITION_DAYS: buf_addf(out, "%" PRId64 "d", n->low); break;
	case CONDITION_DATE: print_date(n, out); break;
	case CONDITION_PLAIN: buf_addf(out, "%" PRId64, n->low); break;
	}
}

/* A product of 64 by 32 bits. */
struct product {
	uint64_t high, low;
};

static struct product multiply(uint64_t a, uint32_t b)
{
	uint64_t low = (a & UINT32_MAX) * b, high = (a >> 32) * b + (low >> 32);
	return (struct product){high >> 32, high << 32 | (low & UINT32_MAX)};
}

static uint64_t absolute_value(int64_t v)
{
	return v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
}

int condition_value_compare_share(int64_t a, int64_t b, int64_t share)
{
	if ((a < 0) != (share < 0))
		return a < 0 ? -1 : 1;
	struct product x = multiply(absolute_value(a), (uint32_t)SHARE_SCALE);
	struct product y = multiply((uint64_t)b, (uint32_t)absolute_value(share));
	int order =
	    x.high != y.high ? (x.high > y.high ? 1 : -1) : (x.low > y.low) - (x.low < y.low);
	return a < 0 ? -order : order;
}
