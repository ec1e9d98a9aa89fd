/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/doctor_actions.c. */
#include "cmd/doctor_actions.h"
#include "test.h"

#define UIN 200018834471
#define NOW 1790172128 /* 2026-09-23 14:02:08 UTC */

static void take(struct doctor_actions *s, enum api_action a, const char *body)
{
	struct wire_reply r = {.result = WIRE_OK, .http_status = 200, .body = sl_from(body)};
	doctor_actions_take(s, a, &r);
}

static void refuse(struct doctor_actions *s, enum api_action a, const char *code)
{
	char body[200];
	snprintf(body, sizeof body, "{\"Response\":{\"Error\":{\"Code\":\"%s\"}}}", code);
	take(s, a, body);
}

TEST(each_action_has_a_small_request)
{
	struct request r;
	for (int a = 0; a < API_ACTIONS; a++) {
		assert_true(doctor_actions_request((enum api_action)a, UIN, NOW, &r));
		assert_int_equal(r.action, a);
		assert_true(r.page_size <= 1);
		assert_true(r.n_uins == 0 || (r.n_uins == 1 && r.uins[0] == UIN));
	}
	assert_true(doctor_actions_request(ACTION_DAILY_COST, UIN, NOW, &r));
	/* 2026-09-22, the day before in UTC+8 */
	assert_int_equal(r.day, 20718);
}

TEST(without_a_customer_some_are_not_asked)
{
	struct request r;
	assert_true(doctor_actions_request(ACTION_VOUCHERS, 0, NOW, &r));
	assert_true(doctor_actions_request(ACTION_DIRECT_CREDIT, 0, NOW, &r));
	assert_false(doctor_actions_request(ACTION_CREDIT_HISTORY, 0, NOW, &r));
	assert_false(doctor_actions_request(ACTION_DAILY_COST, 0, NOW, &r));
}

TEST(refusals_are_told_apart_from_other_faults)
{
	struct doctor_actions s = {0};
	take(&s, ACTION_VOUCHERS, "{\"Response\":{\"Data\":[]}}");
	refuse(&s, ACTION_CUSTOMERS, "OperationDenied.ServiceBusy");
	refuse(&s, ACTION_PARTNER_CREDIT, "FailedOperation");
	refuse(&s, ACTION_DAILY_COST, "UnauthorizedOperation.UinNoAuth");
	refuse(&s, ACTION_DIRECT_CREDIT, "AuthFailure.UnauthorizedOperation");
	assert_int_equal(s.allowed, 1u << ACTION_VOUCHERS);
	assert_int_equal(s.refused, 1u << ACTION_DAILY_COST | 1u << ACTION_DIRECT_CREDIT);
	assert_string_equal(s.code, "UnauthorizedOperation.UinNoAuth");
}

TEST(the_finding_names_what_is_refused)
{
	struct doctor_actions all = {.allowed = (1u << API_ACTIONS) - 1}, none = {0};
	struct doctor_actions some = {.allowed = 1, .refused = 6, .code = "UnauthorizedOperation"};
	struct doctor_report r = {0};
	doctor_actions_report(&none, &r);
	assert_int_equal(r.at[STEP_ACTIONS].verdict, VERDICT_NONE);
	doctor_actions_report(&all, &r);
	assert_int_equal(r.at[STEP_ACTIONS].verdict, VERDICT_OK);
	assert_non_null(strstr(r.at[STEP_ACTIONS].detail, "all"));
	doctor_actions_report(&some, &r);
	assert_int_equal(r.at[STEP_ACTIONS].verdict, VERDICT_WARN);
	assert_non_null(strstr(r.at[STEP_ACTIONS].detail, request_action_name((enum api_action)1)));
	assert_non_null(strstr(r.at[STEP_ACTIONS].detail, request_action_name((enum api_action)2)));
	assert_null(strstr(r.at[STEP_ACTIONS].detail, request_action_name((enum api_action)0)));
	assert_non_null(strstr(r.at[STEP_ACTIONS].remedy, "policy"));
}

TEST(the_names_of_all_actions_fit)
{
	struct doctor_actions s = {.refused = (1u << API_ACTIONS) - 1, .code = "C"};
	struct doctor_report r = {0};
	doctor_actions_report(&s, &r);
	for (int a = 0; a < API_ACTIONS; a++)
		assert_non_null(
		    strstr(r.at[STEP_ACTIONS].detail, request_action_name((enum api_action)a)));
	assert_non_null(strstr(r.at[STEP_ACTIONS].detail, "(C)"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_action_has_a_small_request),
	    cmocka_unit_test(without_a_customer_some_are_not_asked),
	    cmocka_unit_test(refusals_are_told_apart_from_other_faults),
	    cmocka_unit_test(the_finding_names_what_is_refused),
	    cmocka_unit_test(the_names_of_all_actions_fit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
