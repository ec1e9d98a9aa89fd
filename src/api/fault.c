/* SPDX-License-Identifier: MIT */
/* The table of error codes, and faults made from replies. */
#include "api/fault.h"

#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/hide.h"
#include "base/time.h"
#include "base/utf8.h"

#include "lang/sentence.h"

#define ASK_ADMIN N_("ask the account's administrator")
#define POLICY                                                                                     \
	N_("attach the policy QcloudIntlpartnersmgtReadOnlyaccess to the key's user (Access "      \
	   "Management)")
#define SLOWED N_("another tool may use it too; requests are slowed down automatically")

/*
 * The common codes of API 3.0 ("Error Codes") and those that the partner service documents. A code
 * without a row takes the row of its part before the last '.'.
 */
static const struct fault_entry table[] = {
    {"ActionOffline", FAULT_STOP, N_("this API has been retired"), N_("update tcpartner")},
    {"AuthFailure", FAULT_STOP, N_("authentication failed"),
     N_("check the key with `tccli` or in the console")},
    {"AuthFailure.InvalidAuthorization", FAULT_STOP, N_("the endpoint belongs to another service"),
     N_("check --endpoint; without it the right one is used")},
    {"AuthFailure.InvalidSecretId", FAULT_STOP, N_("the secret id is not a cloud API key"),
     N_("check TENCENTCLOUD_SECRET_ID or the credential file: it begins with AKID or IKID")},
    {"AuthFailure.MFAFailure", FAULT_STOP, N_("multi-factor authentication failed"),
     N_("use a key that needs no MFA")},
    {"AuthFailure.SecretIdNotFound", FAULT_STOP,
     N_("the key does not exist: deleted, disabled, or of another site"),
     N_("check the key in the console under Access Management, API Keys")},
    {"AuthFailure.SignatureExpire", FAULT_SKEW,
     N_("this machine's clock is more than 5 minutes off"),
     N_("set the clock (timedatectl set-ntp true)")},
    {"AuthFailure.SignatureFailure", FAULT_STOP,
     N_("the secret key does not belong to the secret id"), N_("copy both again, without blanks")},
    {"AuthFailure.TokenFailure", FAULT_CREDENTIAL, N_("the temporary credentials have expired"),
     N_("fetch new ones (tccli auth login, or your password manager)")},
    {"AuthFailure.UnauthorizedOperation", FAULT_STOP, N_("the key may not call this API"), POLICY},
    {"DryRunOperation", FAULT_STOP, N_("this was a dry run"), N_("nothing to do")},
    {"FailedOperation", FAULT_STOP, N_("the operation failed"),
     N_("try again later; quote the RequestId to support")},
    {"FailedOperation.InvalidSubAgentUin", FAULT_STOP, N_("this account has no such reseller"),
     N_("use a key of the partner account")},
    {"FailedOperation.UinInvalid", FAULT_STOP, N_("the customer does not exist"),
     N_("check the ClientUin")},
    {"FailedOperation.UinNotAgent", FAULT_STOP, N_("the account is not a reseller"),
     N_("use a key of the partner account")},
    {"InternalError", FAULT_RETRY, N_("an internal error of the server"),
     N_("it is retried automatically")},
    {"InvalidAction", FAULT_STOP, N_("the endpoint does not know this API"),
     N_("check --endpoint")},
    {"InvalidParameter", FAULT_STOP, N_("the API refused a parameter"), N_("check the filter")},
    {"InvalidParameter.Page", FAULT_STOP, N_("the API refused the page number or size"),
     N_("try a smaller --page-size")},
    {"InvalidParameterValue", FAULT_STOP, N_("the API refused a value"), N_("check the filter")},
    {"InvalidParameterValue.InvalidMonth", FAULT_STOP, N_("the API refused a month"),
     N_("update tcpartner")},
    {"InvalidParameterValue.InvalidUin", FAULT_STOP, N_("the API does not accept this ClientUin"),
     N_("check the number: it is the customer's 12-digit account id")},
    {"InvalidParameterValue.UinList", FAULT_STOP, N_("the API refused the list of customers"),
     N_("report this: the program sends at most 50")},
    {"InvalidRequest", FAULT_STOP, N_("the request was damaged on the way"), N_("check the proxy")},
    {"IpInBlacklist", FAULT_STOP, N_("this machine's address is blocked"), ASK_ADMIN},
    {"IpNotInWhitelist", FAULT_STOP, N_("this machine's address is not allowed"),
     N_("ask the account's administrator to allow it")},
    {"LimitExceeded", FAULT_STOP, N_("a quota of the account is used up"), ASK_ADMIN},
    {"LimitExceeded.RateLimitExceeded", FAULT_LIMITED, N_("more requests than are allowed"),
     SLOWED},
    {"MissingParameter", FAULT_STOP, N_("a required parameter is missing"), N_("update tcpartner")},
    {"NoSuchProduct", FAULT_STOP, N_("the endpoint does not serve this product"),
     N_("check --endpoint")},
    {"NoSuchVersion", FAULT_STOP, N_("the endpoint does not know this version"),
     N_("check --endpoint")},
    {"OperationDenied", FAULT_STOP, N_("the operation was denied"), ASK_ADMIN},
    {"OperationDenied.ServiceBusy", FAULT_RETRY, N_("the service is busy"),
     N_("it is retried automatically")},
    {"RequestLimitExceeded", FAULT_LIMITED, N_("more requests a second than this action allows"),
     SLOWED},
    {"RequestLimitExceeded.GlobalRegionUinLimitExceeded", FAULT_LIMITED,
     N_("more requests than the account may send"), SLOWED},
    {"RequestLimitExceeded.IPLimitExceeded", FAULT_LIMITED,
     N_("more requests than this machine's address may send"), SLOWED},
    {"RequestLimitExceeded.UinLimitExceeded", FAULT_LIMITED,
     N_("more requests than the account may send"), SLOWED},
    {"RequestSizeLimitExceeded", FAULT_SIZE, N_("the request is too large"),
     N_("try a shorter filter")},
    {"ResourceInUse", FAULT_STOP, N_("the resource is in use"), N_("try again later")},
    {"ResourceInsufficient", FAULT_STOP, N_("the API lacks resources"), N_("try again later")},
    {"ResourceNotFound", FAULT_STOP, N_("nothing was found"), N_("check the filter")},
    {"ResourceUnavailable", FAULT_STOP, N_("the resource is unavailable"), N_("try again later")},
    {"ResponseSizeLimitExceeded", FAULT_SIZE, N_("the page is too large"),
     N_("smaller pages did not help; report it with the RequestId")},
    {"ServiceUnavailable", FAULT_RETRY, N_("the service is down"),
     N_("it is retried automatically")},
    {"UnauthorizedOperation", FAULT_STOP, N_("the key may not call this API"), POLICY},
    {"UnauthorizedOperation.NotCustomerUin", FAULT_STOP,
     N_("the UIN is not a customer of this account"), N_("check the ClientUin")},
    {"UnauthorizedOperation.UinNoAuth", FAULT_STOP,
     N_("the account is not a partner account, or the key lacks permission"),
     N_("use a key of the reseller or distributor account, and attach the policy "
	"QcloudIntlpartnersmgtReadOnlyaccess to the key's user (Access Management)")},
    {"UnknownParameter", FAULT_STOP, N_("the API does not know a parameter"),
     N_("update tcpartner")},
    {"UnsupportedOperation", FAULT_STOP, N_("this account does not support it"), ASK_ADMIN},
    {"UnsupportedProtocol", FAULT_STOP, N_("the endpoint requires https"), N_("check --endpoint")},
    {"UnsupportedRegion", FAULT_STOP, N_("the endpoint does not serve this region"),
     N_("check --endpoint")},
    {"Network.Resolve", FAULT_RETRY, N_("the host name of the endpoint was not found"),
     N_("check the network, the DNS, and --endpoint")},
    {"Network.Connect", FAULT_RETRY, N_("the endpoint does not answer"),
     N_("check the network and the firewall")},
    {"Network.Certificate", FAULT_STOP, N_("the endpoint's certificate is not trusted"),
     N_("if a proxy inspects TLS, give its CA with --ca-file; do not continue without "
	"verification")},
    {"Network.Certificate.Expired", FAULT_STOP, N_("the endpoint's certificate has expired"),
     N_("check this computer's date; if it is right, the endpoint's operator must renew the "
	"certificate")},
    {"Network.Certificate.NotYetValid", FAULT_STOP,
     N_("the endpoint's certificate is not valid yet"),
     N_("set this computer's clock: its date is too early")},
    {"Network.Certificate.OtherHost", FAULT_STOP, N_("the certificate belongs to another host"),
     N_("check the name in --endpoint, and whether the network needs a login")},
    {"Network.TlsVersion", FAULT_STOP, N_("the endpoint has no TLS 1.2 or later"),
     N_("check --endpoint; its operator must update it")},
    {"Network.NotHttps", FAULT_STOP, N_("the server does not use https"),
     N_("check --endpoint and its port, and whether the network needs a login")},
    {"Network.ClientCertificate", FAULT_STOP, N_("the endpoint wants a certificate of the client"),
     N_("check --endpoint: the API wants none")},
    {"Network.Timeout", FAULT_RETRY, N_("the API did not answer in time"),
     N_("it is retried automatically; --timeout waits longer")},
    {"Network.Broken", FAULT_RETRY, N_("the connection was lost during the answer"),
     N_("it is retried automatically")},
    {"Network.Proxy", FAULT_STOP, N_("the proxy refused the connection"),
     N_("check https_proxy and its user name")},
    {"Network.Proxy.Down", FAULT_RETRY, N_("the proxy does not answer"),
     N_("check https_proxy, and whether the proxy runs")},
    {"Network.Proxy.Gateway", FAULT_RETRY, N_("the proxy does not reach the endpoint"),
     N_("if it persists, ask the operator of the proxy")},
    {"Network.Proxy.Tls", FAULT_STOP, N_("there is no trusted encrypted connection to the proxy"),
     N_("if the proxy has no TLS, write http:// in https_proxy; else give its CA with --ca-file")},
    {"Network.Proxy.Url", FAULT_STOP, N_("the URL of the proxy is not valid"),
     N_("write it like http://proxy.example.com:3128, or unset it if no proxy is needed")},
    {"Http.Server", FAULT_RETRY, N_("the gateway failed"), N_("it is retried automatically")},
    {"Http.TooManyRequests", FAULT_LIMITED, N_("the gateway refused: too many requests"), SLOWED},
    {"Http.Status", FAULT_STOP, N_("something other than the API answered"),
     N_("check --endpoint and the proxy")},
    {"Http.WebPage", FAULT_STOP, N_("a web page came instead of the API's answer"),
     N_("if the network has a login page, log in with a browser; else check --endpoint")},
    {"Http.Redirect", FAULT_STOP, N_("the endpoint redirects; a signed request must not follow"),
     N_("check --endpoint, and whether the network needs a login")},
    {"Reply.Malformed", FAULT_RETRY, N_("the answer cannot be understood"),
     N_("it is retried automatically; if it persists, check --endpoint and the proxy")},
    {"Reply.TooBig", FAULT_SIZE,
     N_("the answer is larger than 4 MiB, or than 64 MiB for the whole list"),
     N_("smaller pages did not help; report it")},
    {"Reply.Encoding", FAULT_STOP, N_("the answer has a compression that was not requested"),
     N_("a proxy or gateway may change answers: check https_proxy and --endpoint")},
    {"Reply.Headers", FAULT_STOP, N_("the answer has too many headers"),
     N_("a proxy or another server may have answered: check https_proxy and --endpoint")},
    {"Replay.Ended", FAULT_STOP, N_("a replay sends no requests"),
     N_("look at what was loaded, or quit")},
    {"Reply.SamePage", FAULT_STOP, N_("the server sent the same customers for different pages"),
     N_("paging cannot work; try a filter, or report it with the RequestId")},
};

static const struct fault_entry unknown = {"", FAULT_STOP,
					   N_("an error this program does not know"),
					   N_("look the code up in the API's documentation")};

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
	case WIRE_PROXY_URL: return "Network.Proxy.Url";
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
		snprintf(message, sizeof message, N_("HTTP status %d"), r->http_status);
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
	snprintf(message, sizeof message, N_("%s (%zu bytes)"), e->text, r->body.n);
	fault_from_code(f, SL("Reply.Malformed"), sl_from(message), SL(""));
}

const char *fault_message(const struct fault *f, const struct catalog *lang, char *room,
			  size_t size)
{
	return fault_is_ours(sl_from(f->code)) ? lang_sentence(lang, f->message, room, size)
					       : f->message;
}

const char *fault_remedy(const struct fault *f, bool given_up)
{
	/* By the beginning of the code. The other remedies hold for a request given up as well. */
	static const struct {
		const char *code, *remedy;
	} last[] = {
	    {"Network.Timeout", N_("check the network, then try again; --timeout waits longer")},
	    {"Network.Broken", N_("check the network, then try again")},
	    {"Network.", NULL},
	    {"Reply.Malformed", N_("check --endpoint and the proxy, then try again")},
	    {"Http.Server", N_("wait a little, then try again")},
	    {"", N_("the fault is the server's: wait a little, then try again; if it stays, "
		    "quote the RequestId to support")}};
	if (!given_up || (f->class != FAULT_RETRY && f->class != FAULT_LIMITED))
		return f->remedy;
	if (f->class == FAULT_LIMITED)
		return N_("other programs use all of the rate: try again later");
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
