/* SPDX-License-Identifier: MIT */
/* The rows about vouchers and allocations in the detail pane. */
#include "history.h"

#include <inttypes.h>

#include "view/kit/format.h"
#include "view/kit/privacy.h"

#define CHART_COLS  40
#define AMOUNT_COLS 14
#define LINES_AFTER 6 /* rows that may follow the history */
#define LEVELS      8

static void add_amount(struct styled_line *w, const struct draw *s, enum role role, bool known,
		       int64_t amount, bool plus)
{
	char text[MONEY_CHARS];
	const char *sign = plus && known && amount > 0 ? "+" : "";
	if (known)
		money_print(amount, MONEY_CENTS, s->gl->ascii, text);
	int pad =
	    AMOUNT_COLS - text_width(sl_from(known ? text : s->gl->null)) - (int)sl_from(sign).n;
	styled_line_addf(w, ROLE_TEXT, "%*s", pad > 0 ? pad : 0, "");
	styled_line_addf(w, role, "%s%s", sign, known ? text : s->gl->null);
}

static void format_why(struct detail_row *fact, const char *why)
{
	fact->text = sl_from(why);
	fact->wraps = true;
}

static void add_asking(struct styled_line *w, const struct draw *s)
{
	if (s->m->loader.fetch.halted)
		styled_line_chars(w, ROLE_DIM, "not asked: fetching has halted");
	else
		styled_line_addf(w, ROLE_DIM, "asking%.*s", (int)s->gl->ellipsis.n,
				 s->gl->ellipsis.p);
}

static void add_vouchers(struct detail_rows *f, const struct draw *s)
{
	const struct customer_extra *d = &s->m->customer_extra;
	if (d->vouchers == EXTRA_NONE)
		return;
	struct detail_row *fact = detail_row_add(f, "Vouchers");
	struct styled_line *w = &fact->words;
	switch (d->vouchers) {
	case EXTRA_NONE: break;
	case EXTRA_WANTED: add_asking(w, s); break;
	case EXTRA_FAILED: format_why(fact, d->vouchers_why); break;
	case EXTRA_LOADED:
		if (d->amounts.known == 0) {
			styled_line_chars(w, ROLE_TEXT, "none");
			break;
		}
		add_amount(w, s, ROLE_STRONG, d->amounts.known & AMOUNT_REMAINING,
			   d->amounts.remaining, false);
		styled_line_chars(w, ROLE_DIM, " USD left of");
		add_amount(w, s, ROLE_TEXT, d->amounts.known & AMOUNT_TOTAL, d->amounts.total,
			   false);
		break;
	}
}

static const struct allocation nothing = {.known = 0};

/* The i-th entry from the oldest. */
static const struct allocation *entry_at(const struct customer_extra *d, size_t n, size_t i)
{
	size_t from_newest = n - 1 - i;
	for (size_t p = 0; p < d->n_pages; p++) {
		if (from_newest < d->pages[p].n)
			return &d->pages[p].rows[from_newest];
		from_newest -= d->pages[p].n;
	}
	return &nothing;
}

static size_t count_entries(const struct customer_extra *d)
{
	size_t n = 0;
	for (size_t p = 0; p < d->n_pages; p++)
		n += d->pages[p].n;
	return n;
}

static int64_t entry_value(const struct allocation *a, bool total, bool *known)
{
	*known = a->known & (total ? ALLOCATION_TOTAL : ALLOCATION_AVAILABLE);
	return total ? a->total_after : a->available_after;
}

/* The largest value of both series, because they share one scale. */
static int64_t largest_value(const struct customer_extra *d, size_t n)
{
	int64_t most = 1;
	for (size_t i = 0; i < n; i++)
		for (int total = 0; total < 2; total++) {
			bool known;
			int64_t v = entry_value(entry_at(d, n, i), total, &known);
			most = known && v > most ? v : most;
		}
	return most;
}

static const char *step_glyph(const struct draw *s, int64_t v, int64_t most)
{
	static const char *const utf8[LEVELS + 1] = {"_", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	static const char *const ascii[LEVELS + 1] = {"_", ".", ":", "-", "=", "+", "*", "#", "@"};
	int level = v <= 0 ? 0 : 1 + (int)((double)v / (double)most * (LEVELS - 1));
	return (s->gl->ascii ? ascii : utf8)[level > LEVELS ? LEVELS : level];
}

/* Draws one cell for each entry, the newest at the right, and the last amount beside it. */
static void add_steps(struct detail_rows *f, const struct draw *s, bool total, size_t n)
{
	const struct customer_extra *d = &s->m->customer_extra;
	struct detail_row *fact = detail_row_add(f, total ? "  total" : "  available");
	size_t first = n > CHART_COLS ? n - CHART_COLS : 0;
	int64_t most = largest_value(d, n), last = 0;
	bool any = false;
	for (size_t i = first; i < n; i++) {
		bool known;
		int64_t v = entry_value(entry_at(d, n, i), total, &known);
		styled_line_chars(&fact->words, total ? ROLE_STRONG : ROLE_OK,
				  known ? step_glyph(s, v, most) : " ");
		last = known ? v : last;
		any = any || known;
	}
	if (any)
		add_amount(&fact->words, s, ROLE_TEXT, true, last, false);
}

static void add_entry(struct detail_rows *f, const struct draw *s, const struct allocation *a)
{
	struct detail_row *fact = detail_row_add(f, "");
	struct styled_line *w = &fact->words;
	styled_line_cut(w, ROLE_TEXT, format_date(a->time), 10, s->gl->ellipsis);
	add_amount(w, s, a->delta < 0 ? ROLE_OUT : ROLE_STRONG, a->known & ALLOCATION_DELTA,
		   a->delta, true);
	styled_line_chars(w, ROLE_DIM, "  total");
	add_amount(w, s, ROLE_TEXT, a->known & ALLOCATION_TOTAL, a->total_after, false);
	styled_line_chars(w, ROLE_TEXT, "  ");
	styled_line_cut(w, ROLE_DIM, privacy_text(s, a->operator_name), 16, s->gl->ellipsis);
	styled_line_chars(w, ROLE_TEXT, a->remark.n ? "  " : "");
	styled_line_cut(w, ROLE_TEXT, privacy_text(s, a->remark), 40, s->gl->ellipsis);
}

/* For example "100 of 250 allocations". */
static void add_count(struct styled_line *w, const struct draw *s, size_t n)
{
	const struct customer_extra *d = &s->m->customer_extra;
	char here[MONEY_CHARS], all[MONEY_CHARS];
	uint64_t total = d->pages[0].has_total ? d->pages[0].total : n;
	count_print(n, here);
	count_print(total, all);
	if (n < total)
		styled_line_addf(w, ROLE_TEXT, "%s of ", here);
	styled_line_addf(w, ROLE_TEXT, "%s allocation%s", all, total == 1 ? "" : "s");
}

static void add_history(struct detail_rows *f, const struct draw *s)
{
	const struct customer_extra *d = &s->m->customer_extra;
	size_t n = count_entries(d);
	if (d->history == EXTRA_NONE)
		return;
	struct detail_row *fact = detail_row_add(f, "History");
	if (d->n_pages > 0)
		add_count(&fact->words, s, n);
	else if (d->history == EXTRA_WANTED)
		add_asking(&fact->words, s);
	if (d->history == EXTRA_FAILED)
		format_why(d->n_pages > 0 ? detail_row_add(f, "  the rest") : fact, d->history_why);
	if (n > 1) {
		add_steps(f, s, true, n);
		add_steps(f, s, false, n);
	}
	size_t left = n;
	while (left > 0 && f->n < FACTS_MAX - LINES_AFTER)
		add_entry(f, s, entry_at(d, n, --left));
	if (left > 0)
		styled_line_addf(&detail_row_add(f, "")->words, ROLE_DIM, "and %zu older ones",
				 left);
}

void history_add(struct detail_rows *f, const struct draw *s)
{
	add_vouchers(f, s);
	add_history(f, s);
}
