/* SPDX-License-Identifier: MIT */
/* Tests of src/store/row_count.c. */
#include "base/attr.h"

#include "store/row_count.h"

#include "sample.h"
#include "test.h"

#define SIZE 4

static const struct query all = {.type = FILTER_NONE};
static const struct sample rows[] = {
    {.uin = "17", .name = "Acme", .email = "a@x.example", .remaining = "5", .credit = "10"},
    {.uin = "18", .name = "Delta", .email = "acme@x.example", .remaining = "5", .credit = "10"},
    {.uin = "1717", .name = "Straße", .remark = "ACME", .remaining = "-1", .credit = "10"},
    {.uin = NULL, .name = NULL, .remaining = "0", .credit = "10"}};

SETUP(open_store)
{
	struct store *s = store_new(0, SIZE, &credit_thresholds_default);
	for (uint32_t number = 1; number <= 3; number++) {
		struct customer_page page;
		sample_page(&page, rows, COUNT_OF(rows), 12);
		store_put(s, &all, number, SIZE, &page, 0);
	}
	*state = s;
	return 0;
}

TEARDOWN(close_store)
{
	store_free(*state);
	return 0;
}

static struct row_count_of of_text(const char *text, enum customer_field field, bool whole)
{
	static const struct lens_spec off;
	return (struct row_count_of){.list = &all,
				     .text = sl_from(text),
				     .field = field,
				     .whole = whole,
				     .narrows = true,
				     .shown = &off};
}

static struct row_count count_all(const struct store *s, struct row_count_of of)
{
	struct row_count c = {0};
	assert_false(row_count_some(&c, s, &of, SIZE_MAX));
	return c;
}

static void assert_counts(struct row_count c, uint64_t matches, uint64_t narrowed)
{
	assert_int_equal(c.rows, 12);
	assert_int_equal(c.matches, matches);
	assert_int_equal(c.narrowed, narrowed);
}

TEST(rows_are_counted_in_the_field_as_the_api_compares_it)
{
	struct store *s = *state;
	assert_counts(count_all(s, of_text("acme", FIELD_NAME, false)), 3, 0);
	assert_counts(count_all(s, of_text("STRASSE", FIELD_NAME, false)), 3, 0);
	assert_counts(count_all(s, of_text("17", FIELD_CLIENT_UIN, true)), 3, 0);
	assert_counts(count_all(s, of_text("17", FIELD_CLIENT_UIN, false)), 6, 0);
}

TEST(without_a_match_those_that_narrowing_shows_are_counted)
{
	struct store *s = *state;
	struct row_count_of of = of_text("171", FIELD_CLIENT_UIN, true);
	assert_counts(count_all(s, of), 0, 3);
	struct lens_spec negative = {.statuses = STATUS_BIT(STATUS_NEG)};
	of = of_text("x.example", FIELD_NAME, false);
	assert_counts(count_all(s, of), 0, 6);
	of.shown = &negative;
	assert_counts(count_all(s, of), 0, 0);
	of = of_text("acme", FIELD_MOBILE, false);
	of.shown = &negative;
	assert_counts(count_all(s, of), 0, 3);
	of.narrows = false;
	assert_counts(count_all(s, of), 0, 0);
}

TEST(it_goes_on_where_it_stopped)
{
	struct store *s = *state;
	struct row_count c = {0};
	struct row_count_of of = of_text("acme", FIELD_NAME, false);
	for (uint32_t page = 1; page <= 3; page++) {
		assert_int_equal(row_count_some(&c, s, &of, 1), page < 3);
		assert_int_equal(c.rows, page * SIZE);
		assert_int_equal(c.matches, page);
	}
}

TEST(rows_of_another_query_are_counted_while_they_are_held)
{
	struct store *s = *state;
	static const struct query delta = {.type = FILTER_NAME, .text = "Delta"},
				  never = {.type = FILTER_NAME, .text = "never asked"};
	struct row_count_of of = of_text("acme", FIELD_NAME, false);
	struct customer_page page;
	store_select(s, &delta);
	sample_page(&page, &rows[1], 1, 1);
	store_put(s, &delta, 1, SIZE, &page, 0);
	assert_true(query_equal(store_shown(s), &delta));
	assert_counts(count_all(s, of), 3, 0);
	of.list = &delta;
	assert_int_equal(count_all(s, of).rows, 1);
	assert_int_equal(count_all(s, of).narrowed, 1);
	of.list = &never;
	assert_int_equal(count_all(s, of).rows, 0);
}

int main(void)
{
#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, open_store, close_store)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(rows_are_counted_in_the_field_as_the_api_compares_it),
	    WITH_SETUP(without_a_match_those_that_narrowing_shows_are_counted),
	    WITH_SETUP(it_goes_on_where_it_stopped),
	    WITH_SETUP(rows_of_another_query_are_counted_while_they_are_held),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
