/* SPDX-License-Identifier: MIT */
/* The search for the key from source to source, and the role that is assumed with it. */
#include "credentials/credential_search.h"

#include <stdio.h>

#include "base/attr.h"
#include "base/mem.h"

#include "assume_role.h"
#include "credentials/child.h"
#include "credentials_try.h"
#include "cvm_role.h"
#include "files/small_file.h"

enum source {
	SOURCE_ENVIRONMENT,
	SOURCE_COMMAND,
	SOURCE_TCCLI,
	SOURCE_SDK,
	SOURCE_ROLE,
	SOURCE_END
};

static const enum source of_name[] = {SOURCE_COMMAND, SOURCE_ROLE, SOURCE_TCCLI, SOURCE_END};
static const enum source of_all[] = {SOURCE_ENVIRONMENT, SOURCE_COMMAND, SOURCE_TCCLI,
				     SOURCE_SDK,         SOURCE_ROLE,    SOURCE_END};

enum under_way { NOTHING, COMMAND, ROLE, ASSUMING, ASSUME_PAUSE };

struct credential_search {
	struct credential_sources from;
	const enum source *next;
	enum under_way under_way;
	enum credential_search_state state;
	struct keyring *ring;
	struct credential_facts facts;
	struct err e;
	int64_t now_ms, limit_ms;
	int64_t began_ms; /* when from.now_s was the wall time */
	int64_t again_ms; /* when AssumeRole is asked for again */
	struct cvm_role role;
	struct assume assume;
	struct child child;
};

static struct credential_out place(struct credential_search *k)
{
	return (struct credential_out){k->ring, &k->facts, &k->e};
}

static enum found start_command(struct credential_search *k)
{
	const struct credential_sources *from = &k->from;
	int limit = from->command_limit_ms ? from->command_limit_ms : COMMAND_LIMIT_MS;
	if (!from->command)
		return ABSENT;
	snprintf(k->facts.source, sizeof k->facts.source, "credential_command of %.360s",
		 from->config ? from->config : "the configuration");
	if (from->config_open) {
		err_set(&k->e, ERR_CREDENTIAL,
			"others on this machine can change %.300s, so its credential_command is "
			"not run; chmod 600 it",
			from->config);
		return BROKEN;
	}
	if (!child_start(&k->child, from->command, from->at_terminal, &k->e))
		return BROKEN;
	k->under_way = COMMAND;
	k->limit_ms = k->now_ms + limit;
	return FOUND;
}

static enum found start_role(struct credential_search *k)
{
	if (!cvm_role_start(&k->role, k->from.env, k->from.net, SEARCH_ID, &k->e))
		return BROKEN;
	snprintf(k->facts.source, sizeof k->facts.source, "the role of this CVM instance");
	k->under_way = ROLE;
	k->limit_ms = k->now_ms + ROLE_LIMIT_MS;
	return FOUND;
}

static enum found try_source(struct credential_search *k, enum source s)
{
	struct credential_out to = place(k);
	switch (s) {
	case SOURCE_ENVIRONMENT: return credentials_from_environment(&k->from, &to);
	case SOURCE_COMMAND: return start_command(k);
	case SOURCE_TCCLI: return credentials_from_tccli(&k->from, &to);
	case SOURCE_SDK: return credentials_from_sdk(&k->from, &to);
	case SOURCE_ROLE: return k->from.cvm_role ? start_role(k) : ABSENT;
	case SOURCE_END: break;
	}
	credentials_say_none(&k->from, &k->e);
	return BROKEN;
}

static int64_t wall_s(const struct credential_search *k)
{
	return k->from.now_s + (k->now_ms - k->began_ms) / 1000;
}

static void end_search(struct credential_search *k, enum found found)
{
	k->state = found == FOUND ? SEARCH_FOUND : SEARCH_FAILED;
	k->under_way = NOTHING;
}

static void send_assume(struct credential_search *k)
{
	k->under_way = ASSUMING;
	assume_send(&k->assume, k->ring, wall_s(k));
}

/* The key found is the base key of a role: it must not be used for anything but to ask for that
 * role's key. */
static void start_assume(struct credential_search *k)
{
	k->assume = (struct assume){.net = k->from.net, .id = SEARCH_ID};
	if (!assume_init(&k->assume, &k->facts.role, k->from.sts, &k->e)) {
		end_search(k, BROKEN);
		return;
	}
	k->limit_ms = k->now_ms + STS_LIMIT_MS;
	send_assume(k);
}

static void conclude(struct credential_search *k, enum found found)
{
	if (found == FOUND)
		credentials_role(&k->from, &k->facts.role, &k->e);
	if (k->e.kind != ERR_NONE)
		found = BROKEN;
	if (found == FOUND && k->facts.role.arn[0])
		start_assume(k);
	else
		end_search(k, found);
}

/* From source to source, until one has a key, is broken, or takes its time. */
static void go_on(struct credential_search *k)
{
	enum found found;
	do {
		k->facts = (struct credential_facts){.expires_s = 0};
		found = try_source(k, *k->next++);
	} while (found == ABSENT);
	if (found == FOUND_ROLE)
		found = start_role(k);
	if (k->under_way == NOTHING)
		conclude(k, found);
}

struct credential_search *credential_search_new(const struct credential_sources *from,
						int64_t now_ms)
{
	struct credential_search *k = mem_alloc(1, sizeof *k);
	k->from = *from;
	k->next = from->profile ? of_name : of_all;
	k->ring = keyring_new();
	k->now_ms = k->began_ms = now_ms;
	k->child.pid = k->child.in = k->child.out = k->child.err = -1;
	go_on(k);
	return k;
}

void credential_search_free(struct credential_search *k)
{
	if (!k)
		return;
	if (k->under_way == ROLE || k->under_way == ASSUMING)
		k->from.net->cancel(k->from.net->ctx, SEARCH_ID);
	child_release(&k->child);
	keyring_free(k->ring);
	mem_free(k);
}

static void take_output(struct credential_search *k)
{
	struct credential_out to = place(k);
	struct sl text = {k->child.text, k->child.n};
	enum found found = BROKEN;
	if (!child_check(&k->child, &k->e)) {
		err_wrap(&k->e, "%s", k->facts.source);
	} else if (small_file_skip_mark(&text, k->facts.source, ERR_CREDENTIAL, &k->e)) {
		found = credentials_take(&k->from, text, secrets_from_output, &to);
		if (found == ABSENT)
			err_set(&k->e, ERR_CREDENTIAL,
				"%s printed no secret_id and secret_key, nor the JSON of tccli",
				k->facts.source);
		k->facts.renewable = true;
	}
	child_release(&k->child);
	conclude(k, found);
}

static void stop_asking(struct credential_search *k)
{
	if (k->under_way != ASSUME_PAUSE)
		k->from.net->cancel(k->from.net->ctx, SEARCH_ID);
	if (k->under_way == ROLE)
		cvm_role_say_silent(&k->e);
	else
		assume_say_silent(&k->assume, &k->e);
}

static void give_up(struct credential_search *k)
{
	if (k->under_way == COMMAND) {
		err_set(&k->e, ERR_CREDENTIAL, "%s did not end within %d s and was stopped",
			k->facts.source,
			(k->from.command_limit_ms ? k->from.command_limit_ms : COMMAND_LIMIT_MS) /
			    1000);
		child_release(&k->child);
	} else {
		stop_asking(k);
	}
	end_search(k, BROKEN);
}

void credential_search_turn(struct credential_search *k, int64_t now_ms)
{
	k->now_ms = now_ms;
	if (k->under_way == COMMAND && child_turn(&k->child))
		take_output(k);
	else if (k->under_way != NOTHING && now_ms >= k->limit_ms)
		give_up(k);
	else if (k->under_way == ASSUME_PAUSE && now_ms >= k->again_ms)
		send_assume(k);
}

static void take_metadata(struct credential_search *k, const struct wire_reply *r)
{
	struct credential_out to = place(k);
	snprintf(k->facts.source, sizeof k->facts.source, "the CVM role %s", k->role.name);
	enum found found = credentials_take(&k->from, r->body, secrets_from_metadata, &to);
	if (found == ABSENT)
		err_set(&k->e, ERR_CREDENTIAL, "%s has no key", k->facts.source);
	k->facts.renewable = true;
	conclude(k, found == FOUND ? FOUND : BROKEN);
}

/* The temporary key takes the place of the base key; where that came from stays said. */
static void take_role_key(struct credential_search *k, const struct wire_reply *r)
{
	struct credential_facts base = k->facts;
	struct credential_out to = place(k);
	struct credential_sources from = k->from;
	from.now_s = wall_s(k) + k->assume.skew_s;
	snprintf(k->facts.source, sizeof k->facts.source, "the role %.300s", base.role.arn);
	enum found found = credentials_take(&from, r->body, secrets_from_sts, &to);
	/* By this machine's clock, which others compare it with. */
	base.expires_s = k->facts.expires_s - k->assume.skew_s;
	base.renewable = true;
	base.modified_s = 0;
	k->facts = base;
	end_search(k, found == FOUND ? FOUND : BROKEN);
}

static void take_assume_reply(struct credential_search *k, const struct wire_reply *r)
{
	switch (assume_reply(&k->assume, r, wall_s(k), k->facts.source, &k->e)) {
	case ASSUME_AGAIN:
		k->under_way = ASSUME_PAUSE;
		k->again_ms = k->now_ms + ASSUME_PAUSE_MS;
		return;
	case ASSUME_ANSWERED: take_role_key(k, r); return;
	case ASSUME_FAILED: end_search(k, BROKEN); return;
	}
}

static void take_role_reply(struct credential_search *k, const struct wire_reply *r)
{
	switch (cvm_role_reply(&k->role, r, (int)(k->limit_ms - k->now_ms), &k->e)) {
	case ROLE_ASKED: return;
	case ROLE_FAILED: end_search(k, BROKEN); return;
	case ROLE_ANSWERED: take_metadata(k, r); return;
	}
}

void credential_search_reply(struct credential_search *k, const struct wire_reply *r,
			     int64_t now_ms)
{
	k->now_ms = now_ms;
	if (k->under_way == ROLE)
		take_role_reply(k, r);
	else if (k->under_way == ASSUMING)
		take_assume_reply(k, r);
}

size_t credential_search_fds(const struct credential_search *k, int fds[SEARCH_FDS])
{
	return k->under_way == COMMAND ? child_fds(&k->child, fds) : 0;
}

int64_t credential_search_deadline(const struct credential_search *k)
{
	if (k->under_way == NOTHING)
		return k->state == SEARCH_GOING ? k->now_ms : INT64_MAX;
	int64_t next = k->limit_ms;
	if (k->under_way == COMMAND)
		next = k->now_ms + CHILD_POLL_MS;
	else if (k->under_way == ASSUME_PAUSE)
		next = k->again_ms;
	return next < k->limit_ms ? next : k->limit_ms;
}

enum credential_search_state credential_search_state(const struct credential_search *k)
{
	return k->state;
}

void credential_search_give(struct credential_search *k, struct keyring *to)
{
	struct wire_signer by = {.unix_s = 0};
	keyring_lend(k->ring, &by);
	if (!keyring_set(to, by.key.id, by.key.secret, by.token))
		BUG("a key that one ring holds and another refuses");
}

const struct credential_facts *credential_search_facts(const struct credential_search *k)
{
	return &k->facts;
}

const struct err *credential_search_error(const struct credential_search *k)
{
	return &k->e;
}

static int sleep_ms(const struct credential_search *k)
{
	int64_t left = credential_search_deadline(k) - k->now_ms;
	return left < 0 ? 0 : (int)left;
}

/* One turn with nothing else to do. */
static void wait_for(struct credential_search *k)
{
	const struct credential_sources *from = &k->from;
	struct wire_reply r;
	int fds[SEARCH_FDS];
	size_t n = credential_search_fds(k, fds);
	if (!from->net || !from->clock)
		BUG("a slow source with nothing to wait with");
	from->net->wait(from->net->ctx, fds, n, sleep_ms(k));
	int64_t now = from->clock->mono_ms(from->clock->ctx);
	while (from->net->next(from->net->ctx, &r))
		if (r.id == SEARCH_ID)
			credential_search_reply(k, &r, now);
	credential_search_turn(k, now);
}

bool credentials_find(const struct credential_sources *from, struct keyring *ring,
		      struct credential_facts *facts, struct err *e)
{
	struct credential_search *k =
	    credential_search_new(from, from->clock ? from->clock->mono_ms(from->clock->ctx) : 0);
	while (k->state == SEARCH_GOING)
		wait_for(k);
	*facts = k->facts;
	if (k->state == SEARCH_FOUND)
		credential_search_give(k, ring);
	else
		err_set(e, k->e.kind, "%s", k->e.text);
	bool ok = k->state == SEARCH_FOUND;
	credential_search_free(k);
	return ok;
}
