/* SPDX-License-Identifier: MIT */
/* Tests of src/store/lens.c. */
#include "base/attr.h"

#include "store/lens.h"

#include "sample.h"
#include "seeded.h"
#include "test.h"

#define SIZE 8

static const struct query all = {.type = FILTER_NONE};
static const struct query delta = {.type = FILTER_NAME, .text = "delta"};

struct bench {
	struct store *s;
	struct lens *l;
};

SETUP(open_bench)
{
	static struct bench b;
	b.s = store_new(0, SIZE, &credit_thresholds_default);
	b.l = lens_new();
	*state = &b;
	return 0;
}

TEARDOWN(close_bench)
{
	struct bench *b = *state;
	lens_free(b->l);
	store_free(b->s);
	return 0;
}

static void put(struct store *s, const struct query *q, uint32_t number, uint64_t first, size_t n)
{
	struct customer_page page;
	sample_range(&page, first, n, 1000);
	store_put(s, q, number, store_page_size(s), &page, 0);
}

static struct lens_spec narrowed(const char *word)
{
	struct lens_spec spec = {0};
	snprintf(spec.narrow, sizeof spec.narrow, "%s", word);
	return spec;
}

TEST(a_lens_that_is_off_maps_nothing)
{
	struct bench *b = *state;
	struct lens_spec off = {0}, on = narrowed("1");
	uint64_t position;
	put(b->s, &all, 1, 1, 8);
	lens_update(b->l, b->s);
	assert_false(lens_is_on(b->l));
	assert_int_equal(lens_rows(b->l), 0);
	assert_true(lens_row(b->l, 0) == UINT64_MAX);
	assert_false(lens_position(b->l, 0, &position));
	lens_set(b->l, &on);
	lens_update(b->l, b->s);
	assert_int_equal(lens_rows(b->l), 1);
	lens_set(b->l, &off);
	assert_false(lens_is_on(b->l));
	assert_int_equal(lens_rows(b->l), 0);
	assert_true(lens_spec_is_off(lens_spec_of(b->l)));
}

TEST(an_empty_store_has_no_positions)
{
	struct bench *b = *state;
	struct lens_spec spec = {.n_sort = 1, .statuses = STATUS_AT_RISK, .narrow = "x"};
	lens_set(b->l, &spec);
	lens_update(b->l, b->s);
	assert_true(lens_is_on(b->l));
	assert_int_equal(lens_rows(b->l), 0);
	put(b->s, &all, 1, 0, 0);
	lens_update(b->l, b->s);
	assert_int_equal(lens_rows(b->l), 0);
}

TEST(every_searched_field_is_searched)
{
	struct bench *b = *state;
	static const struct sample rows[] = {
	    {.uin = "77001", .name = "n", .remark = "r", .email = "e", .mobile = "m"},
	    {.uin = "2", .name = "the 7700 club"},
	    {.uin = "3", .remark = "owes 7700"},
	    {.uin = "4", .email = "x7700@y"},
	    {.uin = "5", .mobile = "+65 7700"},
	    {.uin = "6", .type = "7700", .credit = "7700", .associated = "7700-01-01"}};
	struct customer_page page;
	struct lens_spec spec = narrowed("7700");
	sample_page(&page, rows, COUNT_OF(rows), COUNT_OF(rows));
	store_put(b->s, &all, 1, SIZE, &page, 0);
	lens_set(b->l, &spec);
	lens_update(b->l, b->s);
	assert_int_equal(lens_rows(b->l), 5);
	for (uint64_t i = 0; i < 5; i++)
		assert_int_equal(lens_row(b->l, i), i);
	spec = narrowed("CLUB");
	lens_set(b->l, &spec);
	lens_update(b->l, b->s);
	assert_int_equal(lens_rows(b->l), 1);
	assert_int_equal(lens_row(b->l, 0), 1);
}

TEST(positions_and_rows_are_each_others_inverse)
{
	struct bench *b = *state;
	struct lens_spec spec = {.n_sort = 1};
	uint64_t position;
	spec.sort[0].key = SORT_REMAINING;
	put(b->s, &all, 1, 1, 8);
	put(b->s, &all, 50, 100, 8);
	lens_set(b->l, &spec);
	lens_update(b->l, b->s);
	assert_int_equal(lens_rows(b->l), 16);
	for (uint64_t i = 0; i < 16; i++) {
		assert_true(lens_position(b->l, lens_row(b->l, i), &position));
		assert_int_equal(position, i);
	}
	assert_true(lens_row(b->l, 16) == UINT64_MAX);
	assert_false(lens_position(b->l, 8, &position));
	assert_false(lens_position(b->l, UINT64_MAX, &position));
}

TEST(nothing_moves_until_the_update)
{
	struct bench *b = *state;
	struct lens_spec spec = {.statuses = (1u << STATUSES) - 1};
	put(b->s, &all, 1, 1, 8);
	lens_set(b->l, &spec);
	lens_update(b->l, b->s);
	put(b->s, &all, 2, 9, 8);
	assert_int_equal(lens_rows(b->l), 8);
	lens_update(b->l, b->s);
	assert_int_equal(lens_rows(b->l), 16);
}

TEST(another_query_is_another_list)
{
	struct bench *b = *state;
	struct lens_spec spec = {.n_sort = 1};
	spec.sort[0].key = SORT_UIN;
	spec.sort[0].descending = true;
	lens_set(b->l, &spec);
	put(b->s, &all, 1, 1, 8);
	lens_update(b->l, b->s);
	store_select(b->s, &delta);
	lens_update(b->l, b->s);
	assert_int_equal(lens_rows(b->l), 8);
	put(b->s, &delta, 1, 500, 3);
	lens_update(b->l, b->s);
	assert_int_equal(lens_rows(b->l), 3);
	assert_int_equal(lens_row(b->l, 0), 2);
}

TEST(another_store_is_another_list)
{
	struct bench *b = *state;
	struct lens_spec spec = narrowed("12");
	struct store *other = store_new(0, SIZE, &credit_thresholds_default);
	put(b->s, &all, 1, 1, 8);
	put(other, &all, 1, 12, 8);
	lens_set(b->l, &spec);
	lens_update(b->l, b->s);
	assert_int_equal(lens_rows(b->l), 0);
	lens_update(b->l, other);
	assert_int_equal(lens_rows(b->l), 1);
	store_free(other);
}

TEST(a_lens_may_be_freed_in_any_state)
{
	lens_free(NULL);
	lens_free(lens_new());
}

/* The slow way: rows one by one, sorted by insertion. */
static size_t expected(const struct store *s, const struct lens_spec *spec, uint64_t *rows)
{
	size_t n = 0;
	for (uint64_t row = 0; row < store_rows(s); row++) {
		struct row r = store_row(s, row);
		if (!r.customer || (spec->statuses && !(spec->statuses & 1u << r.credit_status)))
			continue;
		char name[64];
		sl_to_chars(customer_text(r.customer, FIELD_NAME), name, sizeof name);
		if (!strstr(name, spec->narrow))
			continue;
		rows[n++] = row;
	}
	return n;
}

static int64_t value(const struct store *s, uint64_t row, enum sort_key key, bool *known)
{
	const struct customer *c = store_row(s, row).customer;
	*known = c->known & (key == SORT_UIN ? KNOWN_UIN : KNOWN_REMAINING);
	return key == SORT_UIN ? (int64_t)c->uin : c->remaining;
}

static int compare(const struct store *s, uint64_t a, uint64_t b, const struct lens_spec *spec)
{
	for (size_t i = 0; i < spec->n_sort; i++) {
		bool known_a, known_b;
		int64_t x = value(s, a, spec->sort[i].key, &known_a);
		int64_t y = value(s, b, spec->sort[i].key, &known_b);
		if (known_a != known_b)
			return known_a ? -1 : 1;
		if (known_a && x != y)
			return (x < y) != spec->sort[i].descending ? -1 : 1;
	}
	return 0;
}

static void assert_maps_as_expected(const struct bench *b, const struct lens_spec *spec)
{
	uint64_t rows[1000];
	size_t n = expected(b->s, spec, rows);
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && compare(b->s, rows[k - 1], rows[k], spec) > 0; k--) {
			uint64_t swap = rows[k];
			rows[k] = rows[k - 1];
			rows[k - 1] = swap;
		}
	assert_int_equal(lens_rows(b->l), n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(lens_row(b->l, i), rows[i]);
}

static struct lens_spec random_spec(uint64_t *seed)
{
	static const char *const words[] = {"", "", "1", "7", "12"};
	struct lens_spec spec = narrowed(words[seeded_below(seed, COUNT_OF(words))]);
	spec.n_sort = seeded_below(seed, 3);
	for (size_t i = 0; i < spec.n_sort; i++) {
		spec.sort[i].key = seeded_below(seed, 2) ? SORT_UIN : SORT_REMAINING;
		spec.sort[i].descending = seeded_below(seed, 2);
	}
	if (seeded_below(seed, 2))
		spec.statuses = 1 + seeded_below(seed, (1u << STATUSES) - 1);
	return spec;
}

/* Pages come, come again, go and are cut short under one lens, which keeps what it can. */
TEST(the_mapping_follows_the_store)
{
	struct bench *b = *state;
	uint64_t seed = 17;
	struct lens_spec spec = {0};
	for (int step = 0; step < 1500; step++) {
		if (step % 60 == 0)
			do
				spec = random_spec(&seed);
			while (lens_spec_is_off(&spec));
		if (step % 200 == 199)
			store_set_page_size(b->s, 5 + seeded_below(&seed, 5));
		uint32_t number = 1 + seeded_below(&seed, 60), size = store_page_size(b->s);
		uint64_t uins[16];
		for (size_t i = 0; i < size; i++)
			uins[i] = 1 + seeded_below(&seed, 100000);
		struct customer_page page;
		/* Now and then the list ends in the middle of a held page. */
		uint64_t total = seeded_below(&seed, 20) ? 600 : seeded_below(&seed, 400);
		sample_uins(&page, uins, size, total);
		store_put(b->s, &all, number, size, &page, step * INT64_C(100000));
		if (seeded_below(&seed, 3) == 0)
			store_drop_folds(b->s);
		lens_set(b->l, &spec);
		/* In turns, between which the store moves; not always to the end. */
		if (seeded_below(&seed, 3) == 0)
			lens_update_some(b->l, b->s, 1 + seeded_below(&seed, 400));
		if (seeded_below(&seed, 4) == 0)
			continue;
		lens_update(b->l, b->s);
		assert_maps_as_expected(b, &spec);
	}
}

/* A new lens with the same spec has the same rows. */
static void assert_is_as_new(const struct bench *b)
{
	struct lens *fresh = lens_new();
	lens_set(fresh, lens_spec_of(b->l));
	lens_update(fresh, b->s);
	assert_int_equal(lens_rows(b->l), lens_rows(fresh));
	for (uint64_t i = 0; i < lens_rows(fresh); i++)
		assert_int_equal(lens_row(b->l, i), lens_row(fresh, i));
	lens_free(fresh);
}

/* A few new rows in many: they are placed one by one, also by text. */
TEST(a_page_more_is_merged_in)
{
	struct bench *b = *state;
	struct lens_spec spec = {.n_sort = 2, .narrow = "1"};
	spec.sort[0].key = SORT_STATUS;
	spec.sort[1].key = SORT_NAME;
	spec.sort[1].descending = true;
	lens_set(b->l, &spec);
	for (uint32_t number = 1; number <= 60; number++) {
		put(b->s, &all, 1 + number * 7 % 61, 200000000000 + number * 100003 % 5000 * 11,
		    SIZE);
		lens_update(b->l, b->s);
	}
	assert_true(lens_rows(b->l) > 16 * SIZE);
	assert_is_as_new(b);
}

static size_t count_turns(struct store *s, size_t rows)
{
	size_t turns = 1;
	uint32_t number = 0;
	while (store_fold_some(s, ROW_SEARCH_FIELDS, &number, rows))
		turns++;
	return turns;
}

/* A lens works with the folds that are there, and makes them again when they are gone. */
TEST(folds_may_be_dropped_between_two_updates)
{
	struct bench *b = *state;
	struct lens_spec spec = {.sort = {{SORT_NAME, true}}, .n_sort = 1};
	for (uint32_t number = 1; number <= 40; number++)
		put(b->s, &all, number, 200000000000 + number * 100, SIZE);
	assert_int_equal(count_turns(b->s, 1), 40);
	assert_int_equal(count_turns(b->s, SIZE * 5 * 8),
			 1); /* a page that is folded costs little */
	lens_set(b->l, &spec);
	lens_update(b->l, b->s);
	assert_is_as_new(b);
	store_drop_folds(b->s);
	put(b->s, &all, 41, 200000000050, SIZE);
	lens_update(b->l, b->s);
	assert_is_as_new(b);
	/* In the middle of its work the lens keeps them. */
	lens_set(b->l, &(struct lens_spec){.narrow = "7"});
	assert_true(lens_update_some(b->l, b->s, 2000));
	store_drop_folds(b->s);
	lens_update(b->l, b->s);
	assert_is_as_new(b);
	/* Every page is folded again, which costs more than to look at it. */
	count_turns(b->s, SIZE_MAX);
	assert_int_equal(count_turns(b->s, SIZE * 5 * 8), 1);
	store_drop_folds(b->s);
	assert_int_equal(count_turns(b->s, SIZE * 5 * 8), 41);
}

int main(void)
{
#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, open_bench, close_bench)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(a_lens_that_is_off_maps_nothing),
	    WITH_SETUP(an_empty_store_has_no_positions),
	    WITH_SETUP(every_searched_field_is_searched),
	    WITH_SETUP(positions_and_rows_are_each_others_inverse),
	    WITH_SETUP(nothing_moves_until_the_update),
	    WITH_SETUP(another_query_is_another_list),
	    WITH_SETUP(another_store_is_another_list),
	    WITH_SETUP(a_lens_may_be_freed_in_any_state),
	    WITH_SETUP(the_mapping_follows_the_store),
	    WITH_SETUP(a_page_more_is_merged_in),
	    WITH_SETUP(folds_may_be_dropped_between_two_updates),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
