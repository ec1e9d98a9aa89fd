/* SPDX-License-Identifier: MIT */
/* Builds and signs requests. */
#include "api/wire.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"

#include "api/assume_role.h"

#ifndef VERSION
#error "VERSION comes from the build"
#endif

#define CONTENT_TYPE "application/json"
#define HEADERS_MAX  (16u << 10)
#define BODY_MAX     (16u << 10)
#define ID_MAX       200
#define SECRET_MAX   512
#define TOKEN_MAX    8192
#define LANGUAGE_MAX 16

void wire_request_init(struct wire_request *w)
{
	buf_init(&w->headers, HEADERS_MAX);
	buf_init(&w->body, BODY_MAX);
	w->reply_max = WIRE_BODY_MAX;
}

void wire_request_release(struct wire_request *w)
{
	buf_wipe(&w->headers);
	buf_wipe(&w->body);
	buf_release(&w->headers);
	buf_release(&w->body);
}

/* True for text that cannot end a header line; blanks are refused too, since no key has any. */
static bool is_header_word(struct sl s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x21 || (unsigned char)s.p[i] > 0x7E)
			return false;
	return true;
}

static bool check_word(const char *what, struct sl word, size_t max, struct err *e)
{
	const char *name = lang_text(err_lang(e), what);
	if (word.n > max)
		return err_set(e, ERR_CREDENTIAL, "the %s is too long: %zu bytes, at most %zu",
			       name, word.n, max);
	if (!is_header_word(word))
		return err_set(
		    e, ERR_CREDENTIAL,
		    "the %s has blanks or other characters that no key has; copy it again", name);
	return true;
}

bool wire_check_signer(const struct wire_signer *by, struct err *e)
{
	if (by->key.id.n == 0 || by->key.secret.n == 0)
		return err_set(e, ERR_CREDENTIAL,
			       by->key.id.n ? N_("the secret key is empty")
					    : N_("the secret id is empty"));
	if (!check_word(N_("secret id"), by->key.id, ID_MAX, e) ||
	    !check_word(N_("secret key"), by->key.secret, SECRET_MAX, e) ||
	    !check_word(N_("token"), by->token, TOKEN_MAX, e))
		return false;
	if (by->language.n > LANGUAGE_MAX || !is_header_word(by->language))
		return err_set(e, ERR_CONFIG, "the language must be zh-CN or en-US");
	return true;
}

const char *wire_language_for(const struct catalog *lang)
{
	return strcmp(lang_name(lang), "zh-CN") == 0 ? "zh-CN" : "en-US";
}

/* All actions that this program can sign. region is sent if the service needs one. */
static const struct signable {
	struct wire_action action;
	const char *region;
} signables[] = {
#define REQUEST_ACTION(id, name, rate, purpose) {{API_SERVICE, API_VERSION, name}, ""},
#include "api/request_action.def"
#undef REQUEST_ACTION
    {{STS_SERVICE, STS_VERSION, STS_ACTION}, STS_REGION},
};

static const struct signable *find_signable(const struct wire_action *a)
{
	for (size_t i = 0; i < COUNT_OF(signables); i++) {
		const struct wire_action *may = &signables[i].action;
		if (strcmp(a->name, may->name) == 0 && strcmp(a->service, may->service) == 0 &&
		    strcmp(a->version, may->version) == 0)
			return &signables[i];
	}
	return NULL;
}

bool wire_may_sign(const struct wire_action *a)
{
	return find_signable(a) != NULL;
}

/* "Name: value\n", or nothing without a value. */
#define OPTIONAL(name, value)                                                                      \
	(value).n ? name ": " : "", (int)(value).n, (value).n ? (value).p : "",                    \
	    (value).n ? "\n" : ""

/*
 * Writes all headers in one addition: the buffer is allocated once, so no smaller block with the
 * token in it is freed.
 */
static void write_headers(const struct tc3_request *signing, const struct wire_signer *by,
			  const struct signable *what, struct buf *out)
{
	struct buf authorization;
	struct sl region = sl_from(what->region);
	buf_init(&authorization, HEADERS_MAX);
	tc3_authorization(signing, &by->key, &authorization);
	buf_addf(out,
		 "Host: %.*s\n"
		 "Content-Type: " CONTENT_TYPE "\n"
		 "X-TC-Action: %s\n"
		 "X-TC-Version: %s\n"
		 "X-TC-Timestamp: %" PRId64 "\n"
		 "%s%.*s%s%s%.*s%s%s%.*s%s"
		 "X-TC-RequestClient: tcpartner_" VERSION "\n"
		 "User-Agent: tcpartner/" VERSION "\n"
		 "Authorization: %s\n",
		 (int)signing->host.n, signing->host.p, what->action.name, what->action.version,
		 signing->unix_s, OPTIONAL("X-TC-Token", by->token),
		 OPTIONAL("X-TC-Language", by->language), OPTIONAL("X-TC-Region", region),
		 authorization.p);
	buf_wipe(&authorization);
	buf_release(&authorization);
}

void wire_signing(const struct endpoint *to, struct sl body, int64_t unix_s,
		  struct tc3_request *out)
{
	*out = (struct tc3_request){.method = SL("POST"),
				    .query = SL(""),
				    .content_type = SL(CONTENT_TYPE),
				    .host = sl_from(to->host),
				    .action = SL(""),
				    .body = body,
				    .service = SL(API_SERVICE),
				    .unix_s = unix_s};
}

bool wire_sign(const struct endpoint *to, const struct wire_action *a, struct sl body,
	       const struct wire_signer *by, struct wire_request *out, struct err *e)
{
	const struct signable *what = find_signable(a);
	struct tc3_request signing;
	buf_wipe(&out->headers);
	buf_wipe(&out->body);
	if (!what)
		return err_set(e, ERR_USAGE,
			       "%.80s of %.40s is not an action that this program signs", a->name,
			       a->service);
	if (!wire_check_signer(by, NULL))
		BUG("an unchecked signer");
	buf_add(&out->body, body);
	wire_signing(to, buf_sl(&out->body), by->unix_s, &signing);
	signing.service = sl_from(what->action.service);
	write_headers(&signing, by, what, &out->headers);
	/* The bounds above leave room for every part; a cut request must never be sent. */
	if (out->headers.full || out->body.full)
		BUG("a request larger than its buffers");
	out->reply_max = WIRE_BODY_MAX;
	return true;
}

void wire_build(const struct endpoint *to, const struct request *r, const struct wire_signer *by,
		struct wire_request *out)
{
	struct wire_action action = {API_SERVICE, API_VERSION, request_action_name(r->action)};
	struct buf body;
	buf_init(&body, BODY_MAX);
	request_body(r, &body);
	if (!wire_sign(to, &action, buf_sl(&body), by, out, NULL))
		BUG("a request that is missing in the table of what may be signed");
	out->reply_max = r->action == ACTION_DIRECT_CREDIT ? WIRE_LIST_MAX : WIRE_BODY_MAX;
	buf_release(&body);
}
