/* SPDX-License-Identifier: MIT */
/* Tests of src/store/lens_fold.c. */
#include "base/attr.h"

#include "store/lens_fold.h"

#include "sample.h"
#include "test.h"

/* A page of customers with these names, folded. */
struct folded {
	struct page *page;
	struct fold fold;
	uint32_t n;
};

static struct folded fold_names(const char *const *names, size_t n)
{
	struct sample rows[16] = {{0}};
	struct customer_page data;
	struct folded f = {.n = (uint32_t)n};
	struct buf scratch;
	for (size_t i = 0; i < n; i++)
		rows[i].name = names[i];
	sample_page(&data, rows, n, n);
	f.page = page_new(1, &data, &credit_thresholds_default);
	buf_init(&scratch, FOLD_MAX);
	lens_fold_make(&f.fold, f.page, f.page->n, FIELD_NAME, &scratch);
	buf_release(&scratch);
	return f;
}

static void release(struct folded *f)
{
	lens_fold_release(&f->fold);
	page_free(f->page);
}

TEST(a_page_without_rows_folds_to_nothing)
{
	struct folded f = fold_names(NULL, 0);
	assert_non_null(f.fold.start);
	struct row_search q;
	row_search_init(&q, SL("a"));
	lens_fold_search(&f.fold, 0, &q, NULL);
	row_search_release(&q);
	release(&f);
}

TEST(each_row_has_its_folded_text)
{
	static const char *const names[] = {"Acme", NULL, "Straße"};
	struct folded f = fold_names(names, COUNT_OF(names));
	assert_true(sl_equal(lens_fold_text(&f.fold, f.n, 0), SL("acme")));
	assert_int_equal(lens_fold_text(&f.fold, f.n, 1).n, 0);
	assert_true(sl_equal(lens_fold_text(&f.fold, f.n, 2), SL("strasse")));
	release(&f);
}

static const char *hits(const char *const *names, size_t n, const char *word)
{
	static char said[17];
	struct folded f = fold_names(names, n);
	struct row_search q;
	bool hit[16] = {0};
	row_search_init(&q, sl_from(word));
	lens_fold_search(&f.fold, (uint32_t)n, &q, hit);
	row_search_release(&q);
	release(&f);
	for (size_t i = 0; i < n; i++)
		said[i] = hit[i] ? 'x' : '.';
	said[n] = '\0';
	return said;
}

TEST(rows_that_hold_the_word_are_hit)
{
	static const char *const names[] = {"Acme", "Delta ac", "", "me", "aACMEa", NULL, "深圳"};
#define HITS(word) hits(names, COUNT_OF(names), word)
	assert_string_equal(HITS(""), "xxxxxxx");
	assert_string_equal(HITS("a"), "xx..x..");
	assert_string_equal(HITS("ac"), "xx..x..");
	assert_string_equal(HITS("ACME"), "x...x..");
	assert_string_equal(HITS("me"), "x..xx..");
	assert_string_equal(HITS("deltaac"), ".......");
	assert_string_equal(HITS("圳"), "......x");
	assert_string_equal(HITS("a word longer than all of the page's texts together are"),
			    ".......");
}

TEST(a_word_never_spans_two_rows)
{
	static const char *const names[] = {"ab", "cd", "ab"};
	assert_string_equal(hits(names, 3, "bc"), "...");
	assert_string_equal(hits(names, 3, "abcd"), "...");
	assert_string_equal(hits(names, 3, "ab"), "x.x");
}

TEST(a_word_is_found_whatever_repeats_in_it)
{
	static const char *const names[] = {"aaab", "aab", "abaabaaab", "bbb"};
	assert_string_equal(hits(names, 4, "aab"), "xxx.");
	assert_string_equal(hits(names, 4, "aaab"), "x.x.");
	assert_string_equal(hits(names, 4, "bb"), "...x");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_page_without_rows_folds_to_nothing),
	    cmocka_unit_test(each_row_has_its_folded_text),
	    cmocka_unit_test(rows_that_hold_the_word_are_hit),
	    cmocka_unit_test(a_word_never_spans_two_rows),
	    cmocka_unit_test(a_word_is_found_whatever_repeats_in_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
