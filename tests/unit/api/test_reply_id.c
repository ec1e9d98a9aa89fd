/* SPDX-License-Identifier: MIT */
/* Finding the request id in the text of an answer (src/api/reply_id.c). */

#include "api/reply.h"

#include "test.h"

static const char *id_of(const char *body)
{
	static char id[REQUEST_ID_CHARS];
	struct wire_reply r = {.body = sl_from(body)};
	reply_request_id(&r, id);
	return id;
}

TEST(a_request_id_is_found_where_the_api_puts_it)
{
	assert_string_equal(id_of("{\"Response\":{\"Total\":0,\"RequestId\":\"ab-1\"}}"), "ab-1");
	assert_string_equal(id_of("{\"Response\":{\"RequestId\" :\n\t\"ab-2\", \"Data\":[]}}"),
			    "ab-2");
	assert_string_equal(
	    id_of("{\"Response\":{\"Error\":{\"Code\":\"x\"},\"RequestId\":\"e\"}}"), "e");
}

TEST(a_damaged_answer_may_have_a_request_id)
{
	assert_string_equal(id_of("{\"Response\":{\"RequestId\":\"half\",\"Da"), "half");
	assert_string_equal(id_of("<html>\"RequestId\":\"page\"</html>"), "page");
}

TEST(a_missing_request_id_is_empty)
{
	static const char *const none[] = {"",
					   "{}",
					   "\"RequestId\"",
					   "\"RequestId\":",
					   "\"RequestId\":\"",
					   "\"RequestId\":\"cut",
					   "\"RequestId\":7",
					   "\"RequestId\",\"x\"",
					   "{\"RequestId\":null}",
					   "{\"requestid\":\"x\"}"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_string_equal(id_of(none[i]), "");
}

/* A customer of that name, and one whose name holds it in quotes. */
TEST(a_customer_cannot_fake_a_request_id)
{
	assert_string_equal(
	    id_of("{\"Response\":{\"RequestId\":\"true\",\"Data\":[{\"Name\":\"RequestId\","
		  "\"Remark\":\"\\\"RequestId\\\":\\\"false\\\"\"}]}}"),
	    "true");
}

TEST(an_odd_request_id_is_made_visible_and_cut)
{
	char long_one[300] = "\"RequestId\":\"";
	assert_string_equal(id_of("\"RequestId\":\"a\x1b[31m \xc3\xa9\""), "a?[31m???");
	memset(long_one + 13, 'x', 200);
	long_one[213] = '"';
	assert_int_equal(strlen(id_of(long_one)), REQUEST_ID_CHARS - 1);
}

TEST(every_visible_ascii_character_of_a_request_id_stays)
{
	assert_string_equal(id_of("\"RequestId\":\"!a~\""), "!a~");
	assert_string_equal(id_of("\"RequestId\":\" \x7f\x1f\""), "???");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_visible_ascii_character_of_a_request_id_stays),
	    cmocka_unit_test(a_request_id_is_found_where_the_api_puts_it),
	    cmocka_unit_test(a_damaged_answer_may_have_a_request_id),
	    cmocka_unit_test(a_missing_request_id_is_empty),
	    cmocka_unit_test(a_customer_cannot_fake_a_request_id),
	    cmocka_unit_test(an_odd_request_id_is_made_visible_and_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
