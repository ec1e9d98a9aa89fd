/* SPDX-License-Identifier: MIT */
/*
 * A request as it is sent and the reply as it came: the values that cross the transport port.
 * Adapters move them; pure folders make and read them.
 */
#ifndef API_WIRE_H
#define API_WIRE_H

#include "base/buf.h"

#include "api/endpoint.h"
#include "api/request.h"
#include "api/tc3.h"

#define WIRE_BODY_MAX    (4u << 20)  /* of a reply, decompressed */
#define WIRE_LIST_MAX    (64u << 20) /* of a reply with the whole list (ACTION_DIRECT_CREDIT) */
#define WIRE_HEADERS_MAX (16u << 10) /* of a reply; the rest is left out */

/* A signed request. The builder owns it; it holds the signature, so it is never logged. */
struct wire_request {
	struct buf headers; /* "Name: value\n" lines, Host and Authorization included */
	struct buf body;
	size_t reply_max; /* bytes of the reply's body, decompressed; more are WIRE_TOO_BIG */
};

void wire_request_init(struct wire_request *w);
void wire_request_release(struct wire_request *w); /* wipes what it held */

/* The key to sign with, lent for one call. token is empty for permanent keys. */
struct wire_signer {
	struct tc3_key key;
	struct sl token;
	struct sl language; /* "en-US", "zh-CN"; empty sends none */
	int64_t unix_s;     /* wall time of this attempt, corrected by the known skew */
};

/*
 * Checks that each part is fit for a header: printable ASCII without blanks, of bounded length, id
 * and secret not empty. Else ERR_CREDENTIAL (ERR_CONFIG for the language) with a sentence that
 * names the part and never shows it.
 */
bool wire_check_signer(const struct wire_signer *by, struct err *e) MUST_USE;

/* An API action: the service, X-TC-Version and X-TC-Action. */
struct wire_action {
	const char *service, *version, *name;
};

/*
 * True for the few actions that this program signs: those that read customers, and AssumeRole of
 * STS, which gives a temporary key. Names are compared whole, with case.
 */
bool wire_may_sign(const struct wire_action *a);
/*
 * Signs a request; the only function that does. false with ERR_USAGE, and nothing written to out,
 * unless wire_may_sign. by must have passed wire_check_signer.
 */
bool wire_sign(const struct endpoint *to, const struct wire_action *a, struct sl body,
	       const struct wire_signer *by, struct wire_request *out, struct err *e) MUST_USE;

/*
 * Builds and signs: POST, Content-Type application/json, X-TC-Action, -Version, -Timestamp,
 * -Token, -Language, -RequestClient (Signature v3, common parameters).
 * by must have passed wire_check_signer, otherwise this is a BUG. Each attempt is built anew,
 * because the time is signed.
 */
void wire_build(const struct endpoint *to, const struct request *r, const struct wire_signer *by,
		struct wire_request *out);

/* Fills the parts of a request that are signed; out borrows from to and body. */
void wire_signing(const struct endpoint *to, struct sl body, int64_t unix_s,
		  struct tc3_request *out);

enum wire_result {
	WIRE_OK,      /* an HTTP answer with any status */
	WIRE_RESOLVE, /* name not found */
	WIRE_CONNECT, /* refused, unreachable */
	WIRE_TLS,     /* the certificate is not trusted */
	WIRE_TIMEOUT,
	WIRE_BROKEN,        /* reset, cut short, not HTTP, bad encoding */
	WIRE_TOO_BIG,       /* body over the request's reply_max */
	WIRE_ENCODING,      /* compressed in a way that was not asked for */
	WIRE_HEADERS,       /* more headers than the library takes */
	WIRE_PROXY,         /* the proxy refused */
	WIRE_PROXY_DOWN,    /* the proxy was not found or does not answer */
	WIRE_PROXY_GATEWAY, /* the proxy did not reach the endpoint */
	WIRE_PROXY_TLS,     /* no trusted encrypted connection to an https proxy */
	WIRE_PROXY_URL,     /* the URL of the proxy is not valid: it was not used */
	WIRE_TLS_EXPIRED,   /* the certificate has expired */
	WIRE_TLS_NOT_YET,   /* the certificate is not valid yet */
	WIRE_TLS_NAME,      /* the certificate is another host's */
	WIRE_TLS_OLD,       /* only versions of TLS that are too old */
	WIRE_TLS_NONE,      /* what answers does not speak TLS */
	WIRE_TLS_CLIENT     /* the endpoint wants a certificate of the client */
};

/*
 * The steps of a transfer, for diagnosis: microseconds since its start, 0 for a step that was not
 * reached or not needed (an open connection is used again).
 */
struct wire_path {
	int64_t resolved_us, connected_us, secured_us, answered_us;
	char address[80];   /* "203.0.113.7:443": the address it connected to */
	bool proxied;       /* the address is that of a proxy */
	char proxy[160];    /* "proxy.example:3128 (https_proxy)"; "": no proxy is set */
	char tls[40];       /* "TLSv1.3" */
	char issuer[160];   /* of the certificate, gated for display */
	char cert_ends[40]; /* as the library writes it */
};

struct wire_reply {
	uint64_t id; /* of the request that it answers */
	enum wire_result result;
	int http_status;   /* 0 without an answer */
	struct sl body;    /* borrowed until the next reply is taken */
	struct sl headers; /* "Name: value\n" lines as they came, any bytes; borrowed likewise */
	int64_t server_unix_s; /* from the Date header; 0 when there was none */
	int64_t our_unix_s;    /* wall time when the loop took it; 0 when not known */
	int64_t elapsed_ms;
	uint64_t bytes;       /* received, still compressed */
	int sends;            /* times it was sent: more than 1 when the library repeated it */
	char http_version[8]; /* "1.1", "2" */
	char detail[200];     /* the library's message for a failure, without secrets */
	const struct wire_path
	    *path; /* only of a transport that traces, else NULL; borrowed as body */
};

/* Returns the language of the API's messages for a reader of that language: it has two. */
const char *wire_language_for(const struct catalog *lang);

#endif
