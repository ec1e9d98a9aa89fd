/* SPDX-License-Identifier: MIT */
/* Tests of src/load/log.c. */
#include "load/log.h"
#include "test.h"

/* A reply and its outcome; both last until the next call. */
static struct log_reply failed(uint64_t id)
{
	static struct wire_reply r;
	static struct outcome out;
	r = (struct wire_reply){.id = id,
				.http_status = 200,
				.elapsed_ms = 80,
				.body = SL("{\"Response\":{\"RequestId\":\"r-1\"}}")};
	out = (struct outcome){
	    .known = true, .tries = 2, .request = {.action = ACTION_CUSTOMERS, .page = 3}};
	fault_from_code(&out.fault, SL("InternalError"), SL("words of the API"), SL("r-1"));
	out.fault.meaning = "it means";
	out.fault.remedy = "do";
	return (struct log_reply){&r, &out};
}

TEST(an_entry_says_what_went_wrong_and_what_followed)
{
	static struct log l;
	struct log_reply x = failed(7);
	assert_null(log_at(&l, 0));
	assert_int_equal(log_failure(&l, x, LOG_GIVEN_UP, 1000), 1);
	const struct log_entry *e = log_at(&l, 0);
	assert_int_equal(e->id, 7);
	assert_int_equal(e->wall_s, 1000);
	assert_int_equal(e->page, 3);
	assert_int_equal(e->tries, 2);
	assert_int_equal(e->http_status, 200);
	assert_string_equal(e->code, "InternalError");
	assert_string_equal(e->request_id, "r-1");
	assert_string_equal(e->meaning, "it means");
	assert_string_equal(log_fate_name(e->fate), "given up");
	assert_null(log_at(&l, 1));
}

TEST(only_what_is_tried_again_says_so)
{
	static struct log l;
	struct log_reply x = failed(7);
	fault_from_code(&((struct outcome *)(uintptr_t)x.out)->fault, SL("InternalError"), SL(""),
			SL(""));
	log_failure(&l, x, LOG_AGAIN, 1000);
	assert_non_null(strstr(log_at(&l, 0)->remedy, "retried automatically"));
	log_failure(&l, x, LOG_GIVEN_UP, 1000);
	assert_null(strstr(log_at(&l, 0)->remedy, "retried automatically"));
	log_failure(&l, x, LOG_HALTED, 1000);
	assert_null(strstr(log_at(&l, 0)->remedy, "retried automatically"));
}

TEST(a_flaw_says_where_it_is)
{
	static struct log l;
	struct log_reply x = failed(7);
	const struct flaw field = {3, 812, "Name", "is a list"}, row = {4, 900, NULL, "is none"};
	log_flaw(&l, x, &field, 0, 1000);
	const struct log_entry *e = log_at(&l, 0);
	assert_string_equal(e->code, "Reply.BadField");
	assert_string_equal(e->reason, "row 3, byte 812: Name is a list");
	assert_string_equal(e->field, "Name");
	assert_int_equal(e->page, 3);
	assert_int_equal(e->row, 3);
	assert_int_equal(e->byte, 812);
	assert_string_equal(log_fate_name(e->fate), "marked");
	log_flaw(&l, x, &row, 0, 1000);
	assert_string_equal(log_at(&l, 0)->code, "Reply.BadRow");
	assert_string_equal(log_at(&l, 0)->reason, "row 4, byte 900: it is none");
	assert_null(log_at(&l, 0)->field);
	log_flaw(&l, x, NULL, 5, 1000);
	assert_string_equal(log_at(&l, 0)->reason, "and 5 more on this page");
	assert_int_equal(log_at(&l, 0)->row, 0);
}

TEST(credentials_belong_to_no_request)
{
	static struct log l;
	assert_int_equal(log_not_renewed(&l, true, 5), 1);
	assert_int_equal(log_at(&l, 0)->id, 0);
	assert_string_equal(log_at(&l, 0)->code, "Credentials.NotRenewed");
	assert_string_equal(log_fate_name(log_at(&l, 0)->fate), "stopped");
}

TEST(warnings_from_before_the_session_are_noted)
{
	static struct log l;
	const char *file = "config line 3: unknown entry \"foo\"";
	assert_int_equal(log_warning(&l, false, file, 5), 1);
	assert_int_equal(log_warning(&l, true, "others can read it; chmod 600 it", 5), 2);
	assert_string_equal(log_at(&l, 0)->code, "Credentials.Warning");
	assert_string_equal(log_at(&l, 1)->code, "Configuration.Mistake");
	assert_string_equal(log_at(&l, 1)->reason, file);
	assert_string_equal(log_fate_name(log_at(&l, 1)->fate), "noted");
	assert_int_equal(log_at(&l, 1)->id, 0);
}

TEST(the_last_ones_are_remembered)
{
	static struct log l;
	for (uint64_t i = 1; i <= LOG_MAX + 5; i++) {
		assert_int_equal(log_failure(&l, failed(i), LOG_AGAIN, 0), i);
	}
	assert_int_equal(log_at(&l, 0)->number, LOG_MAX + 5);
	assert_int_equal(log_at(&l, LOG_MAX - 1)->number, 6);
	assert_null(log_at(&l, LOG_MAX));
	assert_int_equal(log_number(&l, 6)->id, 6);
	assert_null(log_number(&l, 5));
	assert_null(log_number(&l, 0));
	assert_null(log_number(&l, LOG_MAX + 6));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_entry_says_what_went_wrong_and_what_followed),
	    cmocka_unit_test(only_what_is_tried_again_says_so),
	    cmocka_unit_test(a_flaw_says_where_it_is),
	    cmocka_unit_test(credentials_belong_to_no_request),
	    cmocka_unit_test(warnings_from_before_the_session_are_noted),
	    cmocka_unit_test(the_last_ones_are_remembered),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
