/* SPDX-License-Identifier: MIT */
/* Known answers: FIPS 180-4's examples as NIST publishes them, RFC 4231 for HMAC. */

#include "base/buf.h"

#include "codec/hash.h"

#include "test.h"

static void hashes_to(struct sl data, const char *hex)
{
	char out[HASH_HEX_CHARS];
	hash_sha256_hex(data, out);
	assert_string_equal(out, hex);
}

TEST(published_digests)
{
	hashes_to(SL(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	hashes_to((struct sl){NULL, 0},
		  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	hashes_to(SL("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	hashes_to(SL("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
		  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(a_million_bytes)
{
	struct buf b;
	buf_init(&b, 1000000);
	for (int i = 0; i < 1000000; i++)
		buf_add_byte(&b, 'a');
	hashes_to(buf_sl(&b), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	buf_release(&b);
}

static void signs_as(struct sl key, struct sl data, const char *hex)
{
	unsigned char digest[HASH_BYTES];
	char out[HASH_HEX_CHARS];
	hash_hmac(key, data, digest);
	hash_hex(digest, out);
	assert_string_equal(out, hex);
}

TEST(published_hmacs)
{
	char key[131], text[50];
	memset(key, 0x0b, 20);
	signs_as((struct sl){key, 20}, SL("Hi There"),
		 "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
	signs_as(SL("Jefe"), SL("what do ya want for nothing?"),
		 "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	memset(key, 0xaa, 131);
	memset(text, 0xdd, 50);
	signs_as((struct sl){key, 20}, (struct sl){text, 50},
		 "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
	/* A key longer than a block is hashed first. */
	signs_as((struct sl){key, 131},
		 SL("Test Using Larger Than Block-Size Key - Hash Key First"),
		 "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(empty_keys_and_texts)
{
	static const char nothing[] =
	    "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
	signs_as(SL(""), SL(""), nothing);
	signs_as((struct sl){NULL, 0}, (struct sl){NULL, 0}, nothing);
	/* The key that is missing must not be taken from the data. */
	signs_as((struct sl){NULL, 0}, SL("abc"),
		 "fd7adb152c05ef80dccf50a1fa4c05d5a3ec6da95575fc312ae7c5d091836351");
}

TEST(hexadecimal)
{
	unsigned char digest[HASH_BYTES];
	char out[HASH_HEX_CHARS];
	for (size_t i = 0; i < HASH_BYTES; i++)
		digest[i] = (unsigned char)(i * 17);
	digest[31] = 0xFF;
	hash_hex(digest, out);
	assert_string_equal(out,
			    "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfeff");
}

TEST(equality)
{
	assert_true(hash_equal(SL("abc"), SL("abc")));
	assert_true(hash_equal(SL(""), (struct sl){NULL, 0}));
	assert_false(hash_equal(SL("abc"), SL("abd")));
	assert_false(hash_equal(SL("abc"), SL("bbc")));
	assert_false(hash_equal(SL("abc"), SL("ab")));
	assert_false(hash_equal(SL(""), SL("a")));
	assert_false(hash_equal(SL("a\0b"), SL("a\0c")));
}

TEST(wiping)
{
	char secret[] = "secret";
	hash_wipe(secret, 3);
	assert_memory_equal(secret, "\0\0\0ret", 7);
	hash_wipe(secret, sizeof secret);
	assert_memory_equal(secret, "\0\0\0\0\0\0", 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(published_digests),
	    cmocka_unit_test(a_million_bytes),
	    cmocka_unit_test(published_hmacs),
	    cmocka_unit_test(empty_keys_and_texts),
	    cmocka_unit_test(hexadecimal),
	    cmocka_unit_test(equality),
	    cmocka_unit_test(wiping),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
