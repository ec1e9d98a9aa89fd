/* SPDX-License-Identifier: MIT */
/* The groups of the shown customers: a bar, their number and the sums of their amounts. */
#include "view/table/group_list.h"

#include <stdio.h>

#include "app/model/list_move.h"
#include "app/table/spot.h"

#include "view/kit/box.h"
#include "view/kit/format.h"
#include "view/kit/gauge.h"
#include "view/kit/hints.h"
#include "view/kit/list_table.h"

#include "lang/lang.h"

#define BOX_COLS   110
#define LABEL_COLS 22
#define COUNT_COLS 11
#define SUM_LEAST  11
#define SUM_MOST   15 /* a blank and "999,999,999.99" */
#define SUMS       4  /* credit, remaining, owed, burn; the last ones are left out first */
#define BAR_LEAST  4
#define BAR_GOOD   12 /* what is left of a bar when the sums are wide */

struct sheet {
	const struct draw *s;
	struct rect line; /* the next one */
	int label_cols, bar_cols, sums, sum_cols;
	bool has_cents[SUMS]; /* all sums of the column have room for their cents */
	uint64_t most;
};

static const char *title_of(enum group_by by)
{
	switch (by) {
	case GROUP_BY_STATUS: return N_("Groups by status");
	case GROUP_BY_TYPE: return N_("Groups by type");
	case GROUP_BY_REMARK: return N_("Groups by remark");
	case GROUP_BY_MONTH: return N_("Groups by month of association");
	case GROUP_BY_DOMAIN: return N_("Groups by domain of the e-mail address");
	}
	return "";
}

static void put_right(struct sheet *t, int *col, int w, enum role role, const char *text)
{
	grid_field(t->s->g, t->line, t->line.row, *col, w, ALIGN_RIGHT, role, sl_from(text),
		   t->s->gl->ellipsis);
	*col += w;
}

static void draw_head(struct sheet *t)
{
	const struct model *m = t->s->m;
	const char *const heads[SUMS] = {T_(m, "credit"), T_(m, "remaining"), T_(m, "owed"),
					 T_(m, "burn a day")};
	int col = t->line.col + t->label_cols + t->bar_cols;
	put_right(t, &col, COUNT_COLS, ROLE_HEAD, T_(m, "customers"));
	for (int i = 0; i < t->sums; i++)
		put_right(t, &col, t->sum_cols, ROLE_HEAD, heads[i]);
	t->line.row++;
}

static int64_t sum_of(const struct group *g, int i)
{
	const int64_t sums[SUMS] = {g->credit, g->remaining, g->owed, g->burn};
	return sums[i];
}

static void draw_sums(struct sheet *t, const struct group *g)
{
	char text[MONEY_CHARS];
	int col = t->line.col + t->label_cols + t->bar_cols;
	count_print(g->n, text);
	put_right(t, &col, COUNT_COLS, ROLE_STRONG, text);
	for (int i = 0; i < t->sums; i++) {
		bool unknown = i == SUMS - 1 && g->n_burn == 0;
		format_amount(t->s->gl, sum_of(g, i), t->has_cents[i], t->sum_cols - 1, text);
		put_right(t, &col, t->sum_cols, sum_of(g, i) < 0 ? ROLE_OUT : ROLE_TEXT,
			  unknown ? t->s->gl->null : text);
	}
}

static bool has_status(const struct groups *all, const struct group *g, enum credit_status *st)
{
	return all->by == GROUP_BY_STATUS && credit_status_parse(g->value, st);
}

static enum role bar_role(const struct groups *all, const struct group *g)
{
	enum credit_status s;
	return format_bar_role(has_status(all, g, &s) ? s : STATUS_OK);
}

/* Returns the value of a group; a status with its sign, in room. */
static struct sl label_of(const struct sheet *t, const struct groups *all, const struct group *g,
			  char room[FORMAT_CHARS])
{
	bool personal = all->by == GROUP_BY_REMARK || all->by == GROUP_BY_DOMAIN;
	enum credit_status s;
	if (has_status(all, g, &s)) {
		format_joined(room, t->s->gl->credit_status[s], " ", credit_status_name(s));
		return sl_from(room);
	}
	if (g->value.n == 0)
		return sl_from(T_(t->s->m, "(none)"));
	return t->s->m->masked && personal ? sl_from(t->s->gl->mask) : g->value;
}

static void draw_group(struct sheet *t, int i)
{
	const struct draw *s = t->s;
	const struct groups *all = &s->m->group_list.groups;
	const struct group *g = &all->at[i];
	struct rect whole = {t->line.row, t->line.col - 1, 1, t->line.w + 1};
	struct rect bar = {t->line.row, t->line.col + t->label_cols, 1, t->bar_cols};
	struct gauge gauge = {.part = (int64_t)g->n, .whole = (int64_t)t->most};
	char room[FORMAT_CHARS];
	enum credit_status st;
	enum role role = has_status(all, g, &st) ? format_bar_role(st)
			 : g->value.n            ? ROLE_TEXT
						 : ROLE_DIM;
	grid_field(s->g, t->line, t->line.row, t->line.col, t->label_cols - 1, ALIGN_LEFT, role,
		   label_of(t, all, g, room), s->gl->ellipsis);
	gauge_draw(s, bar, &gauge, bar_role(all, g));
	draw_sums(t, g);
	grid_spot(s->g, whole, spot_line(LAYER_GROUPS, i));
	if (i == s->m->group_list.selected)
		list_table_select(s, whole);
	t->line.row++;
}

/* The sums that have room beside a bar. */
static void place_columns(struct sheet *t)
{
	t->label_cols = t->line.w / 3 < LABEL_COLS ? t->line.w / 3 : LABEL_COLS;
	t->sums = SUMS;
	while (t->sums > 0 &&
	       t->line.w - t->label_cols - COUNT_COLS - t->sums * SUM_LEAST < BAR_LEAST)
		t->sums--;
	int left = t->line.w - t->label_cols - COUNT_COLS;
	t->sum_cols = left - t->sums * SUM_MOST < BAR_GOOD ? SUM_LEAST : SUM_MOST;
	t->bar_cols = left - t->sums * t->sum_cols;
	if (t->bar_cols < 0)
		t->bar_cols = 0;
}

static bool has_room_for_cents(const struct sheet *t, int64_t sum)
{
	char text[MONEY_CHARS];
	money_print(sum, MONEY_CENTS, t->s->gl->ascii, text);
	return text_width(sl_from(text)) < t->sum_cols;
}

/* The sums of a column have cents or have none, so that their digits are below each other. The
 * widest are the least and the largest: there may be as many groups as customers. */
static void choose_cents(struct sheet *t, const struct groups *g)
{
	for (int i = 0; i < SUMS; i++) {
		int64_t least = sum_of(&g->all, i), largest = least;
		for (size_t at = 0; at < g->n; at++) {
			int64_t sum = sum_of(&g->at[at], i);
			least = sum < least ? sum : least;
			largest = sum > largest ? sum : largest;
		}
		t->has_cents[i] = has_room_for_cents(t, least) && has_room_for_cents(t, largest);
	}
}

/* The sums of all name the population, because more customers may not be loaded, or hidden. */
static void draw_all(struct sheet *t, const struct groups *g)
{
	char total[MONEY_CHARS], label[80];
	count_print(store_total(t->s->m->loader.store), total);
	snprintf(label, sizeof label, T_(t->s->m, "all shown, of %s"), total);
	grid_field(t->s->g, t->line, t->line.row, t->line.col, t->label_cols, ALIGN_LEFT, ROLE_HEAD,
		   sl_from(label), t->s->gl->ellipsis);
	draw_sums(t, &g->all);
}

void group_list_draw(const struct draw *s)
{
	const struct groups *g = &s->m->group_list.groups;
	struct rect all = {0, 0, s->m->layout.message.row, s->g->cols};
	int n = (int)g->n;
	bool counts = n == 0 && s->m->group_list.works;
	struct rect room =
	    box_draw(s, rect_centre(all, n + counts + 4, BOX_COLS), T_(s->m, title_of(g->by)));
	struct sheet t = {.s = s, .line = {room.row, room.col + 1, 1, room.w - 2}, .most = 1};
	int lines = room.h - 2;
	if (lines < 1 || t.line.w < 1)
		return;
	for (size_t i = 0; i < g->n; i++)
		t.most = g->at[i].n > t.most ? g->at[i].n : t.most;
	place_columns(&t);
	choose_cents(&t, g);
	draw_head(&t);
	if (counts) {
		grid_chars(s->g, t.line, t.line.row, t.line.col, ROLE_DIM,
			   T_(s->m, "Summing the customers"));
		t.line.row++;
	}
	int at = s->m->group_list.selected;
	int top = list_scroll(s->m->list_top[LAYER_GROUPS], n, lines, at, at);
	for (int i = top; i < n && i < top + lines; i++)
		draw_group(&t, i);
	draw_all(&t, g);
}

void group_list_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "show only these");
	hints_add(h, "Up/Down", "choose");
}
