/* SPDX-License-Identifier: MIT */
/* The texts of refusals in both languages. */
#include <string.h>

#include "base/sl.h"

#include "demo/refusal.h"
#include "test.h"

/* Moves *text behind its next directive and copies that; false at the end. */
static bool next_directive(const char **text, char out[16])
{
	const char *at = strchr(*text, '%');
	if (!at)
		return false;
	size_t n = strcspn(at, "sdux") + 1;
	assert_true(n < 16);
	memcpy(out, at, n);
	out[n] = '\0';
	*text = at + n;
	return true;
}

static bool is_beyond_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return *text;
}

TEST(both_languages_take_the_same_arguments)
{
	const char *english, *chinese;
	size_t n = 0;
	while (refusal_texts(n, &english, &chinese)) {
		char a[16], b[16];
		assert_true(is_beyond_ascii(chinese));
		while (next_directive(&english, a)) {
			assert_true(next_directive(&chinese, b));
			assert_string_equal(a, b);
		}
		assert_false(next_directive(&chinese, b));
		n++;
	}
	assert_true(n > 40);
}

TEST(a_refusal_has_the_language_that_was_asked_for)
{
	struct refusal no = {.code = NULL};
	assert_false(refusal_set(&no, "C", "The request is missing `%s`.", "X"));
	assert_string_equal(no.message, "The request is missing `X`.");
	no.chinese = true;
	assert_false(refusal_set(&no, "C", "The request is missing `%s`.", "X"));
	assert_string_equal(no.message, "请求缺少 `X`。");
	assert_string_equal(no.code, "C");
	assert_string_equal(refusal_text(&no, "no such text"), "no such text");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(both_languages_take_the_same_arguments),
	    cmocka_unit_test(a_refusal_has_the_language_that_was_asked_for),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
