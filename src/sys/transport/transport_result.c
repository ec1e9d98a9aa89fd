/* SPDX-License-Identifier: MIT */
/* Judges what libcurl returns: refused settings, and which part of the way a transfer failed on. */
#include <string.h>

#include "base/mem.h"

#include "transfer.h"

/* From X509_V_ERR_... of <openssl/x509_vfy.h>; CURLINFO_SSL_VERIFYRESULT returns them. */
#define VERIFY_UNSAID  1 /* the chain was not checked yet */
#define VERIFY_NOT_YET 9
#define VERIFY_EXPIRED 10

static bool says(const struct transfer *f, const char *words)
{
	return strstr(f->error, words) != NULL;
}

/* libcurl with OpenSSL 1.1.1 reports a chain with a wrong signature, for example by another CA
 * of the same name, as a failed handshake. */
static bool is_bad_certificate(const struct transfer *f, CURLcode code)
{
	return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE ||
	       code == CURLE_SSL_ISSUER_ERROR || code == CURLE_SSL_CERTPROBLEM ||
	       (code == CURLE_SSL_CONNECT_ERROR && says(f, "ASN1_item_verify"));
}

/* The library checks the name of the host before it checks the result for the chain. */
static enum wire_result certificate_result(const struct transfer *f, CURLcode code)
{
	long result = 0;
	curl_easy_getinfo(f->easy, CURLINFO_SSL_VERIFYRESULT, &result);
	if (result == VERIFY_EXPIRED)
		return WIRE_TLS_EXPIRED;
	if (result == VERIFY_NOT_YET)
		return WIRE_TLS_NOT_YET;
	if (result > VERIFY_UNSAID)
		return WIRE_TLS;
	return code == CURLE_PEER_FAILED_VERIFICATION ? WIRE_TLS_NAME : WIRE_TLS;
}

/* Only the words of the TLS library tell these apart; they are those of OpenSSL 1.1.1 and 3. */
static enum wire_result handshake_result(const struct transfer *f, CURLcode code)
{
	if (says(f, "unsupported protocol") || says(f, "protocol version"))
		return WIRE_TLS_OLD;
	if (says(f, "wrong version number"))
		return WIRE_TLS_NONE;
	if (says(f, "certificate required"))
		return WIRE_TLS_CLIENT;
	/* TLS 1.2 has no alert for that. */
	if (code == CURLE_SSL_CONNECT_ERROR && f->cert_wanted && says(f, "alert"))
		return WIRE_TLS_CLIENT;
	return WIRE_BROKEN;
}

static bool is_passing_status(long status)
{
	return status == 502 || status == 503 || status == 504;
}

/* Returns how a transfer ended that did not get through its proxy; WIRE_OK: it got through. */
static enum wire_result proxy_result(const struct transfer *f, CURLcode code)
{
	long status = 0;
	curl_easy_getinfo(f->easy, CURLINFO_HTTP_CONNECTCODE, &status);
	if (f->bad_proxy)
		return code == CURLE_COULDNT_RESOLVE_PROXY ? WIRE_PROXY_URL : WIRE_OK;
	/* Only the words of the library tell that it refused the syntax or the scheme. */
	if (says(f, "Unsupported proxy"))
		return WIRE_PROXY_URL;
	if (code == CURLE_COULDNT_RESOLVE_PROXY)
		return WIRE_PROXY_DOWN;
	if (status >= 300)
		return is_passing_status(status) ? WIRE_PROXY_GATEWAY : WIRE_PROXY;
	if (code == CURLE_PROXY)
		return WIRE_PROXY;
	if (!f->proxy[0] || f->sends)
		return WIRE_OK;
	/* A broken connection during CONNECT; later the TLS library would complain. */
	if (code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING)
		return WIRE_PROXY_DOWN;
	if (status)
		return WIRE_OK;
	if (strcmp(f->proxy_scheme, "https") == 0 &&
	    (code == CURLE_SSL_CONNECT_ERROR || is_bad_certificate(f, code)))
		return WIRE_PROXY_TLS;
	return code == CURLE_COULDNT_CONNECT || code == CURLE_OPERATION_TIMEDOUT ? WIRE_PROXY_DOWN
										 : WIRE_OK;
}

/* Such an answer comes again: what stands between has compressed it. Damage of what was asked for
 * may pass. */
static bool is_other_encoding(const struct transfer *f, CURLcode code)
{
	struct sl rest = buf_sl(&f->received), line, name = SL("content-encoding:");
	if (code != CURLE_BAD_CONTENT_ENCODING)
		return false;
	while (sl_split(&rest, '\n', &line)) {
		struct sl value = sl_trim(sl_drop(line, name.n));
		if (sl_equal_nocase(sl_take(line, name.n), name) &&
		    !sl_equal_nocase(value, SL("gzip")) && !sl_equal_nocase(value, SL("deflate")))
			return true;
	}
	return false;
}

/* libcurl has no code of its own for them, and calls one that is too long a lack of memory. */
static bool has_many_headers(const struct transfer *f, CURLcode code)
{
	long bytes = 0;
	curl_easy_getinfo(f->easy, CURLINFO_HEADER_SIZE, &bytes);
#if LIBCURL_VERSION_NUM >= 0x080600
	if (code == CURLE_TOO_LARGE)
		return true;
#endif
	return (code == CURLE_OUT_OF_MEMORY && bytes > 0) ||
	       (code == CURLE_RECV_ERROR && says(f, "response headers"));
}

enum wire_result transport_result_find(const struct transfer *f, CURLcode code)
{
	if (code == CURLE_OK)
		return WIRE_OK;
	enum wire_result by_proxy = proxy_result(f, code);
	if (by_proxy != WIRE_OK)
		return by_proxy;
	if (code == CURLE_WRITE_ERROR && f->body.full)
		return WIRE_TOO_BIG;
	if (is_other_encoding(f, code))
		return WIRE_ENCODING;
	if (has_many_headers(f, code))
		return WIRE_HEADERS;
	if (code == CURLE_COULDNT_RESOLVE_HOST)
		return WIRE_RESOLVE;
	if (code == CURLE_COULDNT_CONNECT)
		return WIRE_CONNECT;
	if (code == CURLE_OPERATION_TIMEDOUT)
		return WIRE_TIMEOUT;
	/* A failed handshake (SSL_CONNECT_ERROR) may pass; an untrusted certificate will not. */
	return is_bad_certificate(f, code) ? certificate_result(f, code)
					   : handshake_result(f, code);
}

bool transport_result_is_untrusted(const struct transfer *f, CURLcode code, enum trust_peer *peer)
{
	if (code == CURLE_OK || !is_bad_certificate(f, code))
		return false;
	enum wire_result result = transport_result_find(f, code);
	*peer = result == WIRE_PROXY_TLS ? TRUST_PROXY : TRUST_SERVER;
	/* An expired issuer is reported like an expired certificate of the server. */
	return result == WIRE_PROXY_TLS || result == WIRE_TLS || result == WIRE_TLS_EXPIRED ||
	       result == WIRE_TLS_NOT_YET;
}

void transport_must(CURLcode code)
{
	if (code == CURLE_OUT_OF_MEMORY)
		mem_die("out of memory");
	if (code != CURLE_OK)
		mem_die("libcurl refused a setting; install at least the version that tcpartner "
			"was built with");
}
