/* SPDX-License-Identifier: MIT */
/* Plans the requests for a list, and takes the replies. */
#include "load/loader.h"

#include "load/extent.h"
#include "load/proof.h"

void loader_init(struct loader *l, const struct loader_settings *s)
{
	*l = (struct loader){.query = s->query, .load_all_max = s->load_all_max};
	l->store = store_new(s->store_budget, s->page_size, &s->thresholds);
	fetch_init(&l->fetch, s->seed);
	l->fetch.patience_ms = s->patience_ms;
	pacer_resume_all(&l->fetch.pacer, &s->past);
}

void loader_release(struct loader *l)
{
	store_free(l->store);
	l->store = NULL;
}

void loader_want_list(struct loader *l)
{
	l->everything = l->proves = true;
}

void loader_start(struct loader *l)
{
	l->started = true;
	store_select(l->store, &l->query);
}

void loader_plan(struct loader *l, const struct demand *screen, int64_t now_ms, struct effects *fx)
{
	struct proof_wants proof;
	if (!l->started)
		return;
	proof_wants(l, &proof);
	struct demand all = *screen;
	all.everything = !proof.alone && extent_wants_everything(l);
	all.pages = proof.pages;
	all.again = proof.again;
	all.seams = proof.seam;
	all.n_seams = proof.n_seams;
	all.end = list_consistency_lacks_end(l);
	l->fetch.unattended = l->everything || screen->only_extra;
	fetch_plan(&l->fetch, l->store, &all, now_ms, fx);
}

/* Lists one effect for all flaws, because many replies may come in a turn. */
static void log_flaws(struct loader *l, struct log_reply of, int64_t wall_s, struct effects *fx)
{
	size_t flaws = of.out->n_flaws, n = flaws < FLAWS_KEPT ? flaws : FLAWS_KEPT;
	if (n == 0)
		return;
	struct effect *f = effects_add(fx, EFFECT_LOG);
	f->id = l->log.n + 1;
	for (size_t i = 0; i < n; i++)
		log_flaw(&l->log, of, &of.out->flaws[i], 0, wall_s);
	if (flaws > n)
		log_flaw(&l->log, of, NULL, flaws - n, wall_s);
	f->last = l->log.n;
}

static void log_outcome(struct loader *l, struct log_reply of, int64_t wall_s, struct effects *fx)
{
	enum log_fate fate = of.out->will_retry ? LOG_AGAIN
			     : l->fetch.halted  ? LOG_HALTED
						: LOG_GIVEN_UP;
	if (of.out->fault.class != FAULT_NONE)
		effects_add(fx, EFFECT_LOG)->id = log_failure(&l->log, of, fate, wall_s);
	log_flaws(l, of, wall_s, fx);
}

void loader_reply(struct loader *l, const struct wire_reply *r, int64_t now_ms, int64_t wall_s,
		  struct effects *fx, struct outcome *out)
{
	fetch_reply(&l->fetch, l->store, r, now_ms, fx, out);
	if (!out->known)
		return;
	l->news |= out->news;
	log_outcome(l, (struct log_reply){r, out}, wall_s, fx);
	if (out->request.action == ACTION_CUSTOMERS)
		proof_take(l, out);
}

void loader_renewed(struct loader *l, bool ok, int64_t now_ms, int64_t wall_s, struct effects *fx)
{
	bool ended = !fault_may_be_old_key(&l->fetch.halt);
	fetch_renewed(&l->fetch, ok, now_ms);
	if (!ok)
		effects_add(fx, EFFECT_LOG)->id = log_not_renewed(&l->log, ended, wall_s);
}

void loader_stop(struct loader *l, struct effects *fx)
{
	for (size_t i = 0; i < l->fetch.n_pending; i++)
		if (l->fetch.pending[i].state == PENDING_IN_FLIGHT)
			effects_add(fx, EFFECT_CANCEL)->id = l->fetch.pending[i].id;
}
