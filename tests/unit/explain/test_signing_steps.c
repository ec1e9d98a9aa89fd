/* SPDX-License-Identifier: MIT */
/* Tests of src/explain/signing_steps.c. */
#include "explain/signing_steps.h"
#include "test.h"

#define HOST "intlpartnersmgt.intl.tencentcloudapi.com"

static const struct request pool = {.action = ACTION_PARTNER_CREDIT};

static void take_apart(struct signing_steps *a, const struct signing_steps_try *t)
{
	struct endpoint to;
	struct err e = {0};
	assert_true(endpoint_parse(SL(HOST), &to, &e));
	signing_steps_of(a, &to, &pool, t);
}

/* The strings by whose hash and signature test_tc3 and test_wire know the vendor's vectors. */
TEST(the_steps_are_those_that_are_signed)
{
	struct signing_steps a;
	char hash[HASH_HEX_CHARS];
	signing_steps_init(&a);
	take_apart(&a, &(struct signing_steps_try){.unix_s = 1551113065, .language = SL("")});
	assert_string_equal(a.body.p, "{}");
	assert_string_equal(a.canonical.p,
			    "POST\n/\n\ncontent-type:application/json\nhost:" HOST
			    "\n\ncontent-type;host\n"
			    "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
	hash_sha256_hex(buf_sl(&a.canonical), hash);
	assert_string_equal(hash,
			    "2e486b1b7d4c921d1f5fa7291b4e41f30a41276119461848f911c8454869df0e");
	assert_string_equal(a.to_sign.p,
			    "TC3-HMAC-SHA256\n1551113065\n2019-02-25/intlpartnersmgt/tc3_request\n"
			    "2e486b1b7d4c921d1f5fa7291b4e41f30a41276119461848f911c8454869df0e");
	signing_steps_release(&a);
}

TEST(the_headers_are_those_sent_with_secrets_masked)
{
	struct signing_steps a;
	signing_steps_init(&a);
	take_apart(&a, &(struct signing_steps_try){
			   .unix_s = 1551113065, .has_token = true, .language = SL("zh-CN")});
	assert_string_equal(
	    a.headers.p,
	    "Host: " HOST "\n"
	    "Content-Type: application/json\n"
	    "X-TC-Action: QueryPartnerCredit\n"
	    "X-TC-Version: 2022-09-28\n"
	    "X-TC-Timestamp: 1551113065\n"
	    "X-TC-Token: ********\n"
	    "X-TC-Language: zh-CN\n"
	    "X-TC-RequestClient: tcpartner_" VERSION "\n"
	    "User-Agent: tcpartner/" VERSION "\n"
	    "Authorization: TC3-HMAC-SHA256 Credential=********/2019-02-25/intlpartnersmgt/"
	    "tc3_request, SignedHeaders=content-type;host, Signature=********\n");
	signing_steps_release(&a);
}

TEST(the_former_steps_are_replaced)
{
	struct signing_steps a;
	signing_steps_init(&a);
	take_apart(&a, &(struct signing_steps_try){
			   .unix_s = 1551113065, .has_token = true, .language = SL("")});
	size_t with_token = a.headers.n;
	take_apart(&a, &(struct signing_steps_try){.unix_s = 1551113065, .language = SL("")});
	assert_int_equal(a.headers.n, with_token - strlen("X-TC-Token: ********\n"));
	assert_null(strstr(a.headers.p, "Token"));
	assert_string_equal(a.body.p, "{}");
	signing_steps_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_steps_are_those_that_are_signed),
	    cmocka_unit_test(the_headers_are_those_sent_with_secrets_masked),
	    cmocka_unit_test(the_former_steps_are_replaced),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
