/* SPDX-License-Identifier: MIT */
/* Reads a key from JSON: the files of tccli, the answers of STS and the metadata service. */
#include "secrets.h"

#include <string.h>

#include "base/attr.h"

#include "codec/hash.h"

#include "expiry.h"

static void wipe_bytes(struct sl s)
{
	/* The document is ours alone and about to be freed: its strings may be overwritten. */
	union {
		const char *in;
		char *out;
	} p = {s.p};
	if (s.n)
		hash_wipe(p.out, s.n);
}

/* Wipes unused strings too: the file may hold the tokens of a login. json_parse limits the depth of
 * the recursion. */
static void wipe_strings(const struct json_node *n)
{
	wipe_bytes(json_string(n));
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

/* Finds the line of the nth member named key in objects at this depth of the text; 0 when missing.
 */
static int find_line(struct sl text, const char *key, int depth, int nth)
{
	size_t n = strlen(key);
	int line = 1, deep = 0;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		line += c == '\n';
		deep += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
		if (c != '"')
			continue;
		size_t begin = ++i;
		while (i < text.n && text.p[i] != '"')
			i += text.p[i] == '\\' ? 2 : 1;
		if (deep == depth && i < text.n && i - begin == n &&
		    memcmp(text.p + begin, key, n) == 0 && --nth == 0)
			return line;
	}
	return 0;
}

/* The object whose members are read, and its depth in the text. */
struct source {
	struct sl text;
	const struct json_node *object;
	int depth;
};

/* The error names the line, and the name only if it is showable: a key may be there by mistake. */
static bool refuse_member(const struct source *from, const struct json_node *n, bool known,
			  struct err *e)
{
	struct sl name = credentials_names_shown(sl_from(json_key(n)), err_lang(e));
	int at = find_line(from->text, json_key(n), from->depth, 1), line = at ? at : 1;
	if (known)
		return err_set(e, ERR_CREDENTIAL, "line %d: %.*s is not text", line, (int)name.n,
			       name.p);
	return err_set(e, ERR_CREDENTIAL,
		       "line %d: %.*s is unknown; use secretId, secretKey, token, expiresAt, "
		       "role-arn and role-session-name",
		       line, (int)name.n, name.p);
}

static bool has_valid_kind(const struct json_node *n, enum secret_part part)
{
	enum json_kind kind = json_kind_of(n);
	return kind == JSON_STRING || (part == PART_EXPIRY && kind == JSON_NUMBER);
}

static bool take_part(const struct source *from, const struct json_node *n, enum secret_part part,
		      struct secrets *out, struct err *e)
{
	const char *key = json_key(n);
	struct sl text = json_string(n);
	int line = find_line(from->text, key, from->depth, 1);
	if (json_kind_of(n) == JSON_NULL)
		return true;
	if (!has_valid_kind(n, part))
		return refuse_member(from, n, true, e);
	if (out->line[part]) {
		int again = find_line(from->text, key, from->depth, 2);
		return err_set(e, ERR_CREDENTIAL,
			       "line %d repeats the %s of line %d; keep one of them",
			       again ? again : line, credentials_names_title(part, err_lang(e)),
			       out->line[part]);
	}
	if (json_kind_of(n) == JSON_NUMBER)
		text = json_number(out->doc, n);
	out->part[part] = text;
	out->line[part] = line ? line : 1;
	return true;
}

static bool take_member(const struct source *from, const struct json_node *n, struct secrets *out,
			struct err *e)
{
	enum secret_part part = PART_ID;
	switch (credentials_names_classify(sl_from(json_key(n)), &part)) {
	case NAME_PART: return take_part(from, n, part, out, e);
	case NAME_DOUBT: return json_string(n).n == 0 || refuse_member(from, n, false, e);
	case NAME_SPARE:
	case NAME_OTHER: break;
	}
	return true;
}

static const struct json_node *first_member(const struct source *from)
{
	return json_kind_of(from->object) == JSON_OBJECT ? json_first(from->object) : NULL;
}

/* A spare member repeats another one, and counts only where that one is missing. */
static bool take_spares(const struct source *from, struct secrets *out, struct err *e)
{
	const struct json_node *n = first_member(from);
	enum secret_part part;
	for (; n; n = json_next(n))
		if (credentials_names_classify(sl_from(json_key(n)), &part) == NAME_SPARE &&
		    !out->line[part] && !take_part(from, n, part, out, e))
			return false;
	return true;
}

static bool take_parts(const struct source *from, struct secrets *out, struct err *e)
{
	const struct json_node *n = first_member(from);
	for (; n; n = json_next(n))
		if (!take_member(from, n, out, e))
			return false;
	return true;
}

/* Reads the members, and those of the inner object Credentials, which STS answers with. */
static bool take_object(const struct source *from, struct secrets *out, struct err *e)
{
	struct source within = {from->text, json_get(from->object, "Credentials"), from->depth + 1};
	return take_parts(from, out, e) && take_parts(&within, out, e) &&
	       take_spares(from, out, e) && take_spares(&within, out, e) &&
	       expiry_read(out->part[PART_EXPIRY], out->line[PART_EXPIRY], &out->expires_s, e);
}

static bool open_document(struct sl text, struct secrets *out, struct err *e)
{
	struct err why = {.lang = err_lang(e)};
	if (sl_trim(text).n == 0)
		return err_set(e, ERR_CREDENTIAL, "it is empty");
	out->doc = json_parse(text, &why);
	if (!out->doc)
		return err_set(e, ERR_CREDENTIAL, "it is %s", why.text);
	/* A key with a replaced character would be refused later, far from its cause. */
	if (!json_is_exact(out->doc))
		return err_set(e, ERR_CREDENTIAL,
			       "it has an invalid escape (\\u0000, or half of a pair)");
	return json_kind_of(json_root(out->doc)) == JSON_OBJECT ||
	       err_set(e, ERR_CREDENTIAL, "it is not a JSON object");
}

static bool take_document(struct sl text, struct secrets *out, struct err *e)
{
	if (!open_document(text, out, e))
		return false;
	return take_object(&(struct source){text, json_root(out->doc), 1}, out, e);
}

static bool read_type(struct secrets *out, struct err *e)
{
	struct sl type = json_string(json_get(json_root(out->doc), "type"));
	out->cvm_role = sl_equal(type, SL("cvm-role"));
	if (sl_equal(type, SL("oauth")))
		out->renewal = N_("fetch new ones (tccli auth login)");
	else if (sl_equal(type, SL("sso")))
		out->renewal = N_("fetch new ones (tccli sso login)");
	return type.n == 0 || out->cvm_role || out->renewal ||
	       err_set(e, ERR_CREDENTIAL,
		       "its \"type\" is unknown; it must be oauth, sso or cvm-role");
}

bool secrets_from_json(struct sl text, struct secrets *out, struct err *e)
{
	if (!take_document(text, out, e) || !read_type(out, e))
		return false;
	out->role_ignored = out->part[PART_ROLE].n && !out->part[PART_SESSION].n;
	if (out->role_ignored)
		out->part[PART_ROLE] = SL("");
	return true;
}

bool secrets_from_output(struct sl text, struct secrets *out, struct err *e)
{
	struct sl trimmed = sl_trim(text);
	if (trimmed.n == 0 || trimmed.p[0] != '{')
		return secrets_from_lines(text, out, e);
	return take_document(text, out, e);
}

bool secrets_from_metadata(struct sl text, struct secrets *out, struct err *e)
{
	if (!open_document(text, out, e))
		return false;
	if (!sl_equal(json_string(json_get(json_root(out->doc), "Code")), SL("Success")))
		return err_set(e, ERR_CREDENTIAL,
			       "it has no key for this role (Code is not Success)");
	out->renewal = N_("check this computer's clock");
	return take_object(&(struct source){text, json_root(out->doc), 1}, out, e);
}

bool secrets_from_sts(struct sl text, struct secrets *out, struct err *e)
{
	if (!open_document(text, out, e))
		return false;
	out->renewal = N_("check this computer's clock");
	if (!take_object(&(struct source){text, json_get(json_root(out->doc), "Response"), 2}, out,
			 e))
		return false;
	for (int i = PART_ID; i <= PART_EXPIRY; i++)
		if (out->part[i].n == 0)
			return err_set(e, ERR_CREDENTIAL, "the answer has no %s",
				       credentials_names_title((enum secret_part)i, err_lang(e)));
	return true;
}
