/* SPDX-License-Identifier: MIT */
/* The parts of a request by their names. */

#include "explain/request_part.h"
#include "explain/snippet.h"
#include "test.h"

TEST(each_part_and_each_snippet_is_known_and_listed)
{
	for (int i = 0; i < REQUEST_PARTS; i++) {
		const char *name = request_part_name((enum request_part)i);
		assert_true(request_part_is_known(sl_from(name)));
		assert_non_null(strstr(SHOW_PARTS, name));
		assert_true(strlen(request_part_title((enum request_part)i)) > 0);
	}
	for (int i = 0; i < SNIPPETS; i++) {
		const char *name = snippet_name((enum snippet)i);
		assert_true(request_part_is_known(sl_from(name)));
		assert_non_null(strstr(SHOW_PARTS, name));
	}
}

TEST(other_words_are_not_known)
{
	assert_false(request_part_is_known(SL("")));
	assert_false(request_part_is_known(SL("bod")));
	assert_false(request_part_is_known(SL("body ")));
	assert_false(request_part_is_known(SL("BODY")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_part_and_each_snippet_is_known_and_listed),
	    cmocka_unit_test(other_words_are_not_known),
	};
	return cmocka_run_group_tests_name("request_part", tests, NULL, NULL);
}
