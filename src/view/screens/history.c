/* SPDX-License-Identifier: MIT */
#include "history.h"

#include <inttypes.h>

#include "view/kit/format.h"
#include "view/kit/privacy.h"

#define CHART_COLS  40
#define AMOUNT_COLS 14
#define LINES_AFTER 6 /* facts that may follow the history */
#define LEVELS      8

static void add_amount(struct words *w, const struct scene *s, enum role role, bool known,
		       int64_t amount, bool plus)
{
	char text[MONEY_CHARS];
	const char *sign = plus && known && amount > 0 ? "+" : "";
	if (known)
		money_print(amount, MONEY_CENTS, s->gl->ascii, text);
	int pad =
	    AMOUNT_COLS - text_width(sl_from(known ? text : s->gl->null)) - (int)sl_from(sign).n;
	words_addf(w, ROLE_TEXT, "%*s", pad > 0 ? pad : 0, "");
	words_addf(w, role, "%s%s", sign, known ? text : s->gl->null);
}

static void say_why(struct fact *fact, const char *why)
{
	fact->text = sl_from(why);
	fact->wraps = true;
}

static void add_asking(struct words *w, const struct scene *s)
{
	if (s->m->fetch.halted)
		words_chars(w, ROLE_DIM, "not asked: fetching has halted");
	else
		words_addf(w, ROLE_DIM, "asking%.*s", (int)s->gl->ellipsis.n, s->gl->ellipsis.p);
}

static void add_vouchers(struct facts *f, const struct scene *s)
{
	const struct drill *d = &s->m->drill;
	if (d->vouchers == DRILL_NONE)
		return;
	struct fact *fact = facts_add(f, "Vouchers");
	struct words *w = &fact->words;
	switch (d->vouchers) {
	case DRILL_NONE: break;
	case DRILL_WANTED: add_asking(w, s); break;
	case DRILL_FAILED: say_why(fact, d->vouchers_why); break;
	case DRILL_HERE:
		if (d->amounts.known == 0) {
			words_chars(w, ROLE_TEXT, "none");
			break;
		}
		add_amount(w, s, ROLE_STRONG, d->amounts.known & 2u, d->amounts.remaining, false);
		words_chars(w, ROLE_DIM, " USD left of");
		add_amount(w, s, ROLE_TEXT, d->amounts.known & 1u, d->amounts.total, false);
		break;
	}
}

static const struct allocation nothing = {.known = 0};

/* The i-th entry from the oldest. */
static const struct allocation *entry(const struct drill *d, size_t n, size_t i)
{
	size_t from_newest = n - 1 - i;
	for (size_t p = 0; p < d->n_pages; p++) {
		if (from_newest < d->pages[p].n)
			return &d->pages[p].rows[from_newest];
		from_newest -= d->pages[p].n;
	}
	return &nothing;
}

static size_t count(const struct drill *d)
{
	size_t n = 0;
	for (size_t p = 0; p < d->n_pages; p++)
		n += d->pages[p].n;
	return n;
}

static int64_t value(const struct allocation *a, bool total, bool *known)
{
	*known = a->known & (total ? 2u : 4u);
	return total ? a->total_after : a->available_after;
}

/* The largest of both series: they share one scale. */
static int64_t top(const struct drill *d, size_t n)
{
	int64_t most = 1;
	for (size_t i = 0; i < n; i++)
		for (int total = 0; total < 2; total++) {
			bool known;
			int64_t v = value(entry(d, n, i), total, &known);
			most = known && v > most ? v : most;
		}
	return most;
}

static const char *step_glyph(const struct scene *s, int64_t v, int64_t most)
{
	static const char *const utf8[LEVELS + 1] = {"_", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	static const char *const ascii[LEVELS + 1] = {"_", ".", ":", "-", "=", "+", "*", "#", "@"};
	int level = v <= 0 ? 0 : 1 + (int)((double)v / (double)most * (LEVELS - 1));
	return (s->gl->ascii ? ascii : utf8)[level > LEVELS ? LEVELS : level];
}

/* One cell an entry, the newest at the right; the amount stands beside its last step. */
static void add_steps(struct facts *f, const struct scene *s, bool total, size_t n)
{
	const struct drill *d = &s->m->drill;
	struct fact *fact = facts_add(f, total ? "  total" : "  available");
	size_t first = n > CHART_COLS ? n - CHART_COLS : 0;
	int64_t most = top(d, n), last = 0;
	bool any = false;
	for (size_t i = first; i < n; i++) {
		bool known;
		int64_t v = value(entry(d, n, i), total, &known);
		words_chars(&fact->words, total ? ROLE_STRONG : ROLE_OK,
			    known ? step_glyph(s, v, most) : " ");
		last = known ? v : last;
		any = any || known;
	}
	if (any)
		add_amount(&fact->words, s, ROLE_TEXT, true, last, false);
}

static void add_entry(struct facts *f, const struct scene *s, const struct allocation *a)
{
	struct fact *fact = facts_add(f, "");
	struct words *w = &fact->words;
	words_cut(w, ROLE_TEXT, say_date(a->time), 10, s->gl->ellipsis);
	add_amount(w, s, a->delta < 0 ? ROLE_OUT : ROLE_STRONG, a->known & 1u, a->delta, true);
	words_chars(w, ROLE_DIM, "  total");
	add_amount(w, s, ROLE_TEXT, a->known & 2u, a->total_after, false);
	words_chars(w, ROLE_TEXT, "  ");
	words_cut(w, ROLE_DIM, privacy_text(s, a->operator), 16, s->gl->ellipsis);
	words_chars(w, ROLE_TEXT, a->remark.n ? "  " : "");
	words_cut(w, ROLE_TEXT, privacy_text(s, a->remark), 40, s->gl->ellipsis);
}

/* "100 of 250 allocations" */
static void add_count(struct words *w, const struct scene *s, size_t n)
{
	const struct drill *d = &s->m->drill;
	char here[MONEY_CHARS], all[MONEY_CHARS];
	uint64_t total = d->pages[0].has_total ? d->pages[0].total : n;
	count_print(n, here);
	count_print(total, all);
	if (n < total)
		words_addf(w, ROLE_TEXT, "%s of ", here);
	words_addf(w, ROLE_TEXT, "%s allocation%s", all, total == 1 ? "" : "s");
}

static void add_history(struct facts *f, const struct scene *s)
{
	const struct drill *d = &s->m->drill;
	size_t n = count(d);
	if (d->history == DRILL_NONE)
		return;
	struct fact *fact = facts_add(f, "History");
	if (d->n_pages > 0)
		add_count(&fact->words, s, n);
	else if (d->history == DRILL_WANTED)
		add_asking(&fact->words, s);
	if (d->history == DRILL_FAILED)
		say_why(d->n_pages > 0 ? facts_add(f, "  the rest") : fact, d->history_why);
	if (n > 1) {
		add_steps(f, s, true, n);
		add_steps(f, s, false, n);
	}
	size_t left = n;
	while (left > 0 && f->n < FACTS_MAX - LINES_AFTER)
		add_entry(f, s, entry(d, n, --left));
	if (left > 0)
		words_addf(&facts_add(f, "")->words, ROLE_DIM, "and %zu older ones", left);
}

void history_add(struct facts *f, const struct scene *s)
{
	add_vouchers(f, s);
	add_history(f, s);
}
