/* SPDX-License-Identifier: MIT */
/* Sums the shown customers by groups, and narrows to one of them. */
#include "app/table/group_list.h"

#include "store/row_condition.h"

#include "app/model/customer_burn.h"
#include "app/model/list_move.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/argument.h"
#include "app/table/list_keys.h"
#include "app/table/missing_row.h"

#define GROUP_LINES_BESIDE 2      /* the head and the sums of all */
#define TURN_CUSTOMERS     5000   /* some milliseconds */
#define MANY_ROWS          100000 /* most of them may not be loaded */
#define AGAIN_MS           1000

void group_list_init(struct model *m)
{
	group_init(&m->group_list.groups, GROUP_BY_STATUS);
	group_init(&m->group_list.coming, GROUP_BY_STATUS);
}

void group_list_release(struct model *m)
{
	group_release(&m->group_list.groups);
	group_release(&m->group_list.coming);
}

void group_list_explain(struct model *m)
{
	argument_ask(m, DO_GROUP);
}

static void add_row(struct model *m, const struct row *row)
{
	struct burn_rate rate;
	int64_t burn;
	if (!row->customer)
		return;
	customer_burn_rate(m, row->customer->uin, &rate);
	burn = burn_rate_micros(rate.median_quarters);
	group_add(&m->group_list.coming, row->customer, row->credit_status,
		  rate.state == BURN_UNKNOWN ? NULL : &burn);
}

static struct group_moment read_moment(const struct model *m)
{
	return (struct group_moment){store_version(m->loader.store), app_positions(m), m->lens,
				     customer_burn_moment(m)};
}

static bool is_same_moment(const struct group_moment *a, const struct group_moment *b)
{
	return a->version == b->version && a->rows == b->rows && a->lens == b->lens &&
	       customer_burn_is_same_moment(&a->burn, &b->burn);
}

static void begin_sums(struct model *m, enum group_by by)
{
	struct group_list *l = &m->group_list;
	group_release(&l->coming);
	group_init(&l->coming, by);
	l->at = read_moment(m);
	l->next = 0;
	l->works = true;
}

/* Returns the line of the group with that value; 0 if there is none. */
static int find_line(const struct groups *g, struct sl value)
{
	for (size_t i = 0; i < g->n; i++)
		if (sl_equal(g->at[i].value, value))
			return (int)i;
	return 0;
}

/* Puts the new sums in the place of the old ones. The selection stays at its group. */
static void take_sums(struct model *m)
{
	struct group_list *l = &m->group_list;
	group_sort(&l->coming);
	l->selected = (size_t)l->selected < l->groups.n
			  ? find_line(&l->coming, l->groups.at[l->selected].value)
			  : 0;
	group_release(&l->groups);
	l->groups = l->coming;
	group_init(&l->coming, l->groups.by);
	l->of = l->at;
	l->taken_ms = m->now_ms;
	l->works = false;
	m->dirty = true;
}

static void add_some(struct model *m)
{
	struct group_list *l = &m->group_list;
	uint64_t n = app_positions(m), end = l->next + TURN_CUSTOMERS;
	for (; l->next < n && l->next < end; l->next++) {
		struct row row = app_row_at(m, l->next);
		add_row(m, &row);
	}
	if (l->next >= n)
		take_sums(m);
}

void group_list_open(struct model *m, enum group_by by)
{
	struct group_list *l = &m->group_list;
	group_release(&l->groups);
	group_init(&l->groups, by);
	l->selected = 0;
	begin_sums(m, by);
	add_some(m);
	if (!l->works && l->groups.n == 0) {
		missing_row_explain(m);
		return;
	}
	layer_open(m, LAYER_GROUPS);
	group_list_settle(m);
}

/* The sums of a long list are summed again at most once a second. */
static bool may_wait(const struct model *m)
{
	const struct group_list *l = &m->group_list;
	bool is_long = l->groups.all.n > TURN_CUSTOMERS || l->of.rows > MANY_ROWS;
	return is_long && m->now_ms - l->taken_ms < AGAIN_MS;
}

void group_list_follow(struct model *m)
{
	struct group_list *l = &m->group_list;
	struct group_moment now = read_moment(m);
	if (!app_layer_is_open(m, LAYER_GROUPS)) {
		l->works = false;
		return;
	}
	if (l->works ? l->at.lens != now.lens : !is_same_moment(&l->of, &now) && !may_wait(m))
		begin_sums(m, l->groups.by);
	if (l->works) {
		add_some(m);
		group_list_settle(m);
	}
}

int64_t group_list_deadline(const struct model *m)
{
	const struct group_list *l = &m->group_list;
	struct group_moment now = read_moment(m);
	if (l->works)
		return m->now_ms + 1;
	if (!app_layer_is_open(m, LAYER_GROUPS) || is_same_moment(&l->of, &now))
		return INT64_MAX;
	return may_wait(m) ? l->taken_ms + AGAIN_MS : m->now_ms + 1;
}

void group_list_settle(struct model *m)
{
	int n = (int)m->group_list.groups.n, at = m->group_list.selected;
	int shown = layout_box_rows(&m->layout, n + GROUP_LINES_BESIDE) - GROUP_LINES_BESIDE;
	int *top = &m->list_top[LAYER_GROUPS];
	*top = list_scroll(*top, n, shown > 1 ? shown : 1, at, at);
}

/* Appends what the rows are narrowed by now, so that both hold. */
static void add_present(const struct lens_spec *s, struct buf *out)
{
	struct condition c;
	struct condition_fault unused = {.at = 0};
	if (!s->narrow[0] || !row_condition_parse(sl_from(s->narrow), &c, &unused))
		return;
	bool grouped = c.n_nodes && c.node[c.root].kind == CONDITION_OR;
	buf_addf(out, grouped ? "(%s) " : "%s ", s->narrow);
}

static void show_group(struct model *m)
{
	struct lens_spec s = *app_lens_spec(m);
	struct buf text;
	if ((size_t)m->group_list.selected >= m->group_list.groups.n)
		return;
	buf_init(&text, sizeof s.narrow - 1);
	add_present(&s, &text);
	group_condition(&m->group_list.groups, (size_t)m->group_list.selected, &text);
	layer_close(m);
	if (text.full) {
		toast_info(m, "The condition would be too long; narrow by a part of the text");
	} else {
		sl_to_chars(buf_sl(&text), s.narrow, sizeof s.narrow);
		arrange_apply_at(m, &s, 0);
	}
	buf_release(&text);
}

struct command group_list_key(struct model *m, struct key k, struct effects *fx)
{
	static const struct command none;
	struct group_list *l = &m->group_list;
	const struct list_keys list = {l->groups.n, 10, DO_GROUP};
	size_t at = (size_t)l->selected;
	(void)fx;
	if (k.code == KEYCODE_ENTER && !k.pasted) {
		show_group(m);
		return none;
	}
	struct command c = list_keys_take(m, k, &list, &at);
	l->selected = (int)at;
	if (app_layer_is_open(m, LAYER_GROUPS))
		group_list_settle(m);
	return c;
}
