/* SPDX-License-Identifier: MIT */
#include "run/credentials.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/timetext.h"

#include "codec/hash.h"

#include "credentials_parse.h"

#define FILE_MAX   (64u << 10)
#define PATH_BYTES 400

enum found { FOUND, ABSENT, BROKEN };

/* Copied along with the key they fail as a wrong signature, which says nothing: better said here.
 */
static bool check_edges(const struct secrets *s, const char *source, struct err *e)
{
	const struct sl parts[] = {s->id, s->secret, s->token};
	static const char *const names[] = {"secret id", "secret key", "token"};
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		struct sl part = parts[i];
		if (sl_trim(part).n != part.n)
			return err_set(e, ERR_CREDENTIAL,
				       "the %s of %s has blanks around it; remove them", names[i],
				       source);
		if (part.n && (part.p[0] == '"' || part.p[0] == '\''))
			return err_set(e, ERR_CREDENTIAL,
				       "the %s of %s has quotation marks around it; remove them",
				       names[i], source);
	}
	return true;
}

static bool check_expiry(const struct secrets *s, int64_t now_s, const char *source, struct err *e)
{
	char when[20];
	if (s->expires_s == 0 || s->expires_s > now_s)
		return true;
	time_print(s->expires_s, when);
	return err_set(e, ERR_CREDENTIAL,
		       "the temporary credentials of %s ended at %s UTC; fetch new ones (%s)",
		       source, when, s->renewal ? s->renewal : "tccli auth login");
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
			 struct keyring *ring, struct credential_facts *facts, struct err *e)
{
	/* tccli makes such a file for its other settings alone. */
	if (s->id.n == 0 && s->secret.n == 0)
		return ABSENT;
	if (!check(s, from->now_s, facts->source, e))
		return BROKEN;
	if (!keyring_set(ring, s->id, s->secret, s->token))
		BUG("a checked key that the keyring refuses");
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
	snprintf(facts->source, sizeof facts->source, "the environment");
	if ((s.id.n == 0) != (s.secret.n == 0)) {
		err_set(e, ERR_CREDENTIAL, "TENCENTCLOUD_SECRET_%s is not set, but its pair is",
			s.id.n ? "KEY" : "ID");
		return BROKEN;
	}
	return accept(from, &s, ring, facts, e);
}

/* Only its owner can do as advised; a file of the system's is for its administrator to judge. */
static void warn_of_modes(const struct stat *st, const char *path, struct credential_facts *facts)
{
	if (st->st_uid == geteuid() && (st->st_mode & (S_IRGRP | S_IROTH | S_IWGRP | S_IWOTH)))
		snprintf(facts->warning, sizeof facts->warning,
			 "others on this machine can %s %.360s; chmod 600 it",
			 st->st_mode & (S_IWGRP | S_IWOTH) ? "change" : "read", path);
}

/* A whole small file; its memory is taken once, so that one wipe reaches all of it. */
struct file {
	char text[FILE_MAX + 1];
	size_t n;
	struct stat st;
};

static bool read_all(int fd, struct file *f)
{
	if (fstat(fd, &f->st) != 0 || !S_ISREG(f->st.st_mode))
		return false;
	while (f->n <= FILE_MAX) {
		ssize_t n = read(fd, f->text + f->n, sizeof f->text - f->n);
		if (n <= 0)
			return n == 0;
		f->n += (size_t)n;
	}
	return false;
}

static enum found read_file(const char *path, struct file *f, struct err *e)
{
	/* Without O_NONBLOCK a pipe of that name would hold us for ever. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return ABSENT;
		err_set(e, ERR_CREDENTIAL, "cannot read %s: %s", path, strerror(errno));
		return BROKEN;
	}
	bool ok = read_all(fd, f);
	close(fd);
	if (!ok)
		err_set(e, ERR_CREDENTIAL, "%s is no readable file of at most 64 KiB", path);
	return ok ? FOUND : BROKEN;
}

typedef bool parser(struct sl text, struct secrets *out, struct err *e);

static enum found take(const struct credential_sources *from, const struct file *f, parser *parse,
		       struct keyring *ring, struct credential_facts *facts, struct err *e)
{
	struct secrets s = {0};
	enum found found = BROKEN;
	if (parse((struct sl){f->text, f->n}, &s, e))
		found = accept(from, &s, ring, facts, e);
	else
		err_wrap(e, "%s", facts->source);
	secrets_release(&s);
	return found;
}

static enum found from_file(const struct credential_sources *from, const char *path, parser *parse,
			    struct keyring *ring, struct credential_facts *facts, struct err *e)
{
	struct file *f = mem_alloc(1, sizeof *f);
	enum found found = read_file(path, f, e);
	if (found == FOUND) {
		snprintf(facts->source, sizeof facts->source, "%s", path);
		found = take(from, f, parse, ring, facts, e);
	}
	if (found == FOUND) {
		warn_of_modes(&f->st, path, facts);
		facts->modified_s = f->st.st_mtime;
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

static enum found from_tccli(const struct credential_sources *from, const char *profile,
			     struct keyring *ring, struct credential_facts *facts, struct err *e)
{
	char path[PATH_BYTES], name[80];
	snprintf(name, sizeof name, "%s.credential", profile);
	if (!in_home(from, ".tccli", name, path))
		return ABSENT;
	return from_file(from, path, secrets_from_json, ring, facts, e);
}

static enum found from_ini(const struct credential_sources *from, struct keyring *ring,
			   struct credential_facts *facts, struct err *e)
{
	char path[PATH_BYTES];
	enum found found = ABSENT;
	if (in_home(from, ".tencentcloud", "credentials", path))
		found = from_file(from, path, secrets_from_ini, ring, facts, e);
	return found == ABSENT ? from_file(from, from->etc, secrets_from_ini, ring, facts, e)
			       : found;
}

static bool from_profile(const struct credential_sources *from, struct keyring *ring,
			 struct credential_facts *facts, struct err *e)
{
	enum found found = from_tccli(from, from->profile, ring, facts, e);
	if (found == ABSENT)
		err_set(e, ERR_CREDENTIAL,
			"there is no key in the profile \"%s\" (~/.tccli/%s.credential); tccli "
			"configure --profile %s makes one",
			from->profile, from->profile, from->profile);
	return found == FOUND;
}

bool credentials_find(const struct credential_sources *from, struct keyring *ring,
		      struct credential_facts *facts, struct err *e)
{
	*facts = (struct credential_facts){0};
	if (from->profile)
		return from_profile(from, ring, facts, e);
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
