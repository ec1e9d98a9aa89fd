/* SPDX-License-Identifier: MIT */
/* Searches the key from source to source, and assumes the role that is configured. */
#include "credentials/credential_search.h"

#include <stdio.h>

#include "base/attr.h"
#include "base/byte_mark.h"
#include "base/mem.h"

#include "assume_role.h"
#include "credentials/child.h"
#include "credentials_try.h"
#include "cvm_role.h"

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
	int64_t began_ms; /* monotonic time at which the wall time was from.now_s */
	int64_t again_ms; /* when to send AssumeRole again */
	struct cvm_role role;
	struct assume assume;
	struct child child;
};

static struct credential_out search_out(struct credential_search *s)
{
	return (struct credential_out){s->ring, &s->facts, &s->e};
}

static enum found start_command(struct credential_search *s)
{
	const struct credential_sources *from = &s->from;
	int limit = from->command_limit_ms ? from->command_limit_ms : COMMAND_LIMIT_MS;
	if (!from->command)
		return ABSENT;
	snprintf(s->facts.source, sizeof s->facts.source, T_(from, "credential_command of %.360s"),
		 from->config ? from->config : T_(from, "the configuration"));
	if (from->config_open) {
		err_set(&s->e, ERR_CREDENTIAL,
			"other users can change %.300s, so its credential_command is not run; "
			"chmod 600 it",
			from->config);
		return BROKEN;
	}
	if (!child_start(&s->child, from->command, from->at_terminal, &s->e))
		return BROKEN;
	s->under_way = COMMAND;
	s->limit_ms = s->now_ms + limit;
	return FOUND;
}

static enum found start_role(struct credential_search *s)
{
	if (!cvm_role_start(&s->role, s->from.env, s->from.net, SEARCH_ID, &s->e))
		return BROKEN;
	snprintf(s->facts.source, sizeof s->facts.source, "%s",
		 T_(&s->from, "the role of this CVM instance"));
	s->under_way = ROLE;
	s->limit_ms = s->now_ms + ROLE_LIMIT_MS;
	return FOUND;
}

static enum found try_source(struct credential_search *s, enum source source)
{
	struct credential_out to = search_out(s);
	switch (source) {
	case SOURCE_ENVIRONMENT: return credentials_from_environment(&s->from, &to);
	case SOURCE_COMMAND: return start_command(s);
	case SOURCE_TCCLI: return credentials_from_tccli(&s->from, &to);
	case SOURCE_SDK: return credentials_from_sdk(&s->from, &to);
	case SOURCE_ROLE: return s->from.cvm_role ? start_role(s) : ABSENT;
	case SOURCE_END: break;
	}
	s->facts.none = !s->from.profile;
	credentials_say_none(&s->from, &s->e);
	return BROKEN;
}

static int64_t wall_time_s(const struct credential_search *s)
{
	return s->from.now_s + (s->now_ms - s->began_ms) / 1000;
}

static void end_search(struct credential_search *s, enum found found)
{
	s->state = found == FOUND ? SEARCH_FOUND : SEARCH_FAILED;
	s->under_way = NOTHING;
}

static void send_assume(struct credential_search *s)
{
	s->under_way = ASSUMING;
	assume_send(&s->assume, s->ring, wall_time_s(s));
}

/* The key found is the base key of a role: it must sign nothing but AssumeRole. */
static void start_assume(struct credential_search *s)
{
	s->assume = (struct assume){.net = s->from.net, .id = SEARCH_ID};
	if (!assume_init(&s->assume, &s->facts.role, s->from.sts, &s->e)) {
		end_search(s, BROKEN);
		return;
	}
	s->limit_ms = s->now_ms + STS_LIMIT_MS;
	send_assume(s);
}

static void conclude_search(struct credential_search *s, enum found found)
{
	if (found == FOUND)
		credentials_role(&s->from, &s->facts.role, &s->e);
	if (s->e.kind != ERR_NONE)
		found = BROKEN;
	if (found == FOUND && s->facts.role.arn[0])
		start_assume(s);
	else
		end_search(s, found);
}

/* Tries the sources in turn, until one has a key, is broken, or needs time. */
static void try_next_sources(struct credential_search *s)
{
	enum found found;
	do {
		s->facts = (struct credential_facts){.expires_s = 0};
		found = try_source(s, *s->next++);
	} while (found == ABSENT);
	if (found == FOUND_ROLE)
		found = start_role(s);
	if (s->under_way == NOTHING)
		conclude_search(s, found);
}

struct credential_search *credential_search_new(const struct credential_sources *from,
						int64_t now_ms)
{
	struct credential_search *s = mem_alloc(1, sizeof *s);
	s->from = *from;
	s->e.lang = from->lang;
	s->next = from->profile ? of_name : of_all;
	s->ring = keyring_new();
	s->now_ms = s->began_ms = now_ms;
	s->child.pid = s->child.in = s->child.out = s->child.err = -1;
	try_next_sources(s);
	return s;
}

void credential_search_free(struct credential_search *s)
{
	if (!s)
		return;
	if (s->under_way == ROLE || s->under_way == ASSUMING)
		s->from.net->cancel(s->from.net->ctx, SEARCH_ID);
	child_release(&s->child);
	keyring_free(s->ring);
	mem_free(s);
}

static void take_output(struct credential_search *s)
{
	struct credential_out to = search_out(s);
	struct sl text = {s->child.text, s->child.n};
	enum found found = BROKEN;
	if (!child_check(&s->child, &s->e)) {
		err_wrap(&s->e, "%s", s->facts.source);
	} else if (byte_mark_skip(&text, s->facts.source, ERR_CREDENTIAL, &s->e)) {
		found = credentials_take(&s->from, text, secrets_from_output, &to);
		if (found == ABSENT)
			err_set(&s->e, ERR_CREDENTIAL,
				"%s must print secret_id and secret_key, or the JSON of tccli",
				s->facts.source);
		s->facts.renewable = true;
	}
	child_release(&s->child);
	conclude_search(s, found);
}

static void stop_request(struct credential_search *s)
{
	if (s->under_way != ASSUME_PAUSE)
		s->from.net->cancel(s->from.net->ctx, SEARCH_ID);
	if (s->under_way == ROLE)
		cvm_role_say_silent(&s->e);
	else
		assume_say_silent(&s->assume, &s->e);
}

static void give_up_search(struct credential_search *s)
{
	if (s->under_way == COMMAND) {
		err_set(&s->e, ERR_CREDENTIAL, "%s did not finish within %d s and was stopped",
			s->facts.source,
			(s->from.command_limit_ms ? s->from.command_limit_ms : COMMAND_LIMIT_MS) /
			    1000);
		child_release(&s->child);
	} else {
		stop_request(s);
	}
	end_search(s, BROKEN);
}

void credential_search_turn(struct credential_search *s, int64_t now_ms)
{
	s->now_ms = now_ms;
	if (s->under_way == COMMAND && child_turn(&s->child))
		take_output(s);
	else if (s->under_way != NOTHING && now_ms >= s->limit_ms)
		give_up_search(s);
	else if (s->under_way == ASSUME_PAUSE && now_ms >= s->again_ms)
		send_assume(s);
}

static void take_metadata(struct credential_search *s, const struct wire_reply *r)
{
	struct credential_out to = search_out(s);
	snprintf(s->facts.source, sizeof s->facts.source, T_(&s->from, "the CVM role %s"),
		 s->role.name);
	s->facts.account = "CVM role";
	enum found found = credentials_take(&s->from, r->body, secrets_from_metadata, &to);
	if (found == ABSENT)
		err_set(&s->e, ERR_CREDENTIAL, "%s has no key", s->facts.source);
	s->facts.renewable = true;
	conclude_search(s, found == FOUND ? FOUND : BROKEN);
}

/* The temporary key replaces the base key; facts.source stays that of the base key. */
static void take_role_key(struct credential_search *s, const struct wire_reply *r)
{
	struct credential_facts base = s->facts;
	struct credential_out to = search_out(s);
	struct credential_sources from = s->from;
	from.now_s = wall_time_s(s) + s->assume.skew_s;
	snprintf(s->facts.source, sizeof s->facts.source, T_(&from, "the role %.300s"),
		 base.role.arn);
	enum found found = credentials_take(&from, r->body, secrets_from_sts, &to);
	/* Expiry is in this machine's time, which the callers compare it with. */
	base.expires_s = s->facts.expires_s - s->assume.skew_s;
	base.renewable = true;
	base.modified_s = 0;
	s->facts = base;
	end_search(s, found == FOUND ? FOUND : BROKEN);
}

static void take_assume_reply(struct credential_search *s, const struct wire_reply *r)
{
	switch (assume_reply(&s->assume, r, wall_time_s(s), s->facts.source, &s->e)) {
	case ASSUME_AGAIN:
		s->under_way = ASSUME_PAUSE;
		s->again_ms = s->now_ms + ASSUME_PAUSE_MS;
		return;
	case ASSUME_ANSWERED: take_role_key(s, r); return;
	case ASSUME_FAILED: end_search(s, BROKEN); return;
	}
}

static void take_role_reply(struct credential_search *s, const struct wire_reply *r)
{
	switch (cvm_role_reply(&s->role, r, (int)(s->limit_ms - s->now_ms), &s->e)) {
	case ROLE_ASKED: return;
	case ROLE_FAILED: end_search(s, BROKEN); return;
	case ROLE_ANSWERED: take_metadata(s, r); return;
	}
}

void credential_search_reply(struct credential_search *s, const struct wire_reply *r,
			     int64_t now_ms)
{
	s->now_ms = now_ms;
	if (s->under_way == ROLE)
		take_role_reply(s, r);
	else if (s->under_way == ASSUMING)
		take_assume_reply(s, r);
}

size_t credential_search_fds(const struct credential_search *s, int fds[SEARCH_FDS])
{
	return s->under_way == COMMAND ? child_fds(&s->child, fds) : 0;
}

int64_t credential_search_deadline(const struct credential_search *s)
{
	if (s->under_way == NOTHING)
		return s->state == SEARCH_GOING ? s->now_ms : INT64_MAX;
	int64_t next = s->limit_ms;
	if (s->under_way == COMMAND)
		next = s->now_ms + CHILD_POLL_MS;
	else if (s->under_way == ASSUME_PAUSE)
		next = s->again_ms;
	return next < s->limit_ms ? next : s->limit_ms;
}

enum credential_search_state credential_search_state(const struct credential_search *s)
{
	return s->state;
}

void credential_search_give(struct credential_search *s, struct keyring *to)
{
	struct wire_signer by = {.unix_s = 0};
	keyring_lend(s->ring, &by);
	if (!keyring_set(to, by.key.id, by.key.secret, by.token))
		BUG("a key that one ring holds and another refuses");
}

const struct credential_facts *credential_search_facts(const struct credential_search *s)
{
	return &s->facts;
}

const struct err *credential_search_error(const struct credential_search *s)
{
	return &s->e;
}

static int sleep_ms(const struct credential_search *s)
{
	int64_t left = credential_search_deadline(s) - s->now_ms;
	return left < 0 ? 0 : (int)left;
}

/* Sleeps until something happens, then takes one turn. */
static void wait_for_turn(struct credential_search *s)
{
	const struct credential_sources *from = &s->from;
	struct wire_reply r;
	int fds[SEARCH_FDS];
	size_t n = credential_search_fds(s, fds);
	if (!from->net || !from->clock)
		BUG("a slow source with nothing to wait with");
	from->net->wait(from->net->ctx, fds, n, sleep_ms(s));
	int64_t now = from->clock->mono_ms(from->clock->ctx);
	while (from->net->next(from->net->ctx, &r))
		if (r.id == SEARCH_ID)
			credential_search_reply(s, &r, now);
	credential_search_turn(s, now);
}

bool credentials_find(const struct credential_sources *from, struct keyring *ring,
		      struct credential_facts *facts, struct err *e)
{
	struct credential_search *s =
	    credential_search_new(from, from->clock ? from->clock->mono_ms(from->clock->ctx) : 0);
	while (s->state == SEARCH_GOING)
		wait_for_turn(s);
	*facts = s->facts;
	if (s->state == SEARCH_FOUND)
		credential_search_give(s, ring);
	else
		err_set(e, s->e.kind, "%s", s->e.text);
	bool ok = s->state == SEARCH_FOUND;
	credential_search_free(s);
	return ok;
}
