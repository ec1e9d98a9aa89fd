/* SPDX-License-Identifier: MIT */
/* Looks for an account by the beginning of its hash, or its host. */
#include "history_accounts.h"

#include <string.h>

struct search {
	struct sl name;
	struct history_account found;
	size_t n; /* accounts found */
};

static bool is_named(const struct search *s, const struct history_account *a)
{
	struct sl endpoint = {a->endpoint, strnlen(a->endpoint, sizeof a->endpoint)};
	struct sl hash = {a->hash, strnlen(a->hash, sizeof a->hash)};
	return sl_equal_nocase(history_account_host(s->name), endpoint) || sl_starts(hash, s->name);
}

/* The entries of an account follow each other. */
static bool see_entry(void *ctx, const struct history_entry *entry)
{
	struct search *s = ctx;
	const struct history_account *a = &entry->account;
	bool again = s->n > 0 && strcmp(s->found.hash, a->hash) == 0 &&
		     strcmp(s->found.endpoint, a->endpoint) == 0;
	if (again || !is_named(s, a))
		return true;
	s->found = *a;
	s->n++;
	return true;
}

bool history_accounts_find(struct history *h, const char *name, struct history_account *out,
			   struct err *e)
{
	struct search s = {.name = sl_from(name)};
	if (!history_list(h, NULL, see_entry, &s, e))
		return false;
	*out = s.found;
	if (s.n == 1)
		return true;
	if (s.n == 0 && !name[0])
		return err_set(e, ERR_USAGE,
			       "no snapshot is kept yet; \"tcpartner snapshot\" keeps one");
	if (s.n == 0)
		return err_set(e, ERR_USAGE,
			       "no snapshot is kept of the account \"%.100s\"; \"tcpartner "
			       "history\" lists the accounts",
			       name);
	if (!name[0])
		return err_set(e, ERR_USAGE,
			       "snapshots of %zu accounts are kept; name one, as \"tcpartner "
			       "history\" lists them",
			       s.n);
	return err_set(e, ERR_USAGE,
		       "\"%.100s\" names %zu accounts; write more of the hash that \"tcpartner "
		       "history\" lists",
		       name, s.n);
}
