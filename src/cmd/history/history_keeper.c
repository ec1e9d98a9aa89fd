/* SPDX-License-Identifier: MIT */
/* Takes a snapshot of a list and keeps it. */
#include "history_keeper.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

#include "loop/session.h"
#include "snapshot/snapshot_take.h"

void history_keeper_init(struct history_keeper *k)
{
	*k = (struct history_keeper){.taken = false};
	snapshot_init(&k->snapshot, 0);
}

void history_keeper_release(struct history_keeper *k)
{
	snapshot_release(&k->snapshot);
}

void history_keeper_take(struct history_keeper *k, const struct fetch_all *all,
			 const struct loader *l)
{
	const struct clock_port *clock = all->clock;
	const struct snapshot_clock at = {clock->mono_ms(clock->ctx),
					  clock->wall_s(clock->ctx) + l->fetch.skew_s};
	struct fault why;
	session_account(all->session, &k->account);
	snapshot_release(&k->snapshot);
	k->taken = list_consistency_state(l, &why) == CONSISTENCY_PROVED &&
		   snapshot_take(l->store, &at, &k->snapshot, &k->complete);
}

bool history_keeper_find(char path[HISTORY_PATH], struct err *e)
{
	const struct history_place place = {getenv("XDG_DATA_HOME"), getenv("HOME")};
	history_find_path(&place, path);
	return path[0] ||
	       err_set(e, ERR_IO,
		       "there is no place for the history; set HOME or XDG_DATA_HOME to a folder");
}

struct recent {
	int64_t now_s;
	bool found;
};

static bool see_entry(void *ctx, const struct history_entry *entry)
{
	struct recent *r = ctx;
	r->found = r->found ||
		   (entry->taken_s <= r->now_s && !retention_may_add(entry->taken_s, r->now_s));
	return !r->found;
}

bool history_keeper_has_recent(const struct fetch_all *all, const struct loader *l)
{
	char path[HISTORY_PATH];
	struct history_account account;
	struct recent recent = {.now_s = all->clock->wall_s(all->clock->ctx) + l->fetch.skew_s};
	if (!history_keeper_find(path, NULL) || !history_exists(path))
		return false;
	/* A file that cannot be read is reported when the list is to be kept. */
	struct history *h = history_open(path, HISTORY_READ, NULL);
	session_account(all->session, &account);
	bool read = h && history_list(h, &account, see_entry, &recent, NULL);
	history_close(h);
	return read && recent.found;
}

static void print_first_time(const struct catalog *lang, const char *path)
{
	fprintf(
	    stderr,
	    lang_text(lang,
		      "tcpartner: the UIN, Credit, RemainingCredit and Force of all customers "
		      "are kept in %s from now on, and nothing else of them; \"tcpartner history "
		      "--forget\" removes them\n"),
	    path);
}

bool history_keeper_put(const struct history_keeper *k, const struct options *o, struct err *e)
{
	char path[HISTORY_PATH];
	if (!k->taken)
		return true;
	if (!history_keeper_find(path, e))
		return false;
	if (!history_exists(path))
		print_first_time(o->lang, path);
	struct history *h = history_open(path, HISTORY_WRITE, e);
	if (!h)
		return false;
	enum history_put_result result =
	    history_put(h, &k->account, &k->snapshot, k->complete, &o->history_keep, e);
	history_close(h);
	return result != HISTORY_FAILED;
}
