/* SPDX-License-Identifier: MIT */
/* Tests of src/store/page.c. */
#include "base/attr.h"

#include "store/page.h"

#include "sample.h"
#include "test.h"

static struct page *page_of(uint32_t number, uint64_t first, size_t n)
{
	struct customer_page data;
	sample_range(&data, first, n, 100);
	return page_new(number, &data, &credit_thresholds_default);
}

SETUP(open_table)
{
	static struct pages t;
	pages_init(&t);
	*state = &t;
	return 0;
}

TEARDOWN(close_table)
{
	pages_release(*state);
	return 0;
}

TEST(a_page_takes_its_rows)
{
	struct customer_page data;
	sample_range(&data, 34, 3, 100);
	size_t bytes = data.arena.bytes;
	struct page *p = page_new(7, &data, &credit_thresholds_default);
	assert_null(data.rows);
	assert_int_equal(data.arena.bytes, 0);
	assert_int_equal(p->n, 3);
	assert_true(p->bytes >= bytes + sizeof *p + 3);
	for (uint32_t i = 0; i < 3; i++)
		assert_int_equal(p->credit_status[i],
				 credit_status_of(&p->data.rows[i], &credit_thresholds_default));
	assert_int_equal(p->credit_status[0], STATUS_SUS);
	page_free(p);
	page_free(NULL);
}

/* Whoever is first to let go of it: the last one frees it, and a sanitizer says when none does. */
TEST(a_page_stays_while_somebody_holds_it)
{
	struct page *p = page_of(1, 34, 3);
	page_hold(p);
	page_hold(p);
	page_free(p);
	page_free(p);
	assert_int_equal(p->data.rows[2].uin, 36);
	page_free(p);
}

TEST(same_uins_need_the_same_order_and_every_uin)
{
	static const uint64_t some[] = {1, 2, 3}, turned[] = {1, 3, 2}, null[] = {1, 0, 3};
	struct customer_page data;
	struct page *p[5];
	const uint64_t *const uins[] = {some, some, turned, null, null};
	for (size_t i = 0; i < COUNT_OF(p); i++) {
		sample_uins(&data, uins[i], 3, 3);
		p[i] = page_new((uint32_t)i + 1, &data, &credit_thresholds_default);
	}
	assert_true(page_same_uins(p[0], p[1]));
	assert_false(page_same_uins(p[0], p[2]));
	assert_false(page_same_uins(p[0], p[3]));
	assert_false(page_same_uins(p[3], p[4]));
	assert_true(page_is_unchanged(p[3], p[4]));
	assert_true(page_is_unchanged(p[0], p[1]));
	assert_false(page_is_unchanged(p[0], p[2]));
	assert_false(page_is_unchanged(p[0], p[3]));
	assert_false(page_is_unchanged(p[3], p[0]));
	p[1]->n = 2;
	assert_false(page_same_uins(p[0], p[1]));
	assert_false(page_is_unchanged(p[0], p[1]));
	for (size_t i = 0; i < COUNT_OF(p); i++)
		page_free(p[i]);
}

TEST(an_empty_table_finds_nothing)
{
	struct pages *t = *state;
	assert_null(pages_find(t, 0));
	assert_null(pages_find(t, 1));
	assert_null(pages_find(t, UINT32_MAX));
	assert_int_equal(pages_from(t, 1), 0);
}

TEST(numbers_may_be_far_apart)
{
	struct pages *t = *state;
	static const uint32_t numbers[] = {100000, 1, UINT32_MAX, 2, 77};
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		pages_insert_take(t, page_of(numbers[i], 1, 1));
	assert_int_equal(t->n, COUNT_OF(numbers));
	assert_true(t->cap < 100);
	for (size_t i = 1; i < t->n; i++)
		assert_true(t->at[i - 1]->number < t->at[i]->number);
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		assert_int_equal(pages_find(t, numbers[i])->number, numbers[i]);
	assert_null(pages_find(t, 3));
	assert_int_equal(pages_from(t, 3), 2);
	assert_int_equal(pages_from(t, 77), 2);
	assert_int_equal(pages_from(t, UINT32_MAX), 4);
	pages_remove(t, pages_find(t, 77));
	assert_null(pages_find(t, 77));
	assert_int_equal(pages_from(t, 3), 2);
	assert_int_equal(t->at[2]->number, 100000);
}

TEST(many_pages_are_all_found)
{
	struct pages *t = *state;
	for (uint32_t i = 0; i < 300; i++)
		pages_insert_take(t, page_of(1 + i * 7 % 300, i, 1));
	for (uint32_t number = 1; number <= 300; number++)
		assert_int_equal(pages_find(t, number)->number, number);
	pages_remove(t, pages_find(t, 1));
	for (uint32_t number = 2; number <= 300; number++)
		assert_int_equal(pages_find(t, number)->number, number);
}

int main(void)
{
#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, open_table, close_table)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(a_page_takes_its_rows),
	    WITH_SETUP(a_page_stays_while_somebody_holds_it),
	    WITH_SETUP(same_uins_need_the_same_order_and_every_uin),
	    WITH_SETUP(an_empty_table_finds_nothing),
	    WITH_SETUP(numbers_may_be_far_apart),
	    WITH_SETUP(many_pages_are_all_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
