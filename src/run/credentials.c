/* SPDX-License-Identifier: MIT */
/* The sources that answer at once: the environment and files. */
#include "run/credentials.h"

#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/timetext.h"

#include "codec/hash.h"

#include "credentials_try.h"
#include "small_file.h"

#define PATH_BYTES 400

static const char *const part_names[] = {"secret id", "secret key", "token"};

/* "PATH line 3" where the line is known. */
static void print_place(const char *source, int line, char *out, size_t size)
{
	if (line)
		snprintf(out, size, "%s line %d", source, line);
	else
		snprintf(out, size, "%s", source);
}

/* Copied along with the key they fail as a wrong signature, which says nothing: better said here.
 */
static bool check_edges(const struct secrets *s, const char *source, struct err *e)
{
	const struct sl parts[] = {s->id, s->secret, s->token};
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		struct sl part = parts[i];
		char where[PATH_BYTES + 20];
		print_place(source, s->line[i], where, sizeof where);
		if (sl_trim(part).n != part.n)
			return err_set(e, ERR_CREDENTIAL,
				       "the %s of %s has blanks around it; remove them",
				       part_names[i], where);
		if (part.n && (part.p[0] == '"' || part.p[0] == '\''))
			return err_set(e, ERR_CREDENTIAL,
				       "the %s of %s has quotation marks around it; remove them",
				       part_names[i], where);
	}
	return true;
}

static bool check_expiry(const struct secrets *s, int64_t now_s, const char *source, struct err *e)
{
	char when[20], where[PATH_BYTES + 20];
	if (s->expires_s == 0 || s->expires_s > now_s)
		return true;
	time_print(s->expires_s, when);
	print_place(source, s->line[PART_EXPIRY], where, sizeof where);
	return err_set(e, ERR_CREDENTIAL,
		       "the temporary credentials of %s ended at %s UTC; fetch new ones (%s)",
		       where, when, s->renewal ? s->renewal : "tccli auth login");
}

/* What can stand in a header, whole and current. */
static bool check(const struct secrets *s, int64_t now_s, const char *source, struct err *e)
{
	struct wire_signer signer = {
	    .key = {s->id, s->secret}, .token = s->token, .language = SL("")};
	if (s->id.n == 0 || s->secret.n == 0)
		return err_set(e, ERR_CREDENTIAL, "%s has no secret %s", source,
			       s->id.n ? "key" : "id");
	if (!check_edges(s, source, e) || !check_expiry(s, now_s, source, e))
		return false;
	return wire_check_signer(&signer, e) || err_wrap(e, "%s", source);
}

static enum found accept(const struct credential_sources *from, const struct secrets *s,
			 const struct finding_place *to)
{
	if (s->cvm_role)
		return FOUND_ROLE;
	/* tccli makes such a file for its other settings alone. */
	if (s->id.n == 0 && s->secret.n == 0)
		return ABSENT;
	if (!check(s, from->now_s, to->facts->source, to->e))
		return BROKEN;
	if (!keyring_set(to->ring, s->id, s->secret, s->token))
		BUG("a checked key that the keyring refuses");
	to->facts->expires_s = s->expires_s;
	return FOUND;
}

static struct sl env_text(const struct credential_sources *from, const char *name)
{
	return sl_from(from->env(name));
}

enum found credentials_from_environment(const struct credential_sources *from,
					const struct finding_place *to)
{
	struct secrets s = {.id = env_text(from, "TENCENTCLOUD_SECRET_ID"),
			    .secret = env_text(from, "TENCENTCLOUD_SECRET_KEY"),
			    .token = env_text(from, "TENCENTCLOUD_TOKEN")};
	snprintf(to->facts->source, sizeof to->facts->source, "the environment");
	if ((s.id.n == 0) != (s.secret.n == 0)) {
		err_set(to->e, ERR_CREDENTIAL, "TENCENTCLOUD_SECRET_%s is not set, but its pair is",
			s.id.n ? "KEY" : "ID");
		return BROKEN;
	}
	return accept(from, &s, to);
}

enum found credentials_take(const struct credential_sources *from, struct sl text,
			    secrets_parser *parse, const struct finding_place *to)
{
	struct secrets s = {0};
	enum found found = BROKEN;
	if (parse(text, &s, to->e))
		found = accept(from, &s, to);
	else
		err_wrap(to->e, "%s", to->facts->source);
	secrets_release(&s);
	return found;
}

static void note_file(const struct small_file *f, const char *path, struct credential_facts *facts)
{
	const char *others = small_file_others(f);
	facts->modified_s = f->st.st_mtime;
	/* tccli puts a new one there before the old one ends, when it is used. */
	facts->renewable = facts->expires_s != 0;
	if (others)
		snprintf(facts->warning, sizeof facts->warning,
			 "others on this machine can %s %.360s; chmod 600 it", others, path);
}

static enum found from_file(const struct credential_sources *from, const char *path,
			    secrets_parser *parse, const struct finding_place *to)
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

/* false when there is no home, or one with too long a name. */
static bool in_home(const struct credential_sources *from, const char *folder, const char *name,
		    char out[PATH_BYTES])
{
	int n = from->home ? snprintf(out, PATH_BYTES, "%s/%s/%s", from->home, folder, name) : -1;
	return n > 0 && n < PATH_BYTES;
}

/* A profile that was named is meant: without it, another account's key would be next. */
enum found credentials_from_tccli(const struct credential_sources *from,
				  const struct finding_place *to)
{
	const char *named = from->profile ? from->profile : from->usual_profile;
	const char *profile = named ? named : "default";
	char path[PATH_BYTES], name[80];
	enum found found = ABSENT;
	snprintf(name, sizeof name, "%s.credential", profile);
	if (in_home(from, ".tccli", name, path))
		found = from_file(from, path, secrets_from_json, to);
	if (found != ABSENT || !named)
		return found;
	err_set(to->e, ERR_CREDENTIAL,
		"there is no key in the profile \"%s\" (~/.tccli/%s.credential); tccli configure "
		"--profile %s makes one",
		profile, profile, profile);
	return BROKEN;
}

enum found credentials_from_sdk(const struct credential_sources *from,
				const struct finding_place *to)
{
	char path[PATH_BYTES];
	enum found found = ABSENT;
	if (in_home(from, ".tencentcloud", "credentials", path))
		found = from_file(from, path, secrets_from_ini, to);
	return found == ABSENT ? from_file(from, from->etc, secrets_from_ini, to) : found;
}

void credentials_say_none(const struct credential_sources *from, struct err *e)
{
	if (from->profile)
		err_set(e, ERR_CREDENTIAL, "there is no key in the profile \"%s\"", from->profile);
	else
		err_set(e, ERR_CREDENTIAL,
			"no credentials found. Set TENCENTCLOUD_SECRET_ID and "
			"TENCENTCLOUD_SECRET_KEY, or run tccli configure; "
			"tcpartner --demo needs none");
}
