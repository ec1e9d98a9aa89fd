/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/doctor_check.c. */
#include "base/attr.h"

#include "cmd/doctor_check.h"
#include "test.h"

static const struct endpoint api = {
    .url = "https://api.example/", .host = "api.example", .tls = true};

/* A reply that came as far as the times say, and the report on it. */
static struct {
	struct doctor_report report;
	struct wire_path path;
	struct wire_reply reply;
} bench;

static bool way(enum wire_result result, struct wire_path path)
{
	memset(&bench, 0, sizeof bench);
	bench.path = path;
	bench.reply = (struct wire_reply){.result = result,
					  .http_status = result == WIRE_OK ? 200 : 0,
					  .http_version = "2",
					  .path = &bench.path,
					  .detail = "the library's words"};
	return doctor_check_connection(&bench.report, &api, &bench.reply);
}

static void failed(enum step s, const char *detail, const char *remedy)
{
	const struct finding *f = &bench.report.at[s];
	assert_int_equal(f->verdict, VERDICT_FAIL);
	if (!strstr(f->detail, detail) || !strstr(f->remedy, remedy))
		fail_msg("says: %s -> %s", f->detail, f->remedy);
	for (int i = 0; i < STEPS; i++)
		if (i != (int)s)
			assert_true(bench.report.at[i].verdict != VERDICT_FAIL);
}

static void warned(enum step s, const char *detail, const char *remedy)
{
	const struct finding *f = &bench.report.at[s];
	assert_int_equal(f->verdict, VERDICT_WARN);
	if (!strstr(f->detail, detail) || !strstr(f->remedy, remedy))
		fail_msg("says: %s -> %s", f->detail, f->remedy);
}

TEST(a_working_connection_is_reported_step_by_step)
{
	assert_true(way(WIRE_OK, (struct wire_path){.resolved_us = 1000,
						    .connected_us = 3000,
						    .secured_us = 7000,
						    .answered_us = 9000,
						    .address = "203.0.113.7:443",
						    .tls = "TLSv1.3",
						    .issuer = "CN = Some CA",
						    .cert_ends = "Dec 2030"}));
	const struct finding *at = bench.report.at;
	assert_string_equal(at[STEP_DNS].detail, "api.example is 203.0.113.7:443");
	assert_true(at[STEP_DNS].us == 1000 && at[STEP_TCP].us == 2000 && at[STEP_TLS].us == 4000);
	assert_string_equal(at[STEP_TLS].detail,
			    "TLSv1.3, certificate by CN = Some CA, expires Dec 2030");
	assert_string_equal(at[STEP_ANSWER].detail, "HTTP/2 status 200");
}

TEST(a_proxy_is_told)
{
	assert_true(way(WIRE_OK, (struct wire_path){.connected_us = 3,
						    .secured_us = 7,
						    .address = "10.0.0.1:3128",
						    .proxied = true,
						    .proxy = "10.0.0.1:3128 (https_proxy)"}));
	assert_string_equal(bench.report.at[STEP_PROXY].detail,
			    "through 10.0.0.1:3128 (https_proxy)");
	assert_string_equal(bench.report.at[STEP_DNS].detail, "the proxy resolves api.example");
	assert_string_equal(bench.report.at[STEP_TCP].detail,
			    "connected to the proxy at 10.0.0.1:3128");
}

TEST(each_break_on_the_way_is_under_its_step)
{
	const struct wire_path nowhere = {0}, there = {.connected_us = 5, .address = "1.2.3.4:443"};
	assert_false(way(WIRE_RESOLVE, nowhere));
	failed(STEP_DNS, "the host name of the endpoint was not found: the library's words",
	       "the DNS");
	assert_int_equal(bench.report.at[STEP_TCP].verdict, VERDICT_NONE);
	assert_false(way(WIRE_CONNECT, nowhere));
	failed(STEP_TCP, "the endpoint does not answer: the library's words", "firewall");
	assert_false(way(WIRE_TIMEOUT, nowhere));
	failed(STEP_TCP, "did not answer in time", "--timeout");
	assert_false(way(WIRE_BROKEN, there));
	failed(STEP_TLS, "no encrypted connection", "https on this port");
	assert_false(way(WIRE_TIMEOUT, (struct wire_path){.connected_us = 5, .secured_us = 9}));
	failed(STEP_ANSWER, "Network.Timeout", "wait some minutes");
}

/* list and the browser say the same. */
TEST(a_fault_of_the_way_has_one_sentence_everywhere)
{
	static const struct {
		enum wire_result result;
		enum step step;
		const char *detail, *remedy;
	} cases[] = {
	    {WIRE_TLS, STEP_TLS, "is not trusted", "--ca-file"},
	    {WIRE_TLS_EXPIRED, STEP_TLS, "has expired", "renew the certificate"},
	    {WIRE_TLS_NOT_YET, STEP_TLS, "not valid yet", "clock"},
	    {WIRE_TLS_NAME, STEP_TLS, "another host", "--endpoint"},
	    {WIRE_TLS_OLD, STEP_TLS, "TLS 1.2", "update"},
	    {WIRE_TLS_NONE, STEP_TLS, "does not use https", "--endpoint"},
	    {WIRE_TLS_CLIENT, STEP_TLS, "certificate of the client", "--endpoint"},
	    {WIRE_PROXY, STEP_PROXY, "the proxy refused", "user name"},
	    {WIRE_PROXY_DOWN, STEP_PROXY, "the proxy does not answer", "https_proxy"},
	    {WIRE_PROXY_GATEWAY, STEP_PROXY, "does not reach the endpoint", "ask the operator"},
	    {WIRE_PROXY_TLS, STEP_PROXY, "connection to the proxy", "http://"},
	    {WIRE_PROXY_URL, STEP_PROXY, "URL of the proxy is not valid",
	     "http://proxy.example.com:3128"},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct fault f;
		assert_false(way(cases[i].result, (struct wire_path){0}));
		failed(cases[i].step, cases[i].detail, cases[i].remedy);
		assert_non_null(
		    strstr(bench.report.at[cases[i].step].detail, "the library's words"));
		fault_from_wire(&f, &bench.reply);
		assert_memory_equal(bench.report.at[cases[i].step].detail, f.meaning,
				    strlen(f.meaning));
		assert_string_equal(bench.report.at[cases[i].step].remedy, f.remedy);
		/* Nobody looked for the name where the proxy is to blame. */
		assert_int_equal(bench.report.at[STEP_DNS].verdict,
				 cases[i].step == STEP_TLS ? VERDICT_OK : VERDICT_NONE);
	}
}

static enum verdict clock_at(int64_t ours, int64_t theirs)
{
	memset(&bench, 0, sizeof bench);
	bench.reply = (struct wire_reply){.our_unix_s = ours, .server_unix_s = theirs};
	doctor_check_clock(&bench.report, &bench.reply);
	return bench.report.at[STEP_CLOCK].verdict;
}

TEST(the_clock_is_judged_by_the_window_of_signatures)
{
	assert_int_equal(clock_at(10000, 10000), VERDICT_OK);
	assert_int_equal(clock_at(10060, 10000), VERDICT_OK);
	assert_int_equal(clock_at(10061, 10000), VERDICT_WARN);
	assert_int_equal(clock_at(10000, 10300), VERDICT_WARN);
	assert_int_equal(clock_at(10000, 10301), VERDICT_WARN);
	warned(STEP_CLOCK, "301 s behind", "set the clock");
	assert_int_equal(clock_at(13600, 10000), VERDICT_WARN);
	warned(STEP_CLOCK, "3600 s ahead of", "set the clock");
	assert_int_equal(clock_at(10000, 0), VERDICT_WARN);
}

static void refused_by(const char *code, enum step s, const char *remedy)
{
	struct fault f;
	memset(&bench, 0, sizeof bench);
	fault_from_code(&f, sl_from(code), SL("the API's words"), SL("id-1"));
	doctor_check_fault(&bench.report, &f);
	failed(s, code, remedy);
	assert_non_null(strstr(bench.report.at[s].detail, "(the API's words), RequestId id-1"));
}

TEST(every_refusal_is_under_the_step_it_concerns)
{
	refused_by("AuthFailure.SignatureFailure", STEP_SIGNATURE, "copy both again");
	refused_by("AuthFailure.SecretIdNotFound", STEP_SIGNATURE, "API Keys");
	refused_by("AuthFailure.TokenFailure", STEP_SIGNATURE, "fetch new ones");
	refused_by("AuthFailure.SignatureExpire", STEP_CLOCK, "set the clock");
	refused_by("AuthFailure.InvalidAuthorization", STEP_ANSWER, "--endpoint");
	refused_by("AuthFailure.UnauthorizedOperation", STEP_PERMISSION, "policy");
	refused_by("UnauthorizedOperation.UinNoAuth", STEP_PERMISSION, "reseller");
	refused_by("IpNotInWhitelist", STEP_PERMISSION, "to allow it");
	refused_by("RequestLimitExceeded.UinLimitExceeded", STEP_RATE, "stop other tools");
	refused_by("InvalidParameterValue.PageSize", STEP_PAGE_SIZE, "");
	refused_by("NoSuchProduct", STEP_ANSWER, "--endpoint");
	refused_by("InternalError", STEP_ANSWER, "wait some minutes");
	refused_by("OperationDenied.ServiceBusy", STEP_ANSWER, "wait some minutes");
	refused_by("Http.Status", STEP_ANSWER, "check --endpoint");
	refused_by("Never.Heard", STEP_ANSWER, "documentation");
}

TEST(steps_before_a_refusal_are_ok)
{
	struct fault f;
	memset(&bench, 0, sizeof bench);
	fault_from_code(&f, SL("RequestLimitExceeded"), SL(""), SL(""));
	doctor_check_fault(&bench.report, &f);
	assert_int_equal(bench.report.at[STEP_SIGNATURE].verdict, VERDICT_OK);
	assert_int_equal(bench.report.at[STEP_PAGE_SIZE].verdict, VERDICT_NONE);
	memset(&bench, 0, sizeof bench);
	doctor_check_accepted(&bench.report);
	assert_int_equal(bench.report.at[STEP_SIGNATURE].verdict, VERDICT_OK);
	assert_int_equal(bench.report.at[STEP_RATE].verdict, VERDICT_OK);
}

TEST(without_a_key_the_missing_variable_is_named)
{
	memset(&bench, 0, sizeof bench);
	doctor_check_no_key(&bench.report, &(struct doctor_missing){.key = true}, "half");
	failed(STEP_CREDENTIALS, "half", "export TENCENTCLOUD_SECRET_KEY=...\n");
	assert_null(strstr(bench.report.at[STEP_CREDENTIALS].remedy, "SECRET_ID"));
	memset(&bench, 0, sizeof bench);
	doctor_check_no_key(&bench.report, &(struct doctor_missing){.id = true}, "half");
	failed(STEP_CREDENTIALS, "half", "export TENCENTCLOUD_SECRET_ID=...\n");
	memset(&bench, 0, sizeof bench);
	doctor_check_no_key(&bench.report, &(struct doctor_missing){true, true, true}, "nothing");
	failed(STEP_CREDENTIALS, "nothing",
	       "export TENCENTCLOUD_SECRET_ID=...\nexport TENCENTCLOUD_SECRET_KEY=...\n"
	       "CREDENTIALS in tcpartner(1)");
	memset(&bench, 0, sizeof bench);
	doctor_check_no_key(&bench.report, &(struct doctor_missing){true, true, false}, "a file");
	failed(STEP_CREDENTIALS, "a file", "CREDENTIALS in tcpartner(1)");
	assert_null(strstr(bench.report.at[STEP_CREDENTIALS].remedy, "export"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_working_connection_is_reported_step_by_step),
	    cmocka_unit_test(a_proxy_is_told),
	    cmocka_unit_test(each_break_on_the_way_is_under_its_step),
	    cmocka_unit_test(a_fault_of_the_way_has_one_sentence_everywhere),
	    cmocka_unit_test(the_clock_is_judged_by_the_window_of_signatures),
	    cmocka_unit_test(every_refusal_is_under_the_step_it_concerns),
	    cmocka_unit_test(steps_before_a_refusal_are_ok),
	    cmocka_unit_test(without_a_key_the_missing_variable_is_named),
	};
	return cmocka_run_group_tests_name("doctor_check", tests, NULL, NULL);
}
