/* SPDX-License-Identifier: MIT */
/* Reads the key from the sources that answer at once: the environment and files. */
#include "credentials/credentials.h"

#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/time.h"

#include "codec/hash.h"

#include "credentials_try.h"
#include "files/small_file.h"

#define PATH_BYTES 400

/* Prints "PATH line 3"; the path alone when the line is 0. */
static void print_location(const struct err *e, const char *source, int line, char *out,
			   size_t size)
{
	if (line)
		snprintf(out, size, lang_text(err_lang(e), "%s line %d"), source, line);
	else
		snprintf(out, size, "%s", source);
}

/* Blanks and quotes copied with a key would only show as a wrong signature, which explains nothing.
 */
static bool check_edges(const struct secrets *s, const char *source, struct err *e)
{
	for (int i = PART_ID; i <= PART_TOKEN; i++) {
		struct sl part = s->part[i];
		char where[PATH_BYTES + 20];
		print_location(e, source, s->line[i], where, sizeof where);
		if (sl_trim(part).n != part.n)
			return err_set(
			    e, ERR_CREDENTIAL, "the %s of %s has blanks around it; remove them",
			    credentials_names_title((enum secret_part)i, err_lang(e)), where);
		if (part.n && (part.p[0] == '"' || part.p[0] == '\''))
			return err_set(e, ERR_CREDENTIAL,
				       "the %s of %s has quotation marks around it; remove them",
				       credentials_names_title((enum secret_part)i, err_lang(e)),
				       where);
	}
	return true;
}

/* An id and a secret consist of letters, digits and the signs of base64, whose '=' come last. */
static bool is_glued(struct sl part)
{
	bool padded = false;
	for (size_t i = 0; i < part.n; i++) {
		if (strchr("[]{}():;,\"'#", part.p[i]) || (padded && part.p[i] != '='))
			return true;
		padded = part.p[i] == '=';
	}
	return false;
}

/* A missing line end glues two keys together, or a key and the next section. */
static bool check_glue(const struct secrets *s, const char *source, struct err *e)
{
	for (int i = PART_ID; i <= PART_SECRET; i++) {
		char where[PATH_BYTES + 20];
		print_location(e, source, s->line[i], where, sizeof where);
		if (is_glued(s->part[i]))
			return err_set(e, ERR_CREDENTIAL,
				       "the %s of %s is joined to other text; is a line end "
				       "missing?",
				       credentials_names_title((enum secret_part)i, err_lang(e)),
				       where);
	}
	return true;
}

static bool check_expiry(const struct secrets *s, int64_t now_s, const char *source, struct err *e)
{
	char when[20], where[PATH_BYTES + 20];
	if (s->expires_s == 0 || s->expires_s > now_s)
		return true;
	time_print(s->expires_s, when);
	print_location(e, source, s->line[PART_EXPIRY], where, sizeof where);
	return err_set(
	    e, ERR_CREDENTIAL, "the temporary credentials of %s expired at %s UTC; %s", where, when,
	    lang_text(err_lang(e),
		      s->renewal ? s->renewal : N_("fetch new ones (tccli auth login)")));
}

/* Checks that the key is complete, has not expired, and can be sent in a header. */
static bool check_key(const struct secrets *s, int64_t now_s, const char *source, struct err *e)
{
	struct wire_signer signer = {.key = {s->part[PART_ID], s->part[PART_SECRET]},
				     .token = s->part[PART_TOKEN],
				     .language = SL("")};
	if (signer.key.id.n == 0 || signer.key.secret.n == 0)
		return signer.key.id.n ? err_set(e, ERR_CREDENTIAL, "%s has no secret key", source)
				       : err_set(e, ERR_CREDENTIAL, "%s has no secret id", source);
	if (!check_edges(s, source, e) || !check_expiry(s, now_s, source, e))
		return false;
	if (!wire_check_signer(&signer, e))
		return err_wrap(e, "%s", source);
	return check_glue(s, source, e);
}

/* Shows enough of the id to tell keys apart in the console's list. */
static void mask_id(struct sl id, char out[24])
{
	if (id.n < 16)
		snprintf(out, 24, "%.*s...", (int)(id.n < 4 ? id.n : 4), id.p);
	else
		snprintf(out, 24, "%.4s...%.4s", id.p, id.p + id.n - 4);
}

static bool take_base_role(const struct secrets *s, const struct credential_out *to)
{
	char where[PATH_BYTES + 20];
	if (s->part[PART_ROLE].n == 0)
		return true;
	print_location(to->e, to->facts->source, s->line[PART_ROLE], where, sizeof where);
	return assume_role_set(&to->facts->role, s->part[PART_ROLE], s->part[PART_SESSION],
			       to->e) ||
	       err_wrap(to->e, "%s", where);
}

static enum found accept_key(const struct credential_sources *from, const struct secrets *s,
			     const struct credential_out *to)
{
	struct cam_role other;
	if (s->cvm_role)
		return FOUND_ROLE;
	/* tccli also makes such a file for its other settings. */
	if (s->part[PART_ID].n == 0 && s->part[PART_SECRET].n == 0 && s->part[PART_ROLE].n == 0)
		return ABSENT;
	if (!check_key(s, from->now_s, to->facts->source, to->e) || !take_base_role(s, to))
		return BROKEN;
	if (!keyring_set(to->ring, s->part[PART_ID], s->part[PART_SECRET], s->part[PART_TOKEN]))
		BUG("a checked key that the keyring refuses");
	to->facts->expires_s = s->expires_s;
	mask_id(s->part[PART_ID], to->facts->id);
	if (s->role_ignored && !credentials_role(from, &other, NULL))
		snprintf(to->facts->warning, sizeof to->facts->warning,
			 N_("the role-arn of %.300s is ignored, as in tccli, because "
			    "role-session-name is missing; the key itself is used"),
			 to->facts->source);
	return FOUND;
}

static struct sl env_value(const struct credential_sources *from, const char *name)
{
	return sl_from(from->env(name));
}

/* Some tools read the token from this variable, but neither the SDKs nor tccli do. */
static void note_other_token(const struct credential_sources *from, bool has_token,
			     struct credential_facts *facts)
{
	if (!has_token && env_value(from, "TENCENTCLOUD_SECURITY_TOKEN").n)
		snprintf(facts->warning, sizeof facts->warning, "%s",
			 N_("TENCENTCLOUD_SECURITY_TOKEN is set but ignored, as in the SDKs and "
			    "tccli; set TENCENTCLOUD_TOKEN for a temporary key, or unset it"));
}

enum found credentials_from_environment(const struct credential_sources *from,
					const struct credential_out *to)
{
	struct secrets s = {.part = {[PART_ID] = env_value(from, "TENCENTCLOUD_SECRET_ID"),
				     [PART_SECRET] = env_value(from, "TENCENTCLOUD_SECRET_KEY"),
				     [PART_TOKEN] = env_value(from, "TENCENTCLOUD_TOKEN")}};
	struct sl id = s.part[PART_ID], secret = s.part[PART_SECRET];
	snprintf(to->facts->source, sizeof to->facts->source, "%s", T_(from, "the environment"));
	if ((id.n == 0) != (secret.n == 0)) {
		err_set(to->e, ERR_CREDENTIAL, "%s is not set, but %s is; set both, or neither",
			id.n ? "TENCENTCLOUD_SECRET_KEY" : "TENCENTCLOUD_SECRET_ID",
			id.n ? "TENCENTCLOUD_SECRET_ID" : "TENCENTCLOUD_SECRET_KEY");
		return BROKEN;
	}
	enum found found = accept_key(from, &s, to);
	if (found != FOUND)
		return found;
	to->facts->account = "environment";
	note_other_token(from, s.part[PART_TOKEN].n > 0, to->facts);
	return found;
}

bool credentials_role(const struct credential_sources *from, struct cam_role *out, struct err *e)
{
	struct sl arn = env_value(from, "TENCENTCLOUD_ROLE_ARN");
	struct sl session = env_value(from, "TENCENTCLOUD_ROLE_SESSION_NAME");
	if (from->role_arn)
		return assume_role_set(out, sl_from(from->role_arn), sl_from(from->role_session),
				       e);
	if (from->profile || arn.n == 0)
		return false;
	return assume_role_set(out, arn, session, e) || err_wrap(e, "TENCENTCLOUD_ROLE_ARN");
}

enum found credentials_take(const struct credential_sources *from, struct sl text,
			    secrets_parser *parse, const struct credential_out *to)
{
	struct secrets s = {.doc = NULL};
	enum found found = BROKEN;
	if (parse(text, &s, to->e))
		found = accept_key(from, &s, to);
	else
		err_wrap(to->e, "%s", to->facts->source);
	secrets_release(&s);
	return found;
}

static void note_file(const struct small_file *f, const char *path, struct credential_facts *facts)
{
	const char *others = small_file_others(f);
	bool change = others && strcmp(others, "change") == 0;
	facts->modified_s = f->st.st_mtime;
	/* tccli, when it is used, writes a new key there before the old one expires. */
	facts->renewable = facts->expires_s != 0;
	if (others && !facts->warning[0])
		snprintf(facts->warning, sizeof facts->warning,
			 change ? N_("other users can change %.360s; chmod 600 it")
				: N_("other users can read %.360s; chmod 600 it"),
			 path);
}

static enum found read_key_file(const struct credential_sources *from, const char *path,
				secrets_parser *parse, const struct credential_out *to)
{
	struct small_file *f = mem_alloc(1, sizeof *f);
	enum found found = BROKEN;
	switch (small_file_read(path, f, ERR_CREDENTIAL, to->e)) {
	case SMALL_FILE_READ:
		snprintf(to->facts->source, sizeof to->facts->source, "%s", path);
		found = credentials_take(from, (struct sl){f->text, f->n}, parse, to);
		if (found == FOUND)
			note_file(f, path, to->facts);
		break;
	case SMALL_FILE_ABSENT: found = ABSENT; break;
	case SMALL_FILE_FAILED: break;
	}
	hash_wipe(f, sizeof *f);
	mem_free(f);
	return found;
}

/* false when the home is unknown or its path too long. */
static bool print_home_path(const struct credential_sources *from, const char *folder,
			    const char *name, char out[PATH_BYTES])
{
	int n = from->home ? snprintf(out, PATH_BYTES, "%s/%s/%s", from->home, folder, name) : -1;
	return n > 0 && n < PATH_BYTES;
}

/* A named profile without a key is an error: the next source could be another account's. */
enum found credentials_from_tccli(const struct credential_sources *from,
				  const struct credential_out *to)
{
	const char *named = from->profile ? from->profile : from->usual_profile;
	const char *profile = named ? named : "default";
	char path[PATH_BYTES], name[80];
	enum found found = ABSENT;
	snprintf(name, sizeof name, "%s.credential", profile);
	if (print_home_path(from, ".tccli", name, path))
		found = read_key_file(from, path, secrets_from_json, to);
	if (found != ABSENT || !named)
		return found;
	err_set(to->e, ERR_CREDENTIAL,
		"the profile \"%s\" has no key (~/.tccli/%s.credential); run tccli configure "
		"--profile %s",
		profile, profile, profile);
	return BROKEN;
}

/* A named file without a key is an error, as a named profile is. */
static enum found read_named_file(const struct credential_sources *from, const char *path,
				  const struct credential_out *to)
{
	enum found found = read_key_file(from, path, secrets_from_ini, to);
	if (found != ABSENT)
		return found;
	err_set(to->e, ERR_CREDENTIAL,
		"the file of TENCENTCLOUD_CREDENTIALS_FILE has no key: %.300s", path);
	return BROKEN;
}

enum found credentials_from_sdk(const struct credential_sources *from,
				const struct credential_out *to)
{
	struct sl named = env_value(from, "TENCENTCLOUD_CREDENTIALS_FILE");
	char path[PATH_BYTES];
	enum found found = ABSENT;
	if (named.n)
		return read_named_file(from, named.p, to);
	if (print_home_path(from, ".tencentcloud", "credentials", path))
		found = read_key_file(from, path, secrets_from_ini, to);
	return found == ABSENT ? read_key_file(from, from->etc, secrets_from_ini, to) : found;
}

void credentials_say_none(const struct credential_sources *from, struct err *e)
{
	if (from->profile)
		err_set(e, ERR_CREDENTIAL, "the profile \"%s\" has no key", from->profile);
	else
		err_set(e, ERR_CREDENTIAL,
			"no credentials found. Set TENCENTCLOUD_SECRET_ID and "
			"TENCENTCLOUD_SECRET_KEY, or run tccli configure; --demo needs none");
}
