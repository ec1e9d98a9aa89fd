/* SPDX-License-Identifier: MIT */
/* Finds out what a reply, or a missing one, says about each step to the API. */
#include "doctor_check.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/attr.h"

#include "lang/sentence.h"

#define WINDOW_S 300 /* seconds that a signature may be off ("Signature v3") */
#define ASK_LATER                                                                                  \
	N_("wait some minutes and run doctor again; if it persists, quote the RequestId to "       \
	   "support")
#define OTHER_HOST                                                                                 \
	N_("check --endpoint, and whether a proxy or login page answers; else wait some minutes")
#define OTHER_HAND                                                                                 \
	N_("stop other tools that use this account, or wait a minute: they share the limit")

/* Reports a failed transfer in the words that list and the browser have for it. */
static void fail_step(struct doctor_report *r, enum step s, const struct wire_reply *reply)
{
	struct fault f;
	char room[SENTENCE_ROOM];
	fault_from_wire(&f, reply);
	doctor_report_fail(r, s, f.remedy,
			   f.message[0] ? TC_(r, "in front of a message", "%s: %s") : "%s%s",
			   T_(r, f.meaning), fault_message(&f, r->lang, room, sizeof room));
}

static bool is_proxy_fault(const struct wire_reply *reply)
{
	switch (reply->result) {
	case WIRE_PROXY:
	case WIRE_PROXY_DOWN:
	case WIRE_PROXY_GATEWAY:
	case WIRE_PROXY_TLS:
	case WIRE_PROXY_URL: return true;
	case WIRE_OK:
	case WIRE_RESOLVE:
	case WIRE_CONNECT:
	case WIRE_TLS:
	case WIRE_TIMEOUT:
	case WIRE_BROKEN:
	case WIRE_TOO_BIG:
	case WIRE_ENCODING:
	case WIRE_HEADERS:
	case WIRE_TLS_EXPIRED:
	case WIRE_TLS_NOT_YET:
	case WIRE_TLS_NAME:
	case WIRE_TLS_OLD:
	case WIRE_TLS_NONE:
	case WIRE_TLS_CLIENT: break;
	}
	return false;
}

static bool is_tls_fault(const struct wire_reply *reply)
{
	return reply->result == WIRE_TLS || reply->result >= WIRE_TLS_EXPIRED;
}

static bool check_proxy(struct doctor_report *r, const struct wire_reply *reply)
{
	if (is_proxy_fault(reply)) {
		fail_step(r, STEP_PROXY, reply);
		return false;
	}
	if (reply->path->proxied)
		doctor_report_ok(r, STEP_PROXY, UNTIMED, "through %s", reply->path->proxy);
	else
		doctor_report_ok(r, STEP_PROXY, UNTIMED, "none");
	return true;
}

static bool check_name(struct doctor_report *r, const struct endpoint *to,
		       const struct wire_reply *reply)
{
	const struct wire_path *p = reply->path;
	if (reply->result == WIRE_RESOLVE) {
		fail_step(r, STEP_DNS, reply);
		return false;
	}
	if (p->proxied)
		doctor_report_ok(r, STEP_DNS, p->resolved_us, "the proxy resolves %s", to->host);
	else if (p->address[0] && sl_starts(sl_from(p->address), sl_from(to->host)))
		doctor_report_ok(r, STEP_DNS, p->resolved_us, "%s needs no name server", to->host);
	else if (p->address[0])
		doctor_report_ok(r, STEP_DNS, p->resolved_us, "%s is %s", to->host, p->address);
	else
		doctor_report_ok(r, STEP_DNS, p->resolved_us, "%s was resolved", to->host);
	return true;
}

/* For a connection that failed after it was made, libcurl reports an address but no times. */
static bool is_connected(const struct wire_reply *reply)
{
	return reply->result == WIRE_OK || is_tls_fault(reply) || reply->path->connected_us > 0 ||
	       reply->path->address[0];
}

static bool check_tcp(struct doctor_report *r, const struct endpoint *to,
		      const struct wire_reply *reply)
{
	const struct wire_path *p = reply->path;
	if (!is_connected(reply)) {
		fail_step(r, STEP_TCP, reply);
		return false;
	}
	doctor_report_ok(r, STEP_TCP, p->connected_us ? p->connected_us - p->resolved_us : UNTIMED,
			 p->proxied ? N_("connected to the proxy at %s") : N_("connected to %s"),
			 p->address[0] ? p->address : to->host);
	return true;
}

static bool check_encryption(struct doctor_report *r, const struct endpoint *to,
			     const struct wire_reply *reply)
{
	const struct wire_path *p = reply->path;
	char room[SENTENCE_ROOM];
	if (!to->tls) {
		doctor_report_ok(r, STEP_TLS, UNTIMED, "not used: plain http on this computer");
		return true;
	}
	if (is_tls_fault(reply)) {
		fail_step(r, STEP_TLS, reply);
		return false;
	}
	if (p->secured_us == 0) {
		doctor_report_fail(r, STEP_TLS,
				   N_("check that the endpoint serves https on this port"),
				   "no encrypted connection: %s",
				   lang_sentence(r->lang, reply->detail, room, sizeof room));
		return false;
	}
	doctor_report_ok(r, STEP_TLS, p->secured_us - p->connected_us,
			 "%s, certificate by %s, expires %s", p->tls[0] ? p->tls : "TLS",
			 p->issuer[0] ? p->issuer : T_(r, "(unknown)"),
			 p->cert_ends[0] ? p->cert_ends : T_(r, "(unknown)"));
	return true;
}

bool doctor_check_connection(struct doctor_report *r, const struct endpoint *to,
			     const struct wire_reply *reply)
{
	struct fault f;
	if (!check_proxy(r, reply) || !check_name(r, to, reply) || !check_tcp(r, to, reply) ||
	    !check_encryption(r, to, reply))
		return false;
	if (reply->result == WIRE_OK) {
		doctor_report_ok(r, STEP_ANSWER, reply->path->answered_us, "HTTP/%s status %d",
				 reply->http_version, reply->http_status);
		return true;
	}
	fault_from_wire(&f, reply);
	doctor_check_fault(r, &f);
	return false;
}

void doctor_check_clock(struct doctor_report *r, const struct wire_reply *reply)
{
	int64_t off = reply->our_unix_s - reply->server_unix_s, size = off < 0 ? -off : off;
	const char *set = N_("set the clock (timedatectl set-ntp true)");
	if (reply->server_unix_s == 0)
		doctor_report_warn(r, STEP_CLOCK, N_("check whether a proxy answers"),
				   "the answer has no Date header");
	else if (size > WINDOW_S)
		doctor_report_warn(r, STEP_CLOCK, set,
				   off < 0 ? N_("this computer is %" PRId64
						" s behind the server; more than 300 s is refused, "
						"so requests use the server's time")
					   : N_("this computer is %" PRId64
						" s ahead of the server; more than 300 s is "
						"refused, so requests use the server's time"),
				   size);
	else if (size > CLOCK_NOTICED_S)
		doctor_report_warn(r, STEP_CLOCK, set,
				   off < 0
				       ? N_("this computer is %" PRId64 " s behind the server")
				       : N_("this computer is %" PRId64 " s ahead of the server"),
				   size);
	else
		doctor_report_ok(r, STEP_CLOCK, UNTIMED, "within %" PRId64 " s of the server's",
				 size ? size : 1);
}

void doctor_check_no_key(struct doctor_report *r, const struct doctor_missing *missing,
			 const char *sentence)
{
	const char *see = N_("CREDENTIALS in tcpartner(1) lists the sources of keys");
	if (missing->id != missing->key)
		doctor_report_fail(r, STEP_CREDENTIALS,
				   missing->id ? N_("export TENCENTCLOUD_SECRET_ID=...\n"
						    "with the id that belongs to the key")
					       : N_("export TENCENTCLOUD_SECRET_KEY=...\n"
						    "with the key that belongs to the id"),
				   "%s", sentence);
	else if (missing->none)
		doctor_report_fail(
		    r, STEP_CREDENTIALS,
		    N_("export TENCENTCLOUD_SECRET_ID=...\n"
		       "export TENCENTCLOUD_SECRET_KEY=...\n"
		       "CREDENTIALS in tcpartner(1) lists the other sources of keys"),
		    "%s", sentence);
	else
		doctor_report_fail(r, STEP_CREDENTIALS, see, "%s", sentence);
}

/* Finds the step of a fault by its code. A longer entry of the table precedes its own prefix. */
static enum step find_step(const struct fault *f)
{
	static const struct {
		const char *code;
		enum step step;
	} table[] = {
	    {"AuthFailure.InvalidAuthorization", STEP_ANSWER},
	    {"AuthFailure.UnauthorizedOperation", STEP_PERMISSION},
	    {"AuthFailure.SignatureExpire", STEP_CLOCK},
	    {"AuthFailure", STEP_SIGNATURE},
	    {"UnauthorizedOperation", STEP_PERMISSION},
	    {"OperationDenied.ServiceBusy", STEP_ANSWER},
	    {"OperationDenied", STEP_PERMISSION},
	    {"UnsupportedOperation", STEP_PERMISSION},
	    {"FailedOperation.Uin", STEP_PERMISSION},
	    {"IpInBlacklist", STEP_PERMISSION},
	    {"IpNotInWhitelist", STEP_PERMISSION},
	    {"RequestLimitExceeded", STEP_RATE},
	    {"LimitExceeded", STEP_RATE},
	    {"Http.TooManyRequests", STEP_RATE},
	    {"InvalidParameter", STEP_PAGE_SIZE},
	};
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (sl_starts(sl_from(f->code), sl_from(table[i].code)))
			return table[i].step;
	return STEP_ANSWER;
}

/* Replaces remedies that hold only for the browser, which tries again by itself. */
static const char *choose_remedy(const struct fault *f)
{
	if (f->class == FAULT_LIMITED)
		return OTHER_HAND;
	if (strcmp(f->code, "Http.WebPage") == 0)
		return f->remedy;
	if (sl_starts(sl_from(f->code), SL("Reply.")) || sl_starts(sl_from(f->code), SL("Http.")))
		return OTHER_HOST;
	return f->class == FAULT_RETRY ? ASK_LATER : f->remedy;
}

void doctor_check_fault(struct doctor_report *r, const struct fault *f)
{
	char message[160], words[180] = "", id[120] = "", room[SENTENCE_ROOM];
	sl_to_chars(sl_from(fault_message(f, r->lang, room, sizeof room)), message, sizeof message);
	if (message[0])
		snprintf(words, sizeof words, TC_(r, "behind the meaning of an error", " (%s)"),
			 message);
	if (f->request_id[0])
		snprintf(id, sizeof id, T_(r, ", RequestId %s"), f->request_id);
	enum step s = find_step(f);
	doctor_report_fail(r, s, choose_remedy(f),
			   TC_(r, "code, meaning, message, request", "%s: %s%s%s"), f->code,
			   T_(r, f->meaning), words, id);
	/* A fault of a later step means that the signature was accepted. */
	if (s > STEP_SIGNATURE)
		doctor_report_ok(r, STEP_SIGNATURE, UNTIMED, "accepted");
}

void doctor_check_accepted(struct doctor_report *r)
{
	doctor_report_ok(r, STEP_SIGNATURE, UNTIMED, "accepted");
	doctor_report_ok(r, STEP_RATE, UNTIMED, "not exceeded by these requests");
}
