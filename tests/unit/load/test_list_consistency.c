/* SPDX-License-Identifier: MIT */
/* Tests of src/load/list_consistency.c. */
#include "base/attr.h"
#include "base/mem.h"

#include "flow_start.h"
#include "test.h"

static struct flow *listing_in(enum order order, const char *customers, uint32_t page_size)
{
	return flow_list((struct query){.order = order}, customers, page_size);
}

static struct flow *listing(const char *customers, uint32_t page_size)
{
	return listing_in(ORDER_DESC, customers, page_size);
}

static enum consistency_state state_of(const struct flow *f, struct fault *why)
{
	return list_consistency_state(&f->model->loader, why);
}

TEST(an_empty_list_is_done)
{
	struct fault why;
	struct flow *f = listing("", 20);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PENDING);
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	flow_end(f);
}

TEST(everything_is_fetched_and_adds_up)
{
	struct fault why;
	struct flow *f = listing("401..1", 20);
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	assert_int_equal(f->n_asked, 22); /* the first page again at the end */
	assert_int_equal(store_loaded(f->model->loader.store), 401);
	flow_end(f);
}

/* 40 of 40 on two full pages: only a third one tells that there are no more. */
TEST(behind_a_full_last_page_is_looked_once)
{
	struct fault why;
	struct flow *f = listing("40..1", 20);
	flow_answer_all(f);
	flow_answer_all(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PENDING);
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	assert_int_equal(f->n_asked, 4); /* the first page again, too */
	flow_end(f);
}

/* Answers the request with the n customers from first on, and this Total. */
static void answer_from(struct flow *f, uint64_t id, int first, int n, const char *total)
{
	struct buf body;
	buf_init(&body, 1u << 20);
	fake_customers_numbered(total, (uint64_t)first, (size_t)n, &body);
	flow_reply(
	    f, id,
	    &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = buf_sl(&body)});
	buf_release(&body);
}

/* Answers the request with n customers, others for another number, and this Total. */
static void answer_as(struct flow *f, uint64_t id, int number, int n, const char *total)
{
	answer_from(f, id, number * 1000, n, total);
}

static void answer(struct flow *f, uint64_t id, int n, const char *total)
{
	answer_as(f, id, (int)id, n, total);
}

TEST(a_total_that_is_wrong_is_no_list)
{
	static const struct {
		int rows[3];
		const char *total, *meaning;
	} cases[] = {{{20, 20}, "20", "the API sent more customers than its Total says"},
		     {{20}, "19", "the API sent more customers than its Total says"},
		     {{20, 0}, "90", "the API sent fewer customers than its Total says"},
		     {{20, 19}, "4000000000", "the API sent fewer customers than its Total says"}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct fault why;
		struct flow *f = listing("", 20);
		for (uint64_t id = 1; id <= 3 && state_of(f, &why) == CONSISTENCY_PENDING; id++)
			answer(f, id, cases[i].rows[id - 1], cases[i].total);
		assert_int_equal(state_of(f, &why), CONSISTENCY_REFUTED);
		assert_string_equal(why.meaning, cases[i].meaning);
		flow_end(f);
	}
}

TEST(a_change_costs_another_pass)
{
	struct fault why;
	struct flow *f = listing("100..1", 20);
	flow_answer_all(f);
	assert_true(fake_customers_set(&f->customers, SL("101..1")));
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	assert_int_equal(store_loaded(f->model->loader.store), 101);
	flow_end(f);
}

/* One leaves a page that was read, one comes: Total stays, and 21 moves to where nobody looks. */
TEST(a_customer_who_moves_to_a_read_page_is_not_lost)
{
	struct fault why;
	struct flow *f = listing_in(ORDER_ASC, "60..1", 20);
	flow_answer(f, 1);
	flow_answer(f, 2);
	assert_true(fake_customers_set(&f->customers, SL("61..6,4..1")));
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	flow_assert_listed(f, "61..6,4..1");
	flow_end(f);
}

/* Newest first that takes a page out of its turn: the last one, before the one in the middle. */
TEST(nor_when_pages_come_in_another_order)
{
	struct fault why;
	struct flow *f = listing("60..1", 20);
	flow_answer(f, 1);
	flow_answer(f, 3);
	assert_true(fake_customers_set(&f->customers, SL("61..6,4..1")));
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	flow_assert_listed(f, "61..6,4..1");
	flow_end(f);
}

/* The first customer of the page that is read again is the same, and Total is. */
TEST(each_customer_of_the_page_that_is_read_again_counts)
{
	struct fault why;
	struct flow *f = listing("60..1", 20);
	for (uint64_t id = 1; id <= 3; id++)
		flow_answer(f, id);
	assert_true(fake_customers_set(&f->customers, SL("60,99,58..2,59")));
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	flow_assert_listed(f, "60,99,58..2,59");
	flow_end(f);
}

/* Oldest first the last page is read before the others and after them. */
TEST(a_pass_begins_and_ends_where_customers_come_in)
{
	static const uint32_t pages[] = {1, 3, 1, 2, 3};
	struct fault why;
	struct flow *f = listing_in(ORDER_ASC, "59..1", 20);
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	assert_int_equal(f->n_asked, COUNT_OF(pages));
	for (size_t i = 0; i < COUNT_OF(pages); i++)
		assert_int_equal(f->asked[i].page, pages[i]);
	flow_end(f);
}

/* The page it would begin with is one that was there before, and is cut at Total: not read yet. */
TEST(a_pass_begins_with_no_stale_page)
{
	struct fault why;
	struct flow *f = listing_in(ORDER_ASC, "", 20);
	answer_as(f, 1, 1, 20, "49");
	assert_int_equal(f->asked[1].page, 3);
	answer_as(f, 2, 1, 20, "49");
	assert_int_equal(state_of(f, &why), CONSISTENCY_PENDING);
	assert_int_equal(f->model->loader.consistency.n, 0);
	assert_false(store_fresh_page(f->model->loader.store, 3));
	flow_end(f);
}

TEST(one_page_is_of_one_moment)
{
	struct fault why;
	struct flow *f = listing_in(ORDER_ASC, "19..1", 20);
	flow_answer(f, 1);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	assert_int_equal(f->n_asked, 1);
	flow_end(f);
}

TEST(a_list_that_never_rests_is_given_up)
{
	struct fault why;
	struct flow *f = listing("100..1", 20);
	char list[20];
	for (int i = 0; i < 400 && state_of(f, &why) == CONSISTENCY_PENDING; i++) {
		snprintf(list, sizeof list, "%d..1", 100 + i);
		assert_true(fake_customers_set(&f->customers, sl_from(list)));
		flow_answer_all(f);
		flow_advance(f, 2000);
	}
	assert_int_equal(state_of(f, &why), CONSISTENCY_REFUTED);
	assert_string_equal(why.code, "List.Inconsistent");
	assert_true(why.meaning[0] && why.remedy[0]);
	flow_end(f);
}

TEST(a_customer_twice_never_adds_up)
{
	struct fault why;
	struct flow *f = listing("60..1,60", 20);
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_REFUTED);
	flow_end(f);
}

/* The row that is asked for is there, or nothing is. */
static void answer_of(struct flow *f, uint64_t id, int customers)
{
	const struct request *r = &f->asked[id - 1];
	int first = (int)((r->page - 1) * r->page_size), n = customers - first;
	n = n < 0 ? 0 : n < (int)r->page_size ? n : (int)r->page_size;
	answer_from(f, id, 1000 + first, n, "null");
}

/* Pages up to one that is not full; then what stands where they meet. */
TEST(without_a_total_it_is_read_on_to_the_end)
{
	static const struct {
		int customers;
		size_t asked;
	} cases[] = {{0, 1}, {7, 3}, {45, 5}, {40, 5}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct fault why;
		struct flow *f = listing("", 20);
		for (uint64_t id = 1; id <= f->n_asked; id++) {
			answer_of(f, id, cases[i].customers);
			flow_advance(f, 1000);
		}
		assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
		assert_int_equal(store_loaded(f->model->loader.store), cases[i].customers);
		assert_int_equal(f->n_asked, cases[i].asked);
		flow_end(f);
	}
}

TEST(a_fault_that_stays_fails)
{
	struct fault why;
	struct flow *f = listing("100..1", 20);
	flow_answer_all(f);
	flow_fault(f, 2, "FailedOperation", 0);
	assert_int_equal(state_of(f, &why), CONSISTENCY_FAILED);
	assert_string_equal(why.code, "FailedOperation");
	flow_end(f);
	f = listing("100..1", 20);
	flow_fault(f, 1, "AuthFailure.SecretIdNotFound", 0);
	assert_int_equal(state_of(f, &why), CONSISTENCY_FAILED);
	assert_string_equal(why.code, "AuthFailure.SecretIdNotFound");
	flow_end(f);
}

/* What is asked beside the list has no query, as a list without a filter has none. */
TEST(a_fault_of_another_action_says_nothing_about_the_list)
{
	struct fault why;
	struct flow *f = listing("40..1", 20);
	struct fetch *fetch = &f->model->loader.fetch;
	fetch->failed[fetch->n_failed++] =
	    (struct failed){.request = {.action = ACTION_DAILY_COST}, .fault = {.code = "X"}};
	flow_answer_all(f);
	flow_answer_all(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PENDING);
	assert_true(list_consistency_lacks_end(&f->model->loader));
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	flow_end(f);
}

TEST(a_passing_fault_goes_on)
{
	struct fault why;
	struct flow *f = listing("100..1", 20);
	flow_fault(f, 1, "RequestLimitExceeded", 0);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PENDING);
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	flow_end(f);
}

TEST(a_list_too_large_for_memory_says_so)
{
	struct fault why;
	struct flow *f = mem_alloc(1, sizeof *f);
	flow_init(f);
	f->lists = true;
	f->settings.page_size = 20;
	f->settings.store_budget = 20000;
	assert_true(fake_customers_set(&f->customers, SL("2000..1")));
	flow_open(f, 24, 80);
	for (int i = 0; i < 500 && state_of(f, &why) == CONSISTENCY_PENDING; i++) {
		flow_answer_all(f);
		flow_advance(f, 1000);
	}
	assert_int_equal(state_of(f, &why), CONSISTENCY_FAILED);
	assert_string_equal(why.code, "List.TooLarge");
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_list_is_done),
	    cmocka_unit_test(everything_is_fetched_and_adds_up),
	    cmocka_unit_test(behind_a_full_last_page_is_looked_once),
	    cmocka_unit_test(a_total_that_is_wrong_is_no_list),
	    cmocka_unit_test(a_change_costs_another_pass),
	    cmocka_unit_test(a_customer_who_moves_to_a_read_page_is_not_lost),
	    cmocka_unit_test(nor_when_pages_come_in_another_order),
	    cmocka_unit_test(each_customer_of_the_page_that_is_read_again_counts),
	    cmocka_unit_test(a_pass_begins_and_ends_where_customers_come_in),
	    cmocka_unit_test(a_pass_begins_with_no_stale_page),
	    cmocka_unit_test(one_page_is_of_one_moment),
	    cmocka_unit_test(a_list_that_never_rests_is_given_up),
	    cmocka_unit_test(a_customer_twice_never_adds_up),
	    cmocka_unit_test(without_a_total_it_is_read_on_to_the_end),
	    cmocka_unit_test(a_fault_that_stays_fails),
	    cmocka_unit_test(a_fault_of_another_action_says_nothing_about_the_list),
	    cmocka_unit_test(a_passing_fault_goes_on),
	    cmocka_unit_test(a_list_too_large_for_memory_says_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
