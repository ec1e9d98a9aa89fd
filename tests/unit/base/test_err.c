/* SPDX-License-Identifier: MIT */
/* Tests of src/base/err.c. */
#include "base/err.h"
#include "base/sl.h"
#include "base/utf8.h"

#include "lang/lang.h"
#include "test.h"

TEST(setting_tells_kind_and_text)
{
	struct err e = {0};
	assert_false(err_set(&e, ERR_NET, "no route to %s:%d", "host", 443));
	assert_int_equal(e.kind, ERR_NET);
	assert_string_equal(e.text, "no route to host:443");
}

TEST(the_first_failure_wins)
{
	struct err e = {0};
	err_set(&e, ERR_TLS, "first");
	assert_false(err_set(&e, ERR_NET, "second"));
	assert_int_equal(e.kind, ERR_TLS);
	assert_string_equal(e.text, "first");
	err_clear(&e);
	assert_int_equal(e.kind, ERR_NONE);
	assert_string_equal(e.text, "");
	err_set(&e, ERR_NET, "second");
	assert_string_equal(e.text, "second");
}

TEST(nobody_need_listen)
{
	assert_false(err_set(NULL, ERR_NET, "lost"));
	assert_false(err_wrap(NULL, "lost"));
}

TEST(context_goes_before)
{
	struct err e = {0};
	assert_false(err_wrap(&e, "nothing to wrap"));
	assert_string_equal(e.text, "");
	err_set(&e, ERR_DECODE, "no number");
	assert_false(err_wrap(&e, "page %d", 3));
	assert_false(err_wrap(&e, "listing"));
	assert_string_equal(e.text, "listing: page 3: no number");
	assert_int_equal(e.kind, ERR_DECODE);
	err_wrap(&e, "%s", e.text);
	assert_string_equal(e.text, "listing: page 3: no number: listing: page 3: no number");
}

TEST(control_characters_in_quotes_are_escaped)
{
	struct err e = {0};
	err_set(&e, ERR_USAGE, "%s", "a\033[31mb\nc\td\x7f");
	assert_string_equal(e.text, "a [31mb c d ");
	/* CSI as one C1 control, as UTF-8 and as a bare byte. */
	err_clear(&e);
	err_set(&e, ERR_USAGE, "%s",
		"a\xc2\x9b"
		"31m\x9b"
		"1m");
	assert_string_equal(e.text, "a\xef\xbf\xbd"
				    "31m\xef\xbf\xbd"
				    "1m");
	/* A right-to-left override would reorder the sentence. */
	err_clear(&e);
	err_set(&e, ERR_USAGE, "%s",
		"a\xe2\x80\xae"
		"b");
	assert_string_equal(e.text, "a\xef\xbf\xbd"
				    "b");
	err_wrap(&e, "%s", "\r\033]0;x\a");
	assert_string_equal(e.text, "  ]0;x : a\xef\xbf\xbd"
				    "b");
}

TEST(long_text_ends_with_a_whole_character)
{
	char text[700];
	for (size_t shift = 0; shift < 4; shift++) {
		struct err e = {0};
		memset(text, 'x', shift);
		for (size_t at = shift; at + 3 < sizeof text; at += 3)
			memcpy(text + at, "\xe4\xb8\xad", 4);
		err_set(&e, ERR_LIMIT, "%s", text);
		assert_true(utf8_is_valid(sl_from(e.text)));
		assert_in_range(strlen(e.text), sizeof e.text - 4, sizeof e.text - 1);
		assert_null(strstr(e.text, "\xef\xbf\xbd"));
		err_wrap(&e, "context");
		assert_true(utf8_is_valid(sl_from(e.text)));
		assert_memory_equal(e.text, "context: ", 9);
	}
}

TEST(text_of_exactly_the_room)
{
	struct err e = {0};
	char text[sizeof e.text + 1];
	memset(text, 'x', sizeof text);
	text[sizeof e.text - 1] = '\0';
	err_set(&e, ERR_LIMIT, "%s", text);
	assert_string_equal(e.text, text);
	text[sizeof e.text - 1] = 'y';
	text[sizeof e.text] = '\0';
	err_clear(&e);
	err_set(&e, ERR_LIMIT, "%s", text);
	assert_int_equal(strlen(e.text), sizeof e.text - 1);
	assert_null(strchr(e.text, 'y'));
}

/* A letter and its accent are one character, of which the accent would not fit. */
TEST(a_character_that_does_not_fit_leaves_no_part)
{
	struct err e = {0};
	char text[sizeof e.text + 4];
	memset(text, 'x', sizeof text);
	memcpy(text + sizeof e.text - 3, "q\xcc\x81", 4);
	err_set(&e, ERR_LIMIT, "%s", text);
	assert_int_equal(strlen(e.text), sizeof e.text - 3);
	assert_null(strchr(e.text, 'q'));
}

TEST(a_password_in_a_long_message_is_hidden)
{
	static const char url[] = "http://alice:Hunter2@proxy.example/";
	char text[2000];
	struct err e = {0};
	memset(text, 'x', sizeof text);
	memcpy(text, url, sizeof url - 1);
	text[sizeof text - 1] = '\0';
	err_set(&e, ERR_USAGE, "%s", text);
	assert_null(strstr(e.text, "Hunter2"));
	assert_non_null(strstr(e.text, "@proxy.example/xxx"));
	err_clear(&e);
	err_set(&e, ERR_USAGE, "%s is no URL", url);
	assert_null(strstr(e.text, "alice"));
	assert_non_null(strstr(e.text, "@proxy.example/ is no URL"));
}

TEST(a_context_may_be_longer_than_all)
{
	char context[3000];
	struct err e = {0};
	memset(context, 'c', sizeof context);
	context[sizeof context - 1] = '\0';
	err_set(&e, ERR_LIMIT, "behind");
	err_wrap(&e, "%s", context);
	assert_int_equal(strlen(e.text), sizeof e.text - 1);
	assert_null(strstr(e.text, "behind"));
}

/* What is behind a character that does not fit would be read as if it followed the text. */
TEST(nothing_follows_a_character_that_does_not_fit)
{
	struct err e = {0};
	char text[sizeof e.text + 4];
	memset(text, 'x', sizeof text);
	memcpy(text + sizeof e.text - 2, "\xe4\xb8\xady", 5);
	err_set(&e, ERR_LIMIT, "%s", text);
	assert_int_equal(strlen(e.text), sizeof e.text - 2);
	assert_null(strchr(e.text, 'y'));
}

TEST(an_error_knows_its_language)
{
	struct err e = {.lang = lang_at(0)};
	assert_non_null(lang_at(0));
	assert_ptr_equal(err_lang(&e), lang_at(0));
	e.lang = NULL;
	assert_null(err_lang(&e));
	assert_null(err_lang(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_follows_a_character_that_does_not_fit),
	    cmocka_unit_test(an_error_knows_its_language),
	    cmocka_unit_test(setting_tells_kind_and_text),
	    cmocka_unit_test(the_first_failure_wins),
	    cmocka_unit_test(nobody_need_listen),
	    cmocka_unit_test(context_goes_before),
	    cmocka_unit_test(control_characters_in_quotes_are_escaped),
	    cmocka_unit_test(long_text_ends_with_a_whole_character),
	    cmocka_unit_test(text_of_exactly_the_room),
	    cmocka_unit_test(a_character_that_does_not_fit_leaves_no_part),
	    cmocka_unit_test(a_password_in_a_long_message_is_hidden),
	    cmocka_unit_test(a_context_may_be_longer_than_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
