/* SPDX-License-Identifier: MIT */
/* Tests of src/store/lens_work.c. */
#include "base/attr.h"

#include "store/lens.h"

#include "sample.h"
#include "test.h"

#define SIZE 100

static const struct query all = {.type = FILTER_NONE};

static struct store *store_of(uint32_t pages)
{
	struct store *s = store_new(0, SIZE, &credit_thresholds_default);
	for (uint32_t number = 1; number <= pages; number++) {
		struct customer_page page;
		sample_range(&page, 200000000000 + (pages - number) * SIZE, SIZE, pages * SIZE);
		store_put(s, &all, number, SIZE, &page, 0);
	}
	return s;
}

/* The same rows with other amounts. */
static void put_again(struct store *s, uint32_t number)
{
	struct customer_page page;
	sample_range(&page, 300000000000 + number * SIZE, SIZE, 10 * SIZE);
	store_put(s, &all, number, SIZE, &page, 1000);
}

static struct lens_spec by(enum sort_key key)
{
	return (struct lens_spec){.sort = {{key, false}, {SORT_REMAINING, true}}, .n_sort = 2};
}

static void assert_is_as_at_once(const struct lens *l, const struct store *s)
{
	struct lens *fresh = lens_new();
	lens_set(fresh, lens_spec_of(l));
	lens_update(fresh, s);
	assert_int_equal(lens_rows(l), lens_rows(fresh));
	for (uint64_t i = 0; i < lens_rows(fresh); i++)
		assert_int_equal(lens_row(l, i), lens_row(fresh, i));
	lens_free(fresh);
}

static size_t turns(struct lens *l, const struct store *s, size_t rows)
{
	size_t n = 1;
	while (lens_update_some(l, s, rows)) {
		assert_int_equal(lens_rows(l), 0);
		n++;
	}
	return n;
}

TEST(in_turns_it_comes_to_the_same)
{
	struct store *s = store_of(10);
	for (int key = 0; key < SORT_KEYS; key++)
		for (size_t rows = 1; rows < 10000; rows = rows * 7 + 1) {
			struct lens *l = lens_new();
			struct lens_spec spec = by((enum sort_key)key);
			lens_set(l, &spec);
			/* Each row is looked at, gathered and its key read. */
			assert_true(turns(l, s, rows) >= 2 * 10 * SIZE / (rows + SIZE));
			assert_is_as_at_once(l, s);
			lens_free(l);
		}
	store_free(s);
}

TEST(narrowed_in_turns)
{
	struct store *s = store_of(10);
	struct lens *l = lens_new();
	struct lens_spec spec = by(SORT_STATUS);
	snprintf(spec.narrow, sizeof spec.narrow, "7");
	lens_set(l, &spec);
	assert_true(turns(l, s, 10) > 10);
	assert_true(lens_rows(l) > 10);
	assert_is_as_at_once(l, s);
	lens_free(l);
	store_free(s);
}

/* What is sorted is what was there when it began; the next update sees the rest. */
TEST(the_store_may_move_meanwhile)
{
	struct store *s = store_of(10);
	struct lens *l = lens_new();
	struct lens_spec spec = by(SORT_NAME);
	lens_set(l, &spec);
	for (uint32_t turn = 1; lens_update_some(l, s, 50); turn++)
		if (turn < 100)
			put_again(s, 1 + turn % 10);
	assert_is_as_at_once(l, s);
	lens_free(l);
	store_free(s);
}

TEST(the_store_may_be_gone)
{
	struct store *s = store_of(10), *other = store_of(3);
	struct lens *l = lens_new();
	struct lens_spec spec = by(SORT_EMAIL);
	lens_set(l, &spec);
	for (int i = 0; i < 20; i++)
		assert_true(lens_update_some(l, s, 50));
	store_free(s);
	for (int i = 0; i < 10; i++)
		assert_true(lens_update_some(l, other, 10));
	lens_update(l, other);
	assert_is_as_at_once(l, other);
	assert_int_equal(lens_rows(l), 3 * SIZE);
	lens_free(l);
	store_free(other);
}

TEST(another_spec_begins_anew)
{
	struct store *s = store_of(10);
	struct lens *l = lens_new();
	struct lens_spec first = by(SORT_NAME), second = by(SORT_UIN), off = {.n_sort = 0};
	lens_set(l, &first);
	assert_true(lens_update_some(l, s, 500));
	lens_set(l, &second);
	assert_true(lens_update_some(l, s, 500));
	lens_update(l, s);
	assert_is_as_at_once(l, s);
	lens_set(l, &first);
	assert_true(lens_update_some(l, s, 500));
	lens_set(l, &off);
	assert_false(lens_update_some(l, s, 500));
	assert_int_equal(lens_rows(l), 0);
	/* Let go of in the middle. */
	lens_set(l, &first);
	assert_true(lens_update_some(l, s, 500));
	lens_free(l);
	store_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(in_turns_it_comes_to_the_same),
	    cmocka_unit_test(narrowed_in_turns),
	    cmocka_unit_test(the_store_may_move_meanwhile),
	    cmocka_unit_test(the_store_may_be_gone),
	    cmocka_unit_test(another_spec_begins_anew),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
