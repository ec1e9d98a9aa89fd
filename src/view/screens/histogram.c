/* SPDX-License-Identifier: MIT */
/* The distribution of the loaded customers and their credit, by status and by remaining share. */
#include "view/screens/histogram.h"

#include <inttypes.h>
#include <stdio.h>

#include "app/model/list_move.h"
#include "app/table/spot.h"

#include "view/kit/box.h"
#include "view/kit/draw.h"
#include "view/kit/format.h"
#include "view/kit/gauge.h"
#include "view/kit/hints.h"
#include "view/kit/list_table.h"
#include "view/kit/styled_line.h"

#define LABEL_COLS 11
#define COUNT_COLS 11
#define SUM_COLS   15 /* a blank and "999,999,999.99" */
#define SUMS       2  /* credit and remaining; the credit is left out first */
#define BAR_LEAST  4

struct bin {
	uint64_t n;
	int64_t credit, remaining;
};

struct bins {
	struct bin credit_status[STATUSES], band[REMAINING_BANDS];
};

static void count_customer(struct bin *b, const struct customer *c)
{
	b->n++;
	if (c->known & KNOWN_CREDIT)
		b->credit = money_add(b->credit, c->credit);
	if (c->known & KNOWN_REMAINING)
		b->remaining = money_add(b->remaining, c->remaining);
}

/* The role of the worst credit status that a customer of the band can have. */
static enum role band_role(const struct draw *s, enum remaining_band band)
{
	const struct thresholds *t = &s->m->settings.thresholds;
	enum credit_status worst = STATUS_OK;
	if (band == BAND_BELOW_0)
		worst = STATUS_NEG;
	else if (band == BAND_0)
		worst = STATUS_OUT;
	else if (remaining_band_percent(band) < t->crit_percent)
		worst = STATUS_CRIT;
	else if (remaining_band_percent(band) < t->low_percent)
		worst = STATUS_LOW;
	return format_bar_role(worst);
}

static bool count_row(void *ctx, const struct row *row)
{
	struct bins *b = ctx;
	int band = remaining_band_of(row->customer);
	count_customer(&b->credit_status[row->credit_status], row->customer);
	if (band < REMAINING_BANDS)
		count_customer(&b->band[band], row->customer);
	return true;
}

static uint64_t largest_bin(const struct bin *bins, int n)
{
	uint64_t most = 1;
	for (int i = 0; i < n; i++)
		most = bins[i].n > most ? bins[i].n : most;
	return most;
}

struct chart {
	const struct draw *s;
	struct rect room; /* the lines that are shown */
	struct rect line; /* the next one; above the room while lines are scrolled away */
	int bar_cols, sums;
};

static bool is_shown(const struct chart *t)
{
	return t->line.row >= t->room.row && t->line.row < t->room.row + t->room.h;
}

/* Puts a text at the right end of the i-th sum, from the last. */
static void put_sum(const struct chart *t, int i, enum role role, const char *text)
{
	int col = t->line.col + t->line.w - (i + 1) * SUM_COLS;
	grid_field(t->s->g, t->line, t->line.row, col + 1, SUM_COLS - 1, ALIGN_RIGHT, role,
		   sl_from(text), t->s->gl->ellipsis);
}

static void draw_bin(struct chart *t, const char *label, enum role role, const struct bin *b,
		     uint64_t most)
{
	const int64_t sums[SUMS] = {b->remaining, b->credit};
	char n[MONEY_CHARS], amount[MONEY_CHARS];
	struct rect at = t->line;
	count_print(b->n, n);
	grid_chars(t->s->g, at, at.row, at.col, role, label);
	at.col += LABEL_COLS;
	at.w = t->bar_cols;
	struct gauge g = {.part = (int64_t)b->n, .whole = (int64_t)most};
	gauge_draw(t->s, at, &g, role);
	grid_field(t->s->g, t->line, at.row, at.col + t->bar_cols, COUNT_COLS - 1, ALIGN_RIGHT,
		   ROLE_STRONG, sl_from(n), t->s->gl->ellipsis);
	for (int i = 0; i < SUMS && i < t->sums; i++) {
		format_amount(t->s->gl, sums[i], true, SUM_COLS - 1, amount);
		put_sum(t, i, sums[i] < 0 ? ROLE_OUT : ROLE_TEXT, amount);
	}
}

static void draw_head(struct chart *t, const char *title)
{
	const char *const sums[SUMS] = {T_(t->s, "remaining"), T_(t->s, "credit")};
	struct styled_line w;
	if (!is_shown(t)) {
		t->line.row++;
		return;
	}
	grid_chars(t->s->g, t->line, t->line.row, t->line.col, ROLE_HEAD, title);
	styled_line_clear(&w);
	styled_line_chars(&w, ROLE_HEAD, T_(t->s, "customers"));
	struct rect count_col = {t->line.row, t->line.col, 1,
				 LABEL_COLS + t->bar_cols + COUNT_COLS - 1};
	styled_line_draw_right(&w, t->s, count_col);
	for (int i = 0; i < SUMS && i < t->sums; i++)
		put_sum(t, i, ROLE_HEAD, sums[i]);
	t->line.row++;
}

/* Draws the line of a bar, which can be chosen. */
static void draw_bar(struct chart *t, int bar, const char *label, enum role role,
		     const struct bin *b, uint64_t most)
{
	struct rect line = {t->line.row, t->line.col - 1, 1, t->line.w + 1};
	if (is_shown(t)) {
		draw_bin(t, label, role, b, most);
		grid_spot(t->s->g, line, spot_line(LAYER_HISTOGRAM, bar));
		if (bar == t->s->m->histogram.selected)
			list_table_select(t->s, line);
	}
	t->line.row++;
}

static void draw_statuses(struct chart *t, const struct bins *b)
{
	uint64_t most = largest_bin(b->credit_status, STATUSES);
	draw_head(t, T_(t->s, "Status"));
	for (int i = 0; i < STATUSES; i++) {
		char label[FORMAT_CHARS];
		snprintf(label, sizeof label, "%s %s", t->s->gl->credit_status[i],
			 credit_status_name((enum credit_status)i));
		draw_bar(t, i, label, format_bar_role((enum credit_status)i), &b->credit_status[i],
			 most);
	}
}

static void draw_bands(struct chart *t, const struct bins *b)
{
	uint64_t most = largest_bin(b->band, REMAINING_BANDS);
	draw_head(t, T_(t->s, "Remaining %"));
	for (int i = 0; i < REMAINING_BANDS; i++) {
		enum remaining_band band = (enum remaining_band)i;
		draw_bar(t, STATUSES + i, T_(t->s, remaining_band_name(band)),
			 band_role(t->s, band), &b->band[i], most);
	}
}

/* Draws the partner's own credit: without it the purchase of any customer fails. */
static void draw_own_credit(struct chart *t)
{
	const struct partner_credit *p = &t->s->m->own_credit;
	const struct {
		const char *name;
		int64_t amount;
	} parts[] = {{N_("Own credit "), p->remaining},
		     {N_("of "), p->total},
		     {N_("allocated "), p->allocated}};
	static const unsigned bits[] = {POOL_REMAINING, POOL_TOTAL, POOL_ALLOCATED};
	struct styled_line w;
	t->line.row++;
	if (!t->s->m->has_own_credit || !is_shown(t))
		return;
	styled_line_clear(&w);
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		char amount[MONEY_CHARS];
		if (!(p->known & bits[i]))
			continue;
		money_print(parts[i].amount, MONEY_CENTS, t->s->gl->ascii, amount);
		styled_line_gap(&w, "  ");
		styled_line_chars(&w, ROLE_DIM, T_(t->s, parts[i].name));
		styled_line_chars(&w, parts[i].amount < 0 ? ROLE_NEG : ROLE_STRONG, amount);
	}
	styled_line_draw(&w, t->s, t->line);
}

void histogram_draw(const struct draw *s)
{
	struct bins bins = {.credit_status = {{0}}};
	char loaded[MONEY_CHARS], total[MONEY_CHARS], title[120];
	struct rect all = {0, 0, s->m->layout.message.row, s->g->cols};
	count_print(store_loaded(s->m->loader.store), loaded);
	count_print(store_total(s->m->loader.store), total);
	snprintf(title, sizeof title, T_(s, "Distribution of %s loaded, %s in all"), loaded, total);
	store_each(s->m->loader.store, count_row, &bins);
	int lines = histogram_lines(s->m), at = histogram_line(s->m->histogram.selected);
	struct rect room = box_draw(s, rect_centre(all, lines + 2, 100), title);
	int top = list_scroll(s->m->list_top[LAYER_HISTOGRAM], lines, room.h, at, at);
	struct chart t = {s, room, {room.row - top, room.col + 1, 1, room.w - 2}, 0, 0};
	t.bar_cols = t.line.w - LABEL_COLS - COUNT_COLS;
	for (; t.sums < SUMS && t.bar_cols >= BAR_LEAST + SUM_COLS; t.sums++)
		t.bar_cols -= SUM_COLS;
	if (t.bar_cols < BAR_LEAST)
		t.bar_cols = BAR_LEAST;
	draw_statuses(&t, &bins);
	t.line.row++;
	draw_bands(&t, &bins);
	draw_own_credit(&t);
}

void histogram_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "show only these");
	hints_add(h, "Up/Down", "choose");
}
