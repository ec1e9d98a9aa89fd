/* SPDX-License-Identifier: MIT */
/* Tests of src/api/reply_cost.c. */
#include "api/reply.h"

#include "test.h"

static bool read_cost(const char *body, int64_t *cost, struct fault *f)
{
	struct wire_reply r = {.result = WIRE_OK, .http_status = 200, .body = sl_from(body)};
	return reply_daily_cost(&r, cost, f);
}

static void costs(const char *body, int64_t micros)
{
	struct fault f;
	int64_t cost = -77;
	assert_true(read_cost(body, &cost, &f));
	assert_int_equal(cost, micros);
}

static void refuses(const char *body, const char *words)
{
	struct fault f;
	int64_t cost = -77;
	assert_false(read_cost(body, &cost, &f));
	assert_string_equal(f.code, "Reply.Malformed");
	if (!strstr(f.message, words))
		fail_msg("%s", f.message);
}

TEST(a_cost_is_a_text_or_a_number)
{
	costs("{\"Response\":{\"TotalCost\":\"12.34567891\",\"RequestId\":\"r\"}}", 12345679);
	costs("{\"Response\":{\"TotalCost\":12.5}}", 12500000);
	costs("{\"Response\":{\"TotalCost\":\"0\"}}", 0);
	costs("{\"Response\":{\"TotalCost\":\"-3.00000000\"}}", -3000000);
	costs("{\"Response\":{\"TotalCost\":\"0.00000001\"}}", 1);
}

TEST(anything_else_is_no_cost)
{
	refuses("{\"Response\":{\"RequestId\":\"r\"}}", "TotalCost is missing");
	refuses("{\"Response\":{\"TotalCost\":null}}", "TotalCost is not a number");
	refuses("{\"Response\":{\"TotalCost\":\"\"}}", "TotalCost is not a number");
	refuses("{\"Response\":{\"TotalCost\":[1]}}", "TotalCost is not a number");
	refuses("{\"Response\":{\"TotalCost\":true}}", "TotalCost is not a number");
	refuses("{\"Response\":{\"TotalCost\":1,\"TotalCost\":2}}", "TotalCost twice");
	refuses("{\"Response\":{\"TotalCost\":1", "");
}

TEST(an_error_of_the_api_is_passed_on)
{
	struct fault f;
	int64_t cost;
	assert_false(read_cost("{\"Response\":{\"Error\":{\"Code\":\"UnauthorizedOperation\","
			       "\"Message\":\"no\"},\"RequestId\":\"r\"}}",
			       &cost, &f));
	assert_string_equal(f.code, "UnauthorizedOperation");
	assert_string_equal(f.request_id, "r");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_cost_is_a_text_or_a_number),
	    cmocka_unit_test(anything_else_is_no_cost),
	    cmocka_unit_test(an_error_of_the_api_is_passed_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
