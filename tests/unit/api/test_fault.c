/* SPDX-License-Identifier: MIT */
/* Tests of src/api/fault.c. */
#include "base/utf8.h"

#include "api/fault.h"

#include "test.h"

static struct fault of(const char *code)
{
	struct fault f;
	fault_from_code(&f, sl_from(code), SL("words"), SL("id-1"));
	assert_string_equal(f.code, code);
	assert_string_equal(f.message, "words");
	assert_string_equal(f.request_id, "id-1");
	return f;
}

static struct fault of_wire(enum wire_result result, int status, const char *detail)
{
	struct wire_reply r = {.result = result, .http_status = status};
	struct fault f;
	r.body = SL("<html>\x1b[31m502 Bad Gateway");
	snprintf(r.detail, sizeof r.detail, "%s", detail);
	fault_from_wire(&f, &r);
	assert_null(strstr(f.message, "html"));
	return f;
}

static void assert_class(const char *codes[], enum fault_class class)
{
	for (; *codes; codes++)
		if (of(*codes).class != class)
			fail_msg("%s is of class %d", *codes, of(*codes).class);
}

/* Only reads are asked, so what passes may be tried again; nothing else. */
TEST(a_passing_fault_is_retried)
{
	assert_class((const char *[]){"InternalError", "InternalError.DbError",
				      "ServiceUnavailable", "OperationDenied.ServiceBusy", NULL},
		     FAULT_RETRY);
	assert_class((const char *[]){"RequestLimitExceeded",
				      "RequestLimitExceeded.UinLimitExceeded",
				      "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
				      "RequestLimitExceeded.IPLimitExceeded",
				      "RequestLimitExceeded.Whatever",
				      "LimitExceeded.RateLimitExceeded", NULL},
		     FAULT_LIMITED);
	assert_class((const char *[]){"AuthFailure.SignatureExpire", NULL}, FAULT_SKEW);
	assert_class((const char *[]){"AuthFailure.TokenFailure", NULL}, FAULT_CREDENTIAL);
	assert_class(
	    (const char *[]){"RequestSizeLimitExceeded", "ResponseSizeLimitExceeded", NULL},
	    FAULT_SIZE);
}

TEST(errors_that_need_the_user_stop_fetching)
{
	assert_class((const char *[]){"ActionOffline",
				      "AuthFailure",
				      "AuthFailure.InvalidAuthorization",
				      "AuthFailure.InvalidSecretId",
				      "AuthFailure.MFAFailure",
				      "AuthFailure.SecretIdNotFound",
				      "AuthFailure.SignatureFailure",
				      "AuthFailure.UnauthorizedOperation",
				      "AuthFailure.SomethingNew",
				      "DryRunOperation",
				      "FailedOperation",
				      "FailedOperation.UinInvalid",
				      "FailedOperation.UinNotAgent",
				      "FailedOperation.InvalidSubAgentUin",
				      "InvalidAction",
				      "InvalidParameter",
				      "InvalidParameter.Page",
				      "InvalidParameterValue",
				      "InvalidParameterValue.InvalidMonth",
				      "InvalidParameterValue.InvalidUin",
				      "InvalidParameterValue.UinList",
				      "InvalidRequest",
				      "IpInBlacklist",
				      "IpNotInWhitelist",
				      "LimitExceeded",
				      "LimitExceeded.Quota",
				      "MissingParameter",
				      "NoSuchProduct",
				      "NoSuchVersion",
				      "OperationDenied",
				      "ResourceInUse",
				      "ResourceInsufficient",
				      "ResourceNotFound",
				      "ResourceUnavailable",
				      "UnauthorizedOperation",
				      "UnauthorizedOperation.UinNoAuth",
				      "UnauthorizedOperation.NotCustomerUin",
				      "UnknownParameter",
				      "UnsupportedOperation",
				      "UnsupportedProtocol",
				      "UnsupportedRegion",
				      NULL},
		     FAULT_STOP);
}

/* Every documented code has words of its own, not those of the unknown. */
TEST(every_documented_code_is_known)
{
	struct fault unknown = of("Zzz");
	size_t n = 0;
	for (const struct fault_entry *e; (e = fault_entry(n)); n++) {
		if (!e->code || !e->meaning || strlen(e->meaning) <= 5)
			fail_msg("row %zu, %s, does not say what happened", n, e->code);
		if (!e->remedy || strlen(e->remedy) <= 5)
			fail_msg("row %zu, %s, does not say what to do", n, e->code);
		struct fault f = of(e->code);
		assert_string_equal(f.meaning, e->meaning);
		assert_string_not_equal(f.meaning, unknown.meaning);
		assert_true(strlen(e->code) < sizeof f.code);
		assert_int_not_equal(e->class, FAULT_NONE);
		for (size_t i = 0; i < n; i++)
			assert_string_not_equal(fault_entry(i)->code, e->code);
	}
	assert_true(n > 50);
	assert_null(fault_entry(n));
	assert_null(fault_entry(SIZE_MAX));
}

TEST(an_unknown_code_takes_the_part_before_its_last_point)
{
	assert_string_equal(of("UnauthorizedOperation.New").meaning,
			    of("UnauthorizedOperation").meaning);
	assert_string_equal(of("OperationDenied.ServiceBusy.Here").meaning,
			    of("OperationDenied.ServiceBusy").meaning);
	assert_string_equal(of("FailedOperation.A.B").meaning, of("FailedOperation").meaning);
	/* Whole words only, with their case. */
	assert_int_equal(of("InternalErrors").class, FAULT_STOP);
	assert_int_equal(of("internalerror").class, FAULT_STOP);
	assert_int_equal(of(".InternalError").class, FAULT_STOP);
	assert_string_equal(of("Zzz.Yyy").meaning, of("Zzz").meaning);
}

TEST(a_refusal_says_what_to_do)
{
	assert_non_null(strstr(of("UnauthorizedOperation.UinNoAuth").remedy,
			       "QcloudIntlpartnersmgtReadOnlyaccess"));
	assert_non_null(strstr(of("AuthFailure.UnauthorizedOperation").remedy,
			       "QcloudIntlpartnersmgtReadOnlyaccess"));
	assert_non_null(strstr(of("AuthFailure.SignatureExpire").remedy, "clock"));
	assert_non_null(strstr(of("AuthFailure.SecretIdNotFound").remedy, "key"));
	assert_non_null(strstr(of_wire(WIRE_TLS, 0, "").remedy, "--ca-file"));
}

/* Nothing tries a request again that is given up, and only a fault of the network is one. */
TEST(a_request_given_up_gets_another_remedy)
{
	for (size_t i = 0; fault_entry(i); i++) {
		struct fault f = of(fault_entry(i)->code);
		const char *last = fault_remedy(&f, true);
		assert_string_equal(fault_remedy(&f, false), f.remedy);
		assert_null(strstr(last, "by itself"));
		if (f.class != FAULT_RETRY && f.class != FAULT_LIMITED)
			assert_string_equal(last, f.remedy);
		else if (strstr(last, "check the network"))
			assert_memory_equal(f.code, "Network.", 8);
	}
}

TEST(texts_from_outside_are_gated_and_cut)
{
	static char many[5000];
	struct fault f;
	for (size_t i = 0; i + 3 <= sizeof many; i += 3)
		memcpy(many + i, "\xe6\x9c\xaa", 3);
	struct sl text = {many, sizeof many / 3 * 3};
	for (size_t start = 0; start < 3; start++) {
		fault_from_code(&f, sl_drop(text, start), sl_drop(text, start),
				sl_drop(text, start));
		assert_true(utf8_is_valid(sl_from(f.code)));
		assert_true(utf8_is_valid(sl_from(f.message)));
		assert_true(utf8_is_valid(sl_from(f.request_id)));
		assert_in_range(strlen(f.message), sizeof f.message - 4, sizeof f.message - 1);
	}
	fault_from_code(&f, SL("A\x1b]0;x\a.B"), SL("a\nb\x1b[31m\xc2\x9b\x7f"), SL("\r\n"));
	for (const char *c = f.message; *c; c++)
		assert_true((unsigned char)*c >= 0x20 && *c != 0x7f);
	assert_null(strchr(f.code, '\x1b'));
	assert_null(strchr(f.request_id, '\r'));
	assert_null(strstr(f.message, "\xc2\x9b"));
	fault_from_code(&f, SL(""), SL(""), SL(""));
	assert_string_equal(f.code, "(no code)");
	assert_int_equal(f.class, FAULT_STOP);
}

TEST(transfers_that_failed)
{
	static const struct {
		enum wire_result result;
		const char *code;
		enum fault_class class;
	} want[] = {
	    {WIRE_RESOLVE, "Network.Resolve", FAULT_RETRY},
	    {WIRE_CONNECT, "Network.Connect", FAULT_RETRY},
	    {WIRE_TLS, "Network.Certificate", FAULT_STOP},
	    {WIRE_TIMEOUT, "Network.Timeout", FAULT_RETRY},
	    {WIRE_BROKEN, "Network.Broken", FAULT_RETRY},
	    {WIRE_TOO_BIG, "Reply.TooBig", FAULT_SIZE},
	    {WIRE_ENCODING, "Reply.Encoding", FAULT_STOP},
	    {WIRE_HEADERS, "Reply.Headers", FAULT_STOP},
	    {WIRE_PROXY, "Network.Proxy", FAULT_STOP},
	    {WIRE_PROXY_DOWN, "Network.Proxy.Down", FAULT_RETRY},
	    {WIRE_PROXY_GATEWAY, "Network.Proxy.Gateway", FAULT_RETRY},
	    {WIRE_PROXY_TLS, "Network.Proxy.Tls", FAULT_STOP},
	    {WIRE_PROXY_URL, "Network.Proxy.Url", FAULT_STOP},
	    {WIRE_TLS_EXPIRED, "Network.Certificate.Expired", FAULT_STOP},
	    {WIRE_TLS_NOT_YET, "Network.Certificate.NotYetValid", FAULT_STOP},
	    {WIRE_TLS_NAME, "Network.Certificate.OtherHost", FAULT_STOP},
	    {WIRE_TLS_OLD, "Network.TlsVersion", FAULT_STOP},
	    {WIRE_TLS_NONE, "Network.NotHttps", FAULT_STOP},
	    {WIRE_TLS_CLIENT, "Network.ClientCertificate", FAULT_STOP},
	};
	for (size_t i = 0; i < COUNT_OF(want); i++) {
		struct fault f = of_wire(want[i].result, 0, "the library's\nwords");
		assert_string_equal(f.code, want[i].code);
		assert_int_equal(f.class, want[i].class);
		assert_memory_equal(f.message, "the library's", 13);
		assert_null(strchr(f.message, '\n'));
		assert_string_equal(f.request_id, "");
	}
}

TEST(answers_of_another_status)
{
	static const struct {
		int status;
		const char *code;
		enum fault_class class;
	} want[] = {
	    {500, "Http.Server", FAULT_RETRY},     {502, "Http.Server", FAULT_RETRY},
	    {511, "Http.WebPage", FAULT_STOP},     {503, "Http.Server", FAULT_RETRY},
	    {599, "Http.Server", FAULT_RETRY},     {429, "Http.TooManyRequests", FAULT_LIMITED},
	    {408, "Network.Timeout", FAULT_RETRY}, {407, "Network.Proxy", FAULT_STOP},
	    {301, "Http.Redirect", FAULT_STOP},    {307, "Http.Redirect", FAULT_STOP},
	    {404, "Http.Status", FAULT_STOP},      {403, "Http.Status", FAULT_STOP},
	    {204, "Http.Status", FAULT_STOP},      {0, "Http.Status", FAULT_STOP},
	    {-1, "Http.Status", FAULT_STOP},
	};
	for (size_t i = 0; i < COUNT_OF(want); i++) {
		struct fault f = of_wire(WIRE_OK, want[i].status, "");
		char status[40];
		snprintf(status, sizeof status, "HTTP status %d", want[i].status);
		assert_string_equal(f.code, want[i].code);
		assert_int_equal(f.class, want[i].class);
		assert_string_equal(f.message, status);
	}
}

TEST(a_failed_decoding_gives_its_reason)
{
	struct wire_reply r = {.http_status = 200, .body = SL("{}")};
	struct err e = {0};
	struct fault f;
	err_set(&e, ERR_DECODE, "Data is not a list");
	fault_from_decode(&f, &r, &e);
	assert_string_equal(f.code, "Reply.Malformed");
	assert_int_equal(f.class, FAULT_RETRY);
	assert_string_equal(f.message, "Data is not a list (2 bytes)");
}

/* It is a person who must log in, so that trying again at once is of no use. */
static int64_t asks_to_wait(int status, const char *headers)
{
	struct wire_reply r = {
	    .http_status = status, .headers = sl_from(headers), .server_unix_s = 784887151};
	struct fault f;
	fault_from_wire(&f, &r);
	return f.wait_ms;
}

TEST(a_server_may_ask_to_wait)
{
	assert_int_equal(asks_to_wait(429, "Date: x\nRetry-After: 7\n"), 7000);
	assert_int_equal(asks_to_wait(503, "retry-after:2\n"), 2000);
	assert_int_equal(asks_to_wait(503, "Retry-After: Tue, 15 Nov 1994 08:12:36 GMT\n"), 5000);
	assert_int_equal(asks_to_wait(503, "Retry-After: Tue, 15 Nov 1994 08:12:30 GMT\n"), 0);
	assert_int_equal(asks_to_wait(503, "Retry-After: 86400\n"), FAULT_WAIT_MAX_MS);
	assert_int_equal(asks_to_wait(503, "Retry-After: 99999999999999999999\n"), 0);
	assert_int_equal(asks_to_wait(503, "Retry-After: -1\n"), 0);
	assert_int_equal(asks_to_wait(503, "Retry-After: soon\n"), 0);
	assert_int_equal(asks_to_wait(503, ""), 0);
	assert_int_equal(asks_to_wait(200, "Retry-After: 7\n"), 0);
}

TEST(a_web_page_is_named)
{
	static const char *const pages[] = {"<!DOCTYPE html><p>Log in", " \r\n<html>",
					    "\xEF\xBB\xBF<?xml version=\"1.0\"?>"};
	for (size_t i = 0; i < COUNT_OF(pages); i++) {
		struct wire_reply r = {.http_status = 200, .body = sl_from(pages[i])};
		struct err e = {0};
		struct fault f;
		err_set(&e, ERR_DECODE, "not a JSON document");
		fault_from_decode(&f, &r, &e);
		assert_string_equal(f.code, "Http.WebPage");
		assert_int_equal(f.class, FAULT_STOP);
		assert_string_equal(f.message, "");
		assert_non_null(strstr(f.remedy, "has a login page"));
	}
}

TEST(the_page_size_may_be_what_was_refused)
{
	static const struct {
		const char *code;
		bool may;
	} want[] = {
	    {"InvalidParameterValue", true},
	    {"InvalidParameter", true},
	    {"InvalidParameter.Page", true},
	    {"InvalidParameterValue.PageSize", true},
	    {"ResponseSizeLimitExceeded", true},
	    {"InvalidParameterValue.InvalidUin", false},
	    {"InvalidParameterValue.UinList", false},
	    {"UnknownParameter", false},
	    {"LimitExceeded", false},
	    {"FailedOperation", false},
	    {"", false},
	};
	for (size_t i = 0; i < COUNT_OF(want); i++) {
		struct fault f;
		fault_from_code(&f, sl_from(want[i].code), SL("PageSize is too large"), SL(""));
		if (fault_may_be_page_size(&f) != want[i].may)
			fail_msg("%s", want[i].code);
	}
}

TEST(a_limit_is_that_of_an_action_or_of_all)
{
	static const struct {
		const char *code;
		bool of_all;
	} cases[] = {{"RequestLimitExceeded", false},
		     {"RequestLimitExceeded.UinLimitExceeded", true},
		     {"LimitExceeded.RateLimitExceeded", true},
		     {"Http.TooManyRequests", true},
		     {"OperationDenied.ServiceBusy", false}};
	struct fault f;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		fault_from_code(&f, sl_from(cases[i].code), SL(""), SL(""));
		assert_true(fault_limits_all(&f) == cases[i].of_all);
	}
}

TEST(a_url_in_a_message_stays)
{
	struct fault f;
	fault_from_code(&f, SL("A"), SL("see https://host.example/help"), SL(""));
	assert_string_equal(f.message, "see https://host.example/help");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_url_in_a_message_stays),
	    cmocka_unit_test(a_passing_fault_is_retried),
	    cmocka_unit_test(errors_that_need_the_user_stop_fetching),
	    cmocka_unit_test(every_documented_code_is_known),
	    cmocka_unit_test(an_unknown_code_takes_the_part_before_its_last_point),
	    cmocka_unit_test(a_refusal_says_what_to_do),
	    cmocka_unit_test(a_request_given_up_gets_another_remedy),
	    cmocka_unit_test(texts_from_outside_are_gated_and_cut),
	    cmocka_unit_test(transfers_that_failed),
	    cmocka_unit_test(answers_of_another_status),
	    cmocka_unit_test(a_failed_decoding_gives_its_reason),
	    cmocka_unit_test(a_server_may_ask_to_wait),
	    cmocka_unit_test(a_web_page_is_named),
	    cmocka_unit_test(the_page_size_may_be_what_was_refused),
	    cmocka_unit_test(a_limit_is_that_of_an_action_or_of_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
