/* SPDX-License-Identifier: MIT */
/* Errors of files and connections are said in the language of the user. */
#include <errno.h>
#include <string.h>

#include "lang/errno_text.h"
#include "test.h"

TEST(english_is_what_the_c_library_says)
{
	int error;
	assert_string_equal(lang_errno(NULL, ENOENT, "x"), "No such file or directory");
#ifdef __GLIBC__
	for (size_t i = 0; (error = lang_errno_at(i)) != 0; i++)
		assert_string_equal(lang_errno(NULL, error, "x"), strerror(error));
#else
	(void)error;
#endif
}

TEST(chinese_has_every_error)
{
	const struct catalog *lang;
	int error;
	assert_true(lang_parse("zh-CN", &lang));
	for (size_t i = 0; (error = lang_errno_at(i)) != 0; i++)
		assert_string_not_equal(lang_errno(lang, error, "x"), lang_errno(NULL, error, "x"));
}

TEST(another_error_is_said_by_the_caller)
{
	assert_string_equal(lang_errno(lang_at(0), 0, "Success"), "Success");
	assert_string_equal(lang_errno(NULL, 123456, "Unknown error 123456"),
			    "Unknown error 123456");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(english_is_what_the_c_library_says),
	    cmocka_unit_test(chinese_has_every_error),
	    cmocka_unit_test(another_error_is_said_by_the_caller),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
