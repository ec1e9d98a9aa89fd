/* SPDX-License-Identifier: MIT */
/* The customers who changed since an earlier moment, the worst first, and their sums. */
#include "view/screens/changes_screen.h"

#include <stdio.h>

#include "app/model/model.h"

#include "view/kit/box.h"
#include "view/kit/change_text.h"
#include "view/kit/hints.h"
#include "view/kit/list_table.h"
#include "view/kit/privacy.h"
#include "view/kit/prompt_line.h"
#include "view/kit/styled_line.h"

#include "lang/lang.h"

#define UIN_COLS     12
#define STATUS_COLS  12 /* "CRIT -> F=12" */
#define AMOUNT_COLS  12
#define AMOUNT_LEAST 8
#define CHANGE_COLS  14 /* "worse, repaid" */
#define CHANGE_MOST  40
#define NAME_LEAST   12
#define NAME_MOST    40

/* The widths of the columns; 0: there is no room for it. */
struct widths {
	int uin, name, change, status, before, now, remaining, used;
};

static void widen(int *left, int by, int *column)
{
	by = by < *left ? by : *left;
	*column += by;
	*left -= by;
}

static void share_room(int cols, struct widths *w)
{
	int left = cols - UIN_COLS;
	*w = (struct widths){.uin = UIN_COLS};
	list_table_take_room(&left, STATUS_COLS, &w->status);
	list_table_take_room(
	    &left, left < LIST_TABLE_GAP + AMOUNT_COLS ? AMOUNT_LEAST : AMOUNT_COLS, &w->used);
	list_table_take_room(&left, NAME_LEAST, &w->name);
	list_table_take_room(&left, CHANGE_COLS, &w->change);
	list_table_take_room(&left, AMOUNT_COLS, &w->now);
	list_table_take_room(&left, AMOUNT_COLS, &w->before);
	list_table_take_room(&left, AMOUNT_COLS, &w->remaining);
	if (w->name)
		widen(&left, left < 16 ? left : NAME_MOST - NAME_LEAST, &w->name);
	if (w->change)
		widen(&left, CHANGE_MOST - CHANGE_COLS, &w->change);
}

static void draw_heads(struct table_line line, const struct widths *w)
{
	bool ascii = line.s->gl->ascii;
	list_table_put(&line, w->uin, ALIGN_LEFT, ROLE_HEAD, sl_from(T_(line.s, "UIN")));
	list_table_put(&line, w->name, ALIGN_LEFT, ROLE_HEAD, sl_from(T_(line.s, "Name")));
	list_table_put(&line, w->change, ALIGN_LEFT, ROLE_HEAD, sl_from(T_(line.s, "Change")));
	list_table_put(&line, w->status, ALIGN_LEFT, ROLE_HEAD, sl_from(T_(line.s, "Status")));
	list_table_put(&line, w->before, ALIGN_RIGHT, ROLE_HEAD, sl_from(T_(line.s, "Before $")));
	list_table_put(&line, w->now, ALIGN_RIGHT, ROLE_HEAD, sl_from(T_(line.s, "Remaining $")));
	list_table_put(&line, w->remaining, ALIGN_RIGHT, ROLE_HEAD,
		       sl_from(ascii ? T_(line.s, "d Remain. $") : T_(line.s, "Δ Remain. $")));
	list_table_put(&line, w->used, ALIGN_RIGHT, ROLE_HEAD,
		       sl_from(ascii ? T_(line.s, "d Used $") : T_(line.s, "Δ Used $")));
}

static void put_classes(struct table_line *line, int w, const struct change *c)
{
	char text[CHANGE_TEXT_CHARS];
	unsigned grave = CHANGE_BIT(CHANGE_WORSE) | CHANGE_BIT(CHANGE_DROP);
	change_text_classes(line->s, c->classes, text);
	list_table_put(line, w, ALIGN_LEFT, c->classes & grave ? ROLE_WARN : ROLE_TEXT,
		       sl_from(text));
}

static void put_status(struct table_line *line, int w, const struct change *c)
{
	char text[FORMAT_CHARS];
	const char *from = credit_status_name(c->from), *to = credit_status_name(c->to);
	if (!c->after)
		snprintf(text, sizeof text, "%s", from);
	else if (!c->before || c->from == c->to)
		snprintf(text, sizeof text, "%s", to);
	else
		snprintf(text, sizeof text, "%s %s %s", from, line->s->gl->becomes, to);
	list_table_put(line, w, ALIGN_LEFT, c->after ? format_status_role(c->to) : ROLE_DIM,
		       sl_from(text));
}

static void put_remaining(struct table_line *line, int w, const struct snapshot_row *r)
{
	char text[MONEY_CHARS];
	if (r && (r->known & KNOWN_REMAINING)) {
		format_amount(line->s->gl, r->remaining, true, w, text);
		list_table_put(line, w, ALIGN_RIGHT, r->remaining < 0 ? ROLE_OUT : ROLE_TEXT,
			       sl_from(text));
	} else {
		list_table_put(line, w, ALIGN_RIGHT, ROLE_DIM, sl_from(line->s->gl->null));
	}
}

static void put_difference(struct table_line *line, int w, const struct change *c, int64_t amount)
{
	char text[FORMAT_CHARS];
	change_text_amount(line->s->gl, amount, w, text);
	list_table_put(line, w, ALIGN_RIGHT, c->has_amounts && amount ? ROLE_TEXT : ROLE_DIM,
		       sl_from(c->has_amounts ? text : line->s->gl->null));
}

static void draw_change(struct table_line line, const void *widths, int i)
{
	char room[FORMAT_CHARS];
	const struct widths *w = widths;
	const struct change *c = &line.s->m->comparison.changes.items[i];
	list_table_put(&line, w->uin, ALIGN_LEFT, c->after ? ROLE_TEXT : ROLE_DIM,
		       privacy_uin(line.s, c->uin, room));
	list_table_put_name(&line, w->name, c->uin);
	put_classes(&line, w->change, c);
	put_status(&line, w->status, c);
	put_remaining(&line, w->before, c->before);
	put_remaining(&line, w->now, c->after);
	put_difference(&line, w->remaining, c, c->remaining);
	put_difference(&line, w->used, c, c->used);
}

static void draw_counts(const struct draw *s, struct rect at)
{
	static const enum change_class order[CHANGE_CLASSES] = {
	    CHANGE_WORSE,   CHANGE_DROP,      CHANGE_GONE,     CHANGE_NEW,
	    CHANGE_BETTER,  CHANGE_SUSPENDED, CHANGE_RELEASED, CHANGE_ALLOCATED,
	    CHANGE_REDUCED, CHANGE_USED,      CHANGE_REPAID};
	const struct changes *all = &s->m->comparison.changes;
	char text[CHANGE_TEXT_CHARS];
	struct styled_line line;
	styled_line_clear(&line);
	for (size_t i = 0; i < CHANGE_CLASSES; i++)
		if (all->counts[order[i]]) {
			change_text_count(s, order[i], all->counts[order[i]], text);
			styled_line_part(&line, s, at.w, i < 2 ? ROLE_WARN : ROLE_TEXT, text);
		}
	if (all->n == 0)
		styled_line_chars(&line, ROLE_TEXT, T_(s, "no customer changed"));
	styled_line_draw(&line, s, at);
}

static void draw_sums(const struct draw *s, struct rect at)
{
	const struct comparison *c = &s->m->comparison;
	char amount[FORMAT_CHARS], text[2 * FORMAT_CHARS];
	struct styled_line line;
	styled_line_clear(&line);
	change_text_amount(s->gl, c->remaining, at.w, amount);
	snprintf(text, sizeof text, T_(s, "remaining %s"), amount);
	styled_line_part(&line, s, at.w, ROLE_STRONG, text);
	change_text_amount(s->gl, c->used, at.w, amount);
	snprintf(text, sizeof text, T_(s, "used %s"), amount);
	styled_line_part(&line, s, at.w, ROLE_TEXT, text);
	change_text_amount(s->gl, c->credit, at.w, amount);
	snprintf(text, sizeof text, T_(s, "credit %s"), amount);
	styled_line_part(&line, s, at.w, ROLE_TEXT, text);
	styled_line_part(&line, s, at.w, ROLE_DIM, T_(s, "of those in both lists"));
	styled_line_draw(&line, s, at);
}

void changes_screen_draw(const struct draw *s)
{
	const struct comparison *c = &s->m->comparison;
	char moment[FORMAT_CHARS], title[2 * FORMAT_CHARS];
	struct widths w;
	change_text_moment(s, c->before.taken_s, moment);
	snprintf(title, sizeof title, T_(s, "Changes since %s"), moment);
	struct rect in = box_draw(s, layout_changes(&s->m->layout), title);
	struct rect at = {in.row, in.col + 1, 1, in.w - 2};
	if (!c->ready) {
		grid_text(s->g, at, at.row, at.col, ROLE_DIM,
			  sl_from(T_(s, "There is nothing to compare with now")));
		grid_park(s->g, at.row, at.col, false);
		return;
	}
	share_room(at.w, &w);
	draw_counts(s, at);
	at.row++;
	draw_sums(s, at);
	at.row++;
	draw_heads((struct table_line){s, at}, &w);
	grid_park(s->g, at.row, at.col, false);
	list_table_draw(s, (struct rect){at.row + 1, in.col, in.row + in.h - at.row - 1, in.w - 1},
			&(struct list_table){LAYER_CHANGES, (int)c->changes.n,
					     s->m->changes.selected, &w, draw_change});
	if (s->m->changes.finding)
		prompt_line_draw(s, LAYER_CHANGES, T_(s, "find: "), &s->m->changes.find, NULL);
}

void changes_screen_hints(struct hints *h, const struct model *m)
{
	hints_add(h, "Enter", m->changes.finding ? "stay there" : "go to the customer");
	if (m->changes.finding)
		return;
	hints_add(h, "Up/Down", "choose");
	hints_add(h, "/", "find");
}
