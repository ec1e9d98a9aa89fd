/* SPDX-License-Identifier: MIT */
/* Tests of src/demo/customers/dataset.c. */
#include "base/text.h"
#include "base/time.h"

#include "demo/customers/customer.h"
#include "demo/customers/dataset.h"
#include "demo/customers/names.h"
#include "test.h"

#define SEED DATASET_SEED
#define NOW  1790172128 /* 2026-09-23 14:02:08 UTC */

TEST(lists_may_be_empty_or_of_one)
{
	struct dataset d;
	uint32_t id;

	dataset_init(&d, SEED, 0, NOW);
	assert_int_equal(dataset_total(&d), 0);
	assert_false(dataset_find(&d, 200416277903u, &id));
	dataset_release(&d);
	dataset_init(&d, SEED, 1, NOW);
	assert_int_equal(dataset_total(&d), 1);
	assert_int_equal(dataset_at(&d, 0), 0);
	assert_true(dataset_bound_at(&d, 0) < d.day_s);
	assert_true(dataset_find(&d, dataset_uin(&d, 0), &id));
	dataset_release(&d);
}

static void check_order(uint32_t rows, uint32_t step)
{
	struct dataset d;
	int64_t last = INT64_MAX, oldest = 0;
	uint32_t ties = 0;

	dataset_init(&d, SEED, rows, NOW);
	for (uint32_t rank = 0; rank < rows; rank += step) {
		int64_t at = dataset_bound_at(&d, dataset_at(&d, rank));

		assert_true(at <= last);
		ties += at == last;
		last = oldest = at;
	}
	assert_true(dataset_bound_at(&d, 0) < d.day_s);
	assert_true(oldest >= d.day_s - (int64_t)DATASET_DAYS * 86400);
	if (step == 1 && rows > 1000)
		assert_in_range(ties, rows / 200, rows / 5);
	dataset_release(&d);
}

TEST(binding_times_never_rise_with_rank)
{
	check_order(7, 1);
	check_order(2013, 1);
	check_order(100000, 1);
	check_order(DATASET_ROWS_MAX, 97);
}

TEST(bindings_span_four_years_and_grow)
{
	struct dataset d;
	int64_t middle;

	dataset_init(&d, SEED, 2013, NOW);
	assert_true(d.day_s - dataset_bound_at(&d, 2012) > 1400 * 86400);
	assert_true(d.day_s - dataset_bound_at(&d, 0) < 4 * 86400);
	/* Half of the customers came well after half of the time. */
	middle = d.day_s - dataset_bound_at(&d, 1006);
	assert_in_range(middle, 400 * 86400, 650 * 86400);
	dataset_release(&d);
}

static int compare_u64(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

TEST(uins_are_unique_and_found_again)
{
	struct dataset d;
	uint64_t *uins = malloc(DATASET_ROWS_MAX * sizeof(*uins));
	uint32_t id;

	assert_non_null(uins);
	dataset_init(&d, SEED, DATASET_ROWS_MAX, NOW);
	for (uint32_t i = 0; i < DATASET_ROWS_MAX; i++) {
		uins[i] = dataset_uin(&d, i);
		assert_true(uins[i] >= 100000000000u && uins[i] <= 999999999999u);
		assert_true(dataset_find(&d, uins[i], &id) && id == i);
	}
	qsort(uins, DATASET_ROWS_MAX, sizeof(*uins), compare_u64);
	for (uint32_t i = 1; i < DATASET_ROWS_MAX; i++)
		assert_true(uins[i - 1] < uins[i]);
	free(uins);
	dataset_release(&d);
}

TEST(numbers_that_are_no_uin_are_not_found)
{
	static const uint64_t none[] = {0, 1, 200000000000u, 999999999999u, UINT64_MAX};
	struct dataset d;
	uint32_t id;

	dataset_init(&d, SEED, 2013, NOW);
	for (size_t i = 0; i < COUNT_OF(none); i++)
		assert_false(dataset_find(&d, none[i], &id));
	assert_false(dataset_find(&d, dataset_uin(&d, 5) + 1, &id));
	/* An id beyond the list has a UIN, but is nobody's. */
	assert_false(dataset_find(&d, dataset_uin(&d, 2013), &id));
	dataset_release(&d);
}

struct golden {
	uint32_t id;
	uint64_t uin;
	const char *name, *remark, *email, *mobile, *bound;
	int64_t credit, remaining;
};

TEST(a_seed_makes_the_same_customers_for_ever)
{
	static const struct golden rows[] = {
	    {0, 200416277903u, "臺北天枢科技有限公司", "重点客户", "bill*********@tianshu.test",
	     "+86 135****3548", "2026-09-22 20:14:41", 2000000, 1462468},
	    {3, 700416277167u, "🌸 Tradewind Health", "", "mei.*********@tradewind.example",
	     "+44 7700 900175", "2026-09-22 11:05:19", 1000000, 175430},
	    {6, 200416275269u, "해오름게임즈 주식회사", "migrating from another cloud",
	     "clou*********@haeoreum.example", "+82 10-****-0919", "2026-09-21 14:50:49", 500000,
	     157722},
	    {15, 200416272753u, "锦程教育", "", "acco*********@jincheng.test", "+86 131****4842",
	     "2026-09-17 18:11:32", 0, 0},
	};
	struct dataset d;
	struct names words;
	struct demo_customer c;
	struct buf text;
	char bound[20];

	dataset_init(&d, SEED, 2013, NOW);
	names_init(&words, false);
	buf_init(&text, 1000);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		demo_customer_draw(&d, rows[i].id, &c);
		assert_int_equal(c.uin, rows[i].uin);
		assert_int_equal(c.credit, rows[i].credit);
		assert_int_equal(c.remaining, rows[i].remaining);
		time_print(c.bound_s, bound);
		assert_string_equal(bound, rows[i].bound);
		buf_clear(&text);
		names_name(&words, SEED, rows[i].id, &text);
		assert_string_equal(text.p, rows[i].name);
		buf_clear(&text);
		buf_add_byte(&text, ' ');
		names_remark(&words, SEED, rows[i].id, &text);
		assert_string_equal(text.p + 1, rows[i].remark);
		buf_clear(&text);
		names_email(&words, SEED, rows[i].id, true, &text);
		assert_string_equal(text.p, rows[i].email);
		buf_clear(&text);
		names_mobile(SEED, rows[i].id, &text);
		assert_string_equal(text.p, rows[i].mobile);
	}
	buf_release(&text);
	names_release(&words);
	dataset_release(&d);
}

TEST(seeds_differ)
{
	struct dataset a, b;
	int64_t credit[2], remaining[2];
	int same = 0;

	dataset_init(&a, 1, 1000, NOW);
	dataset_init(&b, 2, 1000, NOW);
	for (uint32_t i = 0; i < 1000; i++) {
		demo_customer_money(&a, i, &credit[0], &remaining[0]);
		demo_customer_money(&b, i, &credit[1], &remaining[1]);
		same += credit[0] == credit[1] && remaining[0] == remaining[1];
	}
	assert_true(same < 100);
	dataset_release(&a);
	dataset_release(&b);
}

TEST(the_day_moves_all_times_and_nothing_else)
{
	struct dataset a, b;
	uint32_t tested = 0;

	dataset_init(&a, SEED, 500, NOW);
	dataset_init(&b, SEED, 500, NOW + 7 * 86400);
	assert_int_equal(b.day_s - a.day_s, 7 * 86400);
	for (uint32_t i = 0; i < 500; i++, tested++) {
		assert_int_equal(dataset_bound_at(&b, i) - dataset_bound_at(&a, i), 7 * 86400);
		assert_int_equal(dataset_uin(&a, i), dataset_uin(&b, i));
	}
	assert_int_equal(tested, 500);
	/* The day begins at midnight of UTC+8, 16:00 UTC. */
	dataset_init(&a, SEED, 1, 1790179199);
	dataset_init(&b, SEED, 1, 1790179200);
	assert_int_equal(b.day_s - a.day_s, 86400);
}

static int credit_status(const struct demo_customer *c)
{
	if (c->force)
		return 0;
	if (c->credit == 0)
		return 6;
	if (c->remaining < 0)
		return 1;
	if (c->remaining == 0)
		return 2;
	return c->remaining * 10 < c->credit ? 3 : c->remaining * 4 < c->credit ? 4 : 5;
}

TEST(every_status_in_believable_shares)
{
	/* SUS NEG OUT CRIT LOW OK N/A, in per mille of many. */
	static const int low[] = {3, 7, 6, 15, 40, 850, 20}, high[] = {9, 13, 12, 25, 60, 930, 35};
	int count[7] = {0}, first[7] = {0};
	struct dataset d;
	struct demo_customer c;

	dataset_init(&d, SEED, 100000, NOW);
	for (uint32_t i = 0; i < 100000; i++) {
		demo_customer_draw(&d, i, &c);
		count[credit_status(&c)]++;
		if (i < 16)
			first[credit_status(&c)]++;
		assert_true(c.credit != 0 || c.remaining == 0);
		assert_in_range(c.identify, 0, 2);
		assert_true(c.force == 0 || c.force == 2);
	}
	for (int s = 0; s < 7; s++) {
		assert_in_range(count[s], low[s] * 100, high[s] * 100);
		assert_true(first[s] > 0); /* on the first screen already */
	}
	dataset_release(&d);
}

TEST(drift_binds_and_unbinds)
{
	struct dataset d;
	uint64_t newest, before;
	uint32_t id;

	dataset_init(&d, SEED, 100, NOW);
	before = dataset_uin(&d, dataset_at(&d, 0));
	dataset_drift(&d);
	assert_int_equal(dataset_total(&d), 101);
	newest = dataset_uin(&d, dataset_at(&d, 0));
	assert_true(newest != before);
	assert_int_equal(dataset_uin(&d, dataset_at(&d, 1)), before);
	assert_true(dataset_find(&d, newest, &id));
	dataset_drift(&d);
	assert_int_equal(dataset_total(&d), 100);
	assert_int_equal(d.n_unbound, 1);
	assert_false(dataset_find(&d, dataset_uin(&d, d.unbound[0]), &id));
	dataset_release(&d);
}

TEST(long_drift_keeps_ranks_ids_and_order_whole)
{
	struct dataset d;

	dataset_init(&d, SEED, 40, NOW);
	for (int step = 0; step < 200; step++) {
		int64_t last = INT64_MAX;

		dataset_drift(&d);
		for (uint32_t rank = 0; rank < dataset_total(&d); rank++) {
			uint32_t id = dataset_at(&d, rank), found;

			assert_true(dataset_bound_at(&d, id) <= last);
			last = dataset_bound_at(&d, id);
			assert_true(dataset_find(&d, dataset_uin(&d, id), &found) && found == id);
		}
	}
	assert_true(d.n_unbound <= 40);
	dataset_release(&d);
}

TEST(folded_words_make_folded_names)
{
	struct names plain, folded;
	struct buf name, want, got;

	names_init(&plain, false);
	names_init(&folded, true);
	buf_init(&name, 1000);
	buf_init(&want, 1000);
	buf_init(&got, 1000);
	for (uint32_t id = 0; id < 20000; id++) {
		buf_clear(&name);
		buf_clear(&want);
		buf_clear(&got);
		names_name(&plain, SEED, id, &name);
		names_remark(&plain, SEED, id, &name);
		text_fold(buf_sl(&name), &want);
		names_name(&folded, SEED, id, &got);
		names_remark(&folded, SEED, id, &got);
		assert_true(want.n > 0 && sl_equal(buf_sl(&want), buf_sl(&got)));
	}
	buf_release(&name);
	buf_release(&want);
	buf_release(&got);
	names_release(&plain);
	names_release(&folded);
}

TEST(masks_hide_part_of_every_mailbox)
{
	struct names words;
	struct buf whole, masked;

	names_init(&words, false);
	buf_init(&whole, 100);
	buf_init(&masked, 100);
	for (uint32_t id = 0; id < 2000; id++) {
		const char *at, *stars;

		buf_clear(&whole);
		buf_clear(&masked);
		names_email(&words, SEED, id, false, &whole);
		names_email(&words, SEED, id, true, &masked);
		at = strchr(whole.p, '@');
		stars = strstr(masked.p, "*********@");
		assert_true(at && stars && !strchr(whole.p, '*'));
		assert_string_equal(at, stars + 9);
		assert_true(stars > masked.p && stars - masked.p < at - whole.p);
		assert_in_range((uintmax_t)(stars - masked.p), 1, 4);
		assert_memory_equal(whole.p, masked.p, (size_t)(stars - masked.p));
	}
	buf_release(&whole);
	buf_release(&masked);
	names_release(&words);
}

TEST(histories_end_at_the_credit)
{
	struct demo_customer_allocation a[ALLOCATIONS_MAX];
	struct dataset d;
	struct demo_customer c;
	size_t reductions = 0;

	dataset_init(&d, SEED, 5000, NOW);
	for (uint32_t id = 0; id < 5000; id++) {
		size_t n = demo_customer_allocations(&d, id, a);
		int64_t sum = 0;

		demo_customer_draw(&d, id, &c);
		assert_true(n > 0 || c.credit == 0);
		for (size_t i = n; i-- > 0;) {
			sum += a[i].delta;
			assert_int_equal(sum, a[i].total_after);
			assert_true(a[i].delta != 0 && a[i].time_s >= c.bound_s);
			assert_true(i == n - 1 || a[i].time_s > a[i + 1].time_s);
			reductions += a[i].delta < 0;
		}
		assert_int_equal(sum, c.credit);
		assert_true(n == 0 || a[0].available_after >= c.remaining ||
			    c.remaining > c.credit);
	}
	assert_true(reductions > 100);
	dataset_release(&d);
}

TEST(vouchers_never_hold_more_than_was_given)
{
	int64_t total, remaining;
	size_t with = 0;
	struct dataset d;

	dataset_init(&d, SEED, 2000, NOW);
	for (uint32_t id = 0; id < 2000; id++) {
		demo_customer_vouchers(&d, id, &total, &remaining);
		assert_true(remaining >= 0 && remaining <= total);
		with += total > 0;
	}
	assert_in_range(with, 500, 1200);
	dataset_release(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lists_may_be_empty_or_of_one),
	    cmocka_unit_test(binding_times_never_rise_with_rank),
	    cmocka_unit_test(bindings_span_four_years_and_grow),
	    cmocka_unit_test(uins_are_unique_and_found_again),
	    cmocka_unit_test(numbers_that_are_no_uin_are_not_found),
	    cmocka_unit_test(a_seed_makes_the_same_customers_for_ever),
	    cmocka_unit_test(seeds_differ),
	    cmocka_unit_test(the_day_moves_all_times_and_nothing_else),
	    cmocka_unit_test(every_status_in_believable_shares),
	    cmocka_unit_test(drift_binds_and_unbinds),
	    cmocka_unit_test(long_drift_keeps_ranks_ids_and_order_whole),
	    cmocka_unit_test(folded_words_make_folded_names),
	    cmocka_unit_test(masks_hide_part_of_every_mailbox),
	    cmocka_unit_test(histories_end_at_the_credit),
	    cmocka_unit_test(vouchers_never_hold_more_than_was_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
