/* SPDX-License-Identifier: MIT */
/* Takes the complete list as a snapshot, asks for an earlier one, and compares both. */
#include "app/changes/comparison.h"

#include "app/model/customer_burn.h"
#include "app/model/model.h"
#include "app/model/model_query.h"

#include "lang/sentence.h"
#include "load/extent.h"
#include "load/proof.h"
#include "snapshot/since.h"
#include "snapshot/snapshot_take.h"

void comparison_init(struct model *m)
{
	m->comparison.on = m->settings.history;
}

static void drop_changes(struct comparison *c)
{
	changes_release(&c->changes);
	c->ready = false;
}

void comparison_release(struct model *m)
{
	struct comparison *c = &m->comparison;
	drop_changes(c);
	snapshot_release(&c->before);
	usual_days_release(&c->usual);
	snapshot_release(&c->present);
}

/* Only the list of all customers is kept. */
static bool is_whole_list(const struct store *s)
{
	return store_current(s)->type == FILTER_NONE;
}

bool comparison_wants_proof(const struct model *m)
{
	const struct comparison *c = &m->comparison;
	return c->on && !c->given_up && is_whole_list(m->loader.store);
}

static void begin_proof(struct model *m)
{
	uint64_t given_up;
	m->comparison.given_up = false;
	proof_begin(&m->loader, extent_count_missing(&m->loader, &given_up));
}

void comparison_prove_again(struct model *m)
{
	if (m->comparison.given_up)
		begin_proof(m);
}

/* A list that keeps changing is not read for ever. */
static void give_up(struct model *m)
{
	struct sl reload = app_key(m, DO_RELOAD);
	m->comparison.given_up = true;
	if (extent_wants_everything(&m->loader))
		toast_warn(m,
			   "The list is not kept in the history: its pages are not one list; %.*s "
			   "reads it again",
			   (int)reload.n, reload.p);
}

/* false: an amount could not be read. */
static bool collect_present(struct model *m)
{
	struct comparison *c = &m->comparison;
	const struct snapshot_clock now = {m->now_ms, m->wall_s + m->loader.fetch.skew_s};
	bool complete;
	snapshot_release(&c->present);
	c->version = store_version(m->loader.store);
	return snapshot_take(m->loader.store, &now, &c->present, &complete);
}

/* A usual day is known from earlier snapshots, else of customers whose daily costs were requested.
 */
static bool find_usual_day(void *ctx, uint64_t uin, int64_t *used)
{
	const struct model *m = ctx;
	struct burn_rate rate;
	if (usual_days_find(&m->comparison.usual, uin, used))
		return true;
	customer_burn_rate(m, uin, &rate);
	*used = burn_rate_micros(rate.median_quarters);
	return rate.state != BURN_UNKNOWN;
}

static void sum_changes(struct comparison *c)
{
	c->remaining = c->used = c->credit = 0;
	for (size_t i = 0; i < c->changes.n; i++) {
		const struct change *one = &c->changes.items[i];
		c->remaining = money_add(c->remaining, one->remaining);
		c->used = money_add(c->used, one->used);
		c->credit = money_add(c->credit, one->credit);
	}
}

static void compare_snapshots(struct model *m)
{
	struct comparison *c = &m->comparison;
	drop_changes(c);
	changes_compare(&c->before, &c->present, &m->settings.thresholds, find_usual_day, m,
			&c->changes);
	changes_order(&c->changes);
	sum_changes(c);
	c->ready = true;
	c->compared++;
	m->dirty = true;
}

static void find_chosen(struct model *m, struct effects *fx)
{
	struct comparison *c = &m->comparison;
	struct err e = {.lang = m->lang};
	struct sl since = c->since[0] ? sl_from(c->since) : SL("yesterday");
	/* The words were understood when they were chosen; the list may be older than the moment.
	 */
	if (!since_parse(since, c->present.taken_s, &c->before_s, &e))
		c->before_s = c->present.taken_s - 1;
	c->finding = true;
	effects_add(fx, EFFECT_HISTORY_FIND)->before_s = c->before_s;
}

static bool is_taken(const struct model *m)
{
	const struct comparison *c = &m->comparison;
	const struct store *s = m->loader.store;
	return c->has_present && c->epoch == store_epoch(s) &&
	       c->oldest_first == (store_current(s)->order == ORDER_ASC);
}

static void note_taken(struct model *m)
{
	struct comparison *c = &m->comparison;
	const struct store *s = m->loader.store;
	c->has_present = true;
	c->epoch = store_epoch(s);
	c->oldest_first = store_current(s)->order == ORDER_ASC;
}

static void take_list(struct model *m, struct effects *fx)
{
	note_taken(m);
	if (store_loaded(m->loader.store) > COMPARISON_ROWS_MAX) {
		toast_warn(m, "The list is too long to be kept here; tcpartner snapshot keeps it");
		return;
	}
	drop_changes(&m->comparison);
	if (!collect_present(m)) {
		toast_warn(m, "The list is not kept in the history: an amount could not be read");
		return;
	}
	effects_add(fx, EFFECT_HISTORY_KEEP);
	find_chosen(m, fx);
}

void comparison_take_page(struct model *m, struct effects *fx)
{
	struct fault why;
	if (!comparison_wants_proof(m) || !m->loader.proves || is_taken(m))
		return;
	switch (list_consistency_state(&m->loader, &why)) {
	case CONSISTENCY_PENDING:
	case CONSISTENCY_FAILED: break;
	case CONSISTENCY_PROVED: take_list(m, fx); break;
	case CONSISTENCY_REFUTED: give_up(m); break;
	}
}

void comparison_follow(struct model *m)
{
	struct comparison *c = &m->comparison;
	const struct store *s = m->loader.store;
	if (!c->ready || c->version == store_version(s) || m->refresh.n > 0 || store_switching(s) ||
	    !is_whole_list(s) || !is_taken(m) || !store_complete(s))
		return;
	drop_changes(c);
	if (collect_present(m))
		compare_snapshots(m);
}

static void take_found(struct model *m, const struct history_event *e)
{
	const struct snapshot *found = e->snapshot;
	struct comparison *c = &m->comparison;
	if (c->since[0] && found->taken_s > c->before_s)
		toast_info(m, "Nothing that old is kept; compared with the oldest list");
	drop_changes(c);
	c->number++;
	snapshot_release(&c->before);
	c->before.taken_s = found->taken_s;
	for (size_t i = 0; i < found->n; i++)
		if (!snapshot_add_row(&c->before, &found->rows[i]))
			break;
	usual_days_release(&c->usual);
	if (e->usual)
		usual_days_copy(e->usual, &c->usual);
	compare_snapshots(m);
}

/* The list that was kept just now is no earlier moment. */
static bool is_earlier(const struct comparison *c, const struct snapshot *found)
{
	return found && found->taken_s < c->present.taken_s;
}

static void take_none(struct model *m)
{
	struct comparison *c = &m->comparison;
	drop_changes(c);
	if (c->since[0])
		toast_info(m, "The history has no earlier list of customers to compare with");
}

static void take_result(struct model *m, const struct history_event *e)
{
	char room[SENTENCE_ROOM];
	if (e->news == SNAPSHOT_NOT_FOUND)
		toast_error(m, "The history could not be read: %s",
			    lang_sentence(m->lang, e->why, room, sizeof room));
	else if (is_earlier(&m->comparison, e->snapshot))
		take_found(m, e);
	else
		take_none(m);
}

void comparison_take(struct model *m, const struct event *e)
{
	struct comparison *c = &m->comparison;
	const struct history_event *h = &e->history;
	char room[SENTENCE_ROOM];
	m->dirty = true;
	switch (h->news) {
	case SNAPSHOT_KEPT:
	case SNAPSHOT_COSTS:
	case SNAPSHOT_NO_COSTS: break;
	case SNAPSHOT_NOT_KEPT:
		toast_error(m, "The list was not kept in the history: %s",
			    lang_sentence(m->lang, h->why, room, sizeof room));
		break;
	case SNAPSHOT_FOUND:
	case SNAPSHOT_NONE:
	case SNAPSHOT_NOT_FOUND:
		if (c->finding) {
			c->finding = false;
			take_result(m, h);
		}
		break;
	}
}

bool comparison_choose(struct model *m, struct sl since, struct effects *fx, struct err *e)
{
	struct comparison *c = &m->comparison;
	struct sl all = app_key(m, DO_LOAD_ALL);
	int64_t before_s;
	if (!c->on && !m->settings.history_file)
		return err_set(e, ERR_USAGE,
			       "nothing is kept to compare with: the demo and a replay keep no "
			       "history");
	if (!c->on)
		return err_set(e, ERR_USAGE,
			       "nothing is kept to compare with; :history on keeps "
			       "the amounts of all customers");
	if (!since_parse(since, c->has_present ? c->present.taken_s : m->wall_s, &before_s, e))
		return false;
	if (!sl_to_chars(sl_trim(since), c->since, sizeof c->since))
		return err_set(e, ERR_USAGE, "that is too long for a moment");
	if (c->has_present)
		find_chosen(m, fx);
	else
		toast_info(m, "Compared with then when all customers are loaded; %.*s loads them",
			   (int)all.n, all.p);
	return true;
}

void comparison_switch(struct model *m, bool on)
{
	struct comparison *c = &m->comparison;
	c->on = on;
	c->finding = c->has_present = false;
	drop_changes(c);
	if (on)
		begin_proof(m);
	m->dirty = true;
}
