/* SPDX-License-Identifier: MIT */
/* Asks the history for daily costs where bills are refused, and keeps the answer. */
#include "app/burn/burn_estimate.h"

#include "app/model/customer_burn.h"
#include "app/model/model.h"

#include "lang/sentence.h"

void burn_estimate_init(struct model *m)
{
	cost_book_init(&m->burn.estimate.book);
}

void burn_estimate_release(struct model *m)
{
	cost_book_release(&m->burn.estimate.book);
}

void burn_estimate_begin(struct model *m, bool announces)
{
	m->burn.estimate.asked = false;
	m->burn.estimate.announces = announces;
}

static bool is_asked(const struct model *m)
{
	const struct burn_estimate *s = &m->burn.estimate;
	return s->asked && s->today == customer_burn_today(m) && s->days == m->burn.days;
}

void burn_estimate_follow(struct model *m, struct effects *fx)
{
	struct burn_estimate *s = &m->burn.estimate;
	if (!m->burn.refused || !m->comparison.on || m->stopping || is_asked(m))
		return;
	s->asked = true;
	s->today = customer_burn_today(m);
	s->days = m->burn.days;
	struct effect *ask = effects_add(fx, EFFECT_HISTORY_COSTS);
	ask->today = s->today;
	ask->days = s->days;
}

static void announce_costs(struct model *m)
{
	struct burn_estimate *s = &m->burn.estimate;
	if (!s->announces)
		return;
	s->announces = false;
	if (customer_burn_is_estimated(m)) {
		m->burn.in_table = true;
		toast_warn(m,
			   "burn: not permitted for this key; it is computed from kept snapshots");
	} else {
		toast_error(m,
			    "burn: not permitted for this key, and snapshots of fewer than %d days "
			    "are kept; the policy must grant DescribeCustomerBillDetailByDay",
			    BURN_DAYS_MIN + 1);
	}
}

/* A history that was asked again by itself fails without a word: nobody waits for it. */
static void report_failure(struct model *m, const char *why)
{
	char room[SENTENCE_ROOM];
	if (!m->burn.estimate.announces)
		return;
	m->burn.estimate.announces = false;
	toast_error(m, "burn: not permitted for this key, and the history could not be read: %s",
		    lang_sentence(m->lang, why, room, sizeof room));
}

void burn_estimate_take(struct model *m, const struct history_event *e)
{
	struct burn_estimate *s = &m->burn.estimate;
	m->dirty = true;
	switch (e->news) {
	case SNAPSHOT_COSTS:
		if (e->costs)
			cost_book_copy(&s->book, e->costs);
		announce_costs(m);
		break;
	case SNAPSHOT_NO_COSTS: report_failure(m, e->why); break;
	case SNAPSHOT_KEPT: s->asked = false; break; /* it may tell another day */
	case SNAPSHOT_FOUND:
	case SNAPSHOT_NONE:
	case SNAPSHOT_NOT_KEPT:
	case SNAPSHOT_NOT_FOUND: break;
	}
}
