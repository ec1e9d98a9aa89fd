/* SPDX-License-Identifier: MIT */
/* Tests of src/demo/metadata.c. */
#include "codec/json.h"

#include "demo/metadata.h"
#include "test.h"

#define NOW  1700000000
#define ROOT "/latest/meta-data/cam/security-credentials/"

static const struct metadata service = {"reseller", 600};
static const struct auth_key key = {.id = {"AKID", 4}, .secret = {"s3cret", 6}};

TEST(without_a_role_there_is_no_service)
{
	struct metadata none = {NULL, 600};
	struct buf b;
	buf_init(&b, 4096);
	assert_false(metadata_answer(&none, SL(ROOT), &key, NOW, &b));
	assert_false(metadata_is_token(&none, SL("role-token-until-1700000300"), NOW));
	assert_false(metadata_answer(&service, SL("/"), &key, NOW, &b));
	assert_false(metadata_answer(&service, SL(ROOT "other"), &key, NOW, &b));
	assert_int_equal(b.n, 0);
	buf_release(&b);
}

TEST(it_gives_the_name_then_a_key_that_ends)
{
	struct buf b;
	struct err e = {0};
	buf_init(&b, 4096);
	assert_true(metadata_answer(&service, SL(ROOT), &key, NOW, &b));
	assert_string_equal(b.p, "reseller");
	buf_clear(&b);
	assert_true(metadata_answer(&service, SL(ROOT "reseller"), &key, NOW, &b));
	struct json *doc = json_parse(buf_sl(&b), &e);
	assert_non_null(doc);
	const struct json_node *root = json_root(doc);
	assert_true(sl_equal(json_string(json_get(root, "TmpSecretId")), SL("AKID")));
	assert_true(sl_equal(json_string(json_get(root, "TmpSecretKey")), SL("s3cret")));
	assert_true(
	    sl_equal(json_string(json_get(root, "Expiration")), SL("2023-11-14T22:23:20Z")));
	assert_true(sl_equal(json_number(doc, json_get(root, "ExpiredTime")), SL("1700000600")));
	struct sl token = json_string(json_get(root, "Token"));
	assert_true(metadata_is_token(&service, token, NOW));
	assert_true(metadata_is_token(&service, token, NOW + 599));
	assert_false(metadata_is_token(&service, token, NOW + 600));
	json_free(doc);
	buf_release(&b);
}

TEST(a_token_that_was_not_handed_out_is_none)
{
	assert_false(metadata_is_token(&service, SL(""), NOW));
	assert_false(metadata_is_token(&service, SL("1700000300"), NOW));
	assert_false(metadata_is_token(&service, SL("role-token-until-"), NOW));
	assert_false(metadata_is_token(&service, SL("role-token-until-x"), NOW));
	/* Later than any key of today's could end. */
	assert_false(metadata_is_token(&service, SL("role-token-until-1700000601"), NOW));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_a_role_there_is_no_service),
	    cmocka_unit_test(it_gives_the_name_then_a_key_that_ends),
	    cmocka_unit_test(a_token_that_was_not_handed_out_is_none),
	};
	return cmocka_run_group_tests_name("metadata", tests, NULL, NULL);
}
