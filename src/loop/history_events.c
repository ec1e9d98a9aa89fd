/* SPDX-License-Identifier: MIT */
/* Starts the jobs of the history's port, and words their results as events. */
#include "history_events.h"

#include "app/model/model.h"

#include "fetch/effects.h"

static enum history_news news_of_failure(enum history_job of)
{
	switch (of) {
	case HISTORY_JOB_KEEP: return SNAPSHOT_NOT_KEPT;
	case HISTORY_JOB_FIND: break;
	case HISTORY_JOB_COSTS: return SNAPSHOT_NO_COSTS;
	}
	return SNAPSHOT_NOT_FOUND;
}

static enum history_news news_of(const struct history_result *r)
{
	if (r->why)
		return news_of_failure(r->of);
	switch (r->of) {
	case HISTORY_JOB_KEEP: return SNAPSHOT_KEPT;
	case HISTORY_JOB_FIND: break;
	case HISTORY_JOB_COSTS: return SNAPSHOT_COSTS;
	}
	return r->found ? SNAPSHOT_FOUND : SNAPSHOT_NONE;
}

struct event history_events_take(const struct history_result *r)
{
	return (struct event){.kind = EV_HISTORY,
			      .history = {.news = news_of(r),
					  .snapshot = r->found,
					  .why = r->why,
					  .usual = r->usual,
					  .costs = r->costs}};
}

static enum history_job job_of(const struct effect *fx)
{
	return fx->kind == EFFECT_HISTORY_KEEP   ? HISTORY_JOB_KEEP
	       : fx->kind == EFFECT_HISTORY_FIND ? HISTORY_JOB_FIND
						 : HISTORY_JOB_COSTS;
}

bool history_events_start(struct history_port *h, const struct model *m, const struct effect *fx,
			  struct event *failed)
{
	enum history_job job = job_of(fx);
	/* After a replay, and where no file is known, there is none. */
	if (!h) {
		*failed = history_events_take(&(struct history_result){
		    .of = job, .why = N_("this session has no file for it")});
		return false;
	}
	switch (job) {
	case HISTORY_JOB_KEEP: h->keep(h->ctx, &m->comparison.present); break;
	case HISTORY_JOB_FIND: h->find(h->ctx, fx->before_s); break;
	case HISTORY_JOB_COSTS: h->costs(h->ctx, fx->today, fx->days); break;
	}
	return true;
}
