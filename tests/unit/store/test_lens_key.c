/* SPDX-License-Identifier: MIT */
/* Tests of src/store/lens_key.c. */
#include "base/attr.h"
#include "base/buf.h"

#include "store/lens_key.h"

#include "sample.h"
#include "test.h"

#define SIZE 4

/* Pages 2 and 5 of a list, each with its names folded. */
struct bench {
	struct lens_page page[2];
	struct lens_pages pages;
};

static const struct sample first[] = {
    {.uin = "7", .name = "Alphabet soup", .remaining = "-1", .credit = "10"},
    {.uin = "18446744073709551615", .name = "alphabet", .remaining = "5", .credit = "10"},
    {.name = ""},
    {.uin = "8", .name = "Alphabet", .remaining = "5", .credit = "10"}};
static const struct sample second[] = {{.uin = "9", .name = "b"},
				       {.uin = "10", .remaining = "-2", .credit = "10"}};

static void add(struct bench *b, uint32_t number, const struct sample *rows, size_t n)
{
	struct customer_page data;
	struct buf scratch;
	sample_page(&data, rows, n, n);
	struct lens_page *p = &b->page[b->pages.n++];
	p->page = page_new(number, &data, &credit_thresholds_default);
	p->number = number;
	p->n = p->page->n;
	buf_init(&scratch, 1000);
	page_fold_make(p->page, FIELD_BIT(FIELD_NAME), &scratch);
	buf_release(&scratch);
}

SETUP(open_bench)
{
	static struct bench b;
	b = (struct bench){.pages = {.at = b.page, .size = SIZE}};
	add(&b, 2, first, COUNT_OF(first));
	add(&b, 5, second, COUNT_OF(second));
	*state = &b;
	return 0;
}

TEARDOWN(close_bench)
{
	struct bench *b = *state;
	for (size_t i = 0; i < b->pages.n; i++) {
		page_free(b->page[i].page);
	}
	return 0;
}

static struct lens_spec by(enum sort_key key, bool descending)
{
	return (struct lens_spec){.sort = {{key, descending}}, .n_sort = 1};
}

static bool key_of(const struct bench *b, const struct lens_spec *spec, uint32_t row, size_t at,
		   uint64_t *key)
{
	struct lens_column c = lens_column(spec, 0);
	struct sort_entry e = {.row = row,
			       .slot = (uint32_t)(lens_page_of(&b->pages, row) - b->page)};
	bool known = lens_key_read(&c, &b->pages, at, &e);
	*key = e.key;
	return known;
}

TEST(the_page_of_a_row)
{
	struct bench *b = *state;
	assert_ptr_equal(lens_page_of(&b->pages, 4), &b->page[0]);
	assert_ptr_equal(lens_page_of(&b->pages, 7), &b->page[0]);
	assert_ptr_equal(lens_page_of(&b->pages, 16), &b->page[1]);
	assert_null(lens_page_of(&b->pages, 0));
	assert_null(lens_page_of(&b->pages, 8));
	assert_null(lens_page_of(&b->pages, UINT32_MAX));
}

TEST(numbers_have_keys_of_the_same_order)
{
	struct bench *b = *state;
	struct lens_spec up = by(SORT_REMAINING, false), down = by(SORT_REMAINING, true);
	uint64_t debt, five, debt_down, five_down;
	assert_true(key_of(b, &up, 4, 0, &debt) && key_of(b, &up, 5, 0, &five));
	assert_true(debt < five);
	assert_true(key_of(b, &down, 4, 0, &debt_down) && key_of(b, &down, 5, 0, &five_down));
	assert_true(debt_down == ~debt && five_down == ~five);
	struct lens_spec uin = by(SORT_UIN, false);
	assert_true(key_of(b, &uin, 5, 0, &five));
	assert_true(five == UINT64_MAX);
	assert_false(key_of(b, &uin, 6, 0, &five));
}

/* The number of a customer is its UIN backwards from 10; UIN 8 has none. */
static bool read_given(const void *ctx, const struct customer *c, enum sort_key k, int64_t *out)
{
	assert_int_equal(k, SORT_RUNWAY);
	*out = *(const int64_t *)ctx - (int64_t)c->uin;
	return c->uin != 8;
}

TEST(numbers_that_the_store_lacks_are_given)
{
	struct bench *b = *state;
	const int64_t ten = 10;
	struct lens_numbers numbers = {read_given, &ten};
	struct lens_spec up = by(SORT_RUNWAY, false), down = by(SORT_RUNWAY, true);
	uint64_t key;
	assert_false(key_of(b, &up, 4, 0, &key));
	up.numbers = down.numbers = &numbers;
	assert_true(lens_key_precedes(&up, &b->pages, 16, 4)); /* 1 and 3 */
	assert_true(lens_key_precedes(&down, &b->pages, 4, 16));
	assert_true(lens_key_precedes(&up, &b->pages, 4, 7) &&
		    lens_key_precedes(&down, &b->pages, 4, 7));
}

TEST(texts_have_a_key_for_each_eight_bytes)
{
	struct bench *b = *state;
	struct lens_spec up = by(SORT_NAME, false), down = by(SORT_NAME, true);
	struct lens_column c = lens_column(&up, 0), d = lens_column(&down, 0);
	uint64_t long_key, short_key, next;
	assert_true(key_of(b, &up, 4, 0, &long_key) && key_of(b, &up, 5, 0, &short_key));
	assert_true(long_key == 0x616c706861626574); /* "alphabet" */
	assert_true(short_key == long_key);
	assert_false(lens_key_ends(&c, long_key)); /* a full word: it may go on */
	assert_true(key_of(b, &up, 4, 8, &next));
	assert_true(next == 0x20736f7570000000); /* " soup" */
	assert_true(lens_key_ends(&c, next));
	assert_true(key_of(b, &up, 5, 8, &next));
	assert_true(next == 0);
	assert_true(key_of(b, &down, 5, 8, &next));
	assert_true(next == UINT64_MAX && lens_key_ends(&d, next));
	assert_false(key_of(b, &up, 6, 0, &next)); /* an empty one */
}

TEST(which_of_two_comes_first)
{
	struct bench *b = *state;
	struct lens_spec up = by(SORT_NAME, false), down = by(SORT_NAME, true);
	assert_true(lens_key_precedes(&up, &b->pages, 5, 4));
	assert_true(lens_key_precedes(&down, &b->pages, 4, 5));
	assert_true(lens_key_precedes(&up, &b->pages, 4, 16));
	/* Without a text it is last both ways; equals stand as the server has them. */
	assert_false(lens_key_precedes(&up, &b->pages, 6, 16));
	assert_false(lens_key_precedes(&down, &b->pages, 6, 16));
	assert_true(lens_key_precedes(&up, &b->pages, 5, 7));
	assert_true(lens_key_precedes(&down, &b->pages, 5, 7));
	assert_false(lens_key_precedes(&up, &b->pages, 7, 5));
	up.sort[1] = (struct sort_by){SORT_UIN, false};
	up.n_sort = 2;
	assert_true(lens_key_precedes(&up, &b->pages, 7, 5));
}

/* One full page of names, given in the order that they must have. */
static void assert_ordered(const char *const names[SIZE])
{
	struct bench b = {.pages = {.at = b.page, .size = SIZE}};
	struct sample rows[SIZE] = {{0}};
	struct lens_spec up = by(SORT_NAME, false), down = by(SORT_NAME, true);
	for (size_t i = 0; i < SIZE; i++)
		rows[i].name = names[SIZE - 1 - i];
	add(&b, 1, rows, SIZE);
	for (uint32_t i = 1; i < SIZE; i++) {
		if (!lens_key_precedes(&up, &b.pages, i, i - 1) ||
		    !lens_key_precedes(&down, &b.pages, i - 1, i))
			fail_msg("%s comes before %s", rows[i - 1].name, rows[i].name);
	}
	page_free(b.page[0].page);
}

TEST(numbers_in_texts_are_ordered_by_value)
{
	assert_ordered(
	    (const char *const[]){"Customer 2", "Customer 10", "customer 11", "Customer 100"});
	assert_ordered((const char *const[]){"1", "02", "9a", "10"});
	assert_ordered((const char *const[]){"a7b", "a0007c", "a007c1", "a08"});
	assert_ordered((const char *const[]){"12345678", "123456789", "999999999", "1000000000"});
	assert_ordered((const char *const[]){"999999999999999999999", "1000000000000000000000",
					     "1000000000000000000001", "1000000000000000000001a"});
	/* Among other characters they stay where digits are. */
	assert_ordered((const char *const[]){"a/", "a99", "a:", "ab"});
	assert_ordered((const char *const[]){"a", "a 1", "a0", "a1"});
	assert_ordered((const char *const[]){"Zurich 9", "Zürich 10", "zurich 10a", "Zürich 11"});
}

/* Without zeros before it a number has one value: the server's order decides. */
TEST(zeros_before_a_number_do_not_count)
{
	static const struct sample rows[] = {{.name = "a007"}, {.name = "a7"}};
	struct bench b = {.pages = {.at = b.page, .size = SIZE}};
	struct lens_spec up = by(SORT_NAME, false);
	add(&b, 1, rows, 2);
	assert_true(lens_key_precedes(&up, &b.pages, 0, 1));
	assert_false(lens_key_precedes(&up, &b.pages, 1, 0));
	page_free(b.page[0].page);
}

/* The keys of a long text end, however many digits it has. */
TEST(the_keys_of_a_text_of_digits_end)
{
	static char digits[400];
	struct bench b = {.pages = {.at = b.page, .size = SIZE}};
	struct lens_spec up = by(SORT_NAME, false);
	struct lens_column c = lens_column(&up, 0);
	uint64_t key;
	size_t at = 0;
	memset(digits, '7', sizeof digits - 1);
	add(&b, 1, (const struct sample[]){{.name = digits}}, 1);
	do
		assert_true(key_of(&b, &up, 0, at, &key));
	while ((at += 8) < 1000 && !lens_key_ends(&c, key));
	assert_in_range(at, 8, 264);
	page_free(b.page[0].page);
}

TEST(shares_and_use_are_ordered_with_debts)
{
	struct bench *b = *state;
	struct lens_spec share = by(SORT_REMAINING_PERCENT, false), used = by(SORT_USED, false);
	uint64_t tenth, fifth, half;
	assert_true(key_of(b, &share, 4, 0, &tenth));  /* -1 of 10 */
	assert_true(key_of(b, &share, 17, 0, &fifth)); /* -2 of 10 */
	assert_true(key_of(b, &share, 5, 0, &half));
	assert_true(fifth < tenth && tenth < half);
	assert_false(key_of(b, &share, 16, 0, &half));
	assert_true(key_of(b, &used, 4, 0, &tenth));
	assert_true(key_of(b, &used, 17, 0, &fifth));
	assert_true(key_of(b, &used, 5, 0, &half));
	assert_true(half < tenth && tenth < fifth);
	assert_false(key_of(b, &used, 16, 0, &half));
}

TEST(texts_are_those_that_are_folded)
{
	static const struct {
		enum sort_key key;
		enum customer_field field;
	} texts[] = {{SORT_NAME, FIELD_NAME},
		     {SORT_TYPE, FIELD_TYPE},
		     {SORT_EMAIL, FIELD_EMAIL},
		     {SORT_MOBILE, FIELD_MOBILE},
		     {SORT_REMARK, FIELD_REMARK}};
	enum customer_field field;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		assert_true(lens_key_is_text(texts[i].key, &field));
		assert_int_equal(field, texts[i].field);
	}
	assert_false(lens_key_is_text(SORT_UIN, &field));
	assert_false(lens_key_is_text(SORT_ASSOCIATED, &field));
}

int main(void)
{
#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, open_bench, close_bench)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(the_page_of_a_row),
	    WITH_SETUP(numbers_have_keys_of_the_same_order),
	    WITH_SETUP(numbers_that_the_store_lacks_are_given),
	    WITH_SETUP(texts_have_a_key_for_each_eight_bytes),
	    WITH_SETUP(which_of_two_comes_first),
	    cmocka_unit_test(numbers_in_texts_are_ordered_by_value),
	    cmocka_unit_test(zeros_before_a_number_do_not_count),
	    cmocka_unit_test(the_keys_of_a_text_of_digits_end),
	    WITH_SETUP(shares_and_use_are_ordered_with_debts),
	    cmocka_unit_test(texts_are_those_that_are_folded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
