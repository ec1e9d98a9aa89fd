/* SPDX-License-Identifier: MIT */
/* Writes the JSON of replies. */
#include "response.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/time.h"

#include "codec/json.h"

#define DIGITS_MAX 20 /* of 2^64 - 1 */
#define MICROS     1000000u

void response_begin(struct buf *out)
{
	buf_add(out, SL("{\"Response\":{"));
}

void response_end(const char *request_id, struct buf *out)
{
	response_add_text("RequestId", sl_from(request_id), out);
	buf_add(out, SL("}}"));
}

void response_add_error(const char *code, const char *message, struct buf *out)
{
	response_open("Error", '{', out);
	response_add_text("Code", sl_from(code), out);
	response_add_text("Message", sl_from(message), out);
	response_close('}', out);
}

/* Only what has just been opened needs no comma: no value ends in an opening bracket. */
static void add_comma(struct buf *out)
{
	char last = out->n ? out->p[out->n - 1] : '{';

	if (last != '{' && last != '[')
		buf_add_byte(out, ',');
}

void response_add_name(const char *name, struct buf *out)
{
	add_comma(out);
	if (!name)
		return;
	buf_add_byte(out, '"');
	buf_add_chars(out, name);
	buf_add(out, SL("\":"));
}

void response_open(const char *name, char bracket, struct buf *out)
{
	response_add_name(name, out);
	buf_add_byte(out, bracket);
}

void response_close(char bracket, struct buf *out)
{
	buf_add_byte(out, bracket);
}

/* A long list has millions of numbers; a format would take several times as long. */
static void write_digits(uint64_t n, struct buf *out)
{
	char digits[DIGITS_MAX];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	buf_add(out, (struct sl){digits + at, sizeof(digits) - at});
}

void response_write_number(int64_t number, struct buf *out)
{
	if (number < 0)
		buf_add_byte(out, '-');
	write_digits(number < 0 ? 0 - (uint64_t)number : (uint64_t)number, out);
}

static void write_amount(int64_t cents, bool zeros, struct buf *out)
{
	uint64_t amount = cents < 0 ? 0 - (uint64_t)cents : (uint64_t)cents;
	unsigned part = (unsigned)(amount % 100);

	if (cents < 0)
		buf_add_byte(out, '-');
	write_digits(amount / 100, out);
	if (part == 0 && !zeros)
		return;
	buf_add_byte(out, '.');
	buf_add_byte(out, (char)('0' + part / 10));
	if (part % 10 || zeros)
		buf_add_byte(out, (char)('0' + part % 10));
}

void response_write_money(int64_t cents, struct buf *out)
{
	write_amount(cents, false, out);
}

void response_write_time(int64_t time_s, struct buf *out)
{
	char text[20]; /* "2026-11-23 10:00:00" */

	time_print(time_s, text);
	json_write_string(out, sl_from(text));
}

void response_add_text(const char *name, struct sl text, struct buf *out)
{
	response_add_name(name, out);
	json_write_string(out, text);
}

void response_add_number(const char *name, int64_t number, struct buf *out)
{
	response_add_name(name, out);
	response_write_number(number, out);
}

void response_add_uin(const char *name, uint64_t uin, struct buf *out)
{
	response_add_name(name, out);
	write_digits(uin, out);
}

void response_add_raw(const char *name, const char *value, struct buf *out)
{
	response_add_name(name, out);
	buf_add_chars(out, value);
}

void response_add_money(const char *name, int64_t cents, struct buf *out)
{
	response_add_name(name, out);
	response_write_money(cents, out);
}

void response_add_money_long(const char *name, int64_t cents, struct buf *out)
{
	response_add_name(name, out);
	write_amount(cents, true, out);
}

void response_add_cost(const char *name, int64_t micros, struct buf *out)
{
	char text[40];
	uint64_t amount = micros < 0 ? 0 - (uint64_t)micros : (uint64_t)micros;

	snprintf(text, sizeof(text), "%s%" PRIu64 ".%06" PRIu64 "00", micros < 0 ? "-" : "",
		 amount / MICROS, amount % MICROS);
	response_add_text(name, sl_from(text), out);
}

void response_add_time(const char *name, int64_t time_s, struct buf *out)
{
	response_add_name(name, out);
	response_write_time(time_s, out);
}
