/* SPDX-License-Identifier: MIT */
#include "credential_renewer.h"

#include <string.h>

#include "base/mem.h"

#include "credentials/profiles.h"
#include "loop/session.h"

#define AHEAD_S 300 /* as the SDKs do: when five minutes are left */
#define AGAIN_S 30

enum job { JOB_NONE, JOB_AHEAD /* nobody asked */, JOB_RENEW, JOB_SWITCH };

struct credential_renewer {
	struct session *s;
	struct credential_search *search;
	enum job job;
	int64_t due_s; /* unix time from which to renew ahead; INT64_MAX for never */
	bool switch_refused;
	struct profile_switch *profile; /* while the job is a switch */
	bool renew_after;               /* a renewal was asked for while a switch is under way */
	struct err e;
};

/* A key that lives for less than ten minutes is renewed half way. */
static void schedule(struct credential_renewer *k)
{
	const struct session *s = k->s;
	int64_t now = s->clock.wall_s(s->clock.ctx), left = s->facts.expires_s - now;
	k->due_s = INT64_MAX;
	if (s->facts.renewable && s->facts.expires_s)
		k->due_s = now + (left > 2 * AHEAD_S ? left - AHEAD_S : left > 3 ? left / 2 : 1);
}

struct credential_renewer *credential_renewer_new(struct session *s)
{
	struct credential_renewer *k = mem_alloc(1, sizeof *k);
	k->s = s;
	schedule(k);
	return k;
}

/* Ends what is under way. */
static void stop(struct credential_renewer *k)
{
	credential_search_free(k->search);
	k->search = NULL;
	profile_switch_free(k->profile);
	k->profile = NULL;
	k->job = JOB_NONE;
}

void credential_renewer_free(struct credential_renewer *k)
{
	if (!k)
		return;
	stop(k);
	mem_free(k);
}

static void begin(struct credential_renewer *k, enum job job, struct credential_sources *from,
		  int64_t now_ms)
{
	const struct session *s = k->s;
	err_clear(&k->e);
	from->at_terminal = false;
	from->now_s = s->clock.wall_s(s->clock.ctx);
	k->job = job;
	k->renew_after = k->renew_after && job == JOB_SWITCH;
	k->search = credential_search_new(from, now_ms);
}

bool credential_renewer_renew(struct credential_renewer *k, int64_t now_ms)
{
	if (!k->s->renewable)
		return false;
	switch (k->job) {
	case JOB_NONE: begin(k, JOB_RENEW, &k->s->sources, now_ms); break;
	case JOB_AHEAD: k->job = JOB_RENEW; break;
	case JOB_SWITCH: k->renew_after = true; break;
	case JOB_RENEW: break;
	}
	return true;
}

void credential_renewer_switch(struct credential_renewer *k, struct sl name, int64_t now_ms)
{
	struct credential_sources from;
	k->renew_after = k->renew_after || k->job == JOB_RENEW;
	stop(k);
	err_clear(&k->e);
	k->profile = session_prepare_switch(k->s, name, &k->e);
	k->switch_refused = k->profile == NULL;
	if (k->switch_refused)
		return;
	session_sources(&k->profile->options, &k->s->clock, &k->s->transport, &from);
	begin(k, JOB_SWITCH, &from, now_ms);
}

static enum credential_renewer_news failed(struct credential_renewer *k)
{
	enum job job = k->job;
	if (k->e.kind == ERR_NONE)
		err_set(&k->e, ERR_CREDENTIAL, "%s", credential_search_error(k->search)->text);
	stop(k);
	k->due_s = INT64_MAX;
	if (job == JOB_SWITCH) {
		schedule(k);
		return RENEWER_NOT_SWITCHED;
	}
	if (k->s->facts.renewable)
		k->due_s = k->s->clock.wall_s(k->s->clock.ctx) + AGAIN_S;
	return job == JOB_RENEW ? RENEWER_NOT_RENEWED : RENEWER_NOTHING;
}

/* Also of the same role: without it the base key would be taken. */
static bool is_same_source(const struct credential_renewer *k)
{
	const struct credential_facts *now = credential_search_facts(k->search),
				      *before = &k->s->facts;
	return strcmp(now->source, before->source) == 0 &&
	       cam_role_equal(&now->role, &before->role);
}

static enum credential_renewer_news renewed(struct credential_renewer *k)
{
	bool asked = k->job == JOB_RENEW;
	if (!is_same_source(k)) {
		if (strcmp(k->s->facts.source, credential_search_facts(k->search)->source) == 0)
			err_set(&k->e, ERR_CREDENTIAL,
				"%.200s asks for another role now, or for none (P goes there)",
				k->s->facts.source);
		err_set(&k->e, ERR_CREDENTIAL,
			"%.150s has none any more; there is one of %.150s, which may be another "
			"account's (P goes there)",
			k->s->facts.source, credential_search_facts(k->search)->source);
		return failed(k);
	}
	credential_search_give(k->search, k->s->ring);
	k->s->facts = *credential_search_facts(k->search);
	stop(k);
	schedule(k);
	return asked ? RENEWER_RENEWED : RENEWER_NOTHING;
}

/* The search ends before its key is in use: it holds the former transport. */
static enum credential_renewer_news switched(struct credential_renewer *k)
{
	credential_search_give(k->search, k->s->ring);
	k->s->facts = *credential_search_facts(k->search);
	credential_search_free(k->search);
	k->search = NULL;
	k->job = JOB_NONE;
	k->renew_after = false;
	session_switch(k->s, k->profile);
	k->profile = NULL;
	schedule(k);
	return RENEWER_SWITCHED;
}

enum credential_renewer_news credential_renewer_turn(struct credential_renewer *k, int64_t now_ms,
						     int64_t wall_s)
{
	if (k->switch_refused) {
		k->switch_refused = false;
		return RENEWER_NOT_SWITCHED;
	}
	if (k->job == JOB_NONE && k->renew_after)
		begin(k, JOB_RENEW, &k->s->sources, now_ms);
	else if (k->job == JOB_NONE && wall_s >= k->due_s)
		begin(k, JOB_AHEAD, &k->s->sources, now_ms);
	if (k->job == JOB_NONE)
		return RENEWER_NOTHING;
	credential_search_turn(k->search, now_ms);
	switch (credential_search_state(k->search)) {
	case SEARCH_GOING: return RENEWER_NOTHING;
	case SEARCH_FAILED: return failed(k);
	case SEARCH_FOUND: break;
	}
	return k->job == JOB_SWITCH ? switched(k) : renewed(k);
}

void credential_renewer_reply(struct credential_renewer *k, const struct wire_reply *r,
			      int64_t now_ms)
{
	if (k->search)
		credential_search_reply(k->search, r, now_ms);
}

size_t credential_renewer_fds(const struct credential_renewer *k, int fds[SEARCH_FDS])
{
	return k->search ? credential_search_fds(k->search, fds) : 0;
}

int64_t credential_renewer_deadline(const struct credential_renewer *k, int64_t now_ms,
				    int64_t wall_s)
{
	if (k->switch_refused || (k->renew_after && !k->search))
		return now_ms;
	if (k->search)
		return credential_search_state(k->search) == SEARCH_GOING
			   ? credential_search_deadline(k->search)
			   : now_ms;
	if (k->due_s == INT64_MAX)
		return INT64_MAX;
	return k->due_s > wall_s ? now_ms + (k->due_s - wall_s) * 1000 : now_ms;
}

const struct settings *credential_renewer_settings(const struct credential_renewer *k)
{
	return &k->s->settings;
}

const char *credential_renewer_why(const struct credential_renewer *k)
{
	return k->e.text;
}

size_t credential_renewer_profiles(const struct credential_renewer *k,
				   struct profile_entry out[PROFILES_MAX])
{
	const struct options *o = k->s->options;
	return k->s->renewable && o->over ? profiles_find(o, &k->s->sources, out) : 0;
}
