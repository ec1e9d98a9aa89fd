/* SPDX-License-Identifier: MIT */
/* Roles of CAM, and what is sent to STS. */

#include "base/attr.h"

#include "api/assume_role.h"

#include "test.h"

#define ARN "qcs::cam::uin/100000000001:roleName/reseller"

static struct cam_role made(const char *arn, const char *session)
{
	struct cam_role r = {.arn = ""};
	struct err e = {0};
	if (!assume_role_set(&r, sl_from(arn), sl_from(session), &e))
		fail_msg("%s: %s", arn, e.text);
	return r;
}

TEST(a_role_has_an_arn_and_a_session)
{
	struct cam_role r = made(ARN, "shift-1@night.example");
	assert_string_equal(r.arn, ARN);
	assert_string_equal(r.session, "shift-1@night.example");
	assert_true(sl_equal(assume_role_name(&r), SL("reseller")));
	r = made("qcs::cam::uin/1:roleId/4611686018427733635", "");
	assert_string_equal(r.session, "tcpartner");
	assert_true(sl_equal(assume_role_name(&r), SL("4611686018427733635")));
}

TEST(an_invalid_role_is_refused_and_changes_nothing)
{
	static const char *const arns[] = {"",
					   "reseller",
					   "qcs::cam::uin/:roleName/r",
					   "qcs::cam::uin/x:roleName/r",
					   "qcs::cam::uin/1:roleName/",
					   "qcs::cam::uin/1:uin/2",
					   "qcs::cam::uin/1:roleName/a b",
					   "qcs::cam::uin/1:roleName/a\"b",
					   "qcs::cam::uin/1:roleName/a\nb",
					   "qcs::cam::uin/1:roleName/\xc3\xa9",
					   " " ARN,
					   ARN " "};
	static const char *const sessions[] = {"a b", "a/b", "\xc3\xa9", "a\nb"};
	struct cam_role r = made(ARN, "s"), before = r;
	char long_text[400];
	memset(long_text, 'x', sizeof long_text - 1);
	long_text[sizeof long_text - 1] = '\0';
	for (size_t i = 0; i < COUNT_OF(arns); i++) {
		struct err e = {0};
		assert_false(assume_role_set(&r, sl_from(arns[i]), SL("s"), &e));
		assert_int_equal(e.kind, ERR_CREDENTIAL);
		assert_non_null(strstr(e.text, "the role ARN is not valid"));
	}
	for (size_t i = 0; i < COUNT_OF(sessions); i++) {
		struct err e = {0};
		assert_false(assume_role_set(&r, SL(ARN), sl_from(sessions[i]), &e));
		assert_non_null(
		    strstr(e.text, "the role session name is not valid: use at most 128"));
	}
	assert_false(assume_role_set(&r, SL(ARN), sl_take(sl_from(long_text), 129), NULL));
	assert_true(assume_role_set(&before, SL(ARN), sl_take(sl_from(long_text), 128), NULL));
	assert_string_equal(r.arn, ARN);
	assert_string_equal(r.session, "s");
}

TEST(roles_are_equal_in_both_parts)
{
	struct cam_role a = made(ARN, "s"), b = made(ARN, "t"), none = {.arn = ""};
	assert_true(assume_role_equal(&a, &a));
	assert_false(assume_role_equal(&a, &b));
	assert_false(assume_role_equal(&a, &none));
}

static bool has_line(const struct buf *headers, const char *line)
{
	struct sl rest = buf_sl(headers), got;
	while (sl_split(&rest, '\n', &got))
		if (sl_equal(got, sl_from(line)))
			return true;
	return false;
}

/* The signature was made with Python's hmac and hashlib from the same parts. */
TEST(the_request_is_signed_for_sts)
{
	struct wire_signer by = {.key = {SL("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"),
					 SL("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")},
				 .token = SL(""),
				 .language = SL("en-US"),
				 .unix_s = 1551113065};
	struct cam_role r = made(ARN, "");
	struct endpoint to;
	struct wire_request w;
	assert_true(endpoint_parse(SL(STS_HOST), &to, NULL));
	wire_request_init(&w);
	assume_role_build(&to, &r, &by, &w);
	assert_string_equal(w.body.p, "{\"RoleArn\":\"" ARN "\",\"RoleSessionName\":\"tcpartner\","
				      "\"DurationSeconds\":7200}");
	assert_true(has_line(&w.headers, "Host: sts.intl.tencentcloudapi.com"));
	assert_true(has_line(&w.headers, "X-TC-Action: AssumeRole"));
	assert_true(has_line(&w.headers, "X-TC-Version: 2018-08-13"));
	assert_true(has_line(&w.headers, "X-TC-Region: ap-guangzhou"));
	assert_true(
	    has_line(&w.headers,
		     "Authorization: TC3-HMAC-SHA256 "
		     "Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/"
		     "sts/tc3_request, SignedHeaders=content-type;host, "
		     "Signature=9947251c1e56543a6c1f1afb4be47edf3ab51a703fba47fdaac3fe6bce66a5dc"));
	wire_request_release(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_role_has_an_arn_and_a_session),
	    cmocka_unit_test(an_invalid_role_is_refused_and_changes_nothing),
	    cmocka_unit_test(roles_are_equal_in_both_parts),
	    cmocka_unit_test(the_request_is_signed_for_sts),
	};
	return cmocka_run_group_tests_name("assume_role", tests, NULL, NULL);
}
