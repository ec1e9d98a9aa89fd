/* SPDX-License-Identifier: MIT */
#include "credentials_parse.h"

#include <string.h>

#include "codec/hash.h"

static void wipe(struct sl s)
{
	/* The document is ours alone and about to be freed: its strings may be overwritten. */
	union {
		const char *in;
		char *out;
	} p = {s.p};
	if (s.n)
		hash_wipe(p.out, s.n);
}

/* Also what this program does not use: the file may hold a login's own tokens. No deeper than
 * json_parse lets it be. */
static void wipe_strings(const struct json_node *n)
{
	wipe(json_string(n));
	for (const struct json_node *i = json_first(n); i; i = json_next(i))
		wipe_strings(i);
}

void secrets_release(struct secrets *s)
{
	if (s->doc)
		wipe_strings(json_root(s->doc));
	json_free(s->doc);
	*s = (struct secrets){0};
}

static bool is_set(const struct json_node *root, const char *key)
{
	return json_string(json_get(root, key)).n > 0;
}

static bool check_kind(const struct json_node *root, struct secrets *out, struct err *e)
{
	struct sl type = json_string(json_get(root, "type"));
	if (sl_equal(type, SL("cvm-role")))
		return err_set(
		    e, ERR_CREDENTIAL,
		    "it takes the role of a CVM instance, which tcpartner does not; use a key");
	if (is_set(root, "role-arn"))
		return err_set(e, ERR_CREDENTIAL,
			       "it takes on another role first (role-arn), which tcpartner does "
			       "not; use a profile with a key of its own");
	if (sl_equal(type, SL("oauth")))
		out->renewal = "tccli auth login";
	else if (sl_equal(type, SL("sso")))
		out->renewal = "tccli sso login";
	return true;
}

bool secrets_from_json(struct sl text, struct secrets *out, struct err *e)
{
	struct err why = {0};
	if (text.n == 0)
		return err_set(e, ERR_CREDENTIAL, "it is empty");
	out->doc = json_parse(text, &why);
	if (!out->doc)
		return err_set(e, ERR_CREDENTIAL, "it is %s", why.text);
	const struct json_node *root = json_root(out->doc);
	if (json_kind_of(root) != JSON_OBJECT)
		return err_set(e, ERR_CREDENTIAL, "it holds no JSON object");
	out->id = json_string(json_get(root, "secretId"));
	out->secret = json_string(json_get(root, "secretKey"));
	out->token = json_string(json_get(root, "token"));
	if (!sl_to_i64(json_number(out->doc, json_get(root, "expiresAt")), &out->expires_s))
		out->expires_s = 0;
	return check_kind(root, out, e);
}

static bool ini_line(struct sl line, bool *in_default, struct secrets *out)
{
	struct sl key, value = line;
	if (line.n == 0 || line.p[0] == '#' || line.p[0] == ';')
		return true;
	if (line.p[0] == '[') {
		*in_default = sl_equal(line, SL("[default]"));
		return line.p[line.n - 1] == ']';
	}
	if (!memchr(line.p, '=', line.n))
		return false;
	sl_split(&value, '=', &key);
	key = sl_trim(key);
	value = sl_trim(value);
	if (*in_default && sl_equal(key, SL("secret_id")))
		out->id = value;
	else if (*in_default && sl_equal(key, SL("secret_key")))
		out->secret = value;
	return true;
}

bool secrets_from_ini(struct sl text, struct secrets *out, struct err *e)
{
	struct sl line;
	bool in_default = false;
	for (int n = 1; sl_split(&text, '\n', &line); n++)
		if (!ini_line(sl_trim(line), &in_default, out))
			return err_set(e, ERR_CREDENTIAL,
				       "line %d is neither [section] nor key = value", n);
	return true;
}
