/* SPDX-License-Identifier: MIT */
/* Holds the key in memory of its own: locked, not dumped, wiped when freed. */
#include "credentials/keyring.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/attr.h"
#include "base/mem.h"

#include "codec/hash.h"

extern char **environ;

struct key_pair {
	size_t n_id, n_secret, n_token;
	char id[256];
	char secret[516];
	char token[8200];
};

struct keyring {
	struct key_pair now, former;
};

/* Maps pages that nothing else shares. Locking fails where the limit is low; the program then works
 * on, although the key could reach the swap. */
static void *map_secret_pages(size_t n)
{
	void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		mem_die("out of memory");
	mlock(p, n);
#ifdef MADV_DONTDUMP
	madvise(p, n, MADV_DONTDUMP);
#endif
	return p;
}

struct keyring *keyring_new(void)
{
	return map_secret_pages(sizeof(struct keyring));
}

void keyring_free(struct keyring *k)
{
	if (!k)
		return;
	hash_wipe(k, sizeof *k);
	munmap(k, sizeof *k);
}

static bool copy_part(struct sl s, char *out, size_t size, size_t *n)
{
	if (s.n >= size)
		return false;
	if (s.n)
		memcpy(out, s.p, s.n);
	*n = s.n;
	return true;
}

static bool set_pair(struct key_pair *k, struct sl id, struct sl secret, struct sl token)
{
	hash_wipe(k, sizeof *k);
	bool ok = id.n && secret.n && copy_part(id, k->id, sizeof k->id, &k->n_id) &&
		  copy_part(secret, k->secret, sizeof k->secret, &k->n_secret) &&
		  copy_part(token, k->token, sizeof k->token, &k->n_token);
	if (!ok)
		hash_wipe(k, sizeof *k);
	return ok;
}

bool keyring_set(struct keyring *k, struct sl id, struct sl secret, struct sl token)
{
	if (k->now.n_id)
		k->former = k->now;
	return set_pair(&k->now, id, secret, token);
}

bool keyring_is_set(const struct keyring *k)
{
	return k->now.n_id > 0;
}

bool keyring_has_token(const struct keyring *k)
{
	return k->now.n_token > 0;
}

void keyring_lend(const struct keyring *k, struct wire_signer *out)
{
	out->key.id = (struct sl){k->now.id, k->now.n_id};
	out->key.secret = (struct sl){k->now.secret, k->now.n_secret};
	out->token = (struct sl){k->now.token, k->now.n_token};
}

static void list_secrets(const struct key_pair *k, struct hidden *out)
{
	hide_add_secret(out, (struct sl){k->secret, k->n_secret});
	hide_add_secret(out, (struct sl){k->token, k->n_token});
}

void keyring_list_secrets(const struct keyring *k, struct hidden *out)
{
	list_secrets(&k->now, out);
	list_secrets(&k->former, out);
}

static bool is_secret_variable(struct sl entry)
{
	static const char *const names[] = {"TENCENTCLOUD_SECRET_ID=", "TENCENTCLOUD_SECRET_KEY=",
					    "TENCENTCLOUD_TOKEN=", "TENCENTCLOUD_SECURITY_TOKEN="};
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (sl_starts(entry, sl_from(names[i])))
			return true;
	return false;
}

static size_t count_secret_bytes(void)
{
	size_t n = 0;
	for (char **e = environ; e && *e; e++)
		n += is_secret_variable(sl_from(*e)) ? strlen(*e) + 1 : 0;
	return n;
}

void keyring_hide_environment(void)
{
	size_t left = count_secret_bytes();
	char *to = left ? map_secret_pages(left) : NULL;
	for (char **e = environ; left && *e; e++) {
		struct sl entry = sl_from(*e);
		if (!is_secret_variable(entry))
			continue;
		memcpy(to, entry.p, entry.n);
		hash_wipe(*e, entry.n);
		*e = to;
		to += entry.n + 1;
		left -= entry.n + 1;
	}
}

char **keyring_environment_for_others(void)
{
	size_t n = 0, kept = 0;
	while (environ && environ[n])
		n++;
	char **others = mem_alloc(n + 1, sizeof *others);
	for (size_t i = 0; i < n; i++)
		if (!is_secret_variable(sl_from(environ[i])))
			others[kept++] = environ[i];
	others[kept] = NULL;
	return others;
}

void keyring_harden_process(void)
{
	struct rlimit none = {0, 0};
	setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
