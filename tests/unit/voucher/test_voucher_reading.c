/* SPDX-License-Identifier: MIT */
/* Tests of src/voucher/voucher_reading.c. */
#include "test.h"
#include "voucher/voucher_reading.h"
#include "voucher_pages.h"

static struct voucher_reading r;
static struct request wanted[VOUCHER_REQUESTS_MAX];

SETUP(set_up)
{
	voucher_reading_init(&r);
	return 0;
}

TEARDOWN(tear_down)
{
	voucher_reading_release(&r);
	return 0;
}

static void assert_wanted(size_t n, uint32_t first, uint32_t last)
{
	assert_int_equal(voucher_reading_list(&r, wanted), n);
	assert_int_equal(wanted[0].page, first);
	assert_int_equal(wanted[n - 1].page, last);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(wanted[i].action, ACTION_VOUCHERS);
		assert_int_equal(wanted[i].page_size, r.page_size);
	}
}

static void assert_ended(enum voucher_state state)
{
	assert_int_equal(r.state, state);
	assert_int_equal(voucher_reading_list(&r, wanted), 0);
}

/* The pages of 250 vouchers, ids from first on, without the second look at the ends. */
static void take_all(uint64_t first)
{
	voucher_pages_take_ids(&r, 1, 250, first, 100);
	voucher_pages_take_ids(&r, 3, 250, first + 200, 50);
	voucher_pages_take_ids(&r, 2, 250, first + 100, 100);
}

TEST(no_voucher_at_all_is_a_list)
{
	assert_wanted(1, 1, 1);
	voucher_pages_take_ids(&r, 1, 0, 1, 0);
	assert_ended(VOUCHERS_READ);
	assert_int_equal(r.total, 0);
}

TEST(one_page_needs_one_request)
{
	voucher_pages_take_ids(&r, 1, 100, 1, 100);
	assert_ended(VOUCHERS_READ);
	assert_int_equal(r.pages[0].n, 100);
}

TEST(pages_may_come_in_any_order_and_the_ends_are_looked_at_again)
{
	voucher_pages_take_ids(&r, 1, 250, 1, 100);
	assert_wanted(2, 2, 3);
	voucher_pages_take_ids(&r, 3, 250, 201, 50);
	assert_wanted(1, 2, 2);
	voucher_pages_take_ids(&r, 2, 250, 101, 100);
	assert_wanted(2, 1, 3);
	voucher_pages_take_ids(&r, 3, 250, 201, 50);
	assert_wanted(1, 1, 1);
	voucher_pages_take_ids(&r, 1, 250, 1, 100);
	assert_ended(VOUCHERS_READ);
	assert_int_equal(r.n_read, 3);
	assert_int_equal(r.passes, 0);
}

TEST(only_so_many_pages_are_wanted_at_once)
{
	voucher_pages_take_ids(&r, 1, 5000, 1, 100);
	assert_wanted(VOUCHER_REQUESTS_MAX, 2, 1 + VOUCHER_REQUESTS_MAX);
}

TEST(another_total_reads_the_list_again)
{
	voucher_pages_take_ids(&r, 1, 250, 1, 100);
	voucher_pages_take_ids(&r, 2, 249, 101, 100);
	assert_int_equal(r.state, VOUCHERS_PENDING);
	assert_wanted(1, 1, 1);
	assert_int_equal(r.passes, 1);
	take_all(1);
	voucher_pages_take_ids(&r, 1, 250, 1, 100);
	voucher_pages_take_ids(&r, 3, 250, 201, 50);
	assert_ended(VOUCHERS_READ);
}

TEST(a_voucher_that_is_there_twice_reads_the_list_again)
{
	voucher_pages_take_ids(&r, 1, 250, 1, 100);
	voucher_pages_take_ids(&r, 2, 250, 100, 100);
	voucher_pages_take_ids(&r, 3, 250, 201, 50);
	voucher_pages_take_ids(&r, 1, 250, 1, 100);
	voucher_pages_take_ids(&r, 3, 250, 201, 50);
	assert_wanted(1, 1, 1);
	assert_int_equal(r.passes, 1);
}

/* One was added in front and one removed between the pages: all ids are unique, all totals agree,
 * and one voucher is missing. */
TEST(a_voucher_added_while_another_is_removed_is_noticed_at_the_ends)
{
	take_all(1);
	voucher_pages_take_ids(&r, 1, 250, 900, 100);
	assert_wanted(1, 1, 1);
	assert_int_equal(r.passes, 1);
}

TEST(a_page_without_all_its_rows_reads_the_list_again)
{
	voucher_pages_take_ids(&r, 1, 250, 1, 100);
	voucher_pages_take_ids(&r, 2, 250, 101, 99);
	assert_int_equal(r.passes, 1);
	voucher_pages_take_ids(&r, 1, 0, 1, 3);
	assert_int_equal(r.passes, 2);
}

TEST(a_server_with_smaller_pages_is_followed)
{
	voucher_pages_take_ids(&r, 1, 70, 1, 30);
	assert_int_equal(r.page_size, 30);
	assert_wanted(1, 1, 1);
	voucher_pages_take_ids(&r, 1, 70, 1, 30);
	assert_wanted(2, 2, 3);
}

TEST(a_list_that_always_changes_ends_with_a_sentence)
{
	for (int i = 0; i < VOUCHER_PASSES; i++) {
		assert_int_equal(r.state, VOUCHERS_PENDING);
		voucher_pages_take_ids(&r, 1, 250, 1, 100);
		voucher_pages_take_ids(&r, 2, 251, 101, 100);
	}
	assert_ended(VOUCHERS_REFUTED);
	assert_non_null(strstr(r.why, "run it again"));
}

TEST(without_a_total_nothing_is_proved)
{
	struct request of = {.action = ACTION_VOUCHERS, .page = 1, .page_size = r.page_size};
	struct wire_reply reply = {.result = WIRE_OK,
				   .http_status = 200,
				   .body = SL("{\"Response\":{\"TotalCount\":null,\"Data\":[{}],"
					      "\"RequestId\":\"r\"}}")};
	voucher_reading_take(&r, &of, &reply);
	assert_ended(VOUCHERS_REFUTED);
	assert_non_null(strstr(r.why, "TotalCount"));
}

TEST(more_than_can_be_read_is_said)
{
	voucher_pages_take_ids(&r, 1, UINT64_C(3000000000), 1, 100);
	assert_ended(VOUCHERS_REFUTED);
}

TEST(an_answer_that_is_no_list_fails)
{
	struct request of = {.action = ACTION_VOUCHERS, .page = 1, .page_size = r.page_size};
	struct wire_reply reply = {.result = WIRE_OK, .http_status = 200, .body = SL("[]")};
	voucher_reading_take(&r, &of, &reply);
	assert_ended(VOUCHERS_FAILED);
	assert_true(r.fault.class != FAULT_NONE);
}

TEST(a_failed_request_ends_the_reading)
{
	struct fault f;
	fault_from_code(&f, SL("UnauthorizedOperation"), SL("no"), SL("r"));
	voucher_reading_fail(&r, &f);
	assert_ended(VOUCHERS_FAILED);
	assert_string_equal(r.fault.code, "UnauthorizedOperation");
	voucher_pages_take_ids(&r, 1, 1, 1, 1);
	assert_ended(VOUCHERS_FAILED);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

TEST(a_page_of_one_voucher_is_held)
{
	voucher_pages_take_ids(&r, 1, 101, 1, 100);
	assert_wanted(1, 2, 2);
	voucher_pages_take_ids(&r, 2, 101, 101, 1);
	assert_wanted(2, 1, 2); /* only the ends are looked at again */
}

TEST(as_many_vouchers_as_pages_can_hold_are_read)
{
	voucher_pages_take_ids(&r, 1, 2000000, 1, 100);
	assert_int_equal(r.state, VOUCHERS_PENDING);
	assert_int_equal(r.n_pages, 20000);
	voucher_reading_release(&r);
	voucher_reading_init(&r);
	voucher_pages_take_ids(&r, 1, 2000001, 1, 100);
	assert_ended(VOUCHERS_REFUTED);
	assert_non_null(strstr(r.why, "more vouchers than this program can read"));
}

TEST(a_page_behind_the_last_one_reads_the_list_again)
{
	voucher_pages_take_ids(&r, 1, 250, 1, 100);
	voucher_pages_take_ids(&r, 4, 250, 301, 100);
	assert_int_equal(r.passes, 1);
	assert_wanted(1, 1, 1);
}

TEST(a_first_page_without_rows_reads_the_list_again)
{
	voucher_pages_take_ids(&r, 1, 250, 1, 0);
	assert_int_equal(r.page_size, VOUCHER_PAGE_SIZE);
	assert_int_equal(r.passes, 1);
	assert_wanted(1, 1, 1);
}

TEST(a_change_of_the_last_voucher_alone_is_noticed)
{
	voucher_pages_take(&r, 1, 101, "{\"VoucherId\":1}");
	assert_int_equal(r.page_size, 1);
	for (uint32_t page = 1; page <= 101; page++)
		voucher_pages_take_ids(&r, page, 101, page, 1);
	voucher_pages_take_ids(&r, 101, 101, 102, 1);
	assert_int_equal(r.passes, 2);
}

TEST(vouchers_whose_ids_are_not_known_are_no_copies)
{
	voucher_pages_take(&r, 1, 3, "{\"VoucherId\":\"x\"},{},{\"VoucherId\":0}");
	assert_ended(VOUCHERS_READ);
	assert_int_equal(r.pages[0].n, 3);
}

TEST(the_first_two_vouchers_and_the_last_two_can_be_copies)
{
	voucher_pages_take(&r, 1, 3, "{\"VoucherId\":1},{\"VoucherId\":1},{\"VoucherId\":2}");
	assert_int_equal(r.passes, 1);
	voucher_pages_take(&r, 1, 3, "{\"VoucherId\":1},{\"VoucherId\":2},{\"VoucherId\":2}");
	assert_int_equal(r.passes, 2);
	assert_int_equal(r.state, VOUCHERS_PENDING);
}

/* Such an answer belongs to a request that was made before the page size changed. */
TEST(an_answer_with_another_page_size_is_ignored)
{
	struct request of = {.action = ACTION_VOUCHERS, .page = 1, .page_size = r.page_size - 1};
	const struct wire_reply reply = {.result = WIRE_OK, .http_status = 200, .body = SL("[]")};
	voucher_reading_take(&r, &of, &reply);
	assert_int_equal(r.state, VOUCHERS_PENDING);
	of = (struct request){.action = ACTION_VOUCHERS, .page = 0, .page_size = r.page_size};
	voucher_reading_take(&r, &of, &reply);
	assert_int_equal(r.state, VOUCHERS_PENDING);
	assert_wanted(1, 1, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    T(no_voucher_at_all_is_a_list),
	    T(one_page_needs_one_request),
	    T(pages_may_come_in_any_order_and_the_ends_are_looked_at_again),
	    T(only_so_many_pages_are_wanted_at_once),
	    T(another_total_reads_the_list_again),
	    T(a_voucher_that_is_there_twice_reads_the_list_again),
	    T(a_voucher_added_while_another_is_removed_is_noticed_at_the_ends),
	    T(a_page_without_all_its_rows_reads_the_list_again),
	    T(a_server_with_smaller_pages_is_followed),
	    T(a_list_that_always_changes_ends_with_a_sentence),
	    T(without_a_total_nothing_is_proved),
	    T(more_than_can_be_read_is_said),
	    T(an_answer_that_is_no_list_fails),
	    T(a_failed_request_ends_the_reading),
	    cmocka_unit_test_setup_teardown(a_page_of_one_voucher_is_held, set_up, tear_down),
	    T(as_many_vouchers_as_pages_can_hold_are_read),
	    T(a_page_behind_the_last_one_reads_the_list_again),
	    T(a_first_page_without_rows_reads_the_list_again),
	    T(a_change_of_the_last_voucher_alone_is_noticed),
	    T(vouchers_whose_ids_are_not_known_are_no_copies),
	    T(the_first_two_vouchers_and_the_last_two_can_be_copies),
	    T(an_answer_with_another_page_size_is_ignored),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
