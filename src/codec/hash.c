/* SPDX-License-Identifier: MIT */
#include "codec/hash.h"

#include <string.h>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include "base/mem.h"

/* A failure here means that the library itself is broken: there is nothing to sign with. */
static void must(int ok)
{
	if (!ok)
		mem_die("the crypto library refuses SHA-256: is OpenSSL 3 installed whole?");
}

void hash_sha256(struct sl data, unsigned char out[HASH_BYTES])
{
	must(EVP_Q_digest(NULL, "SHA256", NULL, data.p, data.n, out, NULL));
}

void hash_hmac(struct sl key, struct sl data, unsigned char out[HASH_BYTES])
{
	size_t n = 0;
	/* OpenSSL takes a null key for "keep the last one": an empty key must still be a pointer.
	 */
	must(EVP_Q_mac(NULL, "HMAC", NULL, "SHA256", NULL, key.n ? key.p : "", key.n,
		       (const unsigned char *)data.p, data.n, out, HASH_BYTES, &n) != NULL);
	must(n == HASH_BYTES);
}

void hash_hex(const unsigned char digest[HASH_BYTES], char out[HASH_HEX_CHARS])
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < HASH_BYTES; i++) {
		out[2 * i] = digits[digest[i] >> 4];
		out[2 * i + 1] = digits[digest[i] & 15];
	}
	out[2 * HASH_BYTES] = '\0';
}

void hash_sha256_hex(struct sl data, char out[HASH_HEX_CHARS])
{
	unsigned char digest[HASH_BYTES];
	hash_sha256(data, digest);
	hash_hex(digest, out);
}

bool hash_equal(struct sl a, struct sl b)
{
	return a.n == b.n && CRYPTO_memcmp(a.p, b.p, a.n) == 0;
}

void hash_wipe(void *p, size_t n)
{
	OPENSSL_cleanse(p, n);
}
