/* SPDX-License-Identifier: MIT */
/* Tests of src/store/lens_spec.c: same and other values of a column. */
#include "store/lens.h"

#include "sample.h"
#include "test.h"

static struct customer_page page;

SETUP(read_page)
{
	static const struct sample rows[] = {{.uin = "1",
					      .name = "DELTA Games",
					      .type = "new",
					      .associated = "2026-08-21 10:00:00",
					      .credit = "100",
					      .remaining = "7.5",
					      .identify = "2"},
					     {.uin = "2",
					      .name = "\uff44elta games",
					      .type = "New",
					      .associated = "2026-08-21 23:59:59",
					      .credit = "100.00",
					      .remaining = "7",
					      .identify = "1",
					      .remark = ""},
					     {.uin = NULL}};
	sample_page(&page, rows, 3, 3);
	return 0;
}

TEARDOWN(release_page)
{
	customer_page_release(&page);
	return 0;
}

static bool alike(enum sort_key by, size_t a, size_t b)
{
	struct lens_like like = {.on = true, .by = by};
	lens_like_value(NULL, &page.rows[a], STATUS_OK, by, like.value);
	return lens_like_lets(&like, NULL, &page.rows[b], STATUS_CRIT);
}

TEST(texts_fold_times_are_days_and_numbers_are_numbers)
{
	assert_true(alike(SORT_NAME, 0, 1));
	assert_true(alike(SORT_TYPE, 0, 1));
	assert_true(alike(SORT_ASSOCIATED, 0, 1));
	assert_true(alike(SORT_CREDIT, 0, 1));
	assert_true(alike(SORT_REMAINING_PERCENT, 0, 1)); /* 7 % */
	assert_false(alike(SORT_REMAINING, 0, 1));
	assert_false(alike(SORT_USED, 0, 1));
	assert_false(alike(SORT_IDENTIFY, 0, 1));
	assert_false(alike(SORT_UIN, 0, 1));
	assert_false(alike(SORT_STATUS, 0, 0)); /* as it is computed elsewhere */
}

TEST(two_missing_values_are_equal)
{
	for (int k = 0; k < SORT_KEYS; k++)
		if (k != SORT_STATUS)
			assert_true(alike((enum sort_key)k, 2, 2));
	assert_true(alike(SORT_REMARK, 0, 1));
	assert_true(alike(SORT_REMARK, 0, 2));
	assert_false(alike(SORT_CREDIT, 0, 2));
	struct lens_like off = {.on = false, .value = "x"};
	assert_true(lens_like_lets(&off, NULL, &page.rows[0], STATUS_OK));
}

TEST(a_band_lets_those_through_whose_share_is_in_it)
{
	struct lens_like like = {.on = true, .in_band = true, .by = SORT_REMAINING_PERCENT};
	struct lens_spec spec = {.like = like}, other = spec;
	for (int b = 0; b < REMAINING_BANDS; b++) {
		like.band = (enum remaining_band)b;
		assert_int_equal(lens_like_lets(&like, NULL, &page.rows[0], STATUS_CRIT),
				 b == BAND_UNDER_10);
		assert_false(lens_like_lets(&like, NULL, &page.rows[2], STATUS_NA));
	}
	assert_true(lens_spec_equal(&spec, &other));
	other.like.band = BAND_0;
	assert_false(lens_spec_equal(&spec, &other));
	other.like = (struct lens_like){.on = true, .by = SORT_REMAINING_PERCENT};
	assert_false(lens_spec_equal(&spec, &other));
	assert_false(lens_spec_is_off(&spec));
}

static bool read_remaining(const void *ctx, const struct customer *c, enum sort_key k, int64_t *out)
{
	(void)ctx;
	*out = k == SORT_BURN ? 1 : c->remaining / 1000000;
	return c->known & KNOWN_REMAINING;
}

TEST(numbers_that_are_given_are_compared)
{
	const struct lens_numbers numbers = {read_remaining, NULL};
	struct lens_like like = {.on = true, .by = SORT_RUNWAY};
	lens_like_value(&numbers, &page.rows[0], STATUS_OK, SORT_RUNWAY, like.value);
	assert_string_equal(like.value, "7");
	assert_true(lens_like_lets(&like, &numbers, &page.rows[1], STATUS_OK));
	assert_false(lens_like_lets(&like, &numbers, &page.rows[2], STATUS_OK));
	assert_false(lens_like_lets(&like, NULL, &page.rows[1], STATUS_OK));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_fold_times_are_days_and_numbers_are_numbers),
	    cmocka_unit_test(two_missing_values_are_equal),
	    cmocka_unit_test(a_band_lets_those_through_whose_share_is_in_it),
	    cmocka_unit_test(numbers_that_are_given_are_compared),
	};
	return cmocka_run_group_tests(tests, read_page, release_page);
}
