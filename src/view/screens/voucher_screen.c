/* SPDX-License-Identifier: MIT */
/* The vouchers of all customers in the order in which they end, and their sums. */
#include "view/screens/voucher_screen.h"

#include <stdio.h>
#include <string.h>

#include "base/time.h"

#include "view/kit/box.h"
#include "view/kit/draw.h"
#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/kit/list_table.h"
#include "view/kit/privacy.h"
#include "view/kit/styled_line.h"

#define DATE_COLS    10
#define WHEN_COLS    13 /* a blank and "in 1000 days" */
#define UIN_LEAST    8
#define AMOUNT_LEAST 9 /* any amount in short form, and the head */
#define NAME_LEAST   10
#define NAME_MOST    40
#define USAGE_LEAST  8
#define SOON_DAYS    7
#define DAY_S        86400
#define PART_CHARS   (2 * MONEY_CHARS + 40)

/* The widths of the columns; 0: there is no room for it. */
struct widths {
	int when, uin, name, remaining, total, usage;
};

static int at_least(int n, int least)
{
	return n < least ? least : n;
}

/* The texts share what is left; a name needs more of it. */
static void share_rest(int left, struct widths *w)
{
	int more = w->usage ? left * 2 / 3 : left;
	if (w->usage && more > NAME_MOST - NAME_LEAST)
		more = NAME_MOST - NAME_LEAST;
	if (w->name)
		w->name += more;
	if (w->usage)
		w->usage += left - more;
}

static void share_room(const struct voucher_store *l, int cols, struct widths *w)
{
	int left = cols - DATE_COLS, remaining = at_least(l->remaining_cols, AMOUNT_LEAST);
	int uin = at_least(l->uin_cols, UIN_LEAST);
	*w = (struct widths){.when = 0};
	if (left < LIST_TABLE_GAP + uin + LIST_TABLE_GAP + AMOUNT_LEAST)
		uin = 0;
	list_table_take_room(&left, uin, &w->uin);
	list_table_take_room(&left,
			     remaining < left - LIST_TABLE_GAP ? remaining : left - LIST_TABLE_GAP,
			     &w->remaining);
	list_table_take_room(&left, at_least(l->total_cols, AMOUNT_LEAST), &w->total);
	if (left >= WHEN_COLS) {
		w->when = WHEN_COLS;
		left -= WHEN_COLS;
	}
	list_table_take_room(&left, NAME_LEAST, &w->name);
	list_table_take_room(&left, USAGE_LEAST, &w->usage);
	share_rest(left, w);
}

static void draw_heads(struct table_line line, const struct widths *w)
{
	list_table_put(&line, DATE_COLS + w->when, ALIGN_LEFT, ROLE_HEAD,
		       sl_from(T_(line.s, "Expires")));
	list_table_put(&line, w->uin, ALIGN_LEFT, ROLE_HEAD, sl_from(T_(line.s, "UIN")));
	list_table_put(&line, w->name, ALIGN_LEFT, ROLE_HEAD, sl_from(T_(line.s, "Name")));
	list_table_put(&line, w->remaining, ALIGN_RIGHT, ROLE_HEAD,
		       sl_from(TC_(line.s, "voucher", "Remaining")));
	list_table_put(&line, w->total, ALIGN_RIGHT, ROLE_HEAD, sl_from(T_(line.s, "Total")));
	list_table_put(&line, w->usage, ALIGN_LEFT, ROLE_HEAD, sl_from(T_(line.s, "Usage")));
}

/* What stands for a value that is not known. */
static struct sl describe_unknown(const struct draw *s, const struct voucher *v, unsigned bit)
{
	return sl_from(v->flaw || (v->bad & bit) ? s->gl->bad : s->gl->null);
}

static enum role unknown_role(const struct voucher *v, unsigned bit)
{
	return v->flaw || (v->bad & bit) ? ROLE_WARN : ROLE_DIM;
}

/* Amber: something remains of it, and it ends soon. */
static enum role end_role(const struct draw *s, const struct voucher_item *item)
{
	int64_t left_s = item->end_s - voucher_store_now(s->m);
	if (left_s <= 0)
		return ROLE_DIM;
	bool soon = left_s <= (int64_t)SOON_DAYS * DAY_S;
	return soon && voucher_items_has_value(item) ? ROLE_WARN : ROLE_TEXT;
}

static void put_end(struct table_line *line, int when_cols, const struct voucher_item *item)
{
	char date[11], when[FORMAT_CHARS], text[FORMAT_CHARS];
	const struct voucher *v = item->voucher;
	int cols = DATE_COLS + when_cols;
	if (!item->has_end) {
		bool bad = v->expires.n > 0 || v->flaw || (v->bad & VOUCHER_EXPIRES);
		list_table_put(line, cols, ALIGN_LEFT, bad ? ROLE_WARN : ROLE_DIM,
			       sl_from(bad ? line->s->gl->bad : line->s->gl->null));
		return;
	}
	time_print_date(item->end_s, date);
	time_relative(line->s->lang, item->end_s, voucher_store_now(line->s->m), when, sizeof when);
	format_joined(text, date, " ", when);
	bool fits = text_width(sl_from(text)) <= cols;
	list_table_put(line, cols, ALIGN_LEFT, end_role(line->s, item),
		       sl_from(fits ? text : date));
}

static void put_uin(struct table_line *line, int w, const struct voucher *v)
{
	char room[FORMAT_CHARS];
	if (v->known & VOUCHER_UIN)
		list_table_put(line, w, ALIGN_LEFT, ROLE_TEXT, privacy_uin(line->s, v->uin, room));
	else
		list_table_put(line, w, ALIGN_LEFT, unknown_role(v, VOUCHER_UIN),
			       describe_unknown(line->s, v, VOUCHER_UIN));
}

static void put_name(struct table_line *line, int w, const struct voucher *v)
{
	if (v->known & VOUCHER_UIN)
		list_table_put_name(line, w, v->uin);
	else
		list_table_put(line, w, ALIGN_LEFT, ROLE_TEXT, SL(""));
}

static void put_amount(struct table_line *line, int w, const struct voucher *v, unsigned bit)
{
	char text[MONEY_CHARS];
	if (!(v->known & bit)) {
		list_table_put(line, w, ALIGN_RIGHT, unknown_role(v, bit),
			       describe_unknown(line->s, v, bit));
		return;
	}
	format_amount(line->s->gl, bit == VOUCHER_TOTAL ? v->total : v->remaining, true, w, text);
	list_table_put(line, w, ALIGN_RIGHT, ROLE_TEXT, sl_from(text));
}

static void draw_voucher(struct table_line line, const void *widths, int i)
{
	const struct widths *w = widths;
	const struct voucher_item *item = &line.s->m->vouchers.store.items.items[i];
	const struct voucher *v = item->voucher;
	put_end(&line, w->when, item);
	put_uin(&line, w->uin, v);
	put_name(&line, w->name, v);
	put_amount(&line, w->remaining, v, VOUCHER_REMAINING);
	put_amount(&line, w->total, v, VOUCHER_TOTAL);
	list_table_put(&line, w->usage, ALIGN_LEFT, ROLE_TEXT, v->usage);
}

/* Adds a text in which one part is strong. */
static void add_with_strong(struct styled_line *line, const char *text, const char *part)
{
	const char *at = strstr(text, part);
	size_t before = at ? (size_t)(at - text) : strlen(text);
	styled_line_add(line, ROLE_DIM, (struct sl){text, before});
	if (!at)
		return;
	styled_line_chars(line, ROLE_STRONG, part);
	styled_line_chars(line, ROLE_DIM, at + strlen(part));
}

/* Adds what remains, of the whole amount or without it; false if it does not fit into cols. */
static bool add_sum(struct styled_line *line, const struct draw *s, int cols,
		    enum money_style style, bool has_total)
{
	const struct voucher_sums *sums = &s->m->vouchers.store.sums;
	char remaining[MONEY_CHARS], total[MONEY_CHARS], text[PART_CHARS];
	struct styled_line longer = *line;
	money_print(sums->remaining, style, s->gl->ascii, remaining);
	money_print(sums->total, style, s->gl->ascii, total);
	styled_line_gap(&longer, s->gl->dot);
	if (has_total)
		snprintf(text, sizeof text, T_(s, "%s of %s left"), remaining, total);
	else
		snprintf(text, sizeof text, T_(s, "%s left"), remaining);
	add_with_strong(&longer, text, remaining);
	if (styled_line_width(&longer) > cols)
		return false;
	*line = longer;
	return true;
}

/* Adds the sums in the longest form that fits. */
static void add_sums(struct styled_line *line, const struct draw *s, int cols)
{
	static const enum money_style styles[] = {MONEY_CENTS, MONEY_WHOLE, MONEY_COMPACT};
	for (int has_total = 1; has_total >= 0; has_total--)
		for (size_t i = 0; i < COUNT_OF(styles); i++)
			if (add_sum(line, s, cols, styles[i], has_total))
				return;
}

static void draw_sums(const struct draw *s, struct rect at)
{
	const struct voucher_store *l = &s->m->vouchers.store;
	bool loading = voucher_store_is_loading(s->m);
	char n[MONEY_CHARS], all[MONEY_CHARS];
	struct styled_line line;
	styled_line_clear(&line);
	count_print(l->sums.n, n);
	count_print(l->reading.total, all);
	if (loading && !l->reading.has_total)
		styled_line_add(&line, ROLE_WARN, sl_from(T_(s, "reading the vouchers")));
	else if (l->sums.n < l->reading.total)
		styled_line_addf(&line, ROLE_WARN, T_(s, "%s of %s vouchers read"), n, all);
	else
		styled_line_addf(&line, ROLE_STRONG, P_(s, l->sums.n, "%s voucher", "%s vouchers"),
				 n);
	if (l->sums.n > 0)
		add_sums(&line, s, at.w);
	if (loading && l->sums.n > 0)
		styled_line_part(&line, s, at.w, ROLE_WARN,
				 l->sums.n < l->reading.total ? T_(s, "so far")
							      : T_(s, "checking"));
	styled_line_draw(&line, s, at);
}

static void format_within(const struct draw *s, bool week, char out[PART_CHARS])
{
	const struct voucher_sums *sums = &s->m->vouchers.store.sums;
	char count[MONEY_CHARS], left[MONEY_CHARS];
	count_print(week ? sums->n_week : sums->n_month, count);
	money_print(week ? sums->week_remaining : sums->month_remaining, MONEY_CENTS, s->gl->ascii,
		    left);
	if (week)
		snprintf(out, PART_CHARS, T_(s, "%s end within 7 days (%s)"), count, left);
	else
		snprintf(out, PART_CHARS, T_(s, "%s within 30 (%s)"), count, left);
}

static void draw_ends(const struct draw *s, struct rect at)
{
	const struct voucher_sums *sums = &s->m->vouchers.store.sums;
	char week[PART_CHARS], month[PART_CHARS], unknown[PART_CHARS];
	char n[MONEY_CHARS];
	struct styled_line line;
	styled_line_clear(&line);
	if (sums->n == 0)
		return;
	format_within(s, true, week);
	format_within(s, false, month);
	styled_line_part(&line, s, at.w, sums->n_week ? ROLE_WARN : ROLE_TEXT, week);
	styled_line_part(&line, s, at.w, ROLE_TEXT, month);
	count_print(sums->n_no_end, n);
	snprintf(unknown, sizeof unknown, T_(s, "%s without a known end"), n);
	if (sums->n_no_end)
		styled_line_part(&line, s, at.w, ROLE_WARN, unknown);
	count_print(sums->unknown, n);
	snprintf(unknown, sizeof unknown, T_(s, "%s without known amounts"), n);
	if (sums->unknown)
		styled_line_part(&line, s, at.w, ROLE_WARN, unknown);
	styled_line_draw(&line, s, at);
}

static void draw_sentence(const struct draw *s, struct rect room, enum role role, struct sl text)
{
	struct sl line;
	for (int i = 0; i < room.h && text_wrap(&text, room.w, &line); i++)
		grid_text(s->g, room, room.row + i, room.col, role, line);
	grid_park(s->g, room.row, room.col, false);
}

void voucher_screen_draw(const struct draw *s)
{
	const struct voucher_store *l = &s->m->vouchers.store;
	struct rect in =
	    box_draw(s, layout_vouchers(&s->m->layout), T_(s, "Vouchers by their end"));
	struct rect at = {in.row, in.col + 1, 1, in.w - 2};
	struct widths w;
	if (voucher_store_has_failed(s->m)) {
		draw_sentence(s, (struct rect){at.row, at.col, in.h, at.w}, ROLE_ERROR,
			      sl_from(l->why));
		return;
	}
	draw_sums(s, at);
	if (l->items.n == 0) {
		grid_park(s->g, at.row, at.col, false);
		return;
	}
	share_room(l, at.w, &w);
	at.row++;
	draw_ends(s, at);
	at.row++;
	draw_heads((struct table_line){s, at}, &w);
	list_table_draw(s, (struct rect){at.row + 1, in.col, in.row + in.h - at.row - 1, in.w - 1},
			&(struct list_table){LAYER_VOUCHERS, (int)l->items.n,
					     s->m->vouchers.selected, &w, draw_voucher});
}

void voucher_screen_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "go to the customer");
	hints_add(h, "Up/Down", "choose");
}
