/* SPDX-License-Identifier: MIT */
/* Tests of src/store/listing.c. */
#include "store/listing.h"

#include "sample.h"
#include "test.h"

#define SIZE 4

SETUP(open_listing)
{
	static struct listing l;
	static const struct query all = {.type = FILTER_NONE};
	listing_init(&l, &all, SIZE);
	*state = &l;
	return 0;
}

TEARDOWN(close_listing)
{
	listing_release(*state);
	return 0;
}

static struct page *add(struct listing *l, uint32_t number, const uint64_t *uins, size_t n)
{
	struct customer_page data;
	sample_uins(&data, uins, n, NO_TOTAL);
	struct page *p = page_new(number, &data, &credit_thresholds_default);
	listing_add_take(l, p);
	return p;
}

static struct page *add_range(struct listing *l, uint32_t number, uint64_t first, size_t n)
{
	uint64_t uins[SIZE];
	for (size_t i = 0; i < n; i++)
		uins[i] = first + i;
	return add(l, number, uins, n);
}

static void set_total(struct listing *l, uint64_t total)
{
	l->has_total = true;
	l->total = total;
}

TEST(without_a_total_the_list_ends_where_the_rows_do)
{
	struct listing *l = *state;
	assert_int_equal(listing_rows(l), 0);
	add_range(l, 3, 1, 2);
	assert_int_equal(listing_rows(l), 10);
	add_range(l, 5, 1, 0);
	assert_int_equal(listing_rows(l), 16);
	assert_false(listing_is_complete(l));
}

TEST(a_fresh_page_past_total_still_counts)
{
	struct listing *l = *state;
	set_total(l, 2);
	add_range(l, 1, 1, 4);
	assert_int_equal(listing_rows(l), 4);
	assert_false(listing_is_complete(l));
	listing_make_stale(l);
	assert_int_equal(listing_rows(l), 2);
	assert_int_equal(l->tally.totals.n, 2);
	uint64_t row;
	assert_true(listing_find_uin(l, 2, &row));
	assert_false(listing_find_uin(l, 3, &row));
}

TEST(stale_pages_past_the_end_go)
{
	struct listing *l = *state;
	set_total(l, 20);
	for (uint32_t number = 1; number <= 5; number++)
		add_range(l, number, 10 * number, 4);
	l->total = 6;
	listing_raise(l, NULL);
	listing_cut_past_end(l);
	assert_int_equal(l->pages.n, 2);
	assert_int_equal(l->tally.totals.n, 6);
	assert_int_equal(listing_rows(l), 6);
	l->total = 0;
	listing_cut_past_end(l);
	assert_int_equal(l->pages.n, 1);
	assert_int_equal(l->tally.totals.n, 0);
	assert_int_equal(listing_rows(l), 0);
}

/* It showed where the rows ended that a wrong Total did not count; old rows before it must go, too.
 */
TEST(an_empty_page_past_the_end_goes_when_total_is_right)
{
	struct listing *l = *state;
	set_total(l, 2);
	add_range(l, 1, 1, 4);
	add_range(l, 2, 5, 4);
	add_range(l, 3, 1, 0);
	assert_int_equal(listing_rows(l), 8);
	listing_cut_past_end(l);
	assert_int_equal(l->pages.n, 3);
	l->total = 0;
	l->pages.at[0]->epoch = l->pages.at[1]->epoch = l->epoch - 1;
	listing_cut_past_end(l);
	assert_int_equal(l->pages.n, 1);
	assert_int_equal(listing_rows(l), 0);
}

TEST(complete_means_every_row_of_one_epoch)
{
	struct listing *l = *state;
	add_range(l, 1, 1, 4);
	assert_false(listing_is_complete(l)); /* without a Total a full page is followed by one */
	struct page *p = add_range(l, 2, 5, 2);
	assert_true(listing_is_complete(l));
	set_total(l, 7);
	assert_false(listing_is_complete(l));
	set_total(l, 6);
	assert_true(listing_is_complete(l));
	l->unsettled = true;
	assert_false(listing_is_complete(l));
	l->unsettled = false;
	listing_drop(l, p);
	assert_false(listing_is_complete(l));
	/* As many rows as Total, but not in its places. */
	add_range(l, 3, 5, 2);
	assert_int_equal(l->fresh.rows, l->total);
	assert_false(listing_is_complete(l));
	listing_drop(l, pages_find(&l->pages, 3));
	add_range(l, 2, 5, 2);
	assert_true(listing_is_complete(l));
	listing_raise(l, pages_find(&l->pages, 1));
	assert_false(listing_is_complete(l));
}

TEST(a_uin_on_two_fresh_pages_is_a_pair)
{
	struct listing *l = *state;
	static const uint64_t uins[] = {4, 9, 1};
	set_total(l, 7);
	add_range(l, 1, 1, 4);
	struct page *p = add(l, 2, uins, 3);
	assert_int_equal(l->fresh.pairs, 2);
	assert_false(listing_is_complete(l));
	listing_drop(l, pages_find(&l->pages, 1));
	assert_int_equal(l->fresh.pairs, 0);
	add_range(l, 1, 1, 4);
	assert_int_equal(l->fresh.pairs, 2);
	listing_raise(l, p);
	assert_int_equal(l->fresh.pairs, 0);
	/* A stale row does not count. */
	listing_drop(l, p);
	p = add(l, 2, uins, 3);
	assert_int_equal(l->fresh.pairs, 0);
	listing_drop(l, pages_find(&l->pages, 1));
	assert_int_equal(l->fresh.pairs, 0);
}

TEST(a_uin_twice_in_a_page_is_found_at_the_first)
{
	struct listing *l = *state;
	static const uint64_t uins[] = {8, 5, 8, 8};
	uint64_t row;
	set_total(l, 4);
	struct page *p = add(l, 1, uins, 4);
	assert_int_equal(p->twice, 2);
	assert_int_equal(l->fresh.twice, 2);
	assert_int_equal(l->uins.n, 2);
	listing_drop(l, p);
	assert_int_equal(l->fresh.twice, 0);
	p = add(l, 1, uins, 4);
	assert_int_equal(l->tally.totals.n, 4);
	assert_false(listing_is_complete(l));
	assert_true(listing_find_uin(l, 8, &row));
	assert_int_equal(row, 0);
	l->total = 1;
	listing_make_stale(l);
	assert_true(listing_find_uin(l, 8, &row));
	assert_int_equal(row, 0);
	listing_drop(l, p);
	assert_false(listing_find_uin(l, 8, &row));
	assert_int_equal(l->uins.n, 0);
	assert_int_equal(l->fresh.twice, 0);
}

TEST(rows_without_a_uin_are_held_but_never_alike)
{
	struct listing *l = *state;
	static const uint64_t uins[] = {0, 0, 7, 0};
	uint64_t row;
	set_total(l, 8);
	add(l, 1, uins, 4);
	static const uint64_t others[] = {0, 1, 2, 0};
	add(l, 2, others, 4);
	assert_int_equal(l->fresh.pairs, 0);
	assert_int_equal(l->fresh.twice, 0);
	assert_int_equal(l->uins.n, 3);
	assert_false(listing_find_uin(l, 0, &row));
	assert_true(listing_is_complete(l));
}

TEST(a_fresh_holder_is_found_before_a_stale_one)
{
	struct listing *l = *state;
	uint64_t row;
	set_total(l, 12);
	for (uint32_t number = 1; number <= 3; number++)
		add_range(l, number, 1, 4);
	for (uint32_t number = 1; number <= 3; number++) {
		listing_raise(l, pages_find(&l->pages, number));
		assert_true(listing_find_uin(l, 2, &row));
		assert_int_equal(row, (number - 1) * SIZE + 1);
	}
	listing_raise(l, NULL);
	assert_true(listing_find_uin(l, 2, &row));
}

TEST(clearing_leaves_nothing_held)
{
	struct listing *l = *state;
	set_total(l, 8);
	add_range(l, 1, 1, 4);
	add_range(l, 2, 5, 4);
	assert_true(l->bytes > 0);
	l->unsettled = l->untold = l->full = true;
	l->empty_page = 3;
	listing_clear(l);
	assert_false(l->unsettled || l->untold || l->full);
	assert_int_equal(l->empty_page, 0);
	assert_int_equal(l->bytes, 0);
	assert_int_equal(l->pages.n, 0);
	assert_int_equal(l->tally.totals.n, 0);
	assert_int_equal(l->tally.credit.low, 0);
	assert_int_equal(l->tally.credit.high, 0);
	assert_int_equal(l->tally.remaining.low, 0);
	assert_int_equal(l->tally.owed.low, 0);
	assert_int_equal(l->tally.owed_neg.low, 0);
	assert_int_equal(l->fresh.pages, 0);
	assert_int_equal(l->fresh.rows, 0);
	assert_int_equal(l->uins.n, 0);
	assert_int_equal(l->total, 8);
	assert_false(listing_is_complete(l));
}

TEST(bytes_are_those_of_the_held_pages)
{
	struct listing *l = *state;
	struct page *a = add_range(l, 1, 1, 4), *b = add_range(l, 9, 5, 2);
	assert_int_equal(l->bytes, a->bytes + b->bytes);
	listing_drop(l, a);
	assert_int_equal(l->bytes, b->bytes);
	listing_drop(l, b);
	assert_int_equal(l->bytes, 0);
}

TEST(the_first_pages_are_whole_fresh_and_in_their_places)
{
	struct listing *l = *state;
	assert_true(listing_has_first(l, 0));
	assert_false(listing_has_first(l, 1));
	add_range(l, 2, 5, 4);
	assert_false(listing_has_first(l, 1));
	add_range(l, 1, 1, 4);
	assert_true(listing_has_first(l, 1));
	assert_true(listing_has_first(l, 2));
	assert_false(listing_has_first(l, 3));
	add_range(l, 4, 13, 4);
	assert_true(listing_has_first(l, 2));
	assert_false(listing_has_first(l, 3));
	struct page *p = add_range(l, 3, 9, 3);
	assert_false(listing_has_first(l, 3));
	listing_drop(l, p);
	p = add_range(l, 3, 9, 4);
	assert_true(listing_has_first(l, 4));
	p->epoch = l->epoch - 1;
	assert_false(listing_has_first(l, 3));
	assert_true(listing_has_first(l, 2));
}

int main(void)
{
#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, open_listing, close_listing)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(without_a_total_the_list_ends_where_the_rows_do),
	    WITH_SETUP(a_fresh_page_past_total_still_counts),
	    WITH_SETUP(stale_pages_past_the_end_go),
	    WITH_SETUP(an_empty_page_past_the_end_goes_when_total_is_right),
	    WITH_SETUP(complete_means_every_row_of_one_epoch),
	    WITH_SETUP(a_uin_on_two_fresh_pages_is_a_pair),
	    WITH_SETUP(a_uin_twice_in_a_page_is_found_at_the_first),
	    WITH_SETUP(rows_without_a_uin_are_held_but_never_alike),
	    WITH_SETUP(a_fresh_holder_is_found_before_a_stale_one),
	    WITH_SETUP(clearing_leaves_nothing_held),
	    WITH_SETUP(bytes_are_those_of_the_held_pages),
	    WITH_SETUP(the_first_pages_are_whole_fresh_and_in_their_places),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
