/* SPDX-License-Identifier: MIT */
#include "credentials_parse.h"

#include <string.h>

#include "base/attr.h"
#include "base/timetext.h"

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

/* Unix seconds, or as the API writes them: "2026-11-23T10:00:00Z". */
static bool read_time(struct sl text, int64_t *out)
{
	if (sl_to_i64(text, out))
		return true;
	return text.n == 20 && text.p[19] == 'Z' && time_parse(sl_take(text, 19), out);
}

/* The line on which the outermost object has the key. */
static int line_of(struct sl text, const char *key)
{
	size_t n = strlen(key);
	int line = 1, depth = 0;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		line += c == '\n';
		depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
		if (c != '"')
			continue;
		size_t begin = ++i;
		while (i < text.n && text.p[i] != '"')
			i += text.p[i] == '\\' ? 2 : 1;
		if (depth == 1 && i - begin == n && i < text.n &&
		    memcmp(text.p + begin, key, n) == 0)
			return line;
	}
	return 0;
}

/* The names of the four parts in a JSON object. */
struct spelling {
	const char *name[SECRET_PARTS];
};

static const struct spelling of_tccli = {{"secretId", "secretKey", "token", "expiresAt"}};
static const struct spelling of_sts = {{"TmpSecretId", "TmpSecretKey", "Token", "ExpiredTime"}};

static void take_parts(struct sl text, const struct spelling *as, struct secrets *out)
{
	const struct json_node *root = json_root(out->doc), *part[SECRET_PARTS];
	for (int i = 0; i < SECRET_PARTS; i++) {
		part[i] = json_get(root, as->name[i]);
		out->line[i] = part[i] ? line_of(text, as->name[i]) : 0;
	}
	out->id = json_string(part[PART_ID]);
	out->secret = json_string(part[PART_SECRET]);
	out->token = json_string(part[PART_TOKEN]);
	if (!read_time(json_number(out->doc, part[PART_EXPIRY]), &out->expires_s) &&
	    !read_time(json_string(part[PART_EXPIRY]), &out->expires_s))
		out->expires_s = 0;
}

static bool open_document(struct sl text, struct secrets *out, struct err *e)
{
	struct err why = {0};
	if (sl_trim(text).n == 0)
		return err_set(e, ERR_CREDENTIAL, "it is empty");
	out->doc = json_parse(text, &why);
	if (!out->doc)
		return err_set(e, ERR_CREDENTIAL, "it is %s", why.text);
	return json_kind_of(json_root(out->doc)) == JSON_OBJECT ||
	       err_set(e, ERR_CREDENTIAL, "it holds no JSON object");
}

static bool is_set(const struct json_node *root, const char *key)
{
	return json_string(json_get(root, key)).n > 0;
}

static bool check_kind(const struct json_node *root, struct secrets *out, struct err *e)
{
	struct sl type = json_string(json_get(root, "type"));
	if (is_set(root, "role-arn"))
		return err_set(e, ERR_CREDENTIAL,
			       "it takes on another role first (role-arn), which tcpartner does "
			       "not; use a profile with a key of its own");
	out->cvm_role = sl_equal(type, SL("cvm-role"));
	if (sl_equal(type, SL("oauth")))
		out->renewal = "tccli auth login";
	else if (sl_equal(type, SL("sso")))
		out->renewal = "tccli sso login";
	return true;
}

bool secrets_from_json(struct sl text, struct secrets *out, struct err *e)
{
	if (!open_document(text, out, e))
		return false;
	take_parts(text, &of_tccli, out);
	return check_kind(json_root(out->doc), out, e);
}

/* What an INI reader keeps; in_section is true while what is read counts. */
struct ini {
	bool in_section;
	int line;
	struct secrets *out;
};

static void ini_value(const struct ini *at, struct sl key, struct sl value)
{
	struct secrets *s = at->out;
	struct sl *const place[] = {&s->id, &s->secret, &s->token};
	static const char *const names[] = {"secret_id", "secret_key", "token", "expires_at"};
	for (int i = 0; i < SECRET_PARTS; i++) {
		if (!sl_equal(key, sl_from(names[i])))
			continue;
		s->line[i] = at->line;
		if (i != PART_EXPIRY)
			*place[i] = value;
		else if (!read_time(value, &s->expires_s))
			s->expires_s = 0;
	}
}

static bool ini_line(struct ini *at, struct sl line)
{
	struct sl key, value = line;
	if (line.n == 0 || line.p[0] == '#' || line.p[0] == ';')
		return true;
	if (line.p[0] == '[') {
		at->in_section = sl_equal(line, SL("[default]"));
		return line.p[line.n - 1] == ']';
	}
	if (!memchr(line.p, '=', line.n))
		return false;
	sl_split(&value, '=', &key);
	if (at->in_section)
		ini_value(at, sl_trim(key), sl_trim(value));
	return true;
}

static bool read_ini(struct sl text, struct ini *at, struct err *e)
{
	struct sl line;
	for (at->line = 1; sl_split(&text, '\n', &line); at->line++)
		if (!ini_line(at, sl_trim(line)))
			return err_set(e, ERR_CREDENTIAL,
				       "line %d is neither [section] nor key = value", at->line);
	return true;
}

bool secrets_from_ini(struct sl text, struct secrets *out, struct err *e)
{
	struct ini at = {.out = out};
	return read_ini(text, &at, e);
}

bool secrets_from_output(struct sl text, struct secrets *out, struct err *e)
{
	struct sl trimmed = sl_trim(text);
	struct ini at = {.in_section = true, .out = out};
	if (trimmed.n == 0 || trimmed.p[0] != '{')
		return read_ini(text, &at, e);
	if (!open_document(text, out, e))
		return false;
	bool sts = json_get(json_root(out->doc), of_sts.name[PART_ID]) != NULL;
	take_parts(text, sts ? &of_sts : &of_tccli, out);
	return true;
}

bool secrets_from_metadata(struct sl text, struct secrets *out, struct err *e)
{
	if (!open_document(text, out, e))
		return false;
	if (!sl_equal(json_string(json_get(json_root(out->doc), "Code")), SL("Success")))
		return err_set(e, ERR_CREDENTIAL,
			       "it has no key for this role (Code is not Success)");
	take_parts(text, &of_sts, out);
	return true;
}
