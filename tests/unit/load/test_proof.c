/* SPDX-License-Identifier: MIT */
/* With which requests pages of different moments are proved to be one list. */

#include "base/attr.h"

#include "demo/response.h"
#include "flow_start.h"
#include "load/proof.h"
#include "test.h"

static enum consistency_state state_of(const struct flow *f, struct fault *why)
{
	return list_consistency_state(&f->model->loader, why);
}

static struct flow *filtered(const char *customers)
{
	return flow_list((struct query){.type = FILTER_NAME, .text = " "}, customers, 20);
}

/* A new name brings a customer in anywhere: one page more for each two that meet. */
TEST(the_list_of_a_filter_is_proved_where_pages_meet)
{
	struct fault why;
	struct flow *f = filtered("59..1");
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	assert_int_equal(f->n_asked, 5);
	assert_int_equal(f->asked[3].page_size, 3);
	assert_int_equal(f->asked[3].page, 7);
	assert_int_equal(f->asked[4].page_size, 3);
	assert_int_equal(f->asked[4].page, 14);
	flow_end(f);
}

/* 39 moves from the second page to the first, which was read; Total stays. */
TEST(two_renames_lose_nobody)
{
	struct fault why;
	struct flow *f = filtered("59..30,28..1");
	flow_answer(f, 1);
	assert_true(fake_customers_set(&f->customers, SL("59..51,49..28,27..1,0")));
	flow_settle(f);
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	flow_assert_listed(f, "59..51,49..28,27..1,0");
	flow_end(f);
}

TEST(what_is_enough_is_proved_too)
{
	static const struct {
		enum order order;
		uint64_t rows;
		size_t asked;
	} cases[] = {{ORDER_DESC, 20, 1}, {ORDER_DESC, 21, 3}, {ORDER_DESC, 100, 6},
		     {ORDER_ASC, 20, 1},  {ORDER_ASC, 21, 3},  {ORDER_ASC, 100, 8}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct fault why;
		struct flow *f = flow_list((struct query){.order = cases[i].order}, "399..1", 20);
		proof_limit_rows(&f->model->loader, cases[i].rows);
		flow_settle(f);
		assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
		assert_int_equal(f->n_asked, cases[i].asked);
		flow_end(f);
	}
}

/* Answers with a page of two customers, the first with this number, who were bound in one second.
 */
static void answer_tied(struct flow *f, uint64_t id, uint64_t first)
{
	struct buf body;
	buf_init(&body, 4096);
	response_begin(&body);
	response_add_number("Total", 4, &body);
	response_open("Data", '[', &body);
	for (uint64_t uin = first; uin < first + 2; uin++) {
		response_open(NULL, '{', &body);
		response_add_uin("ClientUin", uin, &body);
		response_add_text("AssociationTime", SL("2026-01-01 00:00:00"), &body);
		response_close('}', &body);
	}
	response_close(']', &body);
	response_end("x", &body);
	flow_reply(
	    f, id,
	    &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = buf_sl(&body)});
	buf_release(&body);
}

/* Those who came in one second may stand in any order: the page at that end proves nothing. */
TEST(customers_of_one_second_are_proved_where_pages_meet)
{
	struct flow *f = flow_list((struct query){.type = FILTER_NONE}, "", 2);
	for (uint64_t id = 1; id <= 2; id++)
		answer_tied(f, id, id * 2);
	flow_advance(f, 1000);
	assert_int_equal(f->asked[1].page, 2);
	assert_true(f->n_asked >= 3);
	assert_int_equal(f->asked[f->n_asked - 1].page_size, 3);
	flow_end(f);
}

/* All pages come from the account's whole list, so that all places where they meet are open. */
TEST(no_more_seams_are_wanted_than_may_fly)
{
	struct fault why;
	struct flow *f = filtered("399..1");
	size_t most = 0;
	for (int turn = 0; turn < 200 && state_of(f, &why) == CONSISTENCY_PENDING; turn++) {
		struct proof_wants w;
		proof_wants(&f->model->loader, &w);
		assert_true(w.n_seams <= COUNT_OF(w.seam));
		most = w.n_seams > most ? w.n_seams : most;
		flow_answer_all(f);
		flow_advance(f, 300);
	}
	assert_int_equal(most, COUNT_OF(((struct proof_wants *)NULL)->seam));
	assert_int_equal(state_of(f, &why), CONSISTENCY_PROVED);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_list_of_a_filter_is_proved_where_pages_meet),
	    cmocka_unit_test(two_renames_lose_nobody),
	    cmocka_unit_test(what_is_enough_is_proved_too),
	    cmocka_unit_test(customers_of_one_second_are_proved_where_pages_meet),
	    cmocka_unit_test(no_more_seams_are_wanted_than_may_fly),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
