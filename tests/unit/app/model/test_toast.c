/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/toast.c. */
#include "base/mem.h"

#include "app/model/model.h"

#include "test.h"

#define INFO_MS 5000

static struct model *quiet(void)
{
	struct model *m = mem_alloc(1, sizeof *m);
	m->now_ms = 1000;
	toast_hide(m);
	m->dirty = false;
	return m;
}

TEST(information_goes_by_time_or_by_a_key)
{
	struct model *m = quiet();
	toast_info(m, "%d of %s", 3, "these");
	assert_string_equal(m->toast.text, "3 of these");
	assert_true(m->dirty);
	m->now_ms += INFO_MS - 1;
	toast_tick(m);
	assert_true(m->toast.shown);
	m->now_ms++;
	m->dirty = false;
	toast_tick(m);
	assert_false(m->toast.shown);
	assert_true(m->dirty);
	assert_int_equal(m->toast.until_ms, INT64_MAX);
	toast_info(m, "again");
	m->dirty = false;
	toast_key(m);
	assert_false(m->toast.shown);
	assert_true(m->dirty && m->toast.gone.any);
	toast_key(m); /* it was gone before this key */
	assert_false(m->toast.gone.any);
	mem_free(m);
}

TEST(a_warning_goes_by_time_or_by_esc)
{
	struct model *m = quiet();
	toast_warn(m, "the list changed");
	toast_key(m);
	assert_true(m->toast.shown && m->toast.is_warning && !m->toast.gone.any);
	m->now_ms += INFO_MS;
	toast_tick(m);
	assert_false(m->toast.shown);
	toast_warn(m, "the list changed");
	toast_key(m);
	assert_true(toast_cancel(m));
	assert_false(m->toast.shown);
	toast_key(m);
	assert_false(toast_cancel(m));
	mem_free(m);
}

TEST(an_error_that_esc_removes_is_what_esc_was_for)
{
	struct model *m = quiet();
	toast_error(m, "bad");
	toast_key(m);
	assert_true(toast_cancel(m));
	toast_info(m, "nice");
	toast_key(m);
	assert_false(toast_cancel(m));
	mem_free(m);
}

TEST(a_warning_does_not_cover_an_error)
{
	struct model *m = quiet();
	toast_error(m, "bad");
	toast_warn(m, "the list changed");
	assert_string_equal(m->toast.text, "bad");
	toast_hide(m);
	toast_warn(m, "the list changed");
	toast_info(m, "nice"); /* what was asked for is said */
	assert_string_equal(m->toast.text, "nice");
	assert_false(m->toast.is_warning);
	mem_free(m);
}

TEST(an_error_goes_by_a_key_not_by_time)
{
	struct model *m = quiet();
	toast_error(m, "bad");
	m->now_ms += 1000 * INFO_MS;
	toast_tick(m);
	assert_true(m->toast.shown);
	toast_key(m);
	assert_false(m->toast.shown);
	assert_false(m->toast.is_error);
	mem_free(m);
}

TEST(information_does_not_cover_an_error)
{
	struct model *m = quiet();
	toast_error(m, "bad");
	toast_info(m, "nice");
	assert_string_equal(m->toast.text, "bad");
	toast_error(m, "worse"); /* a newer one does */
	assert_string_equal(m->toast.text, "worse");
	toast_key(m);
	toast_info(m, "nice");
	assert_string_equal(m->toast.text, "nice");
	mem_free(m);
}

TEST(an_error_covers_information_and_stays)
{
	struct model *m = quiet();
	toast_info(m, "nice");
	m->toast.page = 7;
	toast_error(m, "bad");
	assert_int_equal(m->toast.page, 0); /* that page's coming does not take it away */
	m->now_ms += INFO_MS;
	toast_tick(m);
	assert_string_equal(m->toast.text, "bad");
	mem_free(m);
}

TEST(newer_information_has_its_whole_time)
{
	struct model *m = quiet();
	toast_info(m, "one");
	m->now_ms += INFO_MS - 1;
	toast_info(m, "two");
	m->now_ms += INFO_MS - 1;
	toast_tick(m);
	assert_string_equal(m->toast.text, "two");
	mem_free(m);
}

/* A name of a customer may be long, and of any script: it is cut between its characters. */
TEST(a_long_text_is_cut_at_a_character)
{
	struct model *m = quiet();
	char text[900];
	for (size_t i = 0; i + 3 < sizeof text; i += 3)
		memcpy(text + i, "\xe6\xb7\xb1", 4);
	toast_info(m, "x%s", text);
	size_t n = strlen(m->toast.text);
	assert_true(n < sizeof m->toast.text && n > sizeof m->toast.text - 5);
	assert_int_equal((n - 1) % 3, 0);
	mem_free(m);
}

TEST(hiding_nothing_draws_nothing)
{
	struct model *m = quiet();
	toast_hide(m);
	toast_key(m);
	toast_tick(m);
	assert_false(m->dirty);
	mem_free(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(information_goes_by_time_or_by_a_key),
	    cmocka_unit_test(a_warning_goes_by_time_or_by_esc),
	    cmocka_unit_test(an_error_that_esc_removes_is_what_esc_was_for),
	    cmocka_unit_test(a_warning_does_not_cover_an_error),
	    cmocka_unit_test(an_error_goes_by_a_key_not_by_time),
	    cmocka_unit_test(information_does_not_cover_an_error),
	    cmocka_unit_test(an_error_covers_information_and_stays),
	    cmocka_unit_test(newer_information_has_its_whole_time),
	    cmocka_unit_test(a_long_text_is_cut_at_a_character),
	    cmocka_unit_test(hiding_nothing_draws_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
