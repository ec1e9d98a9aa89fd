/* SPDX-License-Identifier: MIT */
/* What is taken out of the words of libraries and servers. */

#include "base/hide.h"

#include "test.h"

static void gives(const char *text, bool cut, const char *want)
{
	struct hidden s = {.n = 0};
	struct buf out;
	hide_add_secret(&s, SL("s3cr3t/key"));
	hide_add_secret(&s, SL("s3cr3t/key-longer"));
	hide_add_secret(&s, SL("abc")); /* too short to be told from words */
	buf_init(&out, 4096);
	hide_words(sl_from(text), cut, &s, &out);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	buf_release(&out);
}

TEST(urls_keep_no_user_and_no_password)
{
	gives("in 'http://alice:Hunter2@127.0.0.1:3128'", false, "in 'http://***@127.0.0.1:3128'");
	gives("in 'http://a:p@ss@h'", false, "in 'http://***@h'");
	gives("in 'http://a:p#ss@h'", false, "in 'http://***@h'");
	gives("in 'http://a:p/ss@h '", false, "in 'http://***@h '");
	gives("in 'http://a:p ss@h'", false, "in 'http://***@h'");
	gives("two: http://a:b@c and https://d:e@f", false, "two: http://***@f");
	gives("https://host/ and no more", false, "https://host/ and no more");
	gives("mail a@b, see https://host/", false, "mail a@b, see https://host/");
	gives("//@", false, "//@");
	gives("", false, "");
}

TEST(a_url_that_was_cut_keeps_nothing)
{
	gives("in 'http://alice:Hunt", true, "in 'http://***");
	gives("in 'http://alice:Hunt", false, "in 'http://alice:Hunt");
	gives("no URL at all", true, "no URL at all");
	gives("ends in //", true, "ends in //");
}

TEST(secrets_go_as_they_are_and_escaped)
{
	gives("key s3cr3t/key!", false, "key ***!");
	gives("key s3cr3t/key-longer!", false, "key ***!");
	gives("s3cr3t/keys3cr3t/key", false, "******");
	gives("s3cr3t\\/key", false, "***");
	gives("\\u0073\\u0033cr3t\\u002Fkey", false, "***");
	gives("\\u0074 s3cr3t\\u12 abc", false, "\\u0074 s3cr3t\\u12 abc");
	gives("ss3cr3t/key", false, "s***");
}

TEST(the_beginning_of_one_at_the_end_goes_too)
{
	gives("key s3cr3t/k", false, "key ***");
	gives("key s3cr", false, "key ***");
	gives("key s3c", false, "key s3c");
}

TEST(every_control_is_visible)
{
	gives("a\x1b[31m\a\x7f\xc2\x9b\xe2\x80\xae", false,
	      "a\xe2\x90\x9b[31m\xe2\x90\x87\xe2\x90\xa1\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(bytes_without_a_secret_stay)
{
	struct hidden s = {.n = 0};
	struct buf out;
	hide_add_secret(&s, SL("s3cr3t"));
	buf_init(&out, 100);
	assert_false(hide_finds(SL("a\0\xff s3cret"), &s));
	assert_true(hide_finds(SL("a\0\xff s3cr3t"), &s));
	hide_secrets(SL("a\0\xff s3cr3t\n"), &s, &out);
	assert_true(sl_equal(buf_sl(&out), SL("a\0\xff ***\n")));
	buf_release(&out);
}

TEST(an_escaped_byte_at_the_end_is_hidden)
{
	struct hidden s = {.n = 0};
	struct buf out;
	hide_add_secret(&s, SL("s3cr3t/"));
	buf_init(&out, 100);
	hide_secrets(SL("a s3cr3t\\/"), &s, &out);
	assert_true(sl_equal(buf_sl(&out), SL("a ***")));
	buf_clear(&out);
	hide_secrets(SL("a s3cr3t\\u002f"), &s, &out);
	assert_true(sl_equal(buf_sl(&out), SL("a ***")));
	assert_false(hide_finds(SL("a s3cr3tx/"), &s));
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_escaped_byte_at_the_end_is_hidden),
	    cmocka_unit_test(urls_keep_no_user_and_no_password),
	    cmocka_unit_test(a_url_that_was_cut_keeps_nothing),
	    cmocka_unit_test(secrets_go_as_they_are_and_escaped),
	    cmocka_unit_test(the_beginning_of_one_at_the_end_goes_too),
	    cmocka_unit_test(every_control_is_visible),
	    cmocka_unit_test(bytes_without_a_secret_stay),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
