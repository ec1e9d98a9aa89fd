/* SPDX-License-Identifier: MIT */
/* Text from anywhere: the gate, widths, folding, and what reads numbers, times and names of keys.
 */
#include <string.h>

#include "base/key.h"
#include "base/money.h"
#include "base/text.h"
#include "base/time.h"
#include "base/utf8.h"

#include "checks.h"

/* What comes out of the gate may stand on a screen, and passes the gate unchanged. */
static void check_gate(struct sl s)
{
	struct buf once, twice;
	buf_init(&once, s.n * 16 + 1);
	buf_init(&twice, s.n * 16 + 1);
	text_gate(s, &once);
	buf_add(&once, SL(""));
	text_gate(buf_sl(&once), &twice);
	CHECK(!once.full && strlen(once.p) == once.n);
	check_shown(once.p);
	CHECK(sl_equal(buf_sl(&once), buf_sl(&twice)));
	CHECK(text_width(buf_sl(&once)) == text_width(s));
	buf_release(&once);
	buf_release(&twice);
}

static void check_glyphs(struct sl s)
{
	struct glyph g;
	size_t at = 0;
	int cols = 0;
	for (struct sl rest = s; text_next(&rest, &g); at += g.bytes, cols += g.width) {
		int used = -1;
		CHECK(g.bytes > 0 && (g.width == 1 || g.width == 2) && g.cp[0] >= ' ');
		CHECK(rest.n == s.n - at - g.bytes);
		if (at < 64) {
			CHECK(text_fit(s, cols, &used) == at && used == cols);
			CHECK(text_before(s, at + g.bytes) == at);
		}
	}
	CHECK(at == s.n && cols == text_width(s));
}

static void check_code_points(struct sl s)
{
	size_t starts[65], n = 0, at = 0;
	uint32_t cp;
	struct buf clean;
	s = sl_take(s, 64);
	for (; at < s.n; at += utf8_read(sl_drop(s, at), &cp))
		starts[n++] = at;
	CHECK(at == s.n);
	for (; n; at = starts[n])
		CHECK(utf8_before(s, at) == starts[--n]);
	buf_init(&clean, s.n * 3 + 1);
	utf8_clean(s, &clean);
	CHECK(!clean.full && utf8_is_valid(buf_sl(&clean)));
	CHECK(!utf8_is_valid(s) || sl_equal(s, buf_sl(&clean)));
	buf_release(&clean);
}

static void check_fold(struct sl s)
{
	struct buf once, twice;
	buf_init(&once, 1 << 20);
	buf_init(&twice, 1 << 20);
	text_fold(s, &once);
	text_fold(buf_sl(&once), &twice);
	CHECK(sl_equal(buf_sl(&once), buf_sl(&twice)));
	buf_release(&once);
	buf_release(&twice);
}

static void check_time(struct sl s)
{
	int64_t t = 0, again = 0;
	char out[20];
	if (!time_parse(s, &t) && !time_parse_http(s, &t))
		return;
	time_print(t, out);
	CHECK(time_parse(sl_from(out), &again) && (again == t || t > 253402300799));
}

static void check_key(struct sl s)
{
	struct key k, again;
	char name[64];
	if (!key_parse(s, &k))
		return;
	CHECK(key_print(k, name, sizeof name) == strlen(name));
	CHECK(key_parse(sl_from(name), &again) && key_equal(k, again));
}

static void check_number(struct sl s)
{
	int64_t amount = 0, again = 0;
	uint64_t u = 0;
	char out[MONEY_CHARS];
	if (money_parse(s, &amount)) {
		money_print(amount, MONEY_PLAIN, true, out);
		CHECK(money_parse(sl_from(out), &again));
		CHECK((again < 0) == (amount < 0) && (again == 0) == (amount == 0));
	}
	if (sl_to_u64(s, &u) && s.n < 13)
		CHECK(money_parse(s, &amount) && amount == (int64_t)u * MONEY_UNIT);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sl s = {(const char *)data, size};
	struct err e = {0};
	check_gate(s);
	check_glyphs(s);
	check_code_points(s);
	check_fold(s);
	check_time(s);
	check_key(s);
	check_number(s);
	err_set(&e, ERR_USAGE, "%.*s", (int)size, s.p ? s.p : "");
	err_wrap(&e, "context");
	check_shown(e.text);
	return 0;
}
