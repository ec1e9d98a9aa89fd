/* SPDX-License-Identifier: MIT */
/* Tests of src/api/request_action.c. */
#include <string.h>

#include "api/request_action.h"

#include "test.h"

TEST(each_action_is_found_by_its_name)
{
	for (int i = 0; i < API_ACTIONS; i++) {
		enum api_action a = (enum api_action)i, found = ACTION_CUSTOMERS;
		assert_true(request_action_find(sl_from(request_action_name(a)), &found));
		assert_int_equal(found, a);
	}
}

TEST(no_other_name_is_found)
{
	static const char *const names[] = {"", "queryCustomersCredit", "QueryCustomersCredit ",
					    "AllocateCustomerCredit"};
	enum api_action found = ACTION_PARTNER_CREDIT;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_false(request_action_find(sl_from(names[i]), &found));
	assert_int_equal(found, ACTION_PARTNER_CREDIT);
}

/* What writes begins with another word: Allocate, Modify, Force, Create. */
TEST(each_action_reads_and_says_what_for)
{
	for (int i = 0; i < API_ACTIONS; i++) {
		enum api_action a = (enum api_action)i;
		const char *name = request_action_name(a);
		assert_true(strncmp(name, "Query", 5) == 0 || strncmp(name, "Describe", 8) == 0);
		assert_in_range(request_action_rate(a), 1, API_RATE_MAX);
		assert_true(strlen(request_action_purpose(a)) > 10);
	}
	assert_int_equal(request_action_rate(ACTION_CUSTOMERS), API_RATE_PER_SEC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_action_is_found_by_its_name),
	    cmocka_unit_test(no_other_name_is_found),
	    cmocka_unit_test(each_action_reads_and_says_what_for),
	};
	return cmocka_run_group_tests_name("request action", tests, NULL, NULL);
}
