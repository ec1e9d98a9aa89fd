/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/credit_history.c. */
#include "base/mem.h"

#include "app/model/credit_history.h"
#include "app/model/model.h"

#include "test.h"

static struct customer_extra *d;

SETUP(set_up)
{
	d = mem_alloc(1, sizeof *d);
	return 0;
}

TEARDOWN(tear_down)
{
	for (size_t i = 0; i < d->n_pages; i++)
		reply_allocations_release(&d->pages[i]);
	mem_free(d);
	return 0;
}

static struct allocation *add_entry(struct allocation a)
{
	struct allocation_page *p = &d->pages[d->n_pages++];
	reply_allocations_init(p);
	p->rows = arena_alloc(&p->arena, 1, sizeof *p->rows);
	p->rows[0] = a;
	p->n = 1;
	return p->rows;
}

static const int64_t usd = 1000000;

static void add_usual(void)
{
	add_entry((struct allocation){.operator_name = SL("100001234567"),
				      .remark = SL("after a call"),
				      .delta = 12345678 * usd,
				      .total_after = 10000 * usd,
				      .available_after = 500 * usd,
				      .known = 7u});
	add_entry((struct allocation){.operator_name = SL("partner@reseller.example"),
				      .remark = SL(""),
				      .delta = -5 * usd,
				      .known = ALLOCATION_DELTA});
}

TEST(entries_are_counted_over_all_pages_the_newest_first)
{
	assert_int_equal(credit_history_count(d), 0);
	add_usual();
	assert_int_equal(credit_history_count(d), 2);
	assert_int_equal(credit_history_entry(d, 0)->delta, 12345678 * usd);
	assert_int_equal(credit_history_entry(d, 1)->delta, -5 * usd);
}

TEST(the_kind_follows_from_the_change)
{
	struct allocation a = {.delta = 1, .known = ALLOCATION_DELTA};
	assert_string_equal(credit_history_kind(&a), "allocated");
	a.delta = -1;
	assert_string_equal(credit_history_kind(&a), "taken back");
	a.delta = 0;
	assert_string_equal(credit_history_kind(&a), "");
	a = (struct allocation){.delta = 1};
	assert_string_equal(credit_history_kind(&a), "");
}

static int width_of(const struct history_widths *x)
{
	int sum = 0;
	for (int c = 0; c < HISTORY_COLUMNS; c++)
		sum += x->w[c] > 0 ? x->w[c] + (sum > 0 ? HISTORY_GAP : 0) : 0;
	return sum;
}

/* An amount is as wide as the widest of its column, or left out; so is an operator's number. */
TEST(columns_fit_any_width_and_amounts_are_whole)
{
	add_usual();
	for (int w = 0; w <= 200; w++) {
		struct history_widths x;
		credit_history_fit(d, false, w, &x);
		assert_in_range(width_of(&x), 0, w);
		assert_true(x.w[HISTORY_DATE] == 0 || x.w[HISTORY_DATE] == 10);
		assert_true(x.w[HISTORY_CHANGE] == 0 || x.w[HISTORY_CHANGE] == 14);
		assert_true(x.w[HISTORY_TOTAL] == 0 || x.w[HISTORY_TOTAL] == 11);
		assert_true(x.w[HISTORY_AVAILABLE] == 0 || x.w[HISTORY_AVAILABLE] == 9);
		assert_true(x.w[HISTORY_OPERATOR] == 0 || x.w[HISTORY_OPERATOR] >= 12);
		assert_true(x.w[HISTORY_KIND] == 0 || x.w[HISTORY_KIND] == 10);
	}
}

TEST(who_and_why_come_before_what_was_available)
{
	struct history_widths x;
	add_usual();
	int least = credit_history_least(d, false);
	credit_history_fit(d, false, least, &x);
	assert_true(x.w[HISTORY_OPERATOR] > 0 && x.w[HISTORY_REMARK] > 0);
	assert_int_equal(x.w[HISTORY_AVAILABLE], 0);
	credit_history_fit(d, false, least - 1, &x);
	assert_true(x.w[HISTORY_OPERATOR] == 0 || x.w[HISTORY_REMARK] == 0);
	credit_history_fit(d, false, 200, &x);
	assert_int_equal(x.w[HISTORY_OPERATOR], 24);
	assert_int_equal(x.w[HISTORY_REMARK], 12);
	assert_int_equal(x.w[HISTORY_KIND], 10);
}

TEST(a_column_without_a_text_is_left_out)
{
	struct history_widths x;
	add_entry((struct allocation){.remark = SL(""), .operator_name = SL("")});
	credit_history_fit(d, false, 200, &x);
	assert_int_equal(x.w[HISTORY_OPERATOR], 0);
	assert_int_equal(x.w[HISTORY_REMARK], 0);
	assert_int_equal(x.w[HISTORY_KIND], 0);
	assert_int_equal(x.w[HISTORY_CHANGE], strlen("Change"));
}

TEST(masked_texts_have_the_width_of_their_heads)
{
	struct history_widths x;
	add_usual();
	credit_history_fit(d, true, 200, &x);
	assert_int_equal(x.w[HISTORY_OPERATOR], strlen("Operator"));
	assert_int_equal(x.w[HISTORY_REMARK], strlen("Remark"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    T(entries_are_counted_over_all_pages_the_newest_first),
	    T(the_kind_follows_from_the_change),
	    T(columns_fit_any_width_and_amounts_are_whole),
	    T(who_and_why_come_before_what_was_available),
	    T(a_column_without_a_text_is_left_out),
	    T(masked_texts_have_the_width_of_their_heads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
