/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/spark.c. */
#include "view/kit/glyphs.h"
#include "view/kit/spark.h"

#include "test.h"

#define TODAY 20000

static const struct glyphs *signs(bool ascii)
{
	return glyphs_of(&(struct look){.ascii = ascii});
}

static void assert_days(const struct daily_costs *d, int n, bool ascii, const char *want)
{
	struct burn_rate rate;
	struct styled_line w;
	burn_rate_of(d, TODAY, n, &rate);
	styled_line_clear(&w);
	spark_add_days(&w, signs(ascii), ROLE_OK, d, &rate, n);
	assert_string_equal(((w.bytes[w.n] = '\0'), w.bytes), want);
}

TEST(a_bar_rises_with_the_value)
{
	const struct glyphs *gl = signs(false);
	assert_string_equal(spark_step(gl, -5, 100), "_");
	assert_string_equal(spark_step(gl, 0, 100), "_");
	assert_string_equal(spark_step(gl, 5, 0), "_");
	assert_string_equal(spark_step(gl, 1, 100), "▁");
	assert_string_equal(spark_step(gl, 50, 100), "▄");
	assert_string_equal(spark_step(gl, 100, 100), "█");
	assert_string_equal(spark_step(gl, INT64_MAX, 1), "█");
}

TEST(days_run_from_the_first_to_the_last)
{
	struct daily_costs d = {0};
	for (int i = 1; i <= 5; i++)
		assert_true(daily_costs_put(&d, TODAY - 6 + i, i * 100));
	assert_days(&d, 5, false, "▂▃▅▆█");
	assert_days(&d, 5, true, ":-+*@");
}

TEST(a_day_that_is_not_known_is_a_blank)
{
	struct daily_costs d = {0};
	for (int i = 1; i <= 5; i++)
		assert_true(daily_costs_put(&d, TODAY - 6 + i, 100));
	daily_costs_forget(&d, TODAY - 3);
	assert_days(&d, 6, true, " @@ @@");
}

TEST(a_late_bill_is_hollow_behind_the_days_that_count)
{
	struct daily_costs d = {0};
	for (int i = 1; i <= 5; i++)
		assert_true(daily_costs_put(&d, TODAY - 6 + i, i < 5 ? 1000 : 1));
	assert_days(&d, 4, false, "████▯");
	assert_days(&d, 4, true, "@@@@o");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_bar_rises_with_the_value),
	    cmocka_unit_test(days_run_from_the_first_to_the_last),
	    cmocka_unit_test(a_day_that_is_not_known_is_a_blank),
	    cmocka_unit_test(a_late_bill_is_hollow_behind_the_days_that_count),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
