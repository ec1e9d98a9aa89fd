/* SPDX-License-Identifier: MIT */
/* Derives from the model what the fetching is doing. */
#include "activity.h"

#include "app/model/model_query.h"

/* Finds the request for customers that has waited longest; those in flight come before those due.
 */
static const struct pending *find_oldest_pending(const struct fetch *f)
{
	const struct pending *best = NULL;
	for (size_t i = 0; i < f->n_pending; i++) {
		const struct pending *a = &f->pending[i];
		bool in_flight = a->state == PENDING_IN_FLIGHT;
		if (a->request.action != ACTION_CUSTOMERS)
			continue;
		if (!best || (in_flight && best->state != PENDING_IN_FLIGHT) ||
		    (in_flight == (best->state == PENDING_IN_FLIGHT) && a->id < best->id))
			best = a;
	}
	return best;
}

struct activity activity_of(const struct model *m)
{
	struct activity a = {ACTIVITY_NOTHING, 0};
	const struct pending *pending = find_oldest_pending(&m->loader.fetch);
	if (m->loader.fetch.halted) {
		a.kind = ACTIVITY_HALTED;
	} else if (app_loading(m)) {
		bool slowed = m->loader.fetch.pacer.of[ACTION_CUSTOMERS].window_ms > RATE_WINDOW_MS;
		a.kind = slowed ? ACTIVITY_LIMITED : ACTIVITY_LOADING;
		a.page = pending ? pending->request.page : 0;
	} else if (store_has_total(m->loader.store) && store_complete(m->loader.store)) {
		a.kind = ACTIVITY_DONE;
	} else if (m->loader.fetch.stopped_by_user) {
		a.kind = ACTIVITY_STOPPED;
	}
	return a;
}

const char *activity_spinner_sign(const struct draw *s)
{
	if (s->m->spinner < 0)
		return " ";
	if (!s->look->motion)
		return s->gl->ascii ? "." : "…";
	return s->gl->spinner[s->m->spinner % SPINNER_FRAMES];
}

struct activity_order activity_order(const struct model *m)
{
	const struct lens_spec *spec = lens_spec_of(m->lens);
	if (spec->n_sort > 0)
		return (struct activity_order){spec->sort[0].key, spec->sort[0].descending};
	return (struct activity_order){SORT_ASSOCIATED,
				       store_shown(m->loader.store)->order == ORDER_DESC};
}

const char *activity_order_sign(const struct draw *s)
{
	return activity_order(s->m).descending ? s->gl->down : s->gl->up;
}

const char *activity_order_word(const struct draw *s)
{
	return activity_order(s->m).descending ? s->gl->descending : s->gl->ascending;
}

int64_t activity_seconds_until(const struct model *m, int64_t then_ms)
{
	int64_t ms = then_ms - m->now_ms;
	return ms > 0 ? (ms + 999) / 1000 : 0;
}
