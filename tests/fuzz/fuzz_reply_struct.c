/* SPDX-License-Identifier: MIT */
/*
 * The input's bytes choose members, types and lengths, so that every input is nearly a valid page.
 * What was chosen is remembered: the decoded page must say the same.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"

#include "checks.h"

#define ROWS_MAX 12
#define BODY_MAX (1u << 18)

struct choice {
	const uint8_t *at;
	size_t n;
};

struct want {
	bool has_uin[ROWS_MAX]; /* a ClientUin that can be read exactly */
	uint64_t uin[ROWS_MAX];
	unsigned
	    bad[ROWS_MAX + 1]; /* fields that cannot be understood, as FIELD_BIT, and BAD_ROW */
	size_t rows;
	bool spoilt; /* a fault must come of it */
};

static unsigned choose(struct choice *c, unsigned below)
{
	if (c->n == 0)
		return 0;
	c->n--;
	return *c->at++ % below;
}

static void add_text(struct choice *c, struct buf *out)
{
	static const char *const parts[] = {"a",           "\xe5\x89\x8d", "\\n",  "\\ud83d\\ude00",
					    "\\u001b[31m", "\xc3\xa9",     "\xff", "\xed\xa0\x80",
					    "\\u0085",     "\\\"",         "-",    "1"};
	/* Around the sizes at which lengths and buffers change, and now and then much longer. */
	static const size_t counts[] = {0, 1, 2, 15, 16, 17, 31, 63, 71, 72, 255, 256, 4096};
	size_t n = counts[choose(c, COUNT_OF(counts))];
	const char *part = parts[choose(c, COUNT_OF(parts))];
	buf_add_byte(out, '"');
	for (size_t i = 0; i < n; i++)
		buf_add_chars(out, part);
	buf_add_byte(out, '"');
}

static void add_number(struct choice *c, struct buf *out)
{
	static const char *const numbers[] = {"0",
					      "-0",
					      "0.5",
					      "-1",
					      "1e308",
					      "-1e308",
					      "1e999",
					      "-1e-999",
					      "9223372036854775807",
					      "9223372036854775808",
					      "18446744073709551615",
					      "18446744073709551616",
					      "4294967296",
					      "123456.78",
					      "-49.85",
					      "2.0",
					      "90370.925",
					      "0.0000001"};
	buf_add_chars(out, numbers[choose(c, COUNT_OF(numbers))]);
}

static void add_value(struct choice *c, struct buf *out, int depth)
{
	unsigned n;
	switch (choose(c, 8)) {
	case 0: buf_add_chars(out, "null"); return;
	case 1: buf_add_chars(out, choose(c, 2) ? "true" : "false"); return;
	case 2:
	case 3: add_number(c, out); return;
	case 4:
		if (depth == 0)
			break;
		buf_add_byte(out, '[');
		n = choose(c, 4);
		for (unsigned i = 0; i < n; i++) {
			buf_add_chars(out, i ? "," : "");
			add_value(c, out, depth - 1);
		}
		buf_add_byte(out, ']');
		return;
	case 5:
		if (depth == 0)
			break;
		buf_add_chars(out, "{\"Code\":");
		add_value(c, out, depth - 1);
		buf_add_byte(out, '}');
		return;
	}
	add_text(c, out);
}

/* A ClientUin as text or number, remembered. */
static void add_uin(struct choice *c, struct buf *out, struct want *w, size_t row)
{
	static const uint64_t uins[] = {200018834471u, 0, 9007199254740993u, UINT64_MAX, 1};
	uint64_t uin = uins[choose(c, COUNT_OF(uins))];
	const char *quote = choose(c, 2) ? "\"" : "";
	buf_addf(out, "\"ClientUin\":%s%" PRIu64 "%s", quote, uin, quote);
	w->has_uin[row] = true;
	w->uin[row] = uin;
}

/* What no field can be, and what must not cost more than the field. */
static void add_damage(struct choice *c, struct buf *out)
{
	static const struct sl damages[] = {
	    {"NaN", 3},          {"01", 2},      {"", 0},          {"tru", 3},
	    {"\"a\\u0000\"", 9}, {"\"\\x\"", 4}, {"\"a\0b\"", 5},  {"\0", 1},
	    {"[}", 2},           {"{]", 2},      {"[1,,2]", 6},    {"\"\\ud83d\"", 8},
	    {"\"\xff\"", 3},     {"true", 4},    {"[[\"]\"]]", 7}, {"{\"a\":{}}", 8}};
	buf_add(out, damages[choose(c, COUNT_OF(damages))]);
}

static void add_member(struct choice *c, struct buf *out, struct want *w, unsigned *seen)
{
	unsigned f = choose(c, CUSTOMER_FIELDS + 2);
	if (f == FIELD_CLIENT_UIN && choose(c, 4)) {
		add_uin(c, out, w, w->rows);
	} else if (f < CUSTOMER_FIELDS) {
		buf_addf(out, "\"%s\":", customer_field_name((enum customer_field)f));
		if (choose(c, 8) == 7) {
			add_damage(c, out);
			w->bad[w->rows] |= FIELD_BIT(f);
		} else {
			add_value(c, out, 3);
		}
	} else {
		buf_add_chars(out, "\"New\":");
		add_value(c, out, 3);
		return;
	}
	if (*seen & FIELD_BIT(f)) {
		w->bad[w->rows] |= FIELD_BIT(f);
		w->has_uin[w->rows] = w->has_uin[w->rows] && f != FIELD_CLIENT_UIN;
	}
	*seen |= FIELD_BIT(f);
}

static void add_row(struct choice *c, struct buf *out, struct want *w)
{
	unsigned members = choose(c, 16), seen = 0;
	buf_addf(out, "%s{", w->rows ? "," : "");
	for (unsigned i = 0; i < members; i++) {
		buf_add_chars(out, i ? "," : "");
		add_member(c, out, w, &seen);
	}
	buf_add_byte(out, '}');
}

static void add_error(struct choice *c, struct buf *out, struct want *w)
{
	static const char *const codes[] = {"InternalError",
					    "RequestLimitExceeded.UinLimitExceeded",
					    "AuthFailure.SignatureExpire", "", "Zzz.Yyy"};
	buf_addf(out,
		 ",\"Error\":{\"Code\":\"%s\",\"Message\":", codes[choose(c, COUNT_OF(codes))]);
	add_value(c, out, 2);
	buf_add_byte(out, '}');
	w->spoilt = true;
}

static void write_body(struct choice *c, struct buf *out, struct want *w)
{
	unsigned rows = choose(c, ROWS_MAX);
	buf_add_chars(out, "{\"Response\":{\"RequestId\":");
	add_value(c, out, 2);
	buf_add_chars(out, ",\"Total\":");
	add_value(c, out, 2);
	if (choose(c, 8) == 7)
		add_error(c, out, w);
	buf_add_chars(out, ",\"Data\":[");
	for (w->rows = 0; w->rows < rows; w->rows++)
		add_row(c, out, w);
	/* Seldom a row that is none. */
	if (choose(c, 8) == 7) {
		buf_add_chars(out, rows ? ",5" : "5");
		w->bad[w->rows++] = BAD_ROW;
	}
	buf_add_chars(out, "]}}");
}

static void check_against(const struct want *w, struct sl body)
{
	struct wire_reply r = {.result = WIRE_OK, .http_status = 200, .body = body};
	struct customer_page page;
	struct fault f;
	customer_page_init(&page);
	bool ok = reply_customers(&r, &page, &f);
	CHECK(ok == !w->spoilt);
	CHECK(!ok || page.n == w->rows);
	for (size_t i = 0; ok && i < page.n; i++)
		CHECK((page.rows[i].bad & w->bad[i]) == w->bad[i]);
	for (size_t i = 0; ok && i < page.n; i++)
		if (i < ROWS_MAX && w->has_uin[i])
			CHECK((page.rows[i].known & KNOWN_UIN) && page.rows[i].uin == w->uin[i]);
	customer_page_release(&page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct choice c = {data, n};
	struct want w = {0};
	struct buf body;
	buf_init(&body, BODY_MAX);
	write_body(&c, &body, &w);
	/* A cut body is the other target's business. */
	if (!body.full) {
		check_against(&w, buf_sl(&body));
		check_replies(buf_sl(&body));
	}
	buf_release(&body);
	return 0;
}
