/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/shown_columns.c. */
#include "app/screens/shown_columns.h"

#include "columns_shown.h"
#include "output/output_column.h"
#include "test.h"

static struct column_set set;
static const struct column_room with_all = {.burn = true, .changes = true};

static void heads_are(const char *want)
{
	struct buf out;
	buf_init(&out, 1000);
	shown_columns_heads(&set, &with_all, &out);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	buf_release(&out);
}

TEST(hidden_columns_are_left_out_and_the_order_is_kept)
{
	int columns[COLUMNS];
	column_set_show(&set, "Name UIN Remaining% -Credit Expiry Status");
	heads_are("Name\tUIN\tRemaining %\tExpiry\tStatus\n");
	assert_int_equal(shown_columns_list(&set, &with_all, columns), 5);
	assert_int_equal(columns[0], FIELD_NAME);
	assert_int_equal(columns[1], FIELD_CLIENT_UIN);
	assert_int_equal(columns[2], DERIVED_REMAINING_PERCENT);
	assert_int_equal(columns[3], FIELD_RECENT_EXPIRY);
	assert_int_equal(columns[4], DERIVED_STATUS);
}

TEST(every_column_of_the_screen_is_written)
{
	int columns[COLUMNS];
	bool seen[OUTPUT_COLUMNS] = {false};
	column_set_init(&set);
	assert_int_equal(shown_columns_list(&set, &with_all, columns), COLUMNS);
	for (size_t i = 0; i < COLUMNS; i++) {
		assert_false(seen[columns[i]]);
		seen[columns[i]] = true;
	}
}

TEST(burn_runway_and_changes_are_left_out_before_they_are_shown)
{
	int columns[COLUMNS];
	const struct column_room burn = {.burn = true}, changes = {.changes = true};
	column_set_init(&set);
	assert_int_equal(shown_columns_list(&set, &burn, columns), COLUMNS - 2);
	for (size_t i = 0; i < COLUMNS - 2; i++)
		assert_false(output_column_needs_before(columns[i]));
	assert_int_equal(shown_columns_list(&set, &changes, columns), COLUMNS - 2);
	for (size_t i = 0; i < COLUMNS - 2; i++)
		assert_true(columns[i] != DERIVED_BURN && columns[i] != DERIVED_RUNWAY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(hidden_columns_are_left_out_and_the_order_is_kept),
	    cmocka_unit_test(every_column_of_the_screen_is_written),
	    cmocka_unit_test(burn_runway_and_changes_are_left_out_before_they_are_shown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
