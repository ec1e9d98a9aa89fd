/* SPDX-License-Identifier: MIT */
/* Answers AssumeRole, and derives temporary keys from their tokens. */
#include "sts.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/time.h"

#include "codec/json.h"

#include "api/assume_role.h"

#include "response.h"

#define TOKEN         "sts-token-until-"
#define DURATION_MAX  43200
#define SESSION_CHARS 128

struct wish {
	struct sl arn, session;
	int64_t duration_s;
	struct json *doc;
};

bool sts_is_addressed(const struct sts *s, const struct call *c)
{
	return s->arn && sl_equal(call_header(c, SL("X-TC-Version")), SL(STS_VERSION));
}

static bool read_wish(const struct call *c, struct wish *w, struct refusal *no)
{
	const struct json_node *root;
	struct sl duration;

	w->doc = json_parse(c->body, NULL);
	root = json_root(w->doc);
	if (!w->doc || json_kind_of(root) != JSON_OBJECT)
		return refusal_set(no, "InvalidParameter", "The body is not a JSON object.");
	w->arn = json_string(json_get(root, "RoleArn"));
	w->session = json_string(json_get(root, "RoleSessionName"));
	duration = json_number(w->doc, json_get(root, "DurationSeconds"));
	w->duration_s = STS_DURATION_S;
	if (w->arn.n == 0 || w->session.n == 0)
		return refusal_set(no, "MissingParameter", "The request is missing `%s`.",
				   w->arn.n ? "RoleSessionName" : "RoleArn");
	if (w->session.n > SESSION_CHARS)
		return refusal_set(no, "InvalidParameter.ParamError",
				   "`RoleSessionName` is too long.");
	if (duration.n && (!sl_to_i64(duration, &w->duration_s) || w->duration_s < 1 ||
			   w->duration_s > DURATION_MAX))
		return refusal_set(no, "InvalidParameter.OverTimeError",
				   "`DurationSeconds` is at most %d.", DURATION_MAX);
	return true;
}

static bool check_wish(const struct sts *s, const struct call *c, struct refusal *no)
{
	struct wish w = {.doc = NULL};
	bool ok = read_wish(c, &w, no);

	if (ok && !sl_equal(w.arn, sl_from(s->arn)))
		ok = refusal_set(no, "ResourceNotFound.RoleNotFound", "The role does not exist.");
	json_free(w.doc);
	return ok;
}

bool sts_check(const struct sts *s, const struct auth_key *base, const struct call *c,
	       struct refusal *no)
{
	struct sl action = call_header(c, SL("X-TC-Action"));

	if (call_header(c, SL("X-TC-Region")).n == 0)
		return refusal_set(no, "MissingParameter",
				   "The request is missing the header `X-TC-Region`.");
	if (!auth_check(c, base, STS_SERVICE, no))
		return false;
	if (!sl_equal(action, SL(STS_ACTION)))
		return refusal_set(no, "InvalidAction",
				   "The action %.*s does not exist or is not offered here.",
				   (int)(action.n < 80 ? action.n : 80), action.p);
	return check_wish(s, c, no);
}

static void derive_key(const struct auth_key *base, int64_t until_s, struct sts_key *out)
{
	unsigned char digest[HASH_BYTES];

	snprintf(out->id, sizeof(out->id), "AKIDrole%" PRId64 "DEMO", until_s);
	snprintf(out->token, sizeof(out->token), TOKEN "%" PRId64, until_s);
	hash_hmac(base->secret, sl_from(out->token), digest);
	hash_hex(digest, out->secret);
	hash_wipe(digest, sizeof(digest));
}

void sts_answer(const struct sts *s, const struct auth_key *base, const struct call *c,
		struct buf *out)
{
	struct wish w = {.doc = NULL};
	struct refusal unsaid = {.code = NULL};
	struct sts_key key;
	char ends[20]; /* "2026-11-23 10:00:00" */
	int64_t life_s = read_wish(c, &w, &unsaid) ? w.duration_s : 0;

	json_free(w.doc);
	if (life_s > s->life_s)
		life_s = s->life_s;
	derive_key(base, c->unix_s + life_s, &key);
	time_print(c->unix_s + life_s, ends);
	response_open("Credentials", '{', out);
	response_add_text("Token", sl_from(key.token), out);
	response_add_text("TmpSecretId", sl_from(key.id), out);
	response_add_text("TmpSecretKey", sl_from(key.secret), out);
	response_close('}', out);
	response_add_number("ExpiredTime", c->unix_s + life_s, out);
	response_add_name("Expiration", out);
	buf_addf(out, "\"%.10sT%sZ\"", ends, ends + 11);
	hash_wipe(&key, sizeof(key));
}

bool sts_find_key(const struct sts *s, const struct auth_key *base, struct sl token, int64_t now_s,
		  struct sts_key *out)
{
	int64_t until_s;

	if (!s->arn || !sl_starts(token, SL(TOKEN)) ||
	    !sl_to_i64(sl_drop(token, sizeof(TOKEN) - 1), &until_s) || until_s <= now_s ||
	    until_s > now_s + s->life_s)
		return false;
	derive_key(base, until_s, out);
	return true;
}
