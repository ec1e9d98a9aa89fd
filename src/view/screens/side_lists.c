/* SPDX-License-Identifier: MIT */
/* The side lists: what to sort by, which standings to show, which account to browse. They stand at
 * the right, the table stays in sight. */
#include "view/screens/side_lists.h"

#include <inttypes.h>
#include <stdio.h>

#include "app/model/model_query.h"
#include "app/screens/copy.h"

#include "view/kit/box.h"
#include "view/kit/column_text.h"
#include "view/kit/draw.h"
#include "view/kit/format.h"
#include "view/kit/styled_line.h"

#define SIDE_COLS 34

/* A box of n lines at the right edge over the table's height; the room inside, top the first line
 * shown. */
static struct rect side_box(const struct draw *s, int n, int selected, const char *title, int *top)
{
	const struct layout *l = &s->m->layout;
	int high = s->g->rows - l->heads.row - 2,
	    w = s->g->cols < SIDE_COLS ? s->g->cols : SIDE_COLS;
	int h = n + 2 < high ? n + 2 : high;
	if (h < 3)
		h = 3;
	struct rect room = box_draw(s, (struct rect){l->heads.row, s->g->cols - w, h, w}, title);
	*top = selected >= room.h ? selected - room.h + 1 : 0;
	return room;
}

static void draw_line(const struct draw *s, const struct styled_line *w, struct rect at,
		      bool selected)
{
	grid_chars(s->g, at, at.row, at.col, ROLE_SELECT, selected ? s->gl->marker : " ");
	styled_line_draw(w, s, (struct rect){at.row, at.col + 1, 1, at.w - 1});
	if (selected)
		grid_park(s->g, at.row, at.col, false);
}

/* "↑1" for the first key of several, "↑" for the only one. */
static void format_sort(struct styled_line *w, const struct draw *s, enum sort_key key)
{
	const struct lens_spec *spec = app_lens_spec(s->m);
	styled_line_clear(w);
	size_t i = 0;
	while (i < spec->n_sort && spec->sort[i].key != key)
		i++;
	if (i == spec->n_sort) {
		styled_line_chars(w, ROLE_TEXT, "   ");
	} else {
		styled_line_addf(w, ROLE_STRONG, "%s",
				 spec->sort[i].descending ? s->gl->down : s->gl->up);
		if (spec->n_sort > 1)
			styled_line_addf(w, ROLE_STRONG, "%zu ", i + 1);
		else
			styled_line_chars(w, ROLE_STRONG, "  ");
	}
	styled_line_chars(w, i < spec->n_sort ? ROLE_STRONG : ROLE_TEXT, sort_key_name(key));
}

void sort_list_draw(const struct draw *s)
{
	int top, selected = s->m->sort_list.selected;
	struct rect room = side_box(s, SORT_KEYS, selected, "Sort loaded rows by", &top);
	for (int i = 0; i < room.h && top + i < SORT_KEYS; i++) {
		struct styled_line w;
		format_sort(&w, s, (enum sort_key)(top + i));
		draw_line(s, &w, (struct rect){room.row + i, room.col, 1, room.w},
			  top + i == selected);
	}
}

static void format_show(struct styled_line *w, const struct draw *s, enum credit_status st)
{
	char n[MONEY_CHARS];
	unsigned shown = app_lens_spec(s->m)->standings;
	styled_line_clear(w);
	count_print(store_totals(s->m->store)->by_standing[st], n);
	styled_line_chars(w, ROLE_TEXT, shown & STATUS_BIT(st) ? "[x] " : "[ ] ");
	styled_line_addf(w, credit_status_role(st), "%s %-4s", s->gl->standing[st],
			 credit_status_name(st));
	styled_line_addf(w, ROLE_TEXT, "%9s loaded", n);
}

void show_list_draw(const struct draw *s)
{
	int top, selected = s->m->show_list.selected;
	struct rect room = side_box(s, STATUSES, selected, "Show of loaded rows", &top);
	for (int i = 0; i < room.h && top + i < STATUSES; i++) {
		struct styled_line w;
		format_show(&w, s, (enum credit_status)(top + i));
		draw_line(s, &w, (struct rect){room.row + i, room.col, 1, room.w},
			  top + i == selected);
	}
}

/* frozen: those that stay when the others scroll. */
static void format_column(struct styled_line *w, const struct draw *s, enum column_id id,
			  bool frozen)
{
	const struct column_set *set = &s->m->columns;
	struct column_room room = app_column_room(s->m);
	bool hidden = set->hidden[id];
	styled_line_clear(w);
	styled_line_chars(w, ROLE_TEXT, hidden ? "[ ] " : "[x] ");
	styled_line_addf(w, hidden ? ROLE_DIM : ROLE_TEXT, "%-16s",
			 column_title(id, LAYOUT_NORMAL, s->gl->ascii));
	styled_line_addf(w, set->width[id] ? ROLE_STRONG : ROLE_DIM, "%3d",
			 columns_width(set, &room, id));
	styled_line_chars(w, ROLE_DIM, frozen ? "  stays" : "");
}

void column_list_draw(const struct draw *s)
{
	const struct column_set *set = &s->m->columns;
	int top, selected = s->m->column_list.selected, shown = 0;
	struct rect room = side_box(s, COLUMNS, selected, "Columns", &top);
	for (int i = 0; i < COLUMNS && i < top + room.h; i++) {
		enum column_id id = set->order[i];
		struct styled_line w;
		shown += !set->hidden[id];
		if (i < top)
			continue;
		format_column(&w, s, id, !set->hidden[id] && shown <= set->frozen);
		draw_line(s, &w, (struct rect){room.row + i - top, room.col, 1, room.w},
			  i == selected);
	}
}

/* The one in use is marked as what is switched on is; the others are set in as far. */
static void format_profile(struct styled_line *w, const struct draw *s,
			   const struct profile_entry *e)
{
	const char *done = s->gl->done;
	styled_line_clear(w);
	if (e->current)
		styled_line_addf(w, ROLE_STRONG, "%s ", done);
	else
		styled_line_addf(w, ROLE_TEXT, "%*s ", text_width(sl_from(done)), "");
	if (e->name[0])
		styled_line_cut(w, e->current ? ROLE_STRONG : ROLE_TEXT, sl_from(e->name), 16,
				s->gl->ellipsis);
	else
		styled_line_chars(w, ROLE_DIM, "as found");
	styled_line_chars(w, ROLE_DIM, "  ");
	styled_line_chars(w, ROLE_DIM, e->note);
}

void profile_list_draw(const struct draw *s)
{
	const struct profiles *p = &s->m->profiles;
	int top, n = p->n ? (int)p->n : 1, selected = p->n ? p->selected : 0;
	struct rect room = side_box(s, n, selected, "Profiles", &top);
	for (int i = 0; i < room.h && top + i < n; i++) {
		struct styled_line w;
		if (p->n) {
			format_profile(&w, s, &p->entry[top + i]);
		} else {
			styled_line_clear(&w);
			styled_line_chars(&w, ROLE_DIM, "none is found here");
		}
		draw_line(s, &w, (struct rect){room.row + i, room.col, 1, room.w},
			  top + i == selected);
	}
}

void copy_list_draw(const struct draw *s)
{
	char title[60];
	int top, selected = s->m->copy.selected;
	if (s->m->marks.n)
		snprintf(title, sizeof title, "Copy of %zu marked", s->m->marks.n);
	else
		snprintf(title, sizeof title, "Copy");
	struct rect room = side_box(s, COPY_KINDS, selected, title, &top);
	for (int i = 0; i < room.h && top + i < COPY_KINDS; i++) {
		const struct copy_choice *choice = copy_choice_of((enum copy_kind)(top + i));
		struct styled_line w;
		styled_line_clear(&w);
		styled_line_addf(&w, ROLE_KEY, "%c ", choice->key);
		styled_line_chars(&w, top + i == selected ? ROLE_STRONG : ROLE_TEXT, choice->title);
		draw_line(s, &w, (struct rect){room.row + i, room.col, 1, room.w},
			  top + i == selected);
	}
}
