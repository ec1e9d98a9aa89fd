/* SPDX-License-Identifier: MIT */
/*
 * TC3-HMAC-SHA256, "Signature v3" of the Tencent Cloud API, one function for each step.
 *
 * All strings are byte-exact; the date in the scope is the UTC date of the same timestamp that
 * goes into X-TC-Timestamp; digests are handled by length. The caller lends the key for one call;
 * it is wiped from every buffer used here.
 */
#ifndef API_TC3_H
#define API_TC3_H

#include <stdint.h>

#include "base/buf.h"

#include "codec/hash.h"

/* The request to sign: the same bytes must be sent. */
struct tc3_request {
	struct sl method; /* "POST" or "GET" */
	struct sl query;  /* with GET the text after '?', else empty */
	struct sl content_type;
	struct sl host;   /* as in the Host header, with its port if it has one */
	struct sl action; /* when not empty, x-tc-action is signed too, in lower case */
	struct sl body;
	struct sl service;
	int64_t unix_s;
};

struct tc3_key {
	struct sl id, secret;
};

/* "content-type;host" or with ";x-tc-action". */
struct sl tc3_signed_headers(const struct tc3_request *r);
void tc3_canonical_request(const struct tc3_request *r, struct buf *out);
void tc3_string_to_sign(const struct tc3_request *r, struct sl canonical, struct buf *out);
/* Makes kDate from "TC3" + secret and the date. */
void tc3_date_key(struct sl secret, const struct tc3_request *r, unsigned char out[HASH_BYTES]);
/* Makes kService from kDate and the service, or kSigning from kService and "tc3_request". */
void tc3_next_key(const unsigned char key[HASH_BYTES], struct sl word,
		  unsigned char out[HASH_BYTES]);
/* Makes kSigning in all three steps. */
void tc3_signing_key(struct sl secret, const struct tc3_request *r, unsigned char out[HASH_BYTES]);
/* Writes lower-case hex, terminated. */
void tc3_signature(const unsigned char key[HASH_BYTES], struct sl string_to_sign,
		   char out[HASH_HEX_CHARS]);
/* Appends the whole value of the Authorization header. */
void tc3_authorization(const struct tc3_request *r, const struct tc3_key *key, struct buf *out);

#endif
