/* SPDX-License-Identifier: MIT */
/*
 * Known answers. V1 to V4 are published by Tencent Cloud: V1 on the older Chinese, V2 on the
 * English, V3 on the newer Chinese page "Signature v3", V4 on "Common Params"; the keys are those
 * pages' dummies, the asterisks literal. D1 to D5 are for this service, made with the vendor's Node
 * SDK and with Python's hmac.
 */

#include "api/request.h"
#include "api/tc3.h"

#include "test.h"

#define UTF8_JSON   "application/json; charset=utf-8"
#define STARS       "********************************"
#define EXAMPLE_ID  "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"
#define EXAMPLE_KEY "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"

/* The six-character escapes and the blanks are part of the published body. */
#define CVM_BODY                                                                                   \
	"{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": "        \
	"\"instance-name\"}]}"
#define CVM_BODY_HASH "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064"
#define EMPTY_HASH    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define BRACES_HASH   "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
#define NAME_BODY                                                                                  \
	"{\"FilterType\":\"Name\",\"Filter\":\"caf\xc3\xa9 \xe6\x9c\xaa\xe5\x91\xbd\xe5\x90\x8d\"" \
	",\"Page\":1,\"PageSize\":20,\"Order\":\"desc\"}"
#define NAME_BODY_HASH "a53d717c26debf280b4ffcf65f09a2d5028442c7a57f67f7277ab28d0e5e63c3"

struct vector {
	struct tc3_request r;
	struct tc3_key key;
	const char *canonical, *canonical_hash, *to_sign;
	const char *date_key, *service_key, *signing_key; /* NULL where none is published */
	const char *signature, *authorization;
};

static const struct tc3_request cvm = {
    .method = SL("POST"),
    .content_type = SL(UTF8_JSON),
    .host = SL("cvm.tencentcloudapi.com"),
    .body = SL(CVM_BODY),
    .service = SL("cvm"),
    .unix_s = 1551113065,
};

static const struct tc3_request partner = {
    .method = SL("POST"),
    .content_type = SL("application/json"),
    .host = SL(API_HOST),
    .body = SL("{}"),
    .service = SL(API_SERVICE),
    .unix_s = 1551113065,
};

static void assert_text(const struct buf *b, const char *want)
{
	assert_false(b->full);
	assert_string_equal(b->p, want);
}

static void assert_hex(const unsigned char digest[HASH_BYTES], const char *want)
{
	char hex[HASH_HEX_CHARS];
	hash_hex(digest, hex);
	if (want)
		assert_string_equal(hex, want);
}

static void assert_keys(const struct vector *v, unsigned char signing[HASH_BYTES])
{
	unsigned char date[HASH_BYTES], service[HASH_BYTES];
	tc3_date_key(v->key.secret, &v->r, date);
	assert_hex(date, v->date_key);
	tc3_next_key(date, v->r.service, service);
	assert_hex(service, v->service_key);
	tc3_next_key(service, SL("tc3_request"), signing);
	assert_hex(signing, v->signing_key);
	unsigned char whole[HASH_BYTES];
	tc3_signing_key(v->key.secret, &v->r, whole);
	assert_memory_equal(whole, signing, HASH_BYTES);
}

static void assert_vector(const struct vector *v)
{
	struct buf canonical, to_sign, authorization;
	char hash[HASH_HEX_CHARS];
	unsigned char signing[HASH_BYTES];
	buf_init(&canonical, 4096);
	buf_init(&to_sign, 4096);
	buf_init(&authorization, 4096);
	tc3_canonical_request(&v->r, &canonical);
	assert_text(&canonical, v->canonical);
	hash_sha256_hex(buf_sl(&canonical), hash);
	assert_string_equal(hash, v->canonical_hash);
	tc3_string_to_sign(&v->r, buf_sl(&canonical), &to_sign);
	assert_text(&to_sign, v->to_sign);
	assert_keys(v, signing);
	char signature[HASH_HEX_CHARS];
	tc3_signature(signing, buf_sl(&to_sign), signature);
	assert_string_equal(signature, v->signature);
	tc3_authorization(&v->r, &v->key, &authorization);
	assert_text(&authorization, v->authorization);
	buf_release(&canonical);
	buf_release(&to_sign);
	buf_release(&authorization);
}

#define CANONICAL(method, query, type, host, more, names, hash)                                    \
	method "\n/\n" query "\ncontent-type:" type "\nhost:" host "\n" more "\n" names "\n" hash
#define TO_SIGN(seconds, scope, hash) "TC3-HMAC-SHA256\n" seconds "\n" scope "/tc3_request\n" hash
#define AUTHORIZATION(id, scope, names, signature)                                                 \
	"TC3-HMAC-SHA256 Credential=" id "/" scope "/tc3_request, SignedHeaders=" names            \
	", Signature=" signature

#define V1_HASH "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031"
#define V1_SIGN "2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c"
#define V1_ID   "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******"
#define V12_CANONICAL                                                                              \
	CANONICAL("POST", "", UTF8_JSON, "cvm.tencentcloudapi.com", "", "content-type;host",       \
		  CVM_BODY_HASH)

TEST(v1_the_older_chinese_page)
{
	assert_vector(&(struct vector){
	    .r = cvm,
	    .key = {SL(V1_ID), SL("Gu5t9xGARNpq86cd98joQYCN3*******")},
	    .canonical = V12_CANONICAL,
	    .canonical_hash = V1_HASH,
	    .to_sign = TO_SIGN("1551113065", "2019-02-25/cvm", V1_HASH),
	    .date_key = "f1cb4d518a0eda9d5cbbfdb7850983f1e603eeae484edea76e4dd8d8deb5556e",
	    .service_key = "e7c609ce81bea53546bed2cc904778bef9ca14082e48e67883443ed64e227cd7",
	    .signing_key = "8aa8ab5755582f576e94bcfe383b8e29325b0ca90c3590d569221c6a63a091ed",
	    .signature = V1_SIGN,
	    .authorization = AUTHORIZATION(V1_ID, "2019-02-25/cvm", "content-type;host", V1_SIGN),
	});
}

#define V2_SIGN "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"

TEST(v2_the_english_page)
{
	assert_vector(&(struct vector){
	    .r = cvm,
	    .key = {SL(EXAMPLE_ID), SL(EXAMPLE_KEY)},
	    .canonical = V12_CANONICAL,
	    .canonical_hash = V1_HASH,
	    .to_sign = TO_SIGN("1551113065", "2019-02-25/cvm", V1_HASH),
	    .date_key = "d1308c81fe71cfd4e06437bbc067b2b8a3d2d8c0e375d547f15c41d5214b395a",
	    .service_key = "3c7cb7c7795393edc14fd2e0e6434a518564b4504b88e94f5d11bf59ba3e7050",
	    .signing_key = "ac658d5dde49e9bfdd14e04e062f66b05d9f637d44b8a8d845327d4a77f666b1",
	    .signature = V2_SIGN,
	    .authorization =
		AUTHORIZATION(EXAMPLE_ID, "2019-02-25/cvm", "content-type;host", V2_SIGN),
	});
}

#define V3_HASH "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84"
#define V3_SIGN "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f"

TEST(v3_the_newer_page_signs_the_action)
{
	struct tc3_request r = cvm;
	r.action = SL("DescribeInstances");
	assert_vector(&(struct vector){
	    .r = r,
	    .key = {SL("AKID" STARS), SL(STARS)},
	    .canonical = CANONICAL("POST", "", UTF8_JSON, "cvm.tencentcloudapi.com",
				   "x-tc-action:describeinstances\n",
				   "content-type;host;x-tc-action", CVM_BODY_HASH),
	    .canonical_hash = V3_HASH,
	    .to_sign = TO_SIGN("1551113065", "2019-02-25/cvm", V3_HASH),
	    .date_key = "da98fb70dcf6b112dc21038d1eeeb3a95c74b4dcb12c1131f864f6066bd02be0",
	    .service_key = "8d70cbefb03939f929db64d32dc2ba89b1095620119fe3e050e2b18c5bd2752f",
	    .signing_key = "b596b923aad85185e2d1f6659d2a062e0a86731226e021e61bfe06f7ed05f5af",
	    .signature = V3_SIGN,
	    .authorization = AUTHORIZATION("AKID" STARS, "2019-02-25/cvm",
					   "content-type;host;x-tc-action", V3_SIGN),
	});
}

#define FORM    "application/x-www-form-urlencoded"
#define V4_HASH "91c9c192c14460df6c1ffc69e34e6c5e90708de2a6d282cccf957dbf1aa7f3a7"
#define V4_SIGN "5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474"

TEST(v4_a_get_request)
{
	struct tc3_request r = cvm;
	r.method = SL("GET");
	r.query = SL("Limit=10&Offset=0");
	r.content_type = SL(FORM);
	r.body = SL("");
	r.unix_s = 1539084154;
	assert_vector(&(struct vector){
	    .r = r,
	    .key = {SL(EXAMPLE_ID), SL(EXAMPLE_KEY)},
	    .canonical = CANONICAL("GET", "Limit=10&Offset=0", FORM, "cvm.tencentcloudapi.com", "",
				   "content-type;host", EMPTY_HASH),
	    .canonical_hash = V4_HASH,
	    .to_sign = TO_SIGN("1539084154", "2018-10-09/cvm", V4_HASH),
	    .signature = V4_SIGN,
	    .authorization =
		AUTHORIZATION(EXAMPLE_ID, "2018-10-09/cvm", "content-type;host", V4_SIGN),
	});
}

#define HERE(type, more, names, hash) CANONICAL("POST", "", type, API_HOST, more, names, hash)
#define D_DATE                        "d1308c81fe71cfd4e06437bbc067b2b8a3d2d8c0e375d547f15c41d5214b395a"
#define D1_HASH                       "2e486b1b7d4c921d1f5fa7291b4e41f30a41276119461848f911c8454869df0e"
#define D1_SIGN                       "6d5d9e350ef19ba8c7e84d10e150816319e1e6ae0a23b550077e70449de2782e"

TEST(d1_this_service)
{
	assert_vector(&(struct vector){
	    .r = partner,
	    .key = {SL(EXAMPLE_ID), SL(EXAMPLE_KEY)},
	    .canonical = HERE("application/json", "", "content-type;host", BRACES_HASH),
	    .canonical_hash = D1_HASH,
	    .to_sign = TO_SIGN("1551113065", "2019-02-25/intlpartnersmgt", D1_HASH),
	    .date_key = D_DATE,
	    .service_key = "f06e0bedc2cc973f0ff4788aef8f0ec312f9eb0e3f2ce4ab1f2cb53e875b086a",
	    .signing_key = "d55e960c1274d0f75bc5494bd0be0fef84b6f907ed0cf67108e6fa64b4b6536b",
	    .signature = D1_SIGN,
	    .authorization = AUTHORIZATION(EXAMPLE_ID, "2019-02-25/intlpartnersmgt",
					   "content-type;host", D1_SIGN),
	});
}

#define D2_HASH "185ce62c25fd126adccc7e16cbb5b0e2df351f1d6e7d93651ee9bc9c99365e91"
#define D2_SIGN "b0eabc1a3c9bc937f51eed00cfa8de076ba7f7b57749573ba398c2fb5a5af4f0"

TEST(d2_with_a_charset)
{
	struct tc3_request r = partner;
	r.content_type = SL(UTF8_JSON);
	assert_vector(&(struct vector){
	    .r = r,
	    .key = {SL(EXAMPLE_ID), SL(EXAMPLE_KEY)},
	    .canonical = HERE(UTF8_JSON, "", "content-type;host", BRACES_HASH),
	    .canonical_hash = D2_HASH,
	    .to_sign = TO_SIGN("1551113065", "2019-02-25/intlpartnersmgt", D2_HASH),
	    .date_key = D_DATE,
	    .signature = D2_SIGN,
	    .authorization = AUTHORIZATION(EXAMPLE_ID, "2019-02-25/intlpartnersmgt",
					   "content-type;host", D2_SIGN),
	});
}

#define D34_HASH "a2e1b33fd303cd9d2a75653a1e3c03e681cf23e777abbee2f8b6c3d7a2379a00"
#define D3_SIGN  "b494f487df58ef1fab62dcf678ba58b402a795663a6685450c1ab46521a6ae73"
#define D4_SIGN  "c90ffccadaf53fe3974c209603ef6ea15d414eab285f02882e8a385517151a94"

TEST(d3_d4_the_date_flips_at_midnight_utc)
{
	struct vector v = {
	    .r = partner,
	    .key = {SL(EXAMPLE_ID), SL(EXAMPLE_KEY)},
	    .canonical = HERE("application/json", "", "content-type;host", NAME_BODY_HASH),
	    .canonical_hash = D34_HASH,
	    .to_sign = TO_SIGN("1767225599", "2025-12-31/intlpartnersmgt", D34_HASH),
	    .signature = D3_SIGN,
	    .authorization = AUTHORIZATION(EXAMPLE_ID, "2025-12-31/intlpartnersmgt",
					   "content-type;host", D3_SIGN),
	};
	v.r.body = SL(NAME_BODY);
	v.r.unix_s = 1767225599;
	assert_vector(&v);
	v.r.unix_s = 1767225600;
	v.to_sign = TO_SIGN("1767225600", "2026-01-01/intlpartnersmgt", D34_HASH);
	v.signature = D4_SIGN;
	v.authorization =
	    AUTHORIZATION(EXAMPLE_ID, "2026-01-01/intlpartnersmgt", "content-type;host", D4_SIGN);
	assert_vector(&v);
}

#define D5_HASH "8c555767bb25105a0150940c9dac0613eca929eb943f3332d6feedf5ad96bb14"
#define D5_SIGN "e05ad8f9a72510a441e84f09e3fa4dfad256c95a9841cdecceee863f630f7b49"

TEST(d5_with_the_action_signed)
{
	struct tc3_request r = partner;
	r.action = SL("QueryCustomersCredit");
	assert_vector(&(struct vector){
	    .r = r,
	    .key = {SL(EXAMPLE_ID), SL(EXAMPLE_KEY)},
	    .canonical = HERE("application/json", "x-tc-action:querycustomerscredit\n",
			      "content-type;host;x-tc-action", BRACES_HASH),
	    .canonical_hash = D5_HASH,
	    .to_sign = TO_SIGN("1551113065", "2019-02-25/intlpartnersmgt", D5_HASH),
	    .date_key = D_DATE,
	    .signature = D5_SIGN,
	    .authorization = AUTHORIZATION(EXAMPLE_ID, "2019-02-25/intlpartnersmgt",
					   "content-type;host;x-tc-action", D5_SIGN),
	});
}

TEST(the_known_body_is_the_body_we_send)
{
	struct request r = {.action = ACTION_CUSTOMERS, .page = 1, .page_size = 20};
	struct err e = {0};
	struct buf body;
	buf_init(&body, 1024);
	assert_true(query_filter(&r.query, FILTER_NAME,
				 SL("caf\xc3\xa9 \xe6\x9c\xaa\xe5\x91\xbd\xe5\x90\x8d"), &e));
	request_body(&r, &body);
	assert_text(&body, NAME_BODY);
	buf_release(&body);
}

TEST(header_values_are_lowered_and_trimmed)
{
	struct tc3_request r = partner;
	struct buf canonical;
	r.content_type = SL(" Application/JSON ");
	r.host = SL("HOST.Example:8443");
	buf_init(&canonical, 1024);
	tc3_canonical_request(&r, &canonical);
	assert_text(&canonical, CANONICAL("POST", "", "application/json", "host.example:8443", "",
					  "content-type;host", BRACES_HASH));
	buf_release(&canonical);
}

TEST(long_parts_are_signed_whole)
{
	static char many[100000];
	memset(many, 'a', sizeof many);
	struct tc3_key key = {SL(EXAMPLE_ID), {many, 4096}};
	struct tc3_request r = cvm;
	struct buf one, other;
	buf_init(&one, 4096);
	buf_init(&other, 4096);
	r.method = SL("GET");
	r.query = (struct sl){many, sizeof many};
	tc3_authorization(&r, &key, &one);
	/* The last byte of each must count. */
	r.query.n--;
	tc3_authorization(&r, &key, &other);
	assert_string_not_equal(one.p, other.p);
	buf_clear(&other);
	r.query.n++;
	key.secret.n--;
	tc3_authorization(&r, &key, &other);
	assert_string_not_equal(one.p, other.p);
	buf_release(&one);
	buf_release(&other);
}

/* A digest is bytes: a zero in the key must not end it. */
TEST(a_key_with_zero_bytes_is_used_whole)
{
	unsigned char key[HASH_BYTES] = {0}, out[HASH_BYTES], other[HASH_BYTES];
	tc3_next_key(key, SL("x"), out);
	key[HASH_BYTES - 1] = 1;
	tc3_next_key(key, SL("x"), other);
	assert_memory_not_equal(out, other, HASH_BYTES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(v1_the_older_chinese_page),
	    cmocka_unit_test(v2_the_english_page),
	    cmocka_unit_test(v3_the_newer_page_signs_the_action),
	    cmocka_unit_test(v4_a_get_request),
	    cmocka_unit_test(d1_this_service),
	    cmocka_unit_test(d2_with_a_charset),
	    cmocka_unit_test(d3_d4_the_date_flips_at_midnight_utc),
	    cmocka_unit_test(d5_with_the_action_signed),
	    cmocka_unit_test(the_known_body_is_the_body_we_send),
	    cmocka_unit_test(header_values_are_lowered_and_trimmed),
	    cmocka_unit_test(long_parts_are_signed_whole),
	    cmocka_unit_test(a_key_with_zero_bytes_is_used_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
