/* SPDX-License-Identifier: MIT */
/* Tests of src/store/uins.c. */
#include "store/uins.h"

#include "sample.h"
#include "seeded.h"
#include "test.h"

SETUP(open_index)
{
	static struct uins u;
	uins_init(&u);
	*state = &u;
	return 0;
}

TEARDOWN(close_index)
{
	uins_release(*state);
	return 0;
}

static int times(const struct uins *u, uint64_t uin, uint32_t row)
{
	struct uins_walk w = uins_find(u, uin);
	uint32_t found;
	int n = 0;
	while (uins_next(u, &w, &found))
		n += found == row;
	return n;
}

TEST(nothing_is_found_in_an_empty_index)
{
	struct uins *u = *state;
	struct uins_walk w = uins_find(u, 1);
	uint32_t row;
	assert_false(uins_next(u, &w, &row));
	uins_remove(u, 1, 1);
	assert_int_equal(u->n, 0);
}

TEST(the_bounds_are_ordinary_values)
{
	struct uins *u = *state;
	uins_add(u, 0, 0);
	uins_add(u, UINT64_MAX, 9999999);
	assert_int_equal(times(u, 0, 0), 1);
	assert_int_equal(times(u, UINT64_MAX, 9999999), 1);
	assert_int_equal(times(u, 0, 9999999), 0);
}

TEST(a_uin_may_have_several_rows)
{
	struct uins *u = *state;
	for (uint32_t row = 0; row < 200; row++)
		uins_add(u, 5, row);
	uins_remove(u, 5, 100);
	uins_remove(u, 5, 100);
	assert_int_equal(u->n, 199);
	for (uint32_t row = 0; row < 200; row++)
		assert_int_equal(times(u, 5, row), row != 100);
}

TEST(removing_what_is_not_there_removes_nothing)
{
	struct uins *u = *state;
	uins_add(u, 5, 1);
	uins_remove(u, 5, 2);
	uins_remove(u, 6, 1);
	assert_int_equal(u->n, 1);
	assert_int_equal(times(u, 5, 1), 1);
}

#define ROWS 500

/* Few UINs, so that runs are long, and many steps, so that they wrap round the table's end. */
TEST(it_agrees_with_a_plain_list)
{
	struct uins *u = *state;
	uint64_t uin_of[ROWS] = {0}, seed = 3;
	size_t n = 0;
	for (int step = 0; step < 20000; step++) {
		uint32_t row = seeded_below(&seed, ROWS);
		if (uin_of[row]) {
			uins_remove(u, uin_of[row], row);
			uin_of[row] = 0;
			n--;
		} else {
			uin_of[row] = 1 + seeded_below(&seed, 60);
			uins_add(u, uin_of[row], row);
			n++;
		}
		assert_int_equal(u->n, n);
		row = seeded_below(&seed, ROWS);
		uint64_t uin = 1 + seeded_below(&seed, 60);
		assert_int_equal(times(u, uin, row), uin_of[row] == uin);
	}
	for (uint32_t row = 0; row < ROWS; row++)
		assert_int_equal(times(u, uin_of[row], row), uin_of[row] != 0);
}

TEST(it_stays_small)
{
	struct uins *u = *state;
	for (uint32_t row = 0; row < 100000; row++)
		uins_add(u, 200000000000 + row * 37, row);
	assert_true(u->cap * sizeof *u->slot <= 22 * 100000);
}

int main(void)
{
#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, open_index, close_index)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(nothing_is_found_in_an_empty_index),
	    WITH_SETUP(the_bounds_are_ordinary_values),
	    WITH_SETUP(a_uin_may_have_several_rows),
	    WITH_SETUP(removing_what_is_not_there_removes_nothing),
	    WITH_SETUP(it_agrees_with_a_plain_list),
	    WITH_SETUP(it_stays_small),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
