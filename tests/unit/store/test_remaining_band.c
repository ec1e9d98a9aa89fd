/* SPDX-License-Identifier: MIT */
/* Tests of src/store/remaining_band.c. */
#include "store/remaining_band.h"

#include "test.h"

static int band_of(int64_t credit, int64_t remaining, unsigned known)
{
	struct customer c = {.credit = credit, .remaining = remaining, .known = (uint32_t)known};
	return remaining_band_of(&c);
}

#define BOTH (KNOWN_CREDIT | KNOWN_REMAINING)

TEST(a_band_begins_with_its_percentage)
{
	assert_int_equal(band_of(10000, -1, BOTH), BAND_BELOW_0);
	assert_int_equal(band_of(10000, 0, BOTH), BAND_0);
	assert_int_equal(band_of(10000, 1, BOTH), BAND_UNDER_10);
	for (int b = BAND_UNDER_10; b <= BAND_75_TO_100; b++) {
		int64_t from = remaining_band_percent((enum remaining_band)b) * 100;
		assert_int_equal(band_of(10000, from ? from : 1, BOTH), b);
		if (from)
			assert_int_equal(band_of(10000, from - 1, BOTH), b - 1);
	}
	assert_int_equal(band_of(10000, 10000, BOTH), BAND_75_TO_100);
	assert_int_equal(band_of(10000, 10001, BOTH), BAND_OVER_100);
}

TEST(without_a_share_there_is_no_band_but_for_debts)
{
	assert_int_equal(band_of(0, 0, BOTH), REMAINING_BANDS);
	assert_int_equal(band_of(0, 5, BOTH), REMAINING_BANDS);
	assert_int_equal(band_of(100, 0, KNOWN_CREDIT), REMAINING_BANDS);
	assert_int_equal(band_of(0, 100, KNOWN_REMAINING), REMAINING_BANDS);
	assert_int_equal(band_of(0, -5, KNOWN_REMAINING), BAND_BELOW_0);
}

TEST(each_band_has_a_name_of_its_own)
{
	for (int a = 0; a < REMAINING_BANDS; a++)
		for (int b = 0; b < a; b++)
			assert_string_not_equal(remaining_band_name((enum remaining_band)a),
						remaining_band_name((enum remaining_band)b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_band_begins_with_its_percentage),
	    cmocka_unit_test(without_a_share_there_is_no_band_but_for_debts),
	    cmocka_unit_test(each_band_has_a_name_of_its_own),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
