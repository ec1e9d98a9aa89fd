/* SPDX-License-Identifier: MIT */
/* Tests of src/demo/auth.c. */
#include "api/request.h"

#include "demo/auth.h"
#include "test.h"

#define ID     "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"
#define SECRET "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"
#define HOST   "intlpartnersmgt.intl.tencentcloudapi.com"
#define STARS8 "********"
#define STARS  STARS8 STARS8 STARS8 STARS8
#define JSON   "application/json"
#define FORM   "application/x-www-form-urlencoded"

/* A request with its signature as text: nothing here signs, so nothing can agree with itself. */
struct sample {
	const char *method, *query, *type, *host, *action, *body;
	int64_t unix_s;
	const char *date_service; /* "2019-02-25/cvm" */
	const char *signed_headers, *signature;
	const char *id, *secret;
};

#define CVM_BODY                                                                                   \
	"{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": "        \
	"\"instance-name\"}]}"
#define UTF8_BODY                                                                                  \
	"{\"FilterType\":\"Name\",\"Filter\":\"caf\xC3\xA9 "                                       \
	"\xE6\x9C\xAA\xE5\x91\xBD\xE5\x90\x8D\",\"Page\":1,\"PageSize\":20,\"Order\":\"desc\"}"

/* Published: Signature v3 in English (V2) and Chinese (V3), Common Params (V4). */
static const struct sample published[] = {
    {"POST", "", JSON "; charset=utf-8", "cvm.tencentcloudapi.com", "DescribeInstances", CVM_BODY,
     1551113065, "2019-02-25/cvm", "content-type;host",
     "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168", ID, SECRET},
    {"POST", "", JSON "; charset=utf-8", "cvm.tencentcloudapi.com", "DescribeInstances", CVM_BODY,
     1551113065, "2019-02-25/cvm", "content-type;host;x-tc-action",
     "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f", "AKID" STARS, STARS},
    {"GET", "Limit=10&Offset=0", FORM, "cvm.tencentcloudapi.com", "DescribeInstances", "",
     1539084154, "2018-10-09/cvm", "content-type;host",
     "5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474", ID, SECRET},
};

/* For this service, made with the official Node.js SDK and with Python. */
static const struct sample derived[] = {
    {"POST", "", JSON, HOST, "QueryCustomersCredit", "{}", 1551113065, "2019-02-25/intlpartnersmgt",
     "content-type;host", "6d5d9e350ef19ba8c7e84d10e150816319e1e6ae0a23b550077e70449de2782e", ID,
     SECRET},
    {"POST", "", JSON "; charset=utf-8", HOST, "QueryCustomersCredit", "{}", 1551113065,
     "2019-02-25/intlpartnersmgt", "content-type;host",
     "b0eabc1a3c9bc937f51eed00cfa8de076ba7f7b57749573ba398c2fb5a5af4f0", ID, SECRET},
    {"POST", "", JSON, HOST, "QueryCustomersCredit", UTF8_BODY, 1767225599,
     "2025-12-31/intlpartnersmgt", "content-type;host",
     "b494f487df58ef1fab62dcf678ba58b402a795663a6685450c1ab46521a6ae73", ID, SECRET},
    {"POST", "", JSON, HOST, "QueryCustomersCredit", UTF8_BODY, 1767225600,
     "2026-01-01/intlpartnersmgt", "content-type;host",
     "c90ffccadaf53fe3974c209603ef6ea15d414eab285f02882e8a385517151a94", ID, SECRET},
    {"POST", "", JSON, HOST, "QueryCustomersCredit", "{}", 1551113065, "2019-02-25/intlpartnersmgt",
     "content-type;host;x-tc-action",
     "e05ad8f9a72510a441e84f09e3fa4dfad256c95a9841cdecceee863f630f7b49", ID, SECRET},
};

struct sent {
	struct call call;
	struct call_header header[6];
	struct auth_key key;
	char authorization[600], timestamp[24];
};

static void set_authorization(struct sent *s, const char *text)
{
	s->header[0] = (struct call_header){SL("Authorization"), sl_from(text)};
}

static void make(struct sent *s, const struct sample *v)
{
	memset(s, 0, sizeof(*s));
	snprintf(s->authorization, sizeof(s->authorization),
		 "TC3-HMAC-SHA256 Credential=%s/%s/tc3_request, SignedHeaders=%s, Signature=%s",
		 v->id, v->date_service, v->signed_headers, v->signature);
	snprintf(s->timestamp, sizeof(s->timestamp), "%lld", (long long)v->unix_s);
	set_authorization(s, s->authorization);
	s->header[1] = (struct call_header){SL("content-type"), sl_from(v->type)};
	s->header[2] = (struct call_header){SL("HOST"), sl_from(v->host)};
	s->header[3] = (struct call_header){SL("X-TC-Action"), sl_from(v->action)};
	s->header[4] = (struct call_header){SL("X-TC-Timestamp"), sl_from(s->timestamp)};
	s->call = (struct call){.method = sl_from(v->method),
				.path = SL("/"),
				.query = sl_from(v->query),
				.headers = s->header,
				.n_headers = 5,
				.body = sl_from(v->body),
				.unix_s = v->unix_s};
	s->key = (struct auth_key){.id = sl_from(v->id), .secret = sl_from(v->secret)};
}

/* The code of the refusal, or "" where the request is let in. */
static const char *outcome(const struct sent *s)
{
	struct refusal no = {.code = ""};
	bool ok = auth_check(&s->call, &s->key, API_SERVICE, &no);

	assert_true(ok == (no.code[0] == '\0'));
	assert_true(ok || strlen(no.message) > 10);
	return no.code;
}

TEST(published_signatures_are_let_in)
{
	struct sent s;

	for (size_t i = 0; i < COUNT_OF(published); i++) {
		make(&s, &published[i]);
		assert_string_equal(outcome(&s), "");
	}
}

TEST(signatures_of_the_official_sdk_are_let_in)
{
	struct sent s;

	for (size_t i = 0; i < COUNT_OF(derived); i++) {
		make(&s, &derived[i]);
		assert_string_equal(outcome(&s), "");
	}
}

TEST(the_body_may_be_left_out_of_the_signature)
{
	/* Made with Python: the words UNSIGNED-PAYLOAD are hashed in place of the body. */
	struct sample v = derived[0];
	struct sent s;

	v.signature = "50ea94020c3518392eebb5c035f73f63052a15067e80c4757fadf33e73c16e74";
	make(&s, &v);
	assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
	s.header[5] = (struct call_header){SL("X-TC-Content-SHA256"), SL("UNSIGNED-PAYLOAD")};
	s.call.n_headers = 6;
	assert_string_equal(outcome(&s), "");
	s.call.body = SL("{\"Page\":2}");
	assert_string_equal(outcome(&s), "");
	s.header[5].value = SL("unsigned");
	assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
}

TEST(any_change_of_what_is_signed_is_refused)
{
	struct sent s;

	make(&s, &derived[0]);
	s.call.body = SL("{} ");
	assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
	make(&s, &derived[0]);
	s.header[1].value = SL(JSON "; charset=utf-8");
	assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
	make(&s, &derived[0]);
	s.header[2].value = SL("intlpartnersmgt.tencentcloudapi.com");
	assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
	make(&s, &derived[4]);
	s.header[3].value = SL("QueryPartnerCredit");
	assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
	make(&s, &published[2]);
	s.call.query = SL("Limit=11&Offset=0");
	assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
	make(&s, &derived[0]);
	s.call.method = SL("GET");
	assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
	make(&s, &derived[0]);
	s.key.secret = SL("Gu5t9xGARNpq86cd98joQYCN3EXAMPLF");
	assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
}

TEST(every_digit_of_the_signature_counts)
{
	struct sent s;
	size_t n;

	make(&s, &derived[0]);
	n = strlen(s.authorization);
	for (size_t i = 1; i <= 64; i++) {
		char *digit = &s.authorization[n - i], was = *digit;

		*digit = was == '0' ? '1' : '0';
		assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
		*digit = was;
	}
	assert_string_equal(outcome(&s), "");
	s.authorization[n - 1] = '\0';
	set_authorization(&s, s.authorization);
	assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
}

TEST(unsigned_headers_may_change)
{
	struct sent s;

	make(&s, &derived[0]);
	s.header[3].value = SL("AnythingElse");
	assert_string_equal(outcome(&s), "");
}

TEST(the_clock_may_be_five_minutes_off)
{
	struct sent s;

	make(&s, &derived[0]);
	s.call.unix_s = 1551113065 + AUTH_WINDOW_S;
	assert_string_equal(outcome(&s), "");
	s.call.unix_s++;
	assert_string_equal(outcome(&s), "AuthFailure.SignatureExpire");
	s.call.unix_s = 1551113065 - AUTH_WINDOW_S;
	assert_string_equal(outcome(&s), "");
	s.call.unix_s--;
	assert_string_equal(outcome(&s), "AuthFailure.SignatureExpire");
	s.header[4].value = SL("9223372036854775807");
	assert_string_equal(outcome(&s), "AuthFailure.SignatureExpire");
	s.header[4].value = SL("-9223372036854775808");
	assert_string_equal(outcome(&s), "AuthFailure.SignatureExpire");
	s.header[4].value = SL("soon");
	assert_string_equal(outcome(&s), "InvalidParameter");
}

TEST(the_scope_names_the_day_and_the_service)
{
	static const char *const bad[] = {"2019-02-26/intlpartnersmgt", "2019-02-25/cvm",
					  "2019-02-25/", "2019-02-25/intlpartnersmgt/x",
					  "2019-02-25"};
	struct sample v = derived[0];
	struct sent s;

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		v.date_service = bad[i];
		make(&s, &v);
		assert_string_equal(outcome(&s), "AuthFailure.InvalidAuthorization");
	}
}

/* What tencentcloud-sdk-nodejs-intl-en 3.0.1335 sends to http://127.0.0.1:39693. */
TEST(the_node_sdk_signs_the_host_without_its_port)
{
	struct sample v = {"POST",
			   "",
			   JSON,
			   "127.0.0.1:39693",
			   "QueryCustomersCredit",
			   "{}",
			   1551113065,
			   "2019-02-25/127",
			   "content-type;host",
			   "318cbecbc0dbee7b6ea3214894fae1825381694663c3fbdc5a9ee57882763dfe",
			   ID,
			   SECRET};
	struct sent s;

	make(&s, &v);
	assert_string_equal(outcome(&s), "");
	s.header[2].value = SL("127.0.0.1");
	assert_string_equal(outcome(&s), "");
	s.header[2].value = SL("127.0.0.1:1");
	assert_string_equal(outcome(&s), "");
	s.header[2].value = SL("127.0.0.2:39693");
	assert_string_equal(outcome(&s), "AuthFailure.SignatureFailure");
}

TEST(an_unknown_caller_is_refused)
{
	struct sent s;

	make(&s, &derived[0]);
	s.key.id = SL("AKIDsomebodyelse");
	assert_string_equal(outcome(&s), "AuthFailure.SecretIdNotFound");
	make(&s, &derived[0]);
	s.key.id.n--;
	assert_string_equal(outcome(&s), "AuthFailure.SecretIdNotFound");
}

TEST(missing_headers_are_named)
{
	struct sent s;

	for (size_t i = 0; i < 5; i++) {
		if (i == 3)
			continue; /* X-TC-Action is not this module's to miss */
		make(&s, &derived[0]);
		s.header[i].value = SL("  ");
		assert_string_equal(outcome(&s), "MissingParameter");
		s.header[i].name = SL("X-Else");
		assert_string_equal(outcome(&s), "MissingParameter");
	}
}

TEST(malformed_authorizations_are_refused)
{
#define CRED "Credential=" ID "/2019-02-25/intlpartnersmgt/tc3_request"
#define SIG  "Signature=6d5d9e350ef19ba8c7e84d10e150816319e1e6ae0a23b550077e70449de2782e"
	static const char *const bad[] = {
	    "TC3-HMAC-SHA256",
	    "TC3-HMAC-SHA256 ",
	    "SKIP",
	    "TC3-HMAC-SHA1 " CRED ", SignedHeaders=content-type;host, " SIG,
	    "TC3-HMAC-SHA256 " CRED ", " SIG,
	    "TC3-HMAC-SHA256 " CRED ", SignedHeaders=content-type;host",
	    "TC3-HMAC-SHA256 SignedHeaders=content-type;host, " CRED ", " SIG,
	    "TC3-HMAC-SHA256 " CRED ", SignedHeaders=content-type;host, " SIG ", More=1",
	    "TC3-HMAC-SHA256 Credential=" ID ", SignedHeaders=content-type;host, " SIG,
	    "TC3-HMAC-SHA256 " CRED "x, SignedHeaders=content-type;host, " SIG,
	    "TC3-HMAC-SHA256 " CRED ", SignedHeaders=host, " SIG,
	    "TC3-HMAC-SHA256 " CRED ", SignedHeaders=content-type, " SIG,
	    "TC3-HMAC-SHA256 " CRED ", SignedHeaders=host;content-type, " SIG,
	    "TC3-HMAC-SHA256 " CRED ", SignedHeaders=content-type;content-type;host, " SIG,
	    "TC3-HMAC-SHA256 " CRED ", SignedHeaders=content-type;host;x-not-sent, " SIG,
	    "TC3-HMAC-SHA256 " CRED ", SignedHeaders=, " SIG,
	};
	struct sent s;

	make(&s, &derived[0]);
	set_authorization(&s, "TC3-HMAC-SHA256 " CRED ", SignedHeaders=content-type;host, " SIG);
	assert_string_equal(outcome(&s), "");
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		set_authorization(&s, bad[i]);
		assert_string_equal(outcome(&s), "AuthFailure.InvalidAuthorization");
	}
}

TEST(temporary_keys_need_their_token)
{
	struct sent s;

	make(&s, &derived[0]);
	s.key.token = SL("token-of-the-key");
	assert_string_equal(outcome(&s), "AuthFailure.TokenFailure");
	s.header[5] = (struct call_header){SL("X-TC-Token"), SL("token-of-another")};
	s.call.n_headers = 6;
	assert_string_equal(outcome(&s), "AuthFailure.TokenFailure");
	s.header[5].value = SL("token-of-the-key");
	assert_string_equal(outcome(&s), "");
	s.key.token = SL("");
	assert_string_equal(outcome(&s), "AuthFailure.TokenFailure");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(published_signatures_are_let_in),
	    cmocka_unit_test(signatures_of_the_official_sdk_are_let_in),
	    cmocka_unit_test(the_body_may_be_left_out_of_the_signature),
	    cmocka_unit_test(any_change_of_what_is_signed_is_refused),
	    cmocka_unit_test(every_digit_of_the_signature_counts),
	    cmocka_unit_test(unsigned_headers_may_change),
	    cmocka_unit_test(the_clock_may_be_five_minutes_off),
	    cmocka_unit_test(the_scope_names_the_day_and_the_service),
	    cmocka_unit_test(the_node_sdk_signs_the_host_without_its_port),
	    cmocka_unit_test(an_unknown_caller_is_refused),
	    cmocka_unit_test(missing_headers_are_named),
	    cmocka_unit_test(malformed_authorizations_are_refused),
	    cmocka_unit_test(temporary_keys_need_their_token),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
