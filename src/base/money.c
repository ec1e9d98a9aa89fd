/* SPDX-License-Identifier: MIT */
/* Parses and prints amounts of money, exactly. */
#include "base/money.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define MONEY_DIGITS 6 /* decimals of a micro-dollar */

/* A decimal number taken apart; the digits are slices of the text. */
struct decimal {
	bool negative;
	const char *whole, *fraction;
	size_t n_whole, n_fraction;
	int64_t exponent;
};

static size_t skip_digits(struct sl *s)
{
	size_t n = 0;
	while (n < s->n && s->p[n] >= '0' && s->p[n] <= '9')
		n++;
	*s = sl_drop(*s, n);
	return n;
}

static bool take_char(struct sl *s, const char *any)
{
	if (s->n == 0 || !strchr(any, s->p[0]) || s->p[0] == '\0')
		return false;
	*s = sl_drop(*s, 1);
	return true;
}

static bool split_exponent(struct sl *s, int64_t *exponent)
{
	bool negative = false;
	if (!take_char(s, "eE"))
		return true;
	if (s->n && s->p[0] == '-')
		negative = true;
	take_char(s, "+-");
	const char *p = s->p;
	size_t n = skip_digits(s);
	if (n == 0)
		return false;
	int64_t v = 0;
	/* A larger exponent makes no difference: the amount is zero or out of range. */
	for (size_t i = 0; i < n && v < 1000000; i++)
		v = v * 10 + (p[i] - '0');
	*exponent = negative ? -v : v;
	return true;
}

static bool split_decimal(struct sl s, struct decimal *d)
{
	*d = (struct decimal){0};
	d->negative = s.n && s.p[0] == '-';
	take_char(&s, "-");
	d->whole = s.p;
	d->n_whole = skip_digits(&s);
	if (d->n_whole == 0)
		return false;
	if (take_char(&s, ".")) {
		d->fraction = s.p;
		d->n_fraction = skip_digits(&s);
		if (d->n_fraction == 0)
			return false;
	}
	return split_exponent(&s, &d->exponent) && s.n == 0;
}

static int digit_at(const struct decimal *d, size_t i)
{
	return (i < d->n_whole ? d->whole[i] : d->fraction[i - d->n_whole]) - '0';
}

bool money_parse(struct sl text, int64_t *out)
{
	struct decimal d;
	uint64_t value = 0;
	if (!split_decimal(text, &d))
		return false;
	size_t n = d.n_whole + d.n_fraction;
	int64_t keep = (int64_t)d.n_whole + d.exponent +
		       MONEY_DIGITS; /* digits worth a micro-dollar or more */
	bool any = false, round_up = false;
	for (size_t i = 0; i < n; i++) {
		int digit = digit_at(&d, i);
		any = any || digit;
		if ((int64_t)i < keep) {
			if (value > (INT64_MAX - 9) / 10)
				return false;
			value = value * 10 + (uint64_t)digit;
		} else if ((int64_t)i == keep) {
			round_up = digit >= 5;
		}
	}
	for (int64_t i = (int64_t)n; any && i < keep; i++) {
		if (value > (INT64_MAX - 9) / 10)
			return false;
		value *= 10;
	}
	value += round_up ? 1 : 0;
	if (any && value == 0)
		value = 1;
	*out = d.negative ? -(int64_t)value : (int64_t)value;
	return true;
}

int64_t money_add(int64_t a, int64_t b)
{
	if (b > 0 && a > INT64_MAX - b)
		return INT64_MAX;
	if (b < 0 && a < INT64_MIN - b)
		return INT64_MIN;
	return a + b;
}

static uint64_t absolute_value(int64_t amount)
{
	return amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
}

/* rest * scale / whole for rest < whole, where the product may overflow. */
static uint64_t multiply_share(uint64_t rest, uint64_t whole, uint64_t scale)
{
	uint64_t share = 0, sum = 0;
	if (rest <= UINT64_MAX / scale)
		return rest * scale / whole;
	for (uint64_t i = 0; i < scale; i++) {
		sum += rest;
		share += sum >= whole ? 1 : 0;
		sum -= sum >= whole ? whole : 0;
	}
	return share;
}

bool money_share(int64_t part, int64_t whole, int64_t scale, int64_t *out)
{
	if (whole <= 0)
		return false;
	int64_t times = part / whole;
	if (times > INT64_MAX / scale - 1 || times < INT64_MIN / scale + 1)
		return false;
	int64_t rest =
	    (int64_t)multiply_share(absolute_value(part % whole), (uint64_t)whole, (uint64_t)scale);
	*out = times * scale + (part < 0 ? -rest : rest);
	return true;
}

/* Writes the last n digits with leading zeros; not terminated. */
static void write_digits(uint64_t number, size_t n, char *out)
{
	for (; n > 0; number /= 10)
		out[--n] = (char)('0' + number % 10);
}

static size_t count_digits(uint64_t number)
{
	size_t n = 1;
	while (number /= 10)
		n++;
	return n;
}

static size_t print_number(uint64_t number, char *out)
{
	size_t n = count_digits(number);
	write_digits(number, n, out);
	out[n] = '\0';
	return n;
}

size_t count_print(uint64_t n, char out[MONEY_CHARS])
{
	char plain[24] = "";
	size_t len = print_number(n, plain), at = 0;
	for (size_t i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			out[at++] = ',';
		out[at++] = plain[i];
	}
	out[at] = '\0';
	return at;
}

/* The number of decimals to show: two, or all there are when two would hide the amount. */
static int decimals_of(uint64_t micros)
{
	if (micros == 0 || micros >= MONEY_CENT)
		return 2;
	int n = MONEY_DIGITS;
	while (micros % 10 == 0) {
		micros /= 10;
		n--;
	}
	return n;
}

static size_t print_compact(uint64_t micros, char *out)
{
	static const struct {
		uint64_t unit;
		char name;
	} units[] = {{1000000000000, 'T'}, {1000000000, 'B'}, {1000000, 'M'}, {1000, 'K'}};
	uint64_t cents = micros / MONEY_CENT;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		uint64_t hundredth = units[i].unit; /* in cents: a hundredth of the unit */
		if (cents >= hundredth * 100)
			return (size_t)snprintf(out, MONEY_CHARS, "%" PRIu64 ".%02" PRIu64 "%c",
						cents / (hundredth * 100), cents / hundredth % 100,
						units[i].name);
	}
	return (size_t)snprintf(out, MONEY_CHARS, "%" PRIu64 ".%02" PRIu64, cents / 100,
				cents % 100);
}

static size_t print_fraction(uint64_t micros, int decimals, char *out)
{
	char six[MONEY_DIGITS];
	size_t n = (size_t)decimals;
	write_digits(micros % MONEY_UNIT, sizeof six, six);
	out[0] = '.';
	memcpy(out + 1, six, n);
	out[1 + n] = '\0';
	return 1 + n;
}

size_t money_print(int64_t amount, enum money_style style, bool ascii, char out[MONEY_CHARS])
{
	uint64_t micros = absolute_value(amount);
	size_t at = 0;
	/* Cents show an amount that the chosen style would show as zero. */
	if (micros && ((style == MONEY_WHOLE && micros < MONEY_UNIT) ||
		       (style == MONEY_COMPACT && micros < MONEY_CENT)))
		style = MONEY_CENTS;
	if (amount < 0) {
		const char *minus = ascii || style == MONEY_PLAIN ? "-" : "\xE2\x88\x92";
		at = strlen(minus);
		memcpy(out, minus, at);
	}
	switch (style) {
	case MONEY_COMPACT: return at + print_compact(micros, out + at);
	case MONEY_WHOLE: return at + count_print(micros / MONEY_UNIT, out + at);
	case MONEY_PLAIN: at += print_number(micros / MONEY_UNIT, out + at); break;
	case MONEY_CENTS: at += count_print(micros / MONEY_UNIT, out + at); break;
	}
	return at + print_fraction(micros, decimals_of(micros), out + at);
}
