/* SPDX-License-Identifier: MIT */
/* Opening an answer (src/api/answer.c), seen through reply_check. */

#include "api/reply.h"

#include "test.h"

static bool check(const char *body, int status, struct fault *f)
{
	struct wire_reply r = {.result = WIRE_OK, .http_status = status, .body = sl_from(body)};
	return reply_check(&r, f);
}

static struct fault refused(const char *body, int status)
{
	struct fault f;
	if (check(body, status, &f))
		fail_msg("%d %s was taken", status, body);
	assert_int_not_equal(f.class, FAULT_NONE);
	return f;
}

#define ERROR(code, message)                                                                       \
	"{\"Response\":{\"Error\":{\"Code\":" code ",\"Message\":" message                         \
	"},\"RequestId\":\"r-1\"}}"

TEST(an_answer_is_taken)
{
	struct fault f;
	assert_true(check("{\"Response\":{\"RequestId\":\"r\"}}", 200, &f));
	assert_int_equal(f.class, FAULT_NONE);
	assert_true(check("{\"Response\":{\"Error\":null}}", 200, &f));
	assert_true(check("{\"code\":0,\"Response\":{}}", 200, &f));
	assert_true(check("{\"code\":null,\"Response\":{}}", 200, &f));
}

TEST(an_error_is_read_at_any_status)
{
	static const int statuses[] = {200, 400, 403, 500, 503, 0};
	for (size_t i = 0; i < COUNT_OF(statuses); i++) {
		struct fault f =
		    refused(ERROR("\"AuthFailure.SignatureExpire\"", "\"late\""), statuses[i]);
		assert_int_equal(f.class, FAULT_SKEW);
		assert_string_equal(f.code, "AuthFailure.SignatureExpire");
		assert_string_equal(f.message, "late");
		assert_string_equal(f.request_id, "r-1");
	}
}

TEST(an_error_wins_over_data)
{
	struct fault f = refused("{\"Response\":{\"Total\":0,\"Data\":[],\"Error\":{\"Code\":"
				 "\"InternalError\",\"Message\":null}}}",
				 200);
	assert_string_equal(f.code, "InternalError");
	assert_string_equal(f.message, "");
	/* Also when the rest is not what it should be. */
	f = refused("{\"Response\":{\"Error\":{\"Code\":\"InternalError\"},\"Error\":5}}", 200);
	assert_string_equal(f.code, "InternalError");
}

TEST(an_error_of_odd_shape_is_an_error)
{
	assert_string_equal(refused("{\"Response\":{\"Error\":{}}}", 200).code, "(no code)");
	assert_string_equal(refused(ERROR("null", "\"why\""), 200).message, "why");
	assert_string_equal(refused(ERROR("4000", "7"), 200).code, "4000");
	assert_string_equal(refused(ERROR("4000", "7"), 200).message, "7");
	assert_string_equal(refused("{\"Response\":{\"Error\":\"boom\"}}", 200).message, "boom");
	assert_string_equal(refused("{\"Response\":{\"Error\":false}}", 200).message, "false");
	assert_string_equal(refused("{\"Response\":{\"Error\":[\"x\"]}}", 200).message, "[\"x\"]");
	assert_int_equal(refused("{\"Response\":{\"Error\":{}}}", 200).class, FAULT_STOP);
}

TEST(the_older_shape_is_an_error_unless_zero)
{
	struct fault f =
	    refused("{\"code\":4100,\"message\":\"no\",\"codeDesc\":\"AuthFailure\"}", 200);
	assert_string_equal(f.code, "AuthFailure");
	assert_string_equal(f.message, "no");
	assert_string_equal(refused("{\"code\":\"4100\"}", 500).code, "4100");
	assert_string_equal(refused("{\"code\":-1,\"codeDesc\":\"\"}", 200).code, "-1");
	assert_string_equal(refused("{\"code\":5,\"Response\":{}}", 200).code, "5");
	assert_string_equal(refused("{\"code\":0}", 200).code, "Reply.Malformed");
	assert_string_equal(refused("{\"code\":0}", 502).code, "Http.Server");
}

TEST(another_status_without_an_error_is_the_wires)
{
	assert_string_equal(refused("<html>Bad Gateway</html>", 502).code, "Http.Server");
	assert_string_equal(refused("<html>Bad Gateway</html>", 502).message, "HTTP status 502");
	assert_string_equal(refused("", 302).code, "Http.Redirect");
	assert_string_equal(refused("{\"Response\":{}}", 404).code, "Http.Status");
	assert_string_equal(refused("{\"Response\":{}}", 429).code, "Http.TooManyRequests");
	assert_string_equal(refused("<html>login</html>", 200).code, "Http.WebPage");
	assert_null(strstr(refused("<html>login</html>", 200).message, "html"));
}

TEST(a_failed_transfer_is_not_read)
{
	struct wire_reply r = {.result = WIRE_TIMEOUT,
			       .http_status = 200,
			       .body = SL("{\"Response\":{}}"),
			       .detail = "timed out"};
	struct fault f;
	assert_false(reply_check(&r, &f));
	assert_string_equal(f.code, "Network.Timeout");
	assert_string_equal(f.message, "timed out");
}

TEST(the_body_is_bounded)
{
	char *blank = malloc(WIRE_BODY_MAX + 1);
	struct wire_reply r = {.http_status = 200, .body = {blank, WIRE_BODY_MAX + 1}};
	struct fault f;
	memset(blank, ' ', WIRE_BODY_MAX + 1);
	memcpy(blank, "{\"Response\":{}}", 15);
	assert_false(reply_check(&r, &f));
	assert_non_null(strstr(f.message, "more than 4194304 bytes"));
	r.body.n--;
	assert_true(reply_check(&r, &f));
	free(blank);
}

TEST(a_request_id_is_one_visible_word)
{
	assert_string_equal(refused("{\"Response\":{\"Error\":{\"Code\":\"X\"},\"RequestId\":\"a "
				    "b\\n\\u001b\xc3\xa9\"}}",
				    200)
				.request_id,
			    "a?b?"
			    "???");
	assert_string_equal(
	    refused("{\"Response\":{\"Error\":{},\"RequestId\":12}}", 200).request_id, "12");
	assert_string_equal(
	    refused("{\"Response\":{\"Error\":{},\"RequestId\":null}}", 200).request_id, "");
	struct fault f =
	    refused("{\"Response\":{\"Error\":{},\"RequestId\":\""
		    "0123456789012345678901234567890123456789012345678901234567890123456789"
		    "0123456789\"}}",
		    200);
	assert_int_equal(strlen(f.request_id), sizeof f.request_id - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_answer_is_taken),
	    cmocka_unit_test(an_error_is_read_at_any_status),
	    cmocka_unit_test(an_error_wins_over_data),
	    cmocka_unit_test(an_error_of_odd_shape_is_an_error),
	    cmocka_unit_test(the_older_shape_is_an_error_unless_zero),
	    cmocka_unit_test(another_status_without_an_error_is_the_wires),
	    cmocka_unit_test(a_failed_transfer_is_not_read),
	    cmocka_unit_test(the_body_is_bounded),
	    cmocka_unit_test(a_request_id_is_one_visible_word),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
