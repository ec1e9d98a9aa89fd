/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "api/reply.h"

static const char *id_of(const char *body)
{
	static char id[REQUEST_ID_CHARS];
	struct wire_reply r = {.body = sl_from(body)};
	reply_request_id(&r, id);
	return id;
}

static void it_is_found_where_the_api_puts_it(void **state)
{
	(void)state;
	assert_string_equal(id_of("{\"Response\":{\"Total\":0,\"RequestId\":\"ab-1\"}}"), "ab-1");
	assert_string_equal(id_of("{\"Response\":{\"RequestId\" :\n\t\"ab-2\", \"Data\":[]}}"),
			    "ab-2");
	assert_string_equal(
	    id_of("{\"Response\":{\"Error\":{\"Code\":\"x\"},\"RequestId\":\"e\"}}"), "e");
}

static void an_answer_that_cannot_be_read_may_have_one_too(void **state)
{
	(void)state;
	assert_string_equal(id_of("{\"Response\":{\"RequestId\":\"half\",\"Da"), "half");
	assert_string_equal(id_of("<html>\"RequestId\":\"page\"</html>"), "page");
}

static void where_there_is_none_it_is_empty(void **state)
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
	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_string_equal(id_of(none[i]), "");
}

/* A customer of that name, and one whose name holds it in quotes. */
static void customers_cannot_pretend(void **state)
{
	(void)state;
	assert_string_equal(
	    id_of("{\"Response\":{\"RequestId\":\"true\",\"Data\":[{\"Name\":\"RequestId\","
		  "\"Remark\":\"\\\"RequestId\\\":\\\"false\\\"\"}]}}"),
	    "true");
}

static void what_is_no_word_is_defused_and_cut(void **state)
{
	char long_one[300] = "\"RequestId\":\"";
	(void)state;
	assert_string_equal(id_of("\"RequestId\":\"a\x1b[31m \xc3\xa9\""), "a?[31m???");
	memset(long_one + 13, 'x', 200);
	long_one[213] = '"';
	assert_int_equal(strlen(id_of(long_one)), REQUEST_ID_CHARS - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_is_found_where_the_api_puts_it),
	    cmocka_unit_test(an_answer_that_cannot_be_read_may_have_one_too),
	    cmocka_unit_test(where_there_is_none_it_is_empty),
	    cmocka_unit_test(customers_cannot_pretend),
	    cmocka_unit_test(what_is_no_word_is_defused_and_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
