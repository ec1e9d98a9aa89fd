/* SPDX-License-Identifier: MIT */
/* Sets the lens over the loaded rows: sorting, the status filter and narrowing. */
#include "app/table/arrange.h"

#include <string.h>

#include "base/attr.h"

#include "store/row_condition.h"

#include "app/model/customer_burn.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/missing_row.h"
#include "app/table/row_facts.h"

#define BURN_SORT_ROWS 20000 /* so many are sorted within one turn */
#define BURN_SORT_MS   1000  /* between two sorts of more rows by burn */

/* Moves the cursor to that customer if it is shown, else to the first row that the lens shows. */
static void show_customer(struct model *m, uint64_t uin)
{
	uint64_t position;
	m->dirty = true;
	m->table.lost = false;
	if (uin && app_position_of(m, uin, &position))
		table_follow(m, position);
	else if (lens_is_on(m->lens))
		table_show(m, 0, 0);
	table_settle(m);
}

/* Puts the new lens in the place of the old one. */
static void take_coming(struct model *m)
{
	lens_free(m->lens);
	m->lens = m->arrange.coming.lens;
	m->arrange.coming.lens = NULL;
	m->dirty = true;
	if (m->arrange.coming.goes_back)
		table_show(m, m->arrange.coming.cursor, m->arrange.coming.top);
	else
		show_customer(m, m->arrange.coming.uin);
}

/* Works on the new lens; true while work is left. */
static bool work_on_coming(struct model *m, size_t rows)
{
	if (lens_update_some(m->arrange.coming.lens, m->loader.store, rows))
		return true;
	take_coming(m);
	return false;
}

static uint64_t read_facts_version(const struct model *m)
{
	return m->arrange.facts.version(m->arrange.facts.ctx);
}

static void begin_coming(struct model *m, const struct lens_spec *spec)
{
	struct lens *lens = lens_new();
	struct lens_spec with = *spec;
	with.numbers = &m->burn.numbers;
	with.facts = &m->arrange.facts;
	m->arrange.facts_version = read_facts_version(m);
	lens_set(lens, &with);
	lens_free(m->arrange.coming.lens);
	m->arrange.coming.lens = lens;
	m->arrange.coming.goes_back = false;
	m->arrange.burn = customer_burn_moment(m);
	m->arrange.compared_with = m->comparison.number;
	m->arrange.arranged_ms = m->now_ms;
	m->dirty = true;
}

void arrange_apply_at(struct model *m, const struct lens_spec *spec, uint64_t uin)
{
	begin_coming(m, spec);
	m->arrange.coming.uin = uin;
	if (work_on_coming(m, ARRANGE_TURN))
		table_settle(m);
}

void arrange_query(struct model *m, uint64_t cursor, uint64_t top)
{
	static const struct lens_spec off;
	begin_coming(m, app_lens_spec(m));
	m->arrange.coming.goes_back = true;
	m->arrange.coming.cursor = cursor;
	m->arrange.coming.top = top;
	if (!work_on_coming(m, ARRANGE_TURN))
		return;
	lens_set(m->lens, &off);
	table_show(m, 0, 0);
}

void arrange_apply(struct model *m, const struct lens_spec *spec)
{
	arrange_apply_at(m, spec, table_uin(m));
}

void arrange_keep(const struct model *m, struct arranged *before)
{
	before->spec = *app_lens_spec(m);
	before->uin = table_uin(m);
	before->cursor = m->table.cursor;
	before->top = m->table.top;
}

void arrange_give_back(struct model *m, const struct arranged *before)
{
	m->table.cursor = before->cursor;
	m->table.top = before->top;
	arrange_apply_at(m, &before->spec, before->uin);
}

void arrange_finish(struct model *m)
{
	while (m->arrange.coming.lens)
		work_on_coming(m, SIZE_MAX);
}

static struct lens_spec copy_spec(const struct model *m)
{
	return *app_lens_spec(m);
}

bool arrange_peel(struct model *m)
{
	struct lens_spec s = copy_spec(m);
	if (s.narrow[0])
		s.narrow[0] = '\0';
	else if (s.like.on)
		s.like.on = false;
	else if (s.statuses)
		s.statuses = 0;
	else if (s.n_sort)
		s.n_sort = 0;
	else
		return false;
	arrange_apply(m, &s);
	return true;
}

void arrange_plain(struct model *m)
{
	struct lens_spec s = {.n_sort = 0};
	arrange_apply(m, &s);
	toast_info(m, "All rows, in the order of the API");
}

/* Counts the loaded customers with one of these statuses. */
static uint64_t count_customers(const struct model *m, unsigned statuses)
{
	uint64_t n = 0;
	for (int st = 0; st < STATUSES; st++)
		n += statuses & STATUS_BIT(st) ? store_totals(m->loader.store)->by_credit_status[st]
					       : 0;
	return n;
}

static const struct sort_by worst_first[] = {
    {SORT_STATUS, false}, {SORT_RUNWAY, false}, {SORT_REMAINING, false}};
_Static_assert(COUNT_OF(worst_first) <= SORT_DEPTH, "a lens has room for the order");

bool arrange_is_worst_first(const struct lens_spec *spec)
{
	bool is = spec->n_sort == COUNT_OF(worst_first);
	for (size_t i = 0; is && i < spec->n_sort; i++)
		is = spec->sort[i].key == worst_first[i].key &&
		     spec->sort[i].descending == worst_first[i].descending;
	return is;
}

void arrange_risk(struct model *m)
{
	struct lens_spec s = {.n_sort = COUNT_OF(worst_first), .statuses = STATUS_AT_RISK};
	memcpy(s.sort, worst_first, sizeof worst_first);
	arrange_apply_at(m, &s, 0);
	struct sl plain = app_key(m, DO_PLAIN), all = app_key(m, DO_LOAD_ALL);
	if (store_loaded(m->loader.store) == 0)
		missing_row_explain(m);
	else if (count_customers(m, s.statuses) == 0)
		toast_info(m, "No loaded customer is at risk");
	else if (store_complete(m->loader.store))
		toast_info(m, "The worst first: SUS, NEG, OUT, CRIT; %.*s shows all again",
			   (int)plain.n, plain.p);
	else
		toast_info(m,
			   "The worst of those loaded first; %.*s loads all, %.*s shows all again",
			   (int)all.n, all.p, (int)plain.n, plain.p);
	toast_of_loaded(m);
}

void arrange_status(struct model *m, enum credit_status st)
{
	struct lens_spec s = copy_spec(m);
	s.statuses = STATUS_BIT(st);
	arrange_apply_at(m, &s, 0);
}

/* Sorts by this key alone; reverses the direction if it already does. */
static void set_single_sort(struct lens_spec *s, enum sort_key key)
{
	bool again = s->n_sort == 1 && s->sort[0].key == key;
	s->sort[0].descending = again ? !s->sort[0].descending : false;
	s->sort[0].key = key;
	s->n_sort = 1;
}

void arrange_sort(struct model *m, enum sort_key key)
{
	struct lens_spec s = copy_spec(m);
	set_single_sort(&s, key);
	arrange_apply_at(m, &s, 0); /* after sorting, go to the first row */
}

/* True while a screen is open whose next key searches or sorts texts. */
static bool expects_texts(const struct model *m)
{
	return app_layer_is_open(m, LAYER_NARROW) || app_layer_is_open(m, LAYER_FIND) ||
	       app_layer_is_open(m, LAYER_PICKER) || app_layer_is_open(m, LAYER_SORT);
}

void arrange_prepare(struct model *m)
{
	m->arrange.preparing = true;
	m->arrange.prepared = 0;
}

bool arrange_work(struct model *m)
{
	struct arrange *a = &m->arrange;
	if (a->coming.lens) {
		work_on_coming(m, ARRANGE_TURN);
		return true;
	}
	if (!a->preparing)
		return false;
	a->preparing = expects_texts(m) && store_fold_some(m->loader.store, ROW_SEARCH_FIELDS,
							   &a->prepared, ARRANGE_TURN);
	return true;
}

void arrange_init(struct model *m)
{
	m->arrange.facts = row_facts_of(m);
}

static bool depends_on_facts(const struct lens_spec *spec)
{
	struct condition c;
	struct condition_fault unused = {.at = 0};
	return row_condition_parse(sl_from(spec->narrow), &c, &unused) &&
	       condition_depends_on_facts(&c);
}

void arrange_follow(struct model *m)
{
	const struct arrange *a = &m->arrange;
	if (a->coming.lens || read_facts_version(m) == a->facts_version)
		return;
	if (depends_on_facts(lens_spec_of(m->lens)))
		arrange_apply(m, lens_spec_of(m->lens));
	else
		m->arrange.facts_version = read_facts_version(m);
}

static bool sorts_by(const struct lens_spec *spec, enum sort_key a, enum sort_key b)
{
	for (size_t i = 0; i < spec->n_sort; i++)
		if (spec->sort[i].key == a || spec->sort[i].key == b)
			return true;
	return false;
}

/* A long list is not sorted for each cost of a job that brings twenty a second. */
static bool may_wait(const struct model *m)
{
	return m->burn.job.state == BURN_JOB_RUNNING &&
	       store_loaded(m->loader.store) > BURN_SORT_ROWS &&
	       m->now_ms - m->arrange.arranged_ms < BURN_SORT_MS;
}

static bool has_other_burn(const struct model *m)
{
	struct burn_moment now = customer_burn_moment(m);
	return sorts_by(lens_spec_of(m->lens), SORT_BURN, SORT_RUNWAY) && !may_wait(m) &&
	       !customer_burn_is_same_moment(&m->arrange.burn, &now);
}

static bool has_other_changes(const struct model *m)
{
	return sorts_by(lens_spec_of(m->lens), SORT_REMAINING_CHANGE, SORT_USED_CHANGE) &&
	       m->comparison.ready && m->arrange.compared_with != m->comparison.number;
}

void arrange_follow_burn(struct model *m)
{
	struct arrange *a = &m->arrange;
	if (a->coming.lens || (!has_other_burn(m) && !has_other_changes(m)))
		return;
	begin_coming(m, lens_spec_of(m->lens));
	a->coming.uin = table_uin(m);
	/* A customer without a UIN cannot be followed. */
	a->coming.goes_back = a->coming.uin == 0;
	a->coming.cursor = m->table.cursor;
	a->coming.top = m->table.top;
	work_on_coming(m, ARRANGE_TURN);
}

void arrange_settle_folds(struct model *m)
{
	struct arrange *a = &m->arrange;
	bool needed = expects_texts(m) || a->coming.lens ||
		      lens_spec_texts(lens_spec_of(m->lens)) || app_find_text(m)[0] ||
		      m->picker.counting;
	if (a->has_folds && !needed)
		store_drop_folds(m->loader.store);
	a->has_folds = needed;
}
