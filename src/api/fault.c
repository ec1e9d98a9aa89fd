/* SPDX-License-Identifier: MIT */
/* The table of error codes, and faults made from replies. */
#include "api/fault.h"

#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/hide.h"
#include "base/time.h"
#include "base/utf8.h"

#define ASK_ADMIN "ask the account's administrator"
#define POLICY                                                                                     \
	"attach the policy QcloudIntlpartnersmgtReadOnlyaccess to the key's user (Access "         \
	"Management)"
#define SLOWED "another tool may use it too; requests are slowed down automatically"

/*
 * The common codes of API 3.0 ("Error Codes") and those that the partner service documents. A code
 * without a row takes the row of its part before the last '.'.
 */
static const struct fault_entry table[] = {
    {"ActionOffline", FAULT_STOP, "this API has been retired", "update tcpartner"},
    {"AuthFailure", FAULT_STOP, "authentication failed",
     "check the key with `tccli` or in the console"},
    {"AuthFailure.InvalidAuthorization", FAULT_STOP, "the endpoint belongs to another service",
     "check --endpoint; without it the right one is used"},
    {"AuthFailure.InvalidSecretId", FAULT_STOP, "the secret id is not a cloud API key",
     "check TENCENTCLOUD_SECRET_ID or the credential file: it begins with AKID or IKID"},
    {"AuthFailure.MFAFailure", FAULT_STOP, "multi-factor authentication failed",
     "use a key that needs no MFA"},
    {"AuthFailure.SecretIdNotFound", FAULT_STOP,
     "the key does not exist: deleted, disabled, or of another site",
     "check the key in the console under Access Management, API Keys"},
    {"AuthFailure.SignatureExpire", FAULT_SKEW, "this machine's clock is more than 5 minutes off",
     "set the clock (timedatectl set-ntp true)"},
    {"AuthFailure.SignatureFailure", FAULT_STOP, "the secret key does not belong to the secret id",
     "copy both again, without blanks"},
    {"AuthFailure.TokenFailure", FAULT_CREDENTIAL, "the temporary credentials have expired",
     "fetch new ones (tccli auth login, or your password manager)"},
    {"AuthFailure.UnauthorizedOperation", FAULT_STOP, "the key may not call this API", POLICY},
    {"DryRunOperation", FAULT_STOP, "this was a dry run", "nothing to do"},
    {"FailedOperation", FAULT_STOP, "the operation failed",
     "try again later; quote the RequestId to support"},
    {"FailedOperation.InvalidSubAgentUin", FAULT_STOP, "this account has no such reseller",
     "use a key of the partner account"},
    {"FailedOperation.UinInvalid", FAULT_STOP, "the customer does not exist",
     "check the ClientUin"},
    {"FailedOperation.UinNotAgent", FAULT_STOP, "the account is not a reseller",
     "use a key of the partner account"},
    {"InternalError", FAULT_RETRY, "an internal error of the server",
     "it is retried automatically"},
    {"InvalidAction", FAULT_STOP, "the endpoint does not know this API", "check --endpoint"},
    {"InvalidParameter", FAULT_STOP, "the API refused a parameter", "check the filter"},
    {"InvalidParameter.Page", FAULT_STOP, "the API refused the page number or size",
     "try a smaller --page-size"},
    {"InvalidParameterValue", FAULT_STOP, "the API refused a value", "check the filter"},
    {"InvalidParameterValue.InvalidMonth", FAULT_STOP, "the API refused a month",
     "update tcpartner"},
    {"InvalidParameterValue.InvalidUin", FAULT_STOP, "the API does not accept this ClientUin",
     "check the number: it is the customer's 12-digit account id"},
    {"InvalidParameterValue.UinList", FAULT_STOP, "the API refused the list of customers",
     "report this: the program sends at most 50"},
    {"InvalidRequest", FAULT_STOP, "the request was damaged on the way", "check the proxy"},
    {"IpInBlacklist", FAULT_STOP, "this machine's address is blocked", ASK_ADMIN},
    {"IpNotInWhitelist", FAULT_STOP, "this machine's address is not allowed",
     ASK_ADMIN " to allow it"},
    {"LimitExceeded", FAULT_STOP, "a quota of the account is used up", ASK_ADMIN},
    {"LimitExceeded.RateLimitExceeded", FAULT_LIMITED, "more requests than are allowed", SLOWED},
    {"MissingParameter", FAULT_STOP, "a required parameter is missing", "update tcpartner"},
    {"NoSuchProduct", FAULT_STOP, "the endpoint does not serve this product", "check --endpoint"},
    {"NoSuchVersion", FAULT_STOP, "the endpoint does not know this version", "check --endpoint"},
    {"OperationDenied", FAULT_STOP, "the operation was denied", ASK_ADMIN},
    {"OperationDenied.ServiceBusy", FAULT_RETRY, "the service is busy",
     "it is retried automatically"},
    {"RequestLimitExceeded", FAULT_LIMITED, "more requests a second than this action allows",
     SLOWED},
    {"RequestLimitExceeded.GlobalRegionUinLimitExceeded", FAULT_LIMITED,
     "more requests than the account may send", SLOWED},
    {"RequestLimitExceeded.IPLimitExceeded", FAULT_LIMITED,
     "more requests than this machine's address may send", SLOWED},
    {"RequestLimitExceeded.UinLimitExceeded", FAULT_LIMITED,
     "more requests than the account may send", SLOWED},
    {"RequestSizeLimitExceeded", FAULT_SIZE, "the request is too large", "try a shorter filter"},
    {"ResourceInUse", FAULT_STOP, "the resource is in use", "try again later"},
    {"ResourceInsufficient", FAULT_STOP, "the API lacks resources", "try again later"},
    {"ResourceNotFound", FAULT_STOP, "nothing was found", "check the filter"},
    {"ResourceUnavailable", FAULT_STOP, "the resource is unavailable", "try again later"},
    {"ResponseSizeLimitExceeded", FAULT_SIZE, "the page is too large",
     "smaller pages did not help; report it with the RequestId"},
    {"ServiceUnavailable", FAULT_RETRY, "the service is down", "it is retried automatically"},
    {"UnauthorizedOperation", FAULT_STOP, "the key may not call this API", POLICY},
    {"UnauthorizedOperation.NotCustomerUin", FAULT_STOP,
     "the UIN is not a customer of this account", "check the ClientUin"},
    {"UnauthorizedOperation.UinNoAuth", FAULT_STOP,
     "the account is not a partner account, or the key lacks permission",
     "use a key of the reseller or distributor account, and " POLICY},
    {"UnknownParameter", FAULT_STOP, "the API does not know a parameter", "update tcpartner"},
    {"UnsupportedOperation", FAULT_STOP, "this account does not support it", ASK_ADMIN},
    {"UnsupportedProtocol", FAULT_STOP, "the endpoint requires https", "check --endpoint"},
    {"UnsupportedRegion", FAULT_STOP, "the endpoint does not serve this region",
     "check --endpoint"},
    {"Network.Resolve", FAULT_RETRY, "the host name of the endpoint was not found",
     "check the network, the DNS, and --endpoint"},
    {"Network.Connect", FAULT_RETRY, "the endpoint does not answer",
     "check the network and the firewall"},
    {"Network.Certificate", FAULT_STOP, "the endpoint's certificate is not trusted",
     "if a proxy inspects TLS, give its CA with --ca-file; do not continue without verification"},
    {"Network.Certificate.Expired", FAULT_STOP, "the endpoint's certificate has expired",
     "check this computer's date; if it is right, the endpoint's operator must renew the "
     "certificate"},
    {"Network.Certificate.NotYetValid", FAULT_STOP, "the endpoint's certificate is not valid yet",
     "set this computer's clock: its date is too early"},
    {"Network.Certificate.OtherHost", FAULT_STOP, "the certificate belongs to another host",
     "check the name in --endpoint, and whether the network needs a login"},
    {"Network.TlsVersion", FAULT_STOP, "the endpoint has no TLS 1.2 or later",
     "check --endpoint; its operator must update it"},
    {"Network.NotHttps", FAULT_STOP, "the server does not use https",
     "check --endpoint and its port, and whether the network needs a login"},
    {"Network.ClientCertificate", FAULT_STOP, "the endpoint wants a certificate of the client",
     "check --endpoint: the API wants none"},
    {"Network.Timeout", FAULT_RETRY, "the API did not answer in time",
     "it is retried automatically; --timeout waits longer"},
    {"Network.Broken", FAULT_RETRY, "the connection was lost during the answer",
     "it is retried automatically"},
    {"Network.Proxy", FAULT_STOP, "the proxy refused the connection",
     "check https_proxy and its user name"},
    {"Network.Proxy.Down", FAULT_RETRY, "the proxy does not answer",
     "check https_proxy, and whether the proxy runs"},
    {"Network.Proxy.Gateway", FAULT_RETRY, "the proxy does not reach the endpoint",
     "if it persists, ask the operator of the proxy"},
    {"Network.Proxy.Tls", FAULT_STOP, "there is no trusted encrypted connection to the proxy",
     "if the proxy has no TLS, write http:// in https_proxy; else give its CA with --ca-file"},
    {"Http.Server", FAULT_RETRY, "the gateway failed", "it is retried automatically"},
    {"Http.TooManyRequests", FAULT_LIMITED, "the gateway refused: too many requests", SLOWED},
    {"Http.Status", FAULT_STOP, "something other than the API answered",
     "check --endpoint and the proxy"},
    {"Http.WebPage", FAULT_STOP, "a web page came instead of the API's answer",
     "if the network has a login page, log in with a browser; else check --endpoint"},
    {"Http.Redirect", FAULT_STOP, "the endpoint redirects; a signed request must not follow",
     "check --endpoint, and whether the network needs a login"},
    {"Reply.Malformed", FAULT_RETRY, "the answer cannot be understood",
     "it is retried automatically; if it persists, check --endpoint and the proxy"},
    {"Reply.TooBig", FAULT_SIZE,
     "the answer is larger than 4 MiB, or than 64 MiB for the whole list",
     "smaller pages did not help; report it"},
    {"Reply.Encoding", FAULT_STOP, "the answer has a compression that was not requested",
     "a proxy or gateway may change answers: check https_proxy and --endpoint"},
    {"Reply.Headers", FAULT_STOP, "the answer has too many headers",
     "a proxy or another server may have answered: check https_proxy and --endpoint"},
    {"Replay.Ended", FAULT_STOP, "a replay sends no requests", "look at what was loaded, or quit"},
    {"Reply.SamePage", FAULT_STOP, "the server sent the same customers for different pages",
     "paging cannot work; try a filter, or report it with the RequestId"},
};

static const struct fault_entry unknown = {"", FAULT_STOP, "an error this program does not know",
					   "look the code up in the API's documentation"};

const struct fault_entry *fault_entry(size_t i)
{
	return i < COUNT_OF(table) ? &table[i] : NULL;
}

static const struct fault_entry *find_entry(struct sl code)
{
	for (;;) {
		for (size_t i = 0; i < COUNT_OF(table); i++)
			if (sl_equal(code, sl_from(table[i].code)))
				return &table[i];
		size_t dot = code.n;
		while (dot > 0 && code.p[dot - 1] != '.')
			dot--;
		if (dot == 0)
			return &unknown;
		code = sl_take(code, dot - 1);
	}
}

#define GATED_BYTES 1000 /* of the source: more than any text of a fault holds */

/* Writes a text of the server as one line that is safe to show. */
static void write_gated(struct sl s, char *out, size_t size)
{
	const struct hidden none = {.n = 0}; /* loop/gated_transport.c has removed them */
	struct buf b;
	buf_init(&b, 4 * GATED_BYTES);
	if (s.n > GATED_BYTES)
		s = sl_take(s, utf8_before(s, GATED_BYTES));
	hide_words(s, false, &none, &b);
	sl_to_chars(buf_sl(&b), out, size);
	buf_release(&b);
}

void fault_from_code(struct fault *f, struct sl code, struct sl message, struct sl request_id)
{
	const struct fault_entry *entry = find_entry(code);
	*f = (struct fault){
	    .class = entry->class, .meaning = entry->meaning, .remedy = entry->remedy};
	write_gated(code.n ? code : SL("(no code)"), f->code, sizeof f->code);
	write_gated(message, f->message, sizeof f->message);
	write_gated(request_id, f->request_id, sizeof f->request_id);
}

static const char *code_of_transfer(const struct wire_reply *r)
{
	switch (r->result) {
	case WIRE_RESOLVE: return "Network.Resolve";
	case WIRE_CONNECT: return "Network.Connect";
	case WIRE_TLS: return "Network.Certificate";
	case WIRE_TIMEOUT: return "Network.Timeout";
	case WIRE_BROKEN: return "Network.Broken";
	case WIRE_TOO_BIG: return "Reply.TooBig";
	case WIRE_ENCODING: return "Reply.Encoding";
	case WIRE_HEADERS: return "Reply.Headers";
	case WIRE_PROXY: return "Network.Proxy";
	case WIRE_PROXY_DOWN: return "Network.Proxy.Down";
	case WIRE_PROXY_GATEWAY: return "Network.Proxy.Gateway";
	case WIRE_PROXY_TLS: return "Network.Proxy.Tls";
	case WIRE_TLS_EXPIRED: return "Network.Certificate.Expired";
	case WIRE_TLS_NOT_YET: return "Network.Certificate.NotYetValid";
	case WIRE_TLS_NAME: return "Network.Certificate.OtherHost";
	case WIRE_TLS_OLD: return "Network.TlsVersion";
	case WIRE_TLS_NONE: return "Network.NotHttps";
	case WIRE_TLS_CLIENT: return "Network.ClientCertificate";
	case WIRE_OK: break;
	}
	if (r->http_status == 407)
		return "Network.Proxy";
	if (r->http_status == 408)
		return "Network.Timeout";
	if (r->http_status == 511) /* Network Authentication Required (RFC 6585) */
		return "Http.WebPage";
	if (r->http_status == 429)
		return "Http.TooManyRequests";
	if (r->http_status >= 500)
		return "Http.Server";
	return r->http_status >= 300 && r->http_status < 400 ? "Http.Redirect" : "Http.Status";
}

/* Retry-After is a number of seconds or a date (RFC 9110 10.2.3). */
static int64_t read_retry_after(struct sl value, int64_t server_unix_s)
{
	uint64_t seconds;
	int64_t at;
	if (sl_to_u64(value, &seconds))
		return seconds < FAULT_WAIT_MAX_MS / 1000 ? (int64_t)seconds * 1000
							  : FAULT_WAIT_MAX_MS;
	if (server_unix_s == 0 || !time_parse_http(value, &at) || at <= server_unix_s)
		return 0;
	at -= server_unix_s;
	return at < FAULT_WAIT_MAX_MS / 1000 ? at * 1000 : FAULT_WAIT_MAX_MS;
}

static int64_t find_wait_ms(const struct wire_reply *r)
{
	struct sl rest = r->headers, line, name;
	if (r->http_status != 429 && r->http_status != 503)
		return 0;
	while (sl_split(&rest, '\n', &line))
		if (sl_split(&line, ':', &name) && sl_equal_nocase(name, SL("retry-after")))
			return read_retry_after(sl_trim(line), r->server_unix_s);
	return 0;
}

void fault_from_wire(struct fault *f, const struct wire_reply *r)
{
	char message[sizeof r->detail + 40];
	if (r->result == WIRE_OK)
		snprintf(message, sizeof message, "HTTP status %d", r->http_status);
	else
		snprintf(message, sizeof message, "%s", r->detail);
	fault_from_code(f, sl_from(code_of_transfer(r)), sl_from(message), SL(""));
	f->wait_ms = find_wait_ms(r);
}

/* The API never answers with markup. */
static bool is_web_page(struct sl body)
{
	if (sl_starts(body, SL("\xEF\xBB\xBF")))
		body = sl_drop(body, 3);
	return sl_starts(sl_trim(body), SL("<"));
}

void fault_from_decode(struct fault *f, const struct wire_reply *r, const struct err *e)
{
	char message[sizeof e->text + 60];
	if (is_web_page(r->body)) {
		fault_from_code(f, SL("Http.WebPage"), SL(""), SL(""));
		return;
	}
	snprintf(message, sizeof message, "%s (%zu bytes)", e->text, r->body.n);
	fault_from_code(f, SL("Reply.Malformed"), sl_from(message), SL(""));
}

const char *fault_remedy(const struct fault *f, bool given_up)
{
	/* By the beginning of the code. The other remedies hold for a request given up as well. */
	static const struct {
		const char *code, *remedy;
	} last[] = {
	    {"Network.Timeout", "check the network, then try again; --timeout waits longer"},
	    {"Network.Broken", "check the network, then try again"},
	    {"Network.", NULL},
	    {"Reply.Malformed", "check --endpoint and the proxy, then try again"},
	    {"Http.Server", "wait a little, then try again"},
	    {"", "the fault is the server's: wait a little, then try again; if it stays, "
		 "quote the RequestId to support"}};
	if (!given_up || (f->class != FAULT_RETRY && f->class != FAULT_LIMITED))
		return f->remedy;
	if (f->class == FAULT_LIMITED)
		return "other programs use all of the rate: try again later";
	size_t i = 0;
	while (!sl_starts(sl_from(f->code), sl_from(last[i].code)))
		i++;
	return last[i].remedy ? last[i].remedy : f->remedy;
}

bool fault_is_ours(struct sl code)
{
	return sl_starts(code, SL("Network.")) || sl_starts(code, SL("Http.")) ||
	       sl_starts(code, SL("Reply.")) || sl_starts(code, SL("Replay."));
}

bool fault_limits_all(const struct fault *f)
{
	return f->class == FAULT_LIMITED && !sl_equal(sl_from(f->code), SL("RequestLimitExceeded"));
}

bool fault_may_be_old_key(const struct fault *f)
{
	return strcmp(f->code, "AuthFailure.SecretIdNotFound") == 0 ||
	       strcmp(f->code, "AuthFailure.SignatureFailure") == 0;
}

bool fault_may_be_page_size(const struct fault *f)
{
	static const char *const codes[] = {
	    "InvalidParameter",      "InvalidParameter.Page",      "InvalidParameter.PageSize",
	    "InvalidParameterValue", "InvalidParameterValue.Page", "InvalidParameterValue.PageSize",
	    "LimitExceeded.PageSize"};
	for (size_t i = 0; i < COUNT_OF(codes); i++)
		if (strcmp(f->code, codes[i]) == 0)
			return true;
	return f->class == FAULT_SIZE;
}
