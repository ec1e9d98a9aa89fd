/* SPDX-License-Identifier: MIT */
/* Tests of src/store/page_fold.c. */
#include "base/attr.h"

#include "store/page_fold.h"

#include "sample.h"
#include "test.h"

/* A page of customers with these names, folded. */
static struct page *fold_names(const char *const *names, size_t n)
{
	struct sample rows[16] = {{0}};
	struct customer_page data;
	struct buf scratch;
	for (size_t i = 0; i < n; i++)
		rows[i].name = names[i];
	sample_page(&data, rows, n, n);
	struct page *p = page_new(1, &data, &credit_thresholds_default);
	buf_init(&scratch, FOLD_MAX);
	page_fold_make(p, FIELD_BIT(FIELD_NAME), &scratch);
	buf_release(&scratch);
	return p;
}

TEST(a_page_without_rows_folds_to_nothing)
{
	struct page *p = fold_names(NULL, 0);
	bool hit[1] = {true};
	assert_non_null(p->fold[FIELD_NAME]);
	struct row_search q;
	row_search_init(&q, SL("a"));
	q.fields = FIELD_BIT(FIELD_NAME);
	page_fold_search(p, 0, &q, hit);
	assert_true(hit[0]);
	row_search_release(&q);
	page_free(p);
}

TEST(each_row_has_its_folded_text)
{
	static const char *const names[] = {"Acme", NULL, "Straße"};
	struct page *p = fold_names(names, COUNT_OF(names));
	p->n = 2; /* the list has become shorter */
	assert_true(sl_equal(page_fold_text(p, FIELD_NAME, 0), SL("acme")));
	assert_int_equal(page_fold_text(p, FIELD_NAME, 1).n, 0);
	assert_true(sl_equal(page_fold_text(p, FIELD_NAME, 2), SL("strasse")));
	page_free(p);
}

TEST(folds_are_made_once_and_kept_for_who_holds_the_page)
{
	static const char *const names[] = {"Acme", "Bee"};
	struct page *p = fold_names(names, COUNT_OF(names));
	unsigned both = FIELD_BIT(FIELD_NAME) | FIELD_BIT(FIELD_EMAIL);
	struct buf scratch;
	buf_init(&scratch, FOLD_MAX);
	const uint32_t *name = p->fold[FIELD_NAME];
	size_t one = page_fold_make(p, both, &scratch);
	assert_true(one > 0);
	assert_ptr_equal(p->fold[FIELD_NAME], name);
	assert_int_equal(page_fold_make(p, both, &scratch), 0);
	page_hold(p);
	page_fold_drop(p);
	assert_ptr_equal(p->fold[FIELD_NAME], name);
	page_free(p);
	page_fold_drop(p);
	assert_null(p->fold[FIELD_NAME]);
	assert_int_equal(page_fold_make(p, both, &scratch), 2 * one);
	buf_release(&scratch);
	page_free(p);
}

static const char *search_names(const char *const *names, size_t n, const char *word, bool whole)
{
	static char said[17];
	struct page *p = fold_names(names, n);
	struct row_search q;
	bool hit[16] = {0};
	row_search_init(&q, sl_from(word));
	q.fields = FIELD_BIT(FIELD_NAME);
	q.whole = whole;
	page_fold_search(p, (uint32_t)n, &q, hit);
	row_search_release(&q);
	page_free(p);
	for (size_t i = 0; i < n; i++)
		said[i] = hit[i] ? 'x' : '.';
	said[n] = '\0';
	return said;
}

static const char *hits(const char *const *names, size_t n, const char *word)
{
	return search_names(names, n, word, false);
}

TEST(a_whole_text_is_found_where_nothing_else_is)
{
	static const char *const names[] = {"aa", "aaa", "a", "baa", "AA", NULL, "aa a"};
#define WHOLE(word) search_names(names, COUNT_OF(names), word, true)
	assert_string_equal(WHOLE("aa"), "x...x..");
	assert_string_equal(WHOLE("a"), "..x....");
	assert_string_equal(WHOLE("aaa"), ".x.....");
	assert_string_equal(WHOLE("aaaa"), ".......");
	assert_string_equal(WHOLE("a aa"), ".......");
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

/* A page can have more rows than are searched, when the list has become shorter. */
TEST(only_so_many_rows_are_searched)
{
	static const char *const names[] = {NULL, "a", NULL, NULL};
	struct page *p = fold_names(names, COUNT_OF(names));
	struct row_search q;
	bool hit[4] = {0};
	row_search_init(&q, SL(""));
	q.fields = FIELD_BIT(FIELD_NAME);
	q.whole = true;
	page_fold_search(p, 3, &q, hit);
	assert_true(hit[0] && !hit[1] && hit[2]);
	assert_false(hit[3]);
	row_search_release(&q);
	row_search_init(&q, SL("a"));
	q.fields = FIELD_BIT(FIELD_NAME);
	page_fold_search(p, 1, &q, hit);
	assert_false(hit[0] || hit[1]);
	row_search_release(&q);
	page_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_so_many_rows_are_searched),
	    cmocka_unit_test(a_page_without_rows_folds_to_nothing),
	    cmocka_unit_test(each_row_has_its_folded_text),
	    cmocka_unit_test(folds_are_made_once_and_kept_for_who_holds_the_page),
	    cmocka_unit_test(a_whole_text_is_found_where_nothing_else_is),
	    cmocka_unit_test(rows_that_hold_the_word_are_hit),
	    cmocka_unit_test(a_word_never_spans_two_rows),
	    cmocka_unit_test(a_word_is_found_whatever_repeats_in_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
