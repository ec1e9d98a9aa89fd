/* SPDX-License-Identifier: MIT */
#include "run/credentials.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/timetext.h"

#include "codec/hash.h"

#include "credentials_parse.h"

#define FILE_MAX (64u << 10)

enum found { FOUND, ABSENT, BROKEN };

/* A key with a blank at its end fails as a wrong signature, which says nothing: better said here.
 */
static bool check_blanks(const struct secrets *s, const char *source, struct err *e)
{
	const struct sl parts[] = {s->id, s->secret, s->token};
	static const char *const names[] = {"secret id", "secret key", "token"};
	for (size_t i = 0; i < 3; i++) {
		if (sl_trim(parts[i]).n != parts[i].n)
			return err_set(e, ERR_CREDENTIAL,
				       "the %s of %s has blanks around it; remove them", names[i],
				       source);
	}
	return true;
}

static bool check_expiry(const struct secrets *s, const struct credential_sources *from,
			 const char *source, struct err *e)
{
	char when[20];
	if (s->expires_s == 0 || s->expires_s > from->now_s)
		return true;
	time_print(s->expires_s, when);
	return err_set(
	    e, ERR_CREDENTIAL,
	    "the temporary credentials of %s ended at %s UTC; fetch new ones (tccli auth login)",
	    source, when);
}

static enum found accept(const struct credential_sources *from, const struct secrets *s,
			 struct keyring *ring, struct credential_facts *facts, struct err *e)
{
	struct wire_signer signer = {
	    .key = {s->id, s->secret}, .token = s->token, .language = SL("")};
	if (!check_blanks(s, facts->source, e) || !check_expiry(s, from, facts->source, e))
		return BROKEN;
	if (s->id.n == 0 || s->secret.n == 0) {
		err_set(e, ERR_CREDENTIAL, "%s has no %s", facts->source,
			s->id.n ? "secret key" : "secret id");
		return BROKEN;
	}
	if (!wire_check_signer(&signer, e) || !keyring_set(ring, s->id, s->secret, s->token)) {
		err_set(e, ERR_CREDENTIAL, "a part of the key is too long");
		err_wrap(e, "%s", facts->source);
		return BROKEN;
	}
	facts->expires_s = s->expires_s;
	return FOUND;
}

static struct sl env_text(const struct credential_sources *from, const char *name)
{
	return sl_from(from->env(name));
}

static enum found from_environment(const struct credential_sources *from, struct keyring *ring,
				   struct credential_facts *facts, struct err *e)
{
	struct secrets s = {.id = env_text(from, "TENCENTCLOUD_SECRET_ID"),
			    .secret = env_text(from, "TENCENTCLOUD_SECRET_KEY"),
			    .token = env_text(from, "TENCENTCLOUD_TOKEN")};
	if (s.id.n == 0 && s.secret.n == 0)
		return ABSENT;
	snprintf(facts->source, sizeof facts->source, "the environment");
	if (s.id.n == 0 || s.secret.n == 0) {
		err_set(e, ERR_CREDENTIAL, "TENCENTCLOUD_SECRET_%s is not set, but its pair is",
			s.id.n ? "KEY" : "ID");
		return BROKEN;
	}
	return accept(from, &s, ring, facts, e);
}

static void warn_of_modes(const struct stat *st, struct credential_facts *facts)
{
	if (st->st_mode & (S_IRWXG | S_IRWXO))
		snprintf(facts->warning, sizeof facts->warning,
			 "others can read %.380s; chmod 600 it", facts->source);
}

static enum found read_file(const char *path, struct buf *out, struct credential_facts *facts,
			    struct err *e)
{
	struct stat st;
	char part[4096];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return ABSENT;
		err_set(e, ERR_CREDENTIAL, "cannot read %s: %s", path, strerror(errno));
		return BROKEN;
	}
	snprintf(facts->source, sizeof facts->source, "%s", path);
	bool ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	for (ssize_t n; ok && (n = read(fd, part, sizeof part)) != 0;)
		ok = n > 0 && buf_add(out, (struct sl){part, (size_t)n});
	hash_wipe(part, sizeof part);
	close(fd);
	if (ok) {
		warn_of_modes(&st, facts);
		return FOUND;
	}
	err_set(e, ERR_CREDENTIAL, "%s is no readable file of at most 64 KiB", path);
	return BROKEN;
}

typedef bool parser(struct sl text, struct secrets *out, struct err *e);

static enum found from_file(const struct credential_sources *from, const char *path, parser *parse,
			    struct keyring *ring, struct credential_facts *facts, struct err *e)
{
	struct buf text;
	struct secrets s = {0};
	buf_init(&text, FILE_MAX);
	enum found found = read_file(path, &text, facts, e);
	if (found == FOUND) {
		found = BROKEN;
		if (parse(buf_sl(&text), &s, e))
			found = accept(from, &s, ring, facts, e);
		else
			err_wrap(e, "%s", path);
	}
	secrets_release(&s);
	buf_wipe(&text);
	buf_release(&text);
	return found;
}

static enum found from_tccli(const struct credential_sources *from, const char *profile,
			     struct keyring *ring, struct credential_facts *facts, struct err *e)
{
	char path[400];
	if (!from->home)
		return ABSENT;
	snprintf(path, sizeof path, "%s/.tccli/%s.credential", from->home, profile);
	return from_file(from, path, secrets_from_json, ring, facts, e);
}

static enum found from_ini(const struct credential_sources *from, struct keyring *ring,
			   struct credential_facts *facts, struct err *e)
{
	char path[400];
	enum found found = ABSENT;
	if (from->home) {
		snprintf(path, sizeof path, "%s/.tencentcloud/credentials", from->home);
		found = from_file(from, path, secrets_from_ini, ring, facts, e);
	}
	return found == ABSENT ? from_file(from, from->etc, secrets_from_ini, ring, facts, e)
			       : found;
}

bool credentials_find(const struct credential_sources *from, struct keyring *ring,
		      struct credential_facts *facts, struct err *e)
{
	*facts = (struct credential_facts){0};
	if (from->profile) {
		enum found found = from_tccli(from, from->profile, ring, facts, e);
		if (found == ABSENT)
			err_set(e, ERR_CREDENTIAL,
				"there is no profile \"%s\" (~/.tccli/%s.credential); tccli "
				"configure --profile %s makes one",
				from->profile, from->profile, from->profile);
		return found == FOUND;
	}
	enum found found = from_environment(from, ring, facts, e);
	if (found == ABSENT)
		found = from_tccli(from, "default", ring, facts, e);
	if (found == ABSENT)
		found = from_ini(from, ring, facts, e);
	if (found == ABSENT)
		err_set(e, ERR_CREDENTIAL,
			"no credentials found. Set TENCENTCLOUD_SECRET_ID and "
			"TENCENTCLOUD_SECRET_KEY, or run tccli configure; "
			"tcpartner --demo needs none");
	return found == FOUND;
}
