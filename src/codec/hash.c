/* SPDX-License-Identifier: MIT */
/* SHA-256 and HMAC by OpenSSL. */
#include "codec/hash.h"

#include <limits.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#if OPENSSL_VERSION_NUMBER < 0x10101000L
#error tcpartner needs OpenSSL 1.1.1 or later
#endif

#include "base/mem.h"

/* A failure means that the library itself is broken, and nothing can be signed. */
static void require_success(int ok)
{
	if (!ok)
		mem_die("OpenSSL has no SHA-256; install OpenSSL again");
}

/* EVP_Digest and HMAC exist in OpenSSL 1.1.1 and in 3. */
void hash_sha256(struct sl data, unsigned char out[HASH_BYTES])
{
	require_success(EVP_Digest(data.p, data.n, out, NULL, EVP_sha256(), NULL));
}

void hash_hmac(struct sl key, struct sl data, unsigned char out[HASH_BYTES])
{
	unsigned n = 0;
	if (key.n > INT_MAX)
		BUG("a key of two gigabytes");
	/* A null key means "keep the last one" to OpenSSL, so an empty key must be a pointer. */
	require_success(HMAC(EVP_sha256(), key.n ? key.p : "", (int)key.n,
			     (const unsigned char *)data.p, data.n, out, &n) != NULL);
	require_success(n == HASH_BYTES);
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
