/* SPDX-License-Identifier: MIT */
/* Assumes a role: exchanges the base key for the role's temporary key at STS. */
#include "assume_role.h"

#include <stdio.h>

#include "base/attr.h"

#include "api/reply.h"

#include "credentials/credentials.h"
#include "lang/sentence.h"

#define TRIES 3
#define NOT_ALLOWED                                                                                \
	N_("allow the base key sts:AssumeRole on the role, and let the role trust the key's "      \
	   "account")

bool assume_init(struct assume *a, const struct cam_role *role, const char *url, struct err *e)
{
	struct err why = {.lang = err_lang(e)};
	a->role = role;
	a->tries = 0;
	a->skew_s = 0;
	if (!a->net || !a->net->send_to)
		return err_set(e, ERR_CREDENTIAL, "this command cannot assume a role");
	return endpoint_parse(sl_from(url ? url : STS_HOST), &a->to, &why) ||
	       err_set(e, ERR_CREDENTIAL, "--sts-endpoint: %s", why.text);
}

void assume_send(struct assume *a, const struct keyring *base, int64_t unix_s)
{
	struct wire_request wire;
	struct wire_signer by = {.language = SL("en-US"), .unix_s = unix_s + a->skew_s};
	keyring_lend(base, &by);
	wire_request_init(&wire);
	assume_role_build(&a->to, a->role, &by, &wire);
	a->net->send_to(a->net->ctx, a->id, &a->to, &wire);
	a->tries++;
	wire_request_release(&wire);
}

/* The code alone decides. An entry comes before those that are a prefix of it. */
static const char *find_remedy(const struct fault *f)
{
	static const struct {
		const char *code, *remedy;
	} table[] = {
	    {"UnauthorizedOperation", NOT_ALLOWED},
	    {"AuthFailure.UnauthorizedOperation", NOT_ALLOWED},
	    {"AuthFailure.SignatureExpire",
	     N_("set this computer's clock (timedatectl set-ntp true)")},
	    {"AuthFailure", N_("check the base key: STS does not accept it")},
	    {"InvalidParameter", N_("check the role ARN and the session name")},
	    {"ResourceNotFound", N_("check the role ARN")},
	    {"Network.", N_("check the network and --sts-endpoint")},
	    {"Http.", N_("check --sts-endpoint, or try again later")},
	    {"Reply.", N_("check --sts-endpoint, or try again later")},
	};
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (sl_starts(sl_from(f->code), sl_from(table[i].code)))
			return table[i].remedy;
	return N_("try again later");
}

/* The remedy comes before the details, because a narrow screen cuts the end. */
static void format_refused(const struct assume *a, const struct fault *f, const char *source,
			   struct err *e)
{
	char words[120], id[90] = "", room[SENTENCE_ROOM];
	sl_to_chars(sl_from(fault_message(f, err_lang(e), room, sizeof room)), words, sizeof words);
	if (f->request_id[0])
		snprintf(id, sizeof id, lang_text(err_lang(e), ", RequestId %.72s"), f->request_id);
	err_set(
	    e, ERR_CREDENTIAL,
	    "cannot assume the role %.120s (%.60s): %s. The base key is from %.80s; %.40s%s%s%s",
	    a->role->arn, f->code, lang_text(err_lang(e), find_remedy(f)), source, a->to.host,
	    words[0] ? lang_text_in(err_lang(e), "before what the API said", ": ") : "", words, id);
}

void assume_say_silent(const struct assume *a, struct err *e)
{
	err_set(e, ERR_CREDENTIAL,
		"cannot assume the role %.200s: %.80s did not answer within %d s; check the "
		"network and --sts-endpoint",
		a->role->arn, a->to.host, STS_LIMIT_MS / 1000);
}

static bool may_try_again(struct assume *a, const struct fault *f, const struct wire_reply *r,
			  int64_t our_s)
{
	if (f->class == FAULT_SKEW && a->skew_s == 0 && r->server_unix_s) {
		a->skew_s = r->server_unix_s - our_s;
		return a->skew_s != 0;
	}
	return (f->class == FAULT_RETRY || f->class == FAULT_LIMITED) && a->tries < TRIES;
}

enum assume_step assume_reply(struct assume *a, const struct wire_reply *r, int64_t our_s,
			      const char *source, struct err *e)
{
	struct fault f;
	if (reply_check(r, &f))
		return ASSUME_ANSWERED;
	if (may_try_again(a, &f, r, our_s))
		return ASSUME_AGAIN;
	format_refused(a, &f, source, e);
	return ASSUME_FAILED;
}
