/* SPDX-License-Identifier: MIT */
/* Tests of src/base/proxy_url.c. */
#include "base/proxy_url.h"

#include "test.h"

static void reads(const char *text, bool readable, const char *user, const char *password)
{
	struct proxy_url url;
	proxy_url_read(sl_from(text), &url);
	if (url.readable != readable || !sl_equal(url.user, sl_from(user)) ||
	    !sl_equal(url.password, sl_from(password)))
		fail_msg("%s: %d %.*s %.*s", text, url.readable, (int)url.user.n, url.user.p,
			 (int)url.password.n, url.password.p);
}

TEST(a_well_formed_file_can_be_read)
{
	reads("http://127.0.0.1:3128", true, "", "");
	reads("http://127.0.0.1:3128/", true, "", "");
	reads("proxy.example", true, "", "");
	reads("proxy.example:3128/some/path", true, "", "");
	reads("[::1]:3128", true, "", "");
	reads("http://[::1]:3128/", true, "", "");
	reads("http://alice:p%40ss@h:1/", true, "alice", "p%40ss");
	reads("alice:pass@h:1", true, "alice", "pass");
	reads("http://alice@h", true, "alice", "");
	reads("http://alice:a:b@h", true, "alice", "a:b");
	reads("socks5h://alice:pass@h", true, "alice", "pass");
}

static void is_of(const char *text, const char *scheme, const char *host)
{
	struct proxy_url url;
	proxy_url_read(sl_from(text), &url);
	if (!sl_equal(url.scheme, sl_from(scheme)) || !sl_equal(url.host, sl_from(host)))
		fail_msg("%s: %.*s %.*s", text, (int)url.scheme.n, url.scheme.p, (int)url.host.n,
			 url.host.p);
}

TEST(the_host_is_found)
{
	is_of("http://127.0.0.1:3128", "http", "127.0.0.1:3128");
	is_of("http://alice:p%40ss@proxy.example:8080/path", "http", "proxy.example:8080");
	is_of("socks5h://alice@[::1]:1080/", "socks5h", "[::1]:1080");
	is_of("proxy.example", "", "proxy.example");
	is_of("proxy.example:3128/some/path", "", "proxy.example:3128");
	is_of("alice:pass@h:1", "", "h:1");
	/* What is not readable may be a password. */
	is_of("http://alice:Hunter2@Pass@h", "http", "");
	is_of("http://alice:Hunter2", "http", "");
	is_of("", "", "");
}

TEST(an_ambiguous_proxy_url_is_refused)
{
	reads("http://alice:Hunter2@Pass@h", false, "alice", "Hunter2@Pass");
	reads("http://alice:Hunter2Pass@h ", false, "alice", "Hunter2Pass");
	reads("http://alice:Hunter2#Pass@h", false, "alice", "Hunter2#Pass");
	reads("http://alice:Hunter2/Pass@h", false, "alice", "Hunter2/Pass");
	reads("http://alice:1234/Pass@h", false, "alice", "1234/Pass");
	reads("http://alice:Hunter2?Pass@h", false, "alice", "Hunter2?Pass");
	reads("http://alice:Hunter2 Pass@h", false, "alice", "Hunter2 Pass");
	reads("http://a/b:pass@h", false, "a/b", "pass");
	reads("alice:Hunter2/Pass@h", false, "alice", "Hunter2/Pass");
	reads("http://alice:Hunter2", false, "alice", "Hunter2");
	reads("http://127.0.0.1:3128 ", false, "127.0.0.1", "3128 ");
}

static void decodes_to(const char *text, const char *want)
{
	char out[20];
	size_t n;
	assert_true(proxy_url_decode(sl_from(text), out, sizeof out, &n));
	assert_true(sl_equal((struct sl){out, n}, sl_from(want)));
}

TEST(percent_codes_are_decoded)
{
	char out[3];
	size_t n;
	decodes_to("p%40%2Fs%2fs", "p@/s/s");
	decodes_to("%4", "%4");
	decodes_to("%zz%", "%zz%");
	decodes_to("", "");
	assert_true(proxy_url_decode(SL("%41bc"), out, sizeof out, &n));
	assert_false(proxy_url_decode(SL("%41bcd"), out, sizeof out, &n));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_well_formed_file_can_be_read),
	    cmocka_unit_test(the_host_is_found),
	    cmocka_unit_test(an_ambiguous_proxy_url_is_refused),
	    cmocka_unit_test(percent_codes_are_decoded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
