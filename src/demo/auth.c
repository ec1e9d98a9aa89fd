/* SPDX-License-Identifier: MIT */
/* Verifies the signature of a request. */
#include "auth.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/time.h"

#include "api/tc3.h"

#define ALGORITHM     "TC3-HMAC-SHA256"
#define CANONICAL_MAX (256u << 10)
#define UNSIGNED_BODY "UNSIGNED-PAYLOAD"
#define INVALID       "AuthFailure.InvalidAuthorization"

struct authorization {
	struct sl id, date, service;
	struct sl signed_headers; /* "content-type;host" */
	struct sl signature;      /* hexadecimal */
	int64_t unix_s;           /* X-TC-Timestamp */
};

/* Takes "name=value" up to the next comma; name ends in '='. */
static bool take_part(struct sl *rest, struct sl name, struct sl *value)
{
	struct sl part;

	if (!sl_split(rest, ',', &part))
		return false;
	part = sl_trim(part);
	if (!sl_starts(part, name))
		return false;
	*value = sl_drop(part, name.n);
	return true;
}

static bool read_scope(struct sl credential, struct authorization *a)
{
	struct sl last;

	return sl_split(&credential, '/', &a->id) && sl_split(&credential, '/', &a->date) &&
	       sl_split(&credential, '/', &a->service) && sl_split(&credential, '/', &last) &&
	       credential.n == 0 && sl_equal(last, SL("tc3_request"));
}

static bool read_authorization(struct sl text, struct authorization *a, struct refusal *no)
{
	struct sl credential;

	if (!sl_starts(text, SL(ALGORITHM " ")))
		return refusal_set(no, INVALID, "The signature method is not " ALGORITHM ".");
	text = sl_drop(text, sizeof(ALGORITHM " ") - 1);
	if (!take_part(&text, SL("Credential="), &credential) ||
	    !take_part(&text, SL("SignedHeaders="), &a->signed_headers) ||
	    !take_part(&text, SL("Signature="), &a->signature) || text.n > 0)
		return refusal_set(no, INVALID,
				   "The header `Authorization` is not in the form `" ALGORITHM
				   " Credential=.., SignedHeaders=.., Signature=..`.");
	if (!read_scope(credential, a))
		return refusal_set(
		    no, INVALID,
		    "`Credential` is not in the form SecretId/date/service/tc3_request.");
	return true;
}

static bool read_headers(const struct call *c, struct authorization *a, struct refusal *no)
{
	static const char *const needed[] = {"Authorization", "Content-Type", "Host",
					     "X-TC-Timestamp"};

	for (size_t i = 0; i < COUNT_OF(needed); i++)
		if (call_header(c, sl_from(needed[i])).n == 0)
			return refusal_set(no, "MissingParameter",
					   "The request is missing the header `%s`.", needed[i]);
	if (!sl_to_i64(call_header(c, SL("X-TC-Timestamp")), &a->unix_s))
		return refusal_set(no, "InvalidParameter",
				   "The header `X-TC-Timestamp` is not a UNIX time in seconds.");
	return read_authorization(call_header(c, SL("Authorization")), a, no);
}

/*
 * The service is the product's name. The official Node.js SDK takes it from the endpoint instead,
 * up to the first dot: at 127.0.0.1:8080 that is "127". At the real host name both are the same.
 */
static bool check_scope(const struct call *c, const struct authorization *a, const char *service,
			struct refusal *no)
{
	struct sl host = call_header(c, SL("Host")), label = host;
	char date[11];

	sl_split(&host, '.', &label);
	if (!sl_equal(a->service, sl_from(service)) && !sl_equal(a->service, label))
		return refusal_set(no, INVALID, "`Service` in Credential not valid: %s expected.",
				   service);
	time_print_date(a->unix_s, date);
	if (!sl_equal(a->date, sl_from(date)))
		return refusal_set(
		    no, INVALID,
		    "`Date` in Credential is not the UTC date of `X-TC-Timestamp` (%s).", date);
	return true;
}

static bool check_signed_headers(const struct call *c, const struct authorization *a,
				 struct refusal *no)
{
	struct sl rest = a->signed_headers, name, last = {"", 0};
	bool type = false, host = false;

	while (sl_split(&rest, ';', &name)) {
		if (sl_compare(last, name) >= 0 || call_header(c, name).n == 0)
			return refusal_set(
			    no, INVALID,
			    "`SignedHeaders` lists headers that were sent, in ASCII order.");
		type = type || sl_equal(name, SL("content-type"));
		host = host || sl_equal(name, SL("host"));
		last = name;
	}
	return (type && host) ||
	       refusal_set(no, INVALID, "`SignedHeaders` must include content-type and host.");
}

static void add_lower(struct buf *out, struct sl s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		buf_add_byte(out, c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c);
	}
}

static void add_canonical(const struct call *c, const struct authorization *a, struct sl host,
			  struct buf *out)
{
	struct sl rest = a->signed_headers, name;
	char hash[HASH_HEX_CHARS];

	buf_add(out, c->method);
	buf_add(out, SL("\n/\n"));
	if (sl_equal(c->method, SL("GET")))
		buf_add(out, c->query);
	buf_add_byte(out, '\n');
	while (sl_split(&rest, ';', &name)) {
		buf_add(out, name);
		buf_add_byte(out, ':');
		add_lower(out, sl_equal(name, SL("host")) ? host : call_header(c, name));
		buf_add_byte(out, '\n');
	}
	buf_add_byte(out, '\n');
	buf_add(out, a->signed_headers);
	buf_add_byte(out, '\n');
	/* A client may leave the body out of the signature, and then signs these words in its
	 * place. */
	bool unsigned_body = sl_equal(call_header(c, SL("X-TC-Content-SHA256")), SL(UNSIGNED_BODY));
	hash_sha256_hex(unsigned_body ? SL(UNSIGNED_BODY) : c->body, hash);
	buf_add_chars(out, hash);
}

static bool is_signed_with(const struct call *c, const struct authorization *a, struct sl secret,
			   struct sl host)
{
	struct tc3_request r = {.service = a->service, .unix_s = a->unix_s};
	unsigned char signing_key[HASH_BYTES];
	char signature[HASH_HEX_CHARS];
	struct buf canonical, to_sign;

	buf_init(&canonical, CANONICAL_MAX);
	buf_init(&to_sign, CANONICAL_MAX);
	add_canonical(c, a, host, &canonical);
	tc3_string_to_sign(&r, buf_sl(&canonical), &to_sign);
	tc3_signing_key(secret, &r, signing_key);
	tc3_signature(signing_key, buf_sl(&to_sign), signature);
	hash_wipe(signing_key, sizeof(signing_key));
	buf_release(&canonical);
	buf_release(&to_sign);
	return hash_equal(sl_from(signature), a->signature);
}

/* The official Node.js SDK signs the host name alone but sends the port as well. */
static struct sl drop_port(struct sl host)
{
	for (size_t i = host.n; i-- > 0;) {
		if (host.p[i] == ':')
			return sl_take(host, i);
		if (host.p[i] < '0' || host.p[i] > '9')
			break;
	}
	return host;
}

static bool check_signature(const struct call *c, const struct authorization *a, struct sl secret,
			    struct refusal *no)
{
	struct sl host = call_header(c, SL("Host"));

	return is_signed_with(c, a, secret, host) ||
	       is_signed_with(c, a, secret, drop_port(host)) ||
	       refusal_set(
		   no, "AuthFailure.SignatureFailure",
		   "The provided credentials could not be validated. Please check your signature "
		   "is correct.");
}

static bool check_clock(const struct call *c, const struct authorization *a, struct refusal *no)
{
	/* Unsigned, because the difference of extreme timestamps overflows otherwise. */
	uint64_t apart = a->unix_s > c->unix_s ? (uint64_t)a->unix_s - (uint64_t)c->unix_s
					       : (uint64_t)c->unix_s - (uint64_t)a->unix_s;

	if (apart <= AUTH_WINDOW_S)
		return true;
	return refusal_set(no, "AuthFailure.SignatureExpire",
			   "Signature expired: the timestamp %" PRId64
			   " is more than 5 minutes from the server time %" PRId64 ".",
			   a->unix_s, c->unix_s);
}

bool auth_check(const struct call *c, const struct auth_key *key, const char *service,
		struct refusal *no)
{
	struct authorization a = {.unix_s = 0};

	if (!read_headers(c, &a, no) || !check_clock(c, &a, no) ||
	    !check_scope(c, &a, service, no) || !check_signed_headers(c, &a, no))
		return false;
	if (!hash_equal(a.id, key->id))
		return refusal_set(
		    no, "AuthFailure.SecretIdNotFound",
		    "The SecretId is not found, please ensure that your SecretId is correct.");
	if (!check_signature(c, &a, key->secret, no))
		return false;
	if (!sl_equal(call_header(c, SL("X-TC-Token")), key->token))
		return refusal_set(no, "AuthFailure.TokenFailure", "The token is not the key's.");
	return true;
}
