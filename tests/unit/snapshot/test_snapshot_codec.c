/* SPDX-License-Identifier: MIT */
/* Tests of src/snapshot/snapshot_codec.c. */
#include "base/money.h"

#include "seeded.h"
#include "snapshot/snapshot_codec.h"
#include "test.h"

#define SEEDS 300
#define CENT  MONEY_CENT

static void add(struct snapshot *s, uint64_t uin, int64_t credit, int64_t remaining, int32_t force)
{
	struct snapshot_row r = {.uin = uin,
				 .credit = credit,
				 .remaining = remaining,
				 .force = force,
				 .known = SNAPSHOT_KNOWN};
	assert_true(snapshot_add_row(s, &r));
}

static void assert_same(const struct snapshot *a, const struct snapshot *b)
{
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++) {
		assert_int_equal(a->rows[i].uin, b->rows[i].uin);
		assert_int_equal(a->rows[i].credit, b->rows[i].credit);
		assert_int_equal(a->rows[i].remaining, b->rows[i].remaining);
		assert_int_equal(a->rows[i].force, b->rows[i].force);
		assert_int_equal(a->rows[i].known, b->rows[i].known);
	}
}

/* Encodes and decodes s; returns the number of bytes between. */
static size_t check_round_trip(const struct snapshot *s, const struct snapshot *base)
{
	struct snapshot back;
	struct buf bytes;
	struct err e = {0};

	buf_init(&bytes, SNAPSHOT_BYTES_MAX);
	snapshot_encode(s, base, &bytes);
	snapshot_init(&back, 0);
	if (!snapshot_decode(buf_sl(&bytes), base, &back, &e))
		fail_msg("%s", e.text);
	assert_same(s, &back);
	size_t n = bytes.n;
	snapshot_release(&back);
	buf_release(&bytes);
	return n;
}

/* The bytes are kept for a year: they may not change their meaning. */
TEST(known_bytes)
{
	static const char expected[] =
	    "\x04"
	    "\x01\x0e\x2e\xd0\x0f\xc8\x01" /* 1: 10.00, used 1.00, force 2 */
	    "\x02\x01"                     /* 3 is gone */
	    "\x01\x2c\x02\x03"             /* 4: credit +0.01, used -2e-6 */
	    "\x01\x02\x06";                /* 5: Force no longer known */
	struct snapshot base, s, back;
	struct buf bytes;
	struct err e = {0};

	snapshot_init(&base, 0);
	snapshot_init(&s, 0);
	snapshot_init(&back, 0);
	add(&base, 2, 7, 7, 0);
	add(&base, 3, 7, 7, 0);
	add(&base, 4, 5 * CENT, 3 * CENT, 0);
	add(&base, 5, 1, 1, 0);
	add(&s, 1, 1000 * CENT, 900 * CENT, 2);
	add(&s, 2, 7, 7, 0);
	add(&s, 4, 6 * CENT, 4 * CENT + 2, 0);
	add(&s, 5, 1, 1, 0);
	s.rows[3].known = KNOWN_CREDIT | KNOWN_REMAINING;
	base.rows[3].known = SNAPSHOT_KNOWN;
	buf_init(&bytes, SNAPSHOT_BYTES_MAX);
	snapshot_encode(&s, &base, &bytes);
	assert_int_equal(bytes.n, sizeof expected - 1);
	assert_memory_equal(bytes.p, expected, bytes.n);
	assert_true(snapshot_decode(buf_sl(&bytes), &base, &back, &e));
	assert_same(&s, &back);
	buf_release(&bytes);
	snapshot_release(&base);
	snapshot_release(&s);
	snapshot_release(&back);
}

TEST(nothing_and_no_change_are_a_byte)
{
	struct snapshot none, some;
	snapshot_init(&none, 0);
	snapshot_init(&some, 0);
	add(&some, 200000000000, 5 * CENT, 4 * CENT, 0);
	assert_int_equal(check_round_trip(&none, NULL), 1);
	assert_int_equal(check_round_trip(&some, &some), 1);
	check_round_trip(&none, &some);
	check_round_trip(&some, &none);
	snapshot_release(&some);
}

TEST(the_extremes_of_all_numbers_are_kept)
{
	static const int64_t amounts[] = {INT64_MIN,
					  INT64_MIN + 1,
					  -1,
					  0,
					  1,
					  INT64_MAX - 1,
					  INT64_MAX,
					  INT64_MAX / CENT * CENT,
					  INT64_MIN / CENT * CENT};
	const size_t n = sizeof amounts / sizeof *amounts;
	struct snapshot s, base;
	snapshot_init(&s, 0);
	snapshot_init(&base, 0);
	uint64_t uin = 1;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++, uin++) {
			add(&s, uin, amounts[i], amounts[j], i % 2 ? INT32_MIN : INT32_MAX);
			add(&base, uin, amounts[j], amounts[(i + j) % n], 0);
		}
	add(&s, UINT64_MAX, 1, 1, -1);
	check_round_trip(&s, NULL);
	check_round_trip(&s, &base);
	check_round_trip(&base, &s);
	snapshot_release(&s);
	snapshot_release(&base);
}

/* Draws a snapshot of up to 60 customers, which has most of base unchanged. */
static void draw_snapshot(uint64_t *seed, const struct snapshot *base, struct snapshot *out)
{
	snapshot_init(out, 0);
	for (size_t i = 0; base && i < base->n; i++) {
		struct snapshot_row r = base->rows[i];
		uint32_t kind = seeded_below(seed, 10);
		if (kind == 0)
			continue;
		if (kind < 4)
			r.remaining -= (int64_t)seeded_below(seed, 1000) * CENT;
		if (kind == 4)
			r.credit += CENT, r.remaining += CENT;
		if (kind == 5)
			r.remaining++;
		if (kind == 6)
			r.force ^= 2;
		if (kind == 7)
			r.known = seeded_below(seed, 8) << 1;
		assert_true(snapshot_add_row(out, &r));
	}
	for (uint32_t n = seeded_below(seed, 30); n > 0; n--)
		add(out, 1 + seeded_below(seed, 1000), (int64_t)seeded_below(seed, 5000) * CENT,
		    (int64_t)seeded_below(seed, 5000) * CENT, 0);
	snapshot_sort(out);
}

TEST(random_snapshots_come_back)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		uint64_t random = seeded_start(seed);
		struct snapshot a, b;
		draw_snapshot(&random, NULL, &a);
		draw_snapshot(&random, &a, &b);
		check_round_trip(&a, NULL);
		check_round_trip(&b, &a);
		check_round_trip(&a, &b);
		snapshot_release(&a);
		snapshot_release(&b);
	}
}

/* Whatever the bytes are, the rows ascend, or the sentence says that they are damaged. */
static void check_damaged(struct sl bytes, const struct snapshot *base)
{
	struct snapshot s;
	struct err e = {0};
	snapshot_init(&s, 0);
	if (snapshot_decode(bytes, base, &s, &e)) {
		for (size_t i = 1; i < s.n; i++)
			assert_true(s.rows[i - 1].uin < s.rows[i].uin);
	} else {
		assert_int_equal(s.n, 0);
		assert_string_equal(e.text, "a kept snapshot is damaged");
	}
	snapshot_release(&s);
}

TEST(damaged_bytes_are_refused_or_make_sense)
{
	for (uint64_t seed = 1; seed <= SEEDS / 3; seed++) {
		uint64_t random = seeded_start(seed);
		struct snapshot a, b, s;
		struct buf bytes;
		struct err e = {0};
		draw_snapshot(&random, NULL, &a);
		draw_snapshot(&random, &a, &b);
		buf_init(&bytes, SNAPSHOT_BYTES_MAX);
		snapshot_encode(&b, &a, &bytes);
		snapshot_init(&s, 0);
		/* Each shorter text is refused, and so is a longer one. */
		for (size_t n = 0; n < bytes.n; n++)
			assert_false(snapshot_decode(sl_take(buf_sl(&bytes), n), &a, &s, &e));
		buf_add_byte(&bytes, '\0');
		assert_false(snapshot_decode(buf_sl(&bytes), &a, &s, &e));
		for (int i = 0; i < 50; i++) {
			bytes.p[seeded_below(&random, (uint32_t)bytes.n)] ^=
			    (char)(1 << seeded_below(&random, 8));
			check_damaged(buf_sl(&bytes), &a);
		}
		buf_release(&bytes);
		snapshot_release(&s);
		snapshot_release(&a);
		snapshot_release(&b);
	}
}

static void refuses(const char *bytes, size_t n, const struct snapshot *base)
{
	struct snapshot s;
	struct err e = {0};
	snapshot_init(&s, 0);
	assert_false(snapshot_decode((struct sl){bytes, n}, base, &s, &e));
	assert_int_equal(e.kind, ERR_DECODE);
	assert_int_equal(s.n, 0);
	snapshot_release(&s);
}

#define REFUSES(bytes, base) refuses(bytes, sizeof(bytes) - 1, base)

TEST(each_rule_of_the_format_is_checked)
{
	struct snapshot base;
	snapshot_init(&base, 0);
	add(&base, 5, CENT, CENT, 0);
	REFUSES("", &base);
	REFUSES("\x01\x00\x02\x00", &base);                     /* the gap is 0 */
	REFUSES("\x01\x04\x01", &base);                         /* gone, but 4 is not in the base */
	REFUSES("\x01\x05\x03\x00", &base);                     /* gone with a state */
	REFUSES("\x01\x06\x40", &base);                         /* an unknown flag */
	REFUSES("\x01\x06\x10", &base);                         /* fine without a change */
	REFUSES("\x01\x06\x02\x01", &base);                     /* an unknown known bit */
	REFUSES("\x01\x06\x02\xff\xff\xff\xff\xff\x7f", &base); /* Force is too large */
	REFUSES("\x01\x06\x04\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", &base); /* cents overflow */
	REFUSES("\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02\x02\x00", &base); /* above 64 bits */
	REFUSES("\x02\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x02\x02\x01\x02\x02", &base);
	REFUSES("\x01", NULL);
	snapshot_release(&base);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(known_bytes),
	    cmocka_unit_test(nothing_and_no_change_are_a_byte),
	    cmocka_unit_test(the_extremes_of_all_numbers_are_kept),
	    cmocka_unit_test(random_snapshots_come_back),
	    cmocka_unit_test(damaged_bytes_are_refused_or_make_sense),
	    cmocka_unit_test(each_rule_of_the_format_is_checked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
