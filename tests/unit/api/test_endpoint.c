/* SPDX-License-Identifier: MIT */
/* Tests of src/api/endpoint.c. */
#include "api/endpoint.h"

#include "test.h"

static void assert_endpoint(const char *text, const char *url, const char *host, bool tls)
{
	struct endpoint got = {.url = "before"};
	struct err e = {0};
	if (!endpoint_parse(sl_from(text), &got, &e))
		fail_msg("%s: %s", text, e.text);
	assert_string_equal(got.url, url);
	assert_string_equal(got.host, host);
	assert_int_equal(got.tls, tls);
}

static void assert_refused(struct sl text, const char *word)
{
	struct endpoint got = {.url = "before"};
	struct err e = {0};
	if (endpoint_parse(text, &got, &e))
		fail_msg("%.*s was taken as %s", (int)text.n, text.p, got.url);
	assert_int_equal(e.kind, ERR_USAGE);
	assert_non_null(strstr(e.text, word));
	assert_string_equal(got.url, "before");
}

#define HOST "intlpartnersmgt.intl.tencentcloudapi.com"

TEST(https_is_meant_where_no_scheme_is)
{
	assert_endpoint(HOST, "https://" HOST "/", HOST, true);
	assert_endpoint("https://" HOST, "https://" HOST "/", HOST, true);
	assert_endpoint("https://" HOST "/", "https://" HOST "/", HOST, true);
	assert_endpoint("HTTPS://Partner.Example", "https://partner.example/", "partner.example",
			true);
	assert_endpoint("localhost", "https://localhost/", "localhost", true);
}

TEST(the_host_header_has_the_port_unless_it_is_the_schemes)
{
	assert_endpoint("a.example:8443", "https://a.example:8443/", "a.example:8443", true);
	assert_endpoint("https://a.example:443", "https://a.example/", "a.example", true);
	assert_endpoint("https://a.example:80", "https://a.example:80/", "a.example:80", true);
	assert_endpoint("http://127.0.0.1:80", "http://127.0.0.1/", "127.0.0.1", false);
	assert_endpoint("http://127.0.0.1:443", "http://127.0.0.1:443/", "127.0.0.1:443", false);
	assert_endpoint("https://a.example:65535", "https://a.example:65535/", "a.example:65535",
			true);
	assert_endpoint("https://a.example:1", "https://a.example:1/", "a.example:1", true);
}

TEST(malformed_ports_are_refused)
{
	assert_refused(SL("https://a.example:"), "port");
	assert_refused(SL("https://a.example:0"), "port");
	assert_refused(SL("https://a.example:65536"), "port");
	assert_refused(SL("https://a.example:0443"), "port");
	assert_refused(SL("https://a.example:+443"), "port");
	assert_refused(SL("https://a.example:https"), "port");
	assert_refused(SL("https://a.example:99999999999999999999"), "port");
	assert_refused(SL("https://[::1]443"), "port");
}

TEST(plain_http_is_for_loopback_only)
{
	assert_endpoint("http://127.0.0.1:8080", "http://127.0.0.1:8080/", "127.0.0.1:8080", false);
	assert_endpoint("http://127.255.255.254", "http://127.255.255.254/", "127.255.255.254",
			false);
	assert_endpoint("http://[::1]:8080", "http://[::1]:8080/", "[::1]:8080", false);
	assert_endpoint("http://[0:0:0:0:0:0:0:1]", "http://[0:0:0:0:0:0:0:1]/",
			"[0:0:0:0:0:0:0:1]", false);
	assert_endpoint("http://LocalHost:1", "http://localhost:1/", "localhost:1", false);
	assert_refused(SL("http://" HOST), "use https://" HOST);
	assert_refused(SL("http://128.0.0.1"), "plain http");
	assert_refused(SL("http://localhost.example"), "plain http");
	assert_refused(SL("http://127.0.0.1.example"), "plain http");
	assert_refused(SL("http://[::2]"), "plain http");
	assert_refused(SL("http://[1::]"), "plain http");
	assert_refused(SL("http://[::]"), "plain http");
	assert_refused(SL("http://[1::1]"), "plain http");
	assert_refused(SL("http://[::ffff:7f00:1]"), "plain http");
	/* Which some resolvers read as 127.0.0.1. */
	assert_refused(SL("http://127.1"), "host");
	assert_refused(SL("http://0177.0.0.1"), "host");
	assert_refused(SL("http://2130706433"), "host");
	assert_refused(SL("http://0x7f000001"), "plain http");
}

TEST(nothing_but_a_host_is_taken)
{
	assert_refused(SL("ftp://a.example"), "https://");
	assert_refused(SL("file:///etc/passwd"), "https://");
	assert_refused(SL("https://https://a.example"), "host");
	assert_refused(SL("https:/a.example"), "host");
	assert_refused(SL("https://a.example/path"), "host");
	assert_refused(SL("https://a.example//"), "host");
	assert_refused(SL("https://a.example?x"), "host");
	assert_refused(SL("https://a.example#x"), "host");
	assert_refused(SL("https://user@a.example"), "host");
	assert_refused(SL("https://user:word@a.example"), "host");
	assert_refused(SL("http://127.0.0.1@a.example"), "host");
	assert_refused(SL("http://127.0.0.1\\@a.example"), "host");
}

TEST(malformed_names_are_refused)
{
	assert_refused(SL(""), "host");
	assert_refused(SL("https://"), "host");
	assert_refused(SL("/"), "host");
	assert_refused(SL("https:///"), "host");
	assert_refused(SL(":443"), "host");
	assert_refused(SL("a..example"), "host");
	assert_refused(SL(".example"), "host");
	assert_refused(SL("a.example."), "host");
	assert_refused(SL("-a.example"), "host");
	assert_refused(SL("a-.example"), "host");
	assert_refused(SL("a_b.example"), "host");
	assert_refused(SL(" a.example"), "host");
	assert_refused(SL("a.example\r\nX: y"), "host");
	assert_refused(SL("a\0.example"), "host");
	assert_refused(SL("caf\xc3\xa9.example"), "host");
	assert_refused(SL("1.2.3"), "host");
	assert_refused(SL("1.2.3.256"), "host");
	assert_refused(SL("1.2.3.4.5"), "host");
	assert_refused(SL("1.2.3.04"), "host");
}

TEST(a_name_may_have_253_bytes_and_labels_63)
{
	char text[300], label[70];
	struct endpoint got;
	struct err e = {0};
	memset(label, 'a', sizeof label);
	assert_true(endpoint_parse((struct sl){label, 63}, &got, &e));
	assert_refused((struct sl){label, 64}, "host");
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = i % 2 ? '.' : 'a';
	assert_true(endpoint_parse((struct sl){text, 253}, &got, &e));
	assert_int_equal(strlen(got.url), strlen("https:///") + 253);
	assert_refused((struct sl){text, 255}, "host");
	/* The longest that fits, with a port. */
	memcpy(text + 253, ":65535", 6);
	assert_true(endpoint_parse((struct sl){text, 259}, &got, &e));
	assert_int_equal(strlen(got.host), 259);
}

TEST(ipv6_addresses_are_checked)
{
	assert_endpoint("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443/",
			"[2001:db8::1]:8443", true);
	assert_endpoint("https://[1:2:3:4:5:6:7:8]", "https://[1:2:3:4:5:6:7:8]/",
			"[1:2:3:4:5:6:7:8]", true);
	assert_endpoint("https://[1::]", "https://[1::]/", "[1::]", true);
	assert_endpoint("https://[::]", "https://[::]/", "[::]", true);
	assert_refused(SL("https://[]"), "host");
	assert_refused(SL("https://[::1"), "host");
	assert_refused(SL("https://::1"), "host");
	assert_refused(SL("https://[:]"), "host");
	assert_refused(SL("https://[:::]"), "host");
	assert_refused(SL("https://[1:]"), "host");
	assert_refused(SL("https://[:1]"), "host");
	assert_refused(SL("https://[1:::2]"), "host");
	assert_refused(SL("https://[1::2::3]"), "host");
	assert_refused(SL("https://[1:2:3:4:5:6:7]"), "host");
	assert_refused(SL("https://[1:2:3:4:5:6:7:8:9]"), "host");
	assert_refused(SL("https://[1:2:3:4:5:6:7::8]"), "");
	assert_refused(SL("https://[12345::]"), "host");
	assert_refused(SL("https://[g::]"), "host");
	assert_refused(SL("https://[fe80::1%25eth0]"), "host");
	assert_refused(SL("https://[::127.0.0.1]"), "host");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(https_is_meant_where_no_scheme_is),
	    cmocka_unit_test(the_host_header_has_the_port_unless_it_is_the_schemes),
	    cmocka_unit_test(malformed_ports_are_refused),
	    cmocka_unit_test(plain_http_is_for_loopback_only),
	    cmocka_unit_test(nothing_but_a_host_is_taken),
	    cmocka_unit_test(malformed_names_are_refused),
	    cmocka_unit_test(a_name_may_have_253_bytes_and_labels_63),
	    cmocka_unit_test(ipv6_addresses_are_checked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
