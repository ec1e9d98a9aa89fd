/* SPDX-License-Identifier: MIT */
/* Signs requests by TC3-HMAC-SHA256. */
#include "api/tc3.h"

#include <inttypes.h>

#include "base/time.h"

#define ALGORITHM  "TC3-HMAC-SHA256"
#define TERMINATOR "tc3_request"

struct sl tc3_signed_headers(const struct tc3_request *r)
{
	return r->action.n ? SL("content-type;host;x-tc-action") : SL("content-type;host");
}

/* Adds a header; values are trimmed and lower-cased (Signature v3, CanonicalHeaders). */
static void add_header(struct buf *out, const char *name, struct sl value)
{
	value = sl_trim(value);
	buf_addf(out, "%s:", name);
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];
		buf_add_byte(out, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
	}
	buf_add_byte(out, '\n');
}

void tc3_canonical_request(const struct tc3_request *r, struct buf *out)
{
	char hash[HASH_HEX_CHARS];
	buf_add(out, r->method);
	buf_add_chars(out, "\n/\n");
	buf_add(out, r->query);
	buf_add_byte(out, '\n');
	add_header(out, "content-type", r->content_type);
	add_header(out, "host", r->host);
	if (r->action.n)
		add_header(out, "x-tc-action", r->action);
	buf_add_byte(out, '\n');
	buf_add(out, tc3_signed_headers(r));
	hash_sha256_hex(r->body, hash);
	buf_addf(out, "\n%s", hash);
}

/* Adds "2019-02-25/cvm/tc3_request". */
static void add_scope(const struct tc3_request *r, struct buf *out)
{
	char date[11];
	time_print_date(r->unix_s, date);
	buf_addf(out, "%s/", date);
	buf_add(out, r->service);
	buf_add_chars(out, "/" TERMINATOR);
}

void tc3_string_to_sign(const struct tc3_request *r, struct sl canonical, struct buf *out)
{
	char hash[HASH_HEX_CHARS];
	buf_addf(out, ALGORITHM "\n%" PRId64 "\n", r->unix_s);
	add_scope(r, out);
	hash_sha256_hex(canonical, hash);
	buf_addf(out, "\n%s", hash);
}

void tc3_date_key(struct sl secret, const struct tc3_request *r, unsigned char out[HASH_BYTES])
{
	char date[11];
	struct buf key;
	buf_init(&key, secret.n + 3);
	buf_add_chars(&key, "TC3");
	buf_add(&key, secret);
	time_print_date(r->unix_s, date);
	hash_hmac(buf_sl(&key), sl_from(date), out);
	buf_wipe(&key);
	buf_release(&key);
}

void tc3_next_key(const unsigned char key[HASH_BYTES], struct sl word,
		  unsigned char out[HASH_BYTES])
{
	hash_hmac((struct sl){(const char *)key, HASH_BYTES}, word, out);
}

void tc3_signing_key(struct sl secret, const struct tc3_request *r, unsigned char out[HASH_BYTES])
{
	unsigned char date[HASH_BYTES], service[HASH_BYTES];
	tc3_date_key(secret, r, date);
	tc3_next_key(date, r->service, service);
	tc3_next_key(service, SL(TERMINATOR), out);
	hash_wipe(date, sizeof date);
	hash_wipe(service, sizeof service);
}

void tc3_signature(const unsigned char key[HASH_BYTES], struct sl string_to_sign,
		   char out[HASH_HEX_CHARS])
{
	unsigned char digest[HASH_BYTES];
	hash_hmac((struct sl){(const char *)key, HASH_BYTES}, string_to_sign, digest);
	hash_hex(digest, out);
}

static void add_credential(const struct tc3_request *r, const struct tc3_key *key, struct buf *out)
{
	buf_add_chars(out, ALGORITHM " Credential=");
	buf_add(out, key->id);
	buf_add_byte(out, '/');
	add_scope(r, out);
	buf_add_chars(out, ", SignedHeaders=");
	buf_add(out, tc3_signed_headers(r));
	buf_add_chars(out, ", Signature=");
}

void tc3_authorization(const struct tc3_request *r, const struct tc3_key *key, struct buf *out)
{
	unsigned char signing[HASH_BYTES];
	char signature[HASH_HEX_CHARS];
	struct buf canonical, to_sign;
	/* A cut text would sign something else, so each buffer has room for all its parts. */
	buf_init(&canonical,
		 r->method.n + r->query.n + r->content_type.n + r->host.n + r->action.n + 200);
	buf_init(&to_sign, r->service.n + 200);
	tc3_canonical_request(r, &canonical);
	tc3_string_to_sign(r, buf_sl(&canonical), &to_sign);
	tc3_signing_key(key->secret, r, signing);
	tc3_signature(signing, buf_sl(&to_sign), signature);
	hash_wipe(signing, sizeof signing);
	buf_release(&canonical);
	buf_release(&to_sign);
	add_credential(r, key, out);
	buf_add_chars(out, signature);
}
