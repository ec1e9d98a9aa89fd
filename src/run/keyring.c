/* SPDX-License-Identifier: MIT */
#include "run/keyring.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/mem.h"

#include "codec/hash.h"

struct keyring {
	size_t n_id, n_secret, n_token;
	char id[256];
	char secret[516];
	char token[8200];
};

struct keyring *keyring_new(void)
{
	/* A mapping of its own: nothing else shares its pages. */
	struct keyring *k =
	    mmap(NULL, sizeof *k, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (k == MAP_FAILED)
		mem_die("out of memory");
	mlock(k, sizeof *k);
#ifdef MADV_DONTDUMP
	madvise(k, sizeof *k, MADV_DONTDUMP);
#endif
	return k;
}

void keyring_free(struct keyring *k)
{
	if (!k)
		return;
	hash_wipe(k, sizeof *k);
	munmap(k, sizeof *k);
}

static bool keep(struct sl s, char *out, size_t size, size_t *n)
{
	if (s.n >= size)
		return false;
	if (s.n)
		memcpy(out, s.p, s.n);
	*n = s.n;
	return true;
}

bool keyring_set(struct keyring *k, struct sl id, struct sl secret, struct sl token)
{
	hash_wipe(k, sizeof *k);
	bool ok = id.n && secret.n && keep(id, k->id, sizeof k->id, &k->n_id) &&
		  keep(secret, k->secret, sizeof k->secret, &k->n_secret) &&
		  keep(token, k->token, sizeof k->token, &k->n_token);
	if (!ok)
		hash_wipe(k, sizeof *k);
	return ok;
}

bool keyring_is_set(const struct keyring *k)
{
	return k->n_id > 0;
}

void keyring_lend(const struct keyring *k, struct wire_signer *out)
{
	out->key.id = (struct sl){k->id, k->n_id};
	out->key.secret = (struct sl){k->secret, k->n_secret};
	out->token = (struct sl){k->token, k->n_token};
}

void keyring_harden_process(void)
{
	struct rlimit none = {0, 0};
	setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
