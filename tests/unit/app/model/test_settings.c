/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/settings.c. */
#include "app/model/settings.h"

#include "load/loader.h"
#include "test.h"

TEST(settings_are_usable_as_they_begin)
{
	struct settings s;
	settings_init(&s);
	assert_int_equal(s.page_size, 100);
	assert_int_equal(s.load_all_max, 1000);
	assert_int_equal(s.thresholds.low_percent, credit_thresholds_default.low_percent);
	assert_int_equal(s.query.type, FILTER_NONE);
}

TEST(loading_gets_all_that_is_about_it)
{
	struct settings s;
	settings_init(&s);
	s.query.type = FILTER_NAME;
	s.page_size = 7;
	s.load_all_max = 8;
	s.thresholds.low_percent = 9;
	s.seed = 10;
	s.patience_ms = 11;
	s.store_budget = 12;
	struct loader_settings l = settings_for_loader(&s);
	assert_true(query_equal(&l.query, &s.query));
	assert_int_equal(l.page_size, 7);
	assert_int_equal(l.load_all_max, 8);
	assert_int_equal(l.thresholds.low_percent, 9);
	assert_int_equal(l.seed, 10);
	assert_int_equal(l.patience_ms, 11);
	assert_int_equal(l.store_budget, 12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(settings_are_usable_as_they_begin),
	    cmocka_unit_test(loading_gets_all_that_is_about_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
