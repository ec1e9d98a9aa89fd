/* SPDX-License-Identifier: MIT */
/* STS of the demo API: whom it gives a key of the role, and what the key may do. */

#include "codec/json.h"

#include "api/assume_role.h"

#include "demo/service.h"
#include "test.h"

#define ARN "qcs::cam::uin/100000000001:roleName/reseller"
#define NOW 1790172128

static const struct tc3_key base = {SL("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"),
				    SL("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")};

static struct fixture {
	struct service service;
	struct endpoint to;
	struct wire_request wire;
	struct reply answer;
	struct json *doc;
	int64_t now_s;
} fix;

static void start(const char *fault)
{
	struct service_options o = {.key = {.id = base.id, .secret = base.secret},
				    .rows = 5,
				    .now_s = NOW,
				    .page_max = 100,
				    .sts = {ARN, 600}};
	struct err e = {0};
	memset(&fix, 0, sizeof fix);
	fix.now_s = NOW;
	if (fault && !faults_add(&o.faults, sl_from(fault), &e))
		fail_msg("%s", e.text);
	service_init(&fix.service, &o);
	wire_request_init(&fix.wire);
	assert_true(endpoint_parse(SL("http://127.0.0.1:80"), &fix.to, NULL));
}

static void forget_answer(void)
{
	json_free(fix.doc);
	fix.doc = NULL;
	buf_release(&fix.answer.body);
}

static void end(void)
{
	forget_answer();
	wire_request_release(&fix.wire);
	service_release(&fix.service);
}

/* Sends what is in fix.wire; the code of the answer. */
static const char *send(void)
{
	struct call_header headers[16];
	struct sl rest = buf_sl(&fix.wire.headers), line;
	struct call call = {.method = SL("POST"),
			    .path = SL("/"),
			    .headers = headers,
			    .body = buf_sl(&fix.wire.body),
			    .unix_s = fix.now_s,
			    .mono_ms = fix.now_s * 1000};
	while (sl_split(&rest, '\n', &line)) {
		struct call_header *h = &headers[call.n_headers++];
		sl_split(&line, ':', &h->name);
		h->value = line;
	}
	forget_answer();
	service_answer(&fix.service, &call, &fix.answer);
	fix.doc = json_parse(buf_sl(&fix.answer.body), NULL);
	return fix.answer.code;
}

static const char *assume(const char *arn, struct tc3_key key)
{
	struct wire_signer by = {
	    .key = key, .token = SL(""), .language = SL(""), .unix_s = fix.now_s};
	struct cam_role role;
	assert_true(assume_role_set(&role, sl_from(arn), SL("me"), NULL));
	assume_role_build(&fix.to, &role, &by, &fix.wire);
	return send();
}

static const char *list(struct wire_signer by)
{
	struct request r = {.action = ACTION_CUSTOMERS, .page = 1, .page_size = 5};
	by.unix_s = fix.now_s;
	wire_build(&fix.to, &r, &by, &fix.wire);
	return send();
}

/* The key that was given; its texts are copied, for the answer goes. */
static struct wire_signer given(void)
{
	static char text[3][100];
	static const char *const names[] = {"TmpSecretId", "TmpSecretKey", "Token"};
	const struct json_node *response = json_get(json_root(fix.doc), "Response");
	for (int i = 0; i < 3; i++)
		sl_to_chars(json_string(json_get(json_get(response, "Credentials"), names[i])),
			    text[i], sizeof text[i]);
	return (struct wire_signer){.key = {sl_from(text[0]), sl_from(text[1])},
				    .token = sl_from(text[2]),
				    .language = SL("")};
}

TEST(only_the_key_of_the_role_lists_customers)
{
	struct wire_signer with_base = {.key = base, .token = SL(""), .language = SL("")};
	start(NULL);
	assert_string_equal(list(with_base), "AuthFailure.UnauthorizedOperation");
	assert_string_equal(assume(ARN, base), "OK");
	struct wire_signer by = given();
	assert_false(sl_equal(by.key.id, base.id));
	assert_string_equal(list(by), "OK");
	/* Neither without its token, nor with another secret. */
	struct wire_signer bare = by, other = by;
	bare.token = SL("");
	assert_string_equal(list(bare), "AuthFailure.UnauthorizedOperation");
	other.key.secret = base.secret;
	assert_string_equal(list(other), "AuthFailure.SignatureFailure");
	end();
}

TEST(a_key_of_the_role_ends)
{
	start(NULL);
	assert_string_equal(assume(ARN, base), "OK");
	struct wire_signer by = given();
	fix.now_s += 599;
	assert_string_equal(list(by), "OK");
	fix.now_s++;
	assert_string_equal(list(by), "AuthFailure.TokenFailure");
	end();
}

TEST(a_caller_without_permission_cannot_assume_the_role)
{
	struct tc3_key wrong = {base.id, SL("another")}, unknown = {SL("AKIDother"), base.secret};
	start(NULL);
	assert_string_equal(assume(ARN "x", base), "ResourceNotFound.RoleNotFound");
	assert_string_equal(assume(ARN, wrong), "AuthFailure.SignatureFailure");
	assert_string_equal(assume(ARN, unknown), "AuthFailure.SecretIdNotFound");
	assert_string_equal(assume(ARN, base), "OK");
	end();
}

TEST(the_faults_hit_it_too)
{
	start("refuse:UnauthorizedOperation");
	assert_string_equal(assume(ARN, base), "UnauthorizedOperation");
	end();
	start("malformed");
	assert_string_equal(assume(ARN, base), "malformed");
	assert_null(fix.doc);
	end();
	start("slow:700");
	assert_string_equal(assume(ARN, base), "OK");
	assert_int_equal(fix.answer.delay_ms, 700);
	end();
}

/* A signature for one service opens no other. */
TEST(the_signature_must_be_for_sts)
{
	struct wire_signer with_base = {.key = base, .token = SL(""), .language = SL("")};
	struct buf changed;
	start(NULL);
	list(with_base);
	buf_init(&changed, 16u << 10);
	struct sl rest = buf_sl(&fix.wire.headers), line;
	while (sl_split(&rest, '\n', &line)) {
		if (sl_starts(line, SL("X-TC-Version:")))
			line = SL("X-TC-Version: 2018-08-13\nX-TC-Region: ap-guangzhou");
		buf_add(&changed, line);
		buf_add_byte(&changed, '\n');
	}
	buf_clear(&fix.wire.headers);
	buf_add(&fix.wire.headers, buf_sl(&changed));
	buf_release(&changed);
	assert_string_equal(send(), "AuthFailure.InvalidAuthorization");
	end();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_the_key_of_the_role_lists_customers),
	    cmocka_unit_test(a_key_of_the_role_ends),
	    cmocka_unit_test(a_caller_without_permission_cannot_assume_the_role),
	    cmocka_unit_test(the_faults_hit_it_too),
	    cmocka_unit_test(the_signature_must_be_for_sts),
	};
	return cmocka_run_group_tests_name("demo_sts", tests, NULL, NULL);
}
