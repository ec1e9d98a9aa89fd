/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/columns.c. */
#include "app/model/columns.h"

#include "columns_shown.h"
#include "test.h"

static void assert_each_once(const struct column_set *s)
{
	unsigned seen = 0;
	for (int i = 0; i < COLUMNS; i++)
		seen |= 1u << s->order[i];
	assert_int_equal(seen, (1u << COLUMNS) - 1);
}

TEST(at_first_all_are_shown_in_order)
{
	struct column_set s;
	column_set_init(&s);
	assert_each_once(&s);
	assert_int_equal(column_set_shown(&s), COLUMNS);
	assert_int_equal(s.frozen, 2);
	assert_int_equal(s.order[COLUMNS - 1], COLUMNS - 1);
}

TEST(moving_keeps_each_once)
{
	for (int i = 0; i < COLUMNS; i++)
		for (int by = -COLUMNS; by <= COLUMNS; by++) {
			struct column_set s;
			column_set_init(&s);
			int to = column_set_move(&s, i, by);
			assert_in_range(to, 0, COLUMNS - 1);
			assert_int_equal(s.order[to], i);
			assert_each_once(&s);
			column_set_move(&s, to, i - to);
			for (int k = 0; k < COLUMNS; k++)
				assert_int_equal(s.order[k], k);
		}
}

TEST(hidden_ones_are_not_counted)
{
	struct column_set s;
	column_set_init(&s);
	s.hidden[COLUMN_TYPE] = s.hidden[COLUMN_NAME] = true;
	assert_int_equal(column_set_shown(&s), COLUMNS - 2);
	assert_false(column_may_hide(COLUMN_UIN));
	assert_false(column_may_hide(COLUMN_STATUS));
	assert_true(column_may_hide(COLUMN_NAME));
}

TEST(a_field_has_the_name_of_its_column)
{
	enum customer_field f;
	assert_true(column_field(COLUMN_UIN, &f));
	assert_int_equal(f, FIELD_CLIENT_UIN);
	assert_false(column_field(COLUMN_STATUS, &f));
	assert_string_equal(column_field_name(FIELD_CLIENT_UIN), "UIN");
	assert_string_equal(column_field_name(FIELD_REMARK), "Remark");
	assert_string_equal(column_field_name(FIELD_FORCE), "Force");
}

TEST(each_sorts_by_its_own_key)
{
	unsigned seen = 0;
	for (int i = 0; i < COLUMNS; i++)
		seen |= 1u << column_sort((enum column_id)i);
	assert_int_equal(__builtin_popcount(seen), COLUMNS);
	assert_int_equal(column_sort(COLUMN_STATUS), SORT_STATUS);
}

TEST(moving_ends_at_the_first_and_the_last_place)
{
	struct column_set s;
	column_set_init(&s);
	enum column_id moved = s.order[3];
	assert_int_equal(column_set_move(&s, 3, -3), 0);
	assert_int_equal(column_set_move(&s, 0, 3), 3);
	assert_int_equal(column_set_move(&s, 3, -4), 0);
	assert_int_equal(s.order[0], moved);
	assert_int_equal(column_set_move(&s, 0, COLUMNS - 1), COLUMNS - 1);
	assert_int_equal(column_set_move(&s, COLUMNS - 1, 1), COLUMNS - 1);
	assert_int_equal(s.order[COLUMNS - 1], moved);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(at_first_all_are_shown_in_order),
	    cmocka_unit_test(moving_keeps_each_once),
	    cmocka_unit_test(hidden_ones_are_not_counted),
	    cmocka_unit_test(a_field_has_the_name_of_its_column),
	    cmocka_unit_test(each_sorts_by_its_own_key),
	    cmocka_unit_test(moving_ends_at_the_first_and_the_last_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
