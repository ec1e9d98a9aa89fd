/* SPDX-License-Identifier: MIT */
/* Renews the session's key and switches profiles, with a search that runs between turns. */
#include "credential_renewer.h"

#include <string.h>

#include "base/mem.h"

#include "credentials/profiles.h"
#include "loop/profile_switch.h"
#include "loop/session.h"

#define AHEAD_S 300 /* renew when five minutes are left, as the SDKs do */
#define AGAIN_S 30  /* try again after a failed renewal */

enum job { JOB_NONE, JOB_AHEAD /* before it is needed */, JOB_RENEW, JOB_SWITCH };

struct credential_renewer {
	struct session *s;
	struct credential_search *search;
	enum job job;
	int64_t due_s; /* unix time from which to renew ahead; INT64_MAX for never */
	bool switch_refused;
	struct profile_switch *profile; /* owned; only while the job is a switch */
	bool renew_after;               /* a renewal was requested during a switch */
	struct err e;
};

/* A key that lives for less than ten minutes is renewed after half of that time. */
static void schedule_renewal(struct credential_renewer *r)
{
	const struct session *s = r->s;
	int64_t now = s->clock.wall_s(s->clock.ctx), left = s->facts.expires_s - now;
	r->due_s = INT64_MAX;
	if (s->facts.renewable && s->facts.expires_s)
		r->due_s = now + (left > 2 * AHEAD_S ? left - AHEAD_S : left > 3 ? left / 2 : 1);
}

struct credential_renewer *credential_renewer_new(struct session *s)
{
	struct credential_renewer *r = mem_alloc(1, sizeof *r);
	r->s = s;
	schedule_renewal(r);
	return r;
}

/* Ends the job under way. */
static void stop_job(struct credential_renewer *r)
{
	credential_search_free(r->search);
	r->search = NULL;
	profile_switch_free(r->profile);
	r->profile = NULL;
	r->job = JOB_NONE;
}

void credential_renewer_free(struct credential_renewer *r)
{
	if (!r)
		return;
	stop_job(r);
	mem_free(r);
}

static void begin_job(struct credential_renewer *r, enum job job, struct credential_sources *from,
		      int64_t now_ms)
{
	const struct session *s = r->s;
	err_clear(&r->e);
	from->lang = NULL; /* what happens in a session is logged */
	from->at_terminal = false;
	from->now_s = s->clock.wall_s(s->clock.ctx);
	r->job = job;
	r->renew_after = r->renew_after && job == JOB_SWITCH;
	r->search = credential_search_new(from, now_ms);
}

bool credential_renewer_renew(struct credential_renewer *r, int64_t now_ms)
{
	if (!r->s->renewable)
		return false;
	switch (r->job) {
	case JOB_NONE: begin_job(r, JOB_RENEW, &r->s->sources, now_ms); break;
	case JOB_AHEAD: r->job = JOB_RENEW; break;
	case JOB_SWITCH: r->renew_after = true; break;
	case JOB_RENEW: break;
	}
	return true;
}

void credential_renewer_switch(struct credential_renewer *r, struct sl name, int64_t now_ms)
{
	struct credential_sources from;
	r->renew_after = r->renew_after || r->job == JOB_RENEW;
	stop_job(r);
	err_clear(&r->e);
	r->profile = profile_switch_prepare(r->s, name, &r->e);
	r->switch_refused = r->profile == NULL;
	if (r->switch_refused)
		return;
	session_sources(&r->profile->options, &r->s->clock, &r->s->transport, &from);
	begin_job(r, JOB_SWITCH, &from, now_ms);
}

static enum credential_renewer_news end_failed(struct credential_renewer *r)
{
	enum job job = r->job;
	if (r->e.kind == ERR_NONE)
		err_set(&r->e, ERR_CREDENTIAL, "%s", credential_search_error(r->search)->text);
	stop_job(r);
	r->due_s = INT64_MAX;
	if (job == JOB_SWITCH) {
		schedule_renewal(r);
		return RENEWER_NOT_SWITCHED;
	}
	if (r->s->facts.renewable)
		r->due_s = r->s->clock.wall_s(r->s->clock.ctx) + AGAIN_S;
	return job == JOB_RENEW ? RENEWER_NOT_RENEWED : RENEWER_NOTHING;
}

/* The role must be the same too: without it the base key would be used. */
static bool is_same_source(const struct credential_renewer *r)
{
	const struct credential_facts *now = credential_search_facts(r->search),
				      *before = &r->s->facts;
	return strcmp(now->source, before->source) == 0 &&
	       assume_role_equal(&now->role, &before->role);
}

static enum credential_renewer_news end_renewal(struct credential_renewer *r)
{
	bool asked = r->job == JOB_RENEW;
	if (!is_same_source(r)) {
		if (strcmp(r->s->facts.source, credential_search_facts(r->search)->source) == 0)
			err_set(&r->e, ERR_CREDENTIAL,
				"%.200s now has another role, or none (P switches to it)",
				r->s->facts.source);
		err_set(&r->e, ERR_CREDENTIAL,
			"%.150s no longer has a key; %.150s has one, perhaps of another account (P "
			"switches to it)",
			r->s->facts.source, credential_search_facts(r->search)->source);
		return end_failed(r);
	}
	credential_search_give(r->search, r->s->ring);
	r->s->facts = *credential_search_facts(r->search);
	stop_job(r);
	schedule_renewal(r);
	return asked ? RENEWER_RENEWED : RENEWER_RENEWED_AHEAD;
}

/* The search is freed before the switch, because it holds the former transport. */
static enum credential_renewer_news end_switch(struct credential_renewer *r)
{
	credential_search_give(r->search, r->s->ring);
	r->s->facts = *credential_search_facts(r->search);
	credential_search_free(r->search);
	r->search = NULL;
	r->job = JOB_NONE;
	r->renew_after = false;
	profile_switch_apply(r->s, r->profile);
	r->profile = NULL;
	schedule_renewal(r);
	return RENEWER_SWITCHED;
}

enum credential_renewer_news credential_renewer_turn(struct credential_renewer *r, int64_t now_ms,
						     int64_t wall_s)
{
	if (r->switch_refused) {
		r->switch_refused = false;
		return RENEWER_NOT_SWITCHED;
	}
	if (r->job == JOB_NONE && r->renew_after)
		begin_job(r, JOB_RENEW, &r->s->sources, now_ms);
	else if (r->job == JOB_NONE && wall_s >= r->due_s)
		begin_job(r, JOB_AHEAD, &r->s->sources, now_ms);
	if (r->job == JOB_NONE)
		return RENEWER_NOTHING;
	credential_search_turn(r->search, now_ms);
	switch (credential_search_state(r->search)) {
	case SEARCH_GOING: return RENEWER_NOTHING;
	case SEARCH_FAILED: return end_failed(r);
	case SEARCH_FOUND: break;
	}
	return r->job == JOB_SWITCH ? end_switch(r) : end_renewal(r);
}

void credential_renewer_reply(struct credential_renewer *r, const struct wire_reply *reply,
			      int64_t now_ms)
{
	if (r->search)
		credential_search_reply(r->search, reply, now_ms);
}

size_t credential_renewer_fds(const struct credential_renewer *r, int fds[SEARCH_FDS])
{
	return r->search ? credential_search_fds(r->search, fds) : 0;
}

int64_t credential_renewer_deadline(const struct credential_renewer *r, int64_t now_ms,
				    int64_t wall_s)
{
	if (r->switch_refused || (r->renew_after && !r->search))
		return now_ms;
	if (r->search)
		return credential_search_state(r->search) == SEARCH_GOING
			   ? credential_search_deadline(r->search)
			   : now_ms;
	if (r->due_s == INT64_MAX)
		return INT64_MAX;
	return r->due_s > wall_s ? now_ms + (r->due_s - wall_s) * 1000 : now_ms;
}

const struct settings *credential_renewer_settings(const struct credential_renewer *r)
{
	return &r->s->settings;
}

const char *credential_renewer_why(const struct credential_renewer *r)
{
	return r->e.text;
}

size_t credential_renewer_profiles(const struct credential_renewer *r,
				   struct profile_entry out[PROFILES_MAX])
{
	const struct options *o = r->s->options;
	return r->s->renewable && o->over ? profiles_find(o, &r->s->sources, out) : 0;
}
