/* SPDX-License-Identifier: MIT */
/* Draws the rows about vouchers and the history of credit in the detail pane. */
#include "view/detail/history.h"

#include <inttypes.h>

#include "view/kit/format.h"
#include "view/kit/privacy.h"
#include "view/kit/spark.h"

static void add_asking(struct detail_row *out, const struct draw *s)
{
	if (s->m->loader.fetch.halted)
		detail_row_addf(out, ROLE_DIM, T_(s, "not requested: loading has stopped"));
	else
		detail_row_addf(out, ROLE_DIM, T_(s, "asking%.*s"), (int)s->gl->ellipsis.n,
				s->gl->ellipsis.p);
}

static void add_voucher_amounts(struct detail_row *out, const struct draw *s)
{
	const struct uin_amounts *a = &s->m->customer_extra.amounts;
	char total[MONEY_CHARS];
	if (a->known & AMOUNT_REMAINING)
		detail_row_add_amount(out, s, ROLE_STRONG, a->remaining);
	else
		detail_row_add_unknown(out, s);
	money_print(a->total, MONEY_CENTS, s->gl->ascii, total);
	detail_row_addf(out, ROLE_DIM, T_(s, " USD   of %s"),
			a->known & AMOUNT_TOTAL ? total : s->gl->null);
}

void history_fill_vouchers(struct detail_row *out, const struct draw *s)
{
	const struct customer_extra *d = &s->m->customer_extra;
	out->label = N_("Vouchers");
	if (d->vouchers == EXTRA_WANTED)
		add_asking(out, s);
	else if (d->vouchers == EXTRA_LOADED && d->amounts.known == 0)
		detail_row_addf(out, ROLE_TEXT, T_(s, "none"));
	else if (d->vouchers == EXTRA_LOADED)
		add_voucher_amounts(out, s);
}

void history_fill_count(struct detail_row *out, const struct draw *s)
{
	const struct customer_extra *d = &s->m->customer_extra;
	char here[MONEY_CHARS], all[MONEY_CHARS];
	uint64_t n = credit_history_count(d);
	uint64_t total = d->n_pages > 0 && d->pages[0].has_total ? d->pages[0].total : n;
	out->label = N_("History");
	if (d->n_pages == 0 && d->history == EXTRA_WANTED)
		add_asking(out, s);
	if (d->n_pages == 0)
		return;
	count_print(n, here);
	count_print(total, all);
	if (n < total)
		detail_row_addf(out, ROLE_WARN, T_(s, "%s of "), here);
	detail_row_addf(out, ROLE_TEXT, P_(s, total, "%s allocation", "%s allocations"), all);
}

static int64_t entry_value(const struct allocation *a, bool total, bool *known)
{
	*known = a->known & (total ? ALLOCATION_TOTAL : ALLOCATION_AVAILABLE);
	return total ? a->total_after : a->available_after;
}

/* Returns the largest value of both series, because they share one scale. */
static int64_t largest_value(const struct customer_extra *d, size_t n)
{
	int64_t most = 1;
	for (size_t i = 0; i < n; i++)
		for (int total = 0; total < 2; total++) {
			bool known;
			int64_t v = entry_value(credit_history_entry(d, i), total, &known);
			most = known && v > most ? v : most;
		}
	return most;
}

void history_fill_steps(struct detail_row *out, const struct draw *s, bool total)
{
	const struct customer_extra *d = &s->m->customer_extra;
	size_t n = credit_history_count(d), cells = out->cols > 0 ? (size_t)out->cols : 0;
	int64_t most = largest_value(d, n);
	out->label = total ? N_("  total") : N_("  available");
	for (size_t i = n < cells ? n : cells; i-- > 0;) {
		bool known;
		int64_t v = entry_value(credit_history_entry(d, i), total, &known);
		detail_row_addf(out, total ? ROLE_STRONG : ROLE_OK, "%s",
				known ? spark_step(s->gl, v, most) : " ");
	}
}

/* The bits of the columns in allocation.known and allocation.bad. */
static const unsigned bits[HISTORY_COLUMNS] = {
    [HISTORY_DATE] = ALLOCATION_TIME,         [HISTORY_CHANGE] = ALLOCATION_DELTA,
    [HISTORY_TOTAL] = ALLOCATION_TOTAL,       [HISTORY_AVAILABLE] = ALLOCATION_AVAILABLE,
    [HISTORY_OPERATOR] = ALLOCATION_OPERATOR, [HISTORY_REMARK] = ALLOCATION_REMARK};

static bool is_amount(enum history_column c)
{
	return c == HISTORY_CHANGE || c == HISTORY_TOTAL || c == HISTORY_AVAILABLE;
}

/* Writes an amount; unknown ones as the sign for that. */
static struct sl format_entry_amount(const struct draw *s, const struct allocation *a,
				     enum history_column c, char out[MONEY_CHARS + 1])
{
	int64_t amount = c == HISTORY_CHANGE  ? a->delta
			 : c == HISTORY_TOTAL ? a->total_after
					      : a->available_after;
	size_t sign = c == HISTORY_CHANGE && amount > 0;
	if (!(a->known & bits[c]))
		return sl_from(s->gl->null);
	out[0] = '+';
	money_print(amount, MONEY_CENTS, s->gl->ascii, out + sign);
	return sl_from(out);
}

static struct sl entry_text(const struct draw *s, const struct allocation *a, enum history_column c)
{
	if (c == HISTORY_DATE)
		return a->time.n ? format_date(a->time) : sl_from(s->gl->null);
	if (c == HISTORY_KIND)
		return sl_from(T_(s, credit_history_kind(a)));
	return privacy_text(s, c == HISTORY_OPERATOR ? a->operator_name : a->remark);
}

static enum role entry_role(const struct allocation *a, enum history_column c)
{
	if (c == HISTORY_CHANGE)
		return a->delta < 0 ? ROLE_OUT : ROLE_STRONG;
	return c == HISTORY_OPERATOR || c == HISTORY_KIND ? ROLE_DIM : ROLE_TEXT;
}

static void draw_cell(const struct draw *s, struct rect at, const struct allocation *a,
		      enum history_column c)
{
	char amount[MONEY_CHARS + 1];
	enum role role = a->bad & bits[c] ? ROLE_WARN : entry_role(a, c);
	struct sl text = entry_text(s, a, c);
	if (a->bad & bits[c])
		text = sl_from(s->gl->bad);
	else if (is_amount(c))
		text = format_entry_amount(s, a, c, amount);
	grid_field(s->g, at, at.row, at.col, at.w, is_amount(c) ? ALIGN_RIGHT : ALIGN_LEFT, role,
		   text, s->gl->ellipsis);
}

/* Moves at to the column; one that is left out has no width, so that nothing is drawn. */
static void next_cell(struct rect *at, const struct history_widths *widths, int c)
{
	at->col += at->w + (at->w ? HISTORY_GAP : 0);
	at->w = widths->w[c];
}

void history_draw_heads(const struct draw *s, struct rect at, const struct history_widths *widths)
{
	at.w = 0;
	for (int c = 0; c < HISTORY_COLUMNS; c++) {
		next_cell(&at, widths, c);
		grid_field(s->g, at, at.row, at.col, at.w,
			   is_amount((enum history_column)c) ? ALIGN_RIGHT : ALIGN_LEFT, ROLE_HEAD,
			   sl_from(T_(s, credit_history_title((enum history_column)c))),
			   s->gl->ellipsis);
	}
}

static void draw_flaw(const struct draw *s, struct rect at, const struct allocation *a)
{
	struct styled_line w;
	styled_line_clear(&w);
	styled_line_addf(&w, ROLE_WARN, T_(s, "%s not read: this entry %s"), s->gl->bad,
			 T_(s, a->flaw));
	styled_line_draw(&w, s, at);
}

void history_draw_entry(const struct draw *s, struct rect at, const struct history_widths *widths,
			size_t i)
{
	const struct allocation *a = credit_history_entry(&s->m->customer_extra, i);
	if (a->flaw) {
		draw_flaw(s, at, a);
		return;
	}
	at.w = 0;
	for (int c = 0; c < HISTORY_COLUMNS; c++) {
		next_cell(&at, widths, c);
		draw_cell(s, at, a, (enum history_column)c);
	}
}
