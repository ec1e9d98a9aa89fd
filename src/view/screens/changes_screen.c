/* SPDX-License-Identifier: MIT */
/* The customers who changed since an earlier moment, the worst first, and their sums. */
#include "view/screens/changes_screen.h"

#include <stdio.h>

#include "app/model/list_move.h"
#include "app/model/model.h"
#include "app/table/spot.h"

#include "view/kit/box.h"
#include "view/kit/change_text.h"
#include "view/kit/hints.h"
#include "view/kit/privacy.h"
#include "view/kit/prompt_line.h"
#include "view/kit/styled_line.h"

#include "lang/lang.h"

#define GAP          2
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

/* Gives a column its width if so much is left. */
static void take_room(int *left, int w, int *column)
{
	if (*left < GAP + w)
		return;
	*column = w;
	*left -= GAP + w;
}

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
	take_room(&left, STATUS_COLS, &w->status);
	take_room(&left, left < GAP + AMOUNT_COLS ? AMOUNT_LEAST : AMOUNT_COLS, &w->used);
	take_room(&left, NAME_LEAST, &w->name);
	take_room(&left, CHANGE_COLS, &w->change);
	take_room(&left, AMOUNT_COLS, &w->now);
	take_room(&left, AMOUNT_COLS, &w->before);
	take_room(&left, AMOUNT_COLS, &w->remaining);
	if (w->name)
		widen(&left, left < 16 ? left : NAME_MOST - NAME_LEAST, &w->name);
	if (w->change)
		widen(&left, CHANGE_MOST - CHANGE_COLS, &w->change);
}

struct change_line {
	const struct draw *s;
	const struct widths *w;
	struct rect at; /* the next cell begins at its left end */
};

static void put_cell(struct change_line *line, int w, enum align align, enum role role,
		     struct sl text)
{
	struct rect *at = &line->at;
	if (w <= 0)
		return;
	grid_field(line->s->g, *at, at->row, at->col, w, align, role, text, line->s->gl->ellipsis);
	at->col += w + GAP;
	at->w -= w + GAP;
}

static void draw_heads(struct change_line line)
{
	const struct widths *w = line.w;
	bool ascii = line.s->gl->ascii;
	put_cell(&line, w->uin, ALIGN_LEFT, ROLE_HEAD, sl_from(T_(line.s, "UIN")));
	put_cell(&line, w->name, ALIGN_LEFT, ROLE_HEAD, sl_from(T_(line.s, "Name")));
	put_cell(&line, w->change, ALIGN_LEFT, ROLE_HEAD, sl_from(T_(line.s, "Change")));
	put_cell(&line, w->status, ALIGN_LEFT, ROLE_HEAD, sl_from(T_(line.s, "Status")));
	put_cell(&line, w->before, ALIGN_RIGHT, ROLE_HEAD, sl_from(T_(line.s, "Before $")));
	put_cell(&line, w->now, ALIGN_RIGHT, ROLE_HEAD, sl_from(T_(line.s, "Remaining $")));
	put_cell(&line, w->remaining, ALIGN_RIGHT, ROLE_HEAD,
		 sl_from(ascii ? T_(line.s, "d Remain. $") : T_(line.s, "Δ Remain. $")));
	put_cell(&line, w->used, ALIGN_RIGHT, ROLE_HEAD,
		 sl_from(ascii ? T_(line.s, "d Used $") : T_(line.s, "Δ Used $")));
}

/* The name is known of loaded customers only. */
static void put_name(struct change_line *line, const struct change *c)
{
	char room[FORMAT_CHARS];
	const struct store *store = line->s->m->loader.store;
	const struct customer *customer = NULL;
	uint64_t row;
	if (store_find_uin(store, c->uin, &row))
		customer = store_row(store, row).customer;
	put_cell(line, line->w->name, ALIGN_LEFT, ROLE_TEXT,
		 customer ? privacy_field(line->s, customer, FIELD_NAME, room) : SL(""));
}

static void put_classes(struct change_line *line, const struct change *c)
{
	char text[CHANGE_TEXT_CHARS];
	unsigned grave = CHANGE_BIT(CHANGE_WORSE) | CHANGE_BIT(CHANGE_DROP);
	change_text_classes(line->s, c->classes, text);
	put_cell(line, line->w->change, ALIGN_LEFT, c->classes & grave ? ROLE_WARN : ROLE_TEXT,
		 sl_from(text));
}

static void put_status(struct change_line *line, const struct change *c)
{
	char text[FORMAT_CHARS];
	const char *from = credit_status_name(c->from), *to = credit_status_name(c->to);
	if (!c->after)
		snprintf(text, sizeof text, "%s", from);
	else if (!c->before || c->from == c->to)
		snprintf(text, sizeof text, "%s", to);
	else
		snprintf(text, sizeof text, "%s %s %s", from, line->s->gl->becomes, to);
	put_cell(line, line->w->status, ALIGN_LEFT, c->after ? format_status_role(c->to) : ROLE_DIM,
		 sl_from(text));
}

static void put_remaining(struct change_line *line, int w, const struct snapshot_row *r)
{
	char text[MONEY_CHARS];
	if (r && (r->known & KNOWN_REMAINING)) {
		format_amount(line->s->gl, r->remaining, true, w, text);
		put_cell(line, w, ALIGN_RIGHT, r->remaining < 0 ? ROLE_OUT : ROLE_TEXT,
			 sl_from(text));
	} else {
		put_cell(line, w, ALIGN_RIGHT, ROLE_DIM, sl_from(line->s->gl->null));
	}
}

static void put_difference(struct change_line *line, int w, const struct change *c, int64_t amount)
{
	char text[FORMAT_CHARS];
	change_text_amount(line->s->gl, amount, w, text);
	put_cell(line, w, ALIGN_RIGHT, c->has_amounts && amount ? ROLE_TEXT : ROLE_DIM,
		 sl_from(c->has_amounts ? text : line->s->gl->null));
}

static void draw_change(struct change_line line, const struct change *c)
{
	char room[FORMAT_CHARS];
	put_cell(&line, line.w->uin, ALIGN_LEFT, c->after ? ROLE_TEXT : ROLE_DIM,
		 privacy_uin(line.s, c->uin, room));
	put_name(&line, c);
	put_classes(&line, c);
	put_status(&line, c);
	put_remaining(&line, line.w->before, c->before);
	put_remaining(&line, line.w->now, c->after);
	put_difference(&line, line.w->remaining, c, c->remaining);
	put_difference(&line, line.w->used, c, c->used);
}

static void select_line(const struct draw *s, struct rect at)
{
	grid_chars(s->g, at, at.row, at.col, ROLE_SELECT, s->gl->marker);
	grid_select(s->g, at.row, at.col, at.w);
	grid_park(s->g, at.row, at.col, false);
}

static void draw_items(const struct draw *s, struct rect room, const struct widths *w)
{
	const struct changes *all = &s->m->comparison.changes;
	int n = (int)all->n, selected = s->m->changes.selected;
	int top = list_scroll(s->m->list_top[LAYER_CHANGES], n, room.h, selected, selected);
	for (int i = 0; i < room.h && top + i < n; i++) {
		struct rect at = {room.row + i, room.col, 1, room.w};
		struct change_line line = {s, w, {at.row, at.col + 1, 1, at.w - 1}};
		draw_change(line, &all->items[top + i]);
		grid_spot(s->g, at, spot_line(LAYER_CHANGES, top + i));
		if (top + i == selected)
			select_line(s, at);
	}
}

/* Adds a part if the line has room for the whole of it. */
static void add_part(struct styled_line *line, const struct draw *s, int cols, enum role role,
		     const char *part)
{
	struct styled_line longer = *line;
	styled_line_gap(&longer, s->gl->dot);
	styled_line_chars(&longer, role, part);
	if (styled_line_width(&longer) <= cols)
		*line = longer;
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
			add_part(&line, s, at.w, i < 2 ? ROLE_WARN : ROLE_TEXT, text);
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
	add_part(&line, s, at.w, ROLE_STRONG, text);
	change_text_amount(s->gl, c->used, at.w, amount);
	snprintf(text, sizeof text, T_(s, "used %s"), amount);
	add_part(&line, s, at.w, ROLE_TEXT, text);
	change_text_amount(s->gl, c->credit, at.w, amount);
	snprintf(text, sizeof text, T_(s, "credit %s"), amount);
	add_part(&line, s, at.w, ROLE_TEXT, text);
	add_part(&line, s, at.w, ROLE_DIM, T_(s, "of those in both lists"));
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
	if (in.h <= 0 || at.w <= 0)
		return;
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
	draw_heads((struct change_line){s, &w, at});
	grid_park(s->g, at.row, at.col, false);
	draw_items(s, (struct rect){at.row + 1, in.col, in.row + in.h - at.row - 1, in.w - 1}, &w);
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
