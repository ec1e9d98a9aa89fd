/* SPDX-License-Identifier: MIT */
/* Tests of src/store/lens_sort.c. */
#include "base/attr.h"

#include "store/lens.h"

#include "sample.h"
#include "seeded.h"
#include "test.h"

#define ROWS_MAX 2000

static const struct query all = {.type = FILTER_NONE};

static struct store *store_of(const struct sample *rows, size_t n)
{
	struct store *s = store_new(0, (uint32_t)n, &credit_thresholds_default);
	struct customer_page page;
	sample_page(&page, rows, n, n);
	assert_int_equal(store_put(s, &all, 1, (uint32_t)n, &page, 0), 0);
	return s;
}

static struct lens_spec by(enum sort_key key, bool descending)
{
	struct lens_spec spec = {.n_sort = 1};
	spec.sort[0].key = key;
	spec.sort[0].descending = descending;
	return spec;
}

/* The rows in the order of the lens, as letters. */
static const char *order(const struct store *s, const struct lens_spec *spec)
{
	static char said[27];
	struct lens *l = lens_new();
	size_t n = 0;
	lens_set(l, spec);
	lens_update(l, s);
	for (uint64_t i = 0; i < lens_rows(l) && n < 26; i++)
		said[n++] = (char)('a' + lens_row(l, i));
	said[n] = '\0';
	lens_free(l);
	return said;
}

static void assert_order(const struct sample *rows, size_t n, enum sort_key key, const char *up,
			 const char *down)
{
	struct store *s = store_of(rows, n);
	struct lens_spec ascending = by(key, false), descending = by(key, true);
	assert_string_equal(order(s, &ascending), up);
	assert_string_equal(order(s, &descending), down);
	store_free(s);
}
#define ORDER(rows, key, up, down) assert_order(rows, COUNT_OF(rows), key, up, down)

TEST(uins_are_numbers_of_64_bits)
{
	static const struct sample rows[] = {
	    {.uin = "18446744073709551615"}, {.uin = "9"}, {0}, {.uin = "10"},
	    {.uin = "18446744073709551614"}, {.uin = "0"}};
	ORDER(rows, SORT_UIN, "fbdeac", "aedbfc");
}

TEST(amounts_sort_as_numbers_with_what_is_missing_last)
{
	static const struct sample rows[] = {
	    {.uin = "1", .credit = "100", .remaining = "9.5"},
	    {.uin = "2", .credit = "20", .remaining = "-10"},
	    {.uin = "3"},
	    {.uin = "4", .credit = "100", .remaining = "100"},
	    {.uin = "5", .credit = "0", .remaining = "-9000000000000"},
	    {.uin = "6", .credit = "3"},
	    {.uin = "7", .credit = "9000000000000", .remaining = "0"}};
	ORDER(rows, SORT_CREDIT, "efbadgc", "gadbfec");
	ORDER(rows, SORT_REMAINING, "ebgadcf", "dagbecf");
	ORDER(rows, SORT_USED, "dbaegcf", "egabdcf");
	/* No ratio without a credit. */
	ORDER(rows, SORT_REMAINING_PERCENT, "bgadcef", "dagbcef");
}

TEST(statuses_sort_by_gravity)
{
	static const struct sample rows[] = {
	    {.uin = "1", .credit = "100", .remaining = "90"},
	    {.uin = "2", .credit = "0", .remaining = "0"},
	    {.uin = "3", .credit = "100", .remaining = "-1"},
	    {.uin = "4", .credit = "100", .remaining = "5"},
	    {.uin = "5", .credit = "100", .remaining = "90", .force = "2"},
	    {.uin = "6", .credit = "100", .remaining = "0"},
	    {.uin = "7", .credit = "100", .remaining = "20"}};
	ORDER(rows, SORT_STATUS, "ecfdgab", "agdfceb");
}

TEST(identity_sorts_as_a_number)
{
	static const struct sample rows[] = {{.uin = "1", .identify = "2"},
					     {.uin = "2"},
					     {.uin = "3", .identify = "-1"},
					     {.uin = "4", .identify = "0"}};
	ORDER(rows, SORT_IDENTIFY, "cdab", "adcb");
}

TEST(times_sort_as_times_in_either_form)
{
	static const struct sample rows[] = {
	    {.uin = "1", .associated = "2026-08-17 07:30:02", .expiry = "2027-01-01"},
	    {.uin = "2", .associated = "2026-08-17", .expiry = "never"},
	    {.uin = "3", .associated = "-"},
	    {.uin = "4", .associated = "1969-01-01 00:00:00", .expiry = "2026-12-31 23:59:59"},
	    {.uin = "5"}};
	ORDER(rows, SORT_ASSOCIATED, "dbace", "abdce");
	ORDER(rows, SORT_EXPIRY, "dabce", "adbce");
}

TEST(texts_sort_case_folded_with_the_empty_last)
{
	static const struct sample rows[] = {
	    {.uin = "1", .name = "beta", .remark = "same prefix b", .type = "old"},
	    {.uin = "2", .name = "", .remark = "same prefix", .type = "new"},
	    {.uin = "3", .name = "ALPHA", .remark = "Same Prefix A", .type = "New"},
	    {.uin = "4", .email = "z@b", .mobile = "+65 1"},
	    {.uin = "5", .name = "alphabet", .email = "A@b", .mobile = "+64 9"},
	    {.uin = "6", .name = "深圳", .remark = "same prefix", .mobile = "+65"}};
	ORDER(rows, SORT_NAME, "ceafbd", "faecbd");
	ORDER(rows, SORT_REMARK, "bfcade", "acbfde");
	ORDER(rows, SORT_TYPE, "bcadef", "abcdef");
	ORDER(rows, SORT_EMAIL, "edabcf", "deabcf");
	ORDER(rows, SORT_MOBILE, "efdabc", "dfeabc");
}

TEST(texts_count_up_to_256_bytes)
{
	char long_a[300], long_b[300], end_a[300], end_b[300];
	memset(long_a, 'x', sizeof long_a - 1);
	long_a[299] = '\0';
	memcpy(long_b, long_a, sizeof long_b);
	memcpy(end_a, long_a, sizeof end_a);
	memcpy(end_b, long_a, sizeof end_b);
	long_a[256] = 'b';
	long_b[256] = 'a'; /* too far to matter */
	end_a[255] = 'b';
	end_b[255] = 'a';
	struct sample rows[] = {{.uin = "1", .name = end_a},
				{.uin = "2", .name = long_a},
				{.uin = "3", .name = long_b},
				{.uin = "4", .name = end_b}};
	ORDER(rows, SORT_NAME, "dabc", "bcad");
}

TEST(later_keys_decide_what_earlier_ones_leave_equal)
{
	static const struct sample rows[] = {
	    {.uin = "1", .name = "b", .credit = "1", .identify = "1"},
	    {.uin = "2", .name = "a", .credit = "1", .identify = "1"},
	    {.uin = "3", .credit = "1", .identify = "2"},
	    {.uin = "4", .name = "B", .credit = "2", .identify = "1"},
	    {.uin = "5", .credit = "2", .identify = "1"},
	    {.uin = "6", .credit = "1", .identify = "1"}};
	struct store *s = store_of(rows, COUNT_OF(rows));
	struct lens_spec spec = {.n_sort = 3};
	spec.sort[0].key = SORT_NAME;
	spec.sort[0].descending = true;
	spec.sort[1].key = SORT_CREDIT;
	spec.sort[2].key = SORT_IDENTIFY;
	spec.sort[2].descending = true;
	assert_string_equal(order(s, &spec), "adbcfe");
	spec.n_sort = 2;
	assert_string_equal(order(s, &spec), "adbcfe");
	spec.sort[1].descending = true;
	assert_string_equal(order(s, &spec), "dabecf");
	store_free(s);
}

/* Enough rows for every way of sorting a run: against a comparison of two neighbours at a time. */
TEST(many_rows_are_in_order_and_ties_in_the_servers)
{
	static struct sample rows[ROWS_MAX];
	static char names[ROWS_MAX][24], credits[ROWS_MAX][24];
	uint64_t seed = 9;
	for (size_t i = 0; i < ROWS_MAX; i++) {
		snprintf(names[i], sizeof names[i], "customer %c%02u",
			 (int)('a' + seeded_below(&seed, 2)), seeded_below(&seed, 40));
		snprintf(credits[i], sizeof credits[i], "%d", (int)seeded_below(&seed, 300) - 150);
		rows[i] = (struct sample){.name = names[i], .credit = credits[i]};
	}
	struct store *s = store_of(rows, ROWS_MAX);
	struct lens *l = lens_new();
	struct lens_spec spec = by(SORT_NAME, false);
	spec.n_sort = 2;
	spec.sort[1].key = SORT_CREDIT;
	spec.sort[1].descending = true;
	lens_set(l, &spec);
	lens_update(l, s);
	assert_int_equal(lens_rows(l), ROWS_MAX);
	for (uint64_t i = 1; i < ROWS_MAX; i++) {
		struct row a = store_row(s, lens_row(l, i - 1)), b = store_row(s, lens_row(l, i));
		int c = strcmp(names[a.number], names[b.number]);
		assert_true(c <= 0);
		if (c == 0)
			assert_true(a.customer->credit >= b.customer->credit);
		if (c == 0 && a.customer->credit == b.customer->credit)
			assert_true(a.number < b.number);
	}
	lens_free(l);
	store_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(uins_are_numbers_of_64_bits),
	    cmocka_unit_test(amounts_sort_as_numbers_with_what_is_missing_last),
	    cmocka_unit_test(statuses_sort_by_gravity),
	    cmocka_unit_test(identity_sorts_as_a_number),
	    cmocka_unit_test(times_sort_as_times_in_either_form),
	    cmocka_unit_test(texts_sort_case_folded_with_the_empty_last),
	    cmocka_unit_test(texts_count_up_to_256_bytes),
	    cmocka_unit_test(later_keys_decide_what_earlier_ones_leave_equal),
	    cmocka_unit_test(many_rows_are_in_order_and_ties_in_the_servers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
