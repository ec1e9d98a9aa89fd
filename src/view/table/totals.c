/* SPDX-License-Identifier: MIT */
#include "totals.h"

#include <stdio.h>

/* Trouble first; what is in order is the rest. */
static const enum standing counted[] = {STANDING_NEG, STANDING_OUT, STANDING_CRIT,
					STANDING_LOW, STANDING_SUS, STANDING_NA};

void sums_say(const struct scene *s, int64_t amount, enum money_style style, char out[MONEY_CHARS])
{
	const struct totals *t = store_totals(s->m->store);
	if (t->n > t->unknown)
		money_print(amount, style, s->gl->ascii, out);
	else
		snprintf(out, MONEY_CHARS, "%s", s->gl->null);
}

void sums_say_share(const struct scene *s, char out[SAY_CHARS])
{
	const struct totals *t = store_totals(s->m->store);
	int64_t percent = 0;
	bool known = t->n > t->unknown && share(t->remaining, t->credit, 100, &percent);
	say_percent(s->gl, known, percent, out);
}

static void add_owed(struct words *w, const struct scene *s)
{
	char owed[MONEY_CHARS];
	const struct totals *t = store_totals(s->m->store);
	if (t->owed <= 0)
		return;
	money_print(-t->owed, MONEY_CENTS, s->gl->ascii, owed);
	words_chars(w, ROLE_OUT, " (");
	words_chars(w, ROLE_OUT, owed);
	words_chars(w, ROLE_OUT, ")");
}

/* How much is said of each count; the first for which there is room. */
enum fullness { WITH_DEBT, WITH_SYMBOLS, PLAIN };

static void add_count(struct words *w, const struct scene *s, enum standing st, enum fullness full)
{
	char n[MONEY_CHARS];
	uint64_t count = store_totals(s->m->store)->by_standing[st];
	enum role role = count ? standing_role(st) : ROLE_DIM;
	if (store_totals(s->m->store)->n || store_has_total(s->m->store))
		count_print(count, n);
	else
		snprintf(n, sizeof n, "%s", s->gl->null);
	if (full < PLAIN && !s->gl->ascii) {
		words_chars(w, role, s->gl->standing[st]);
		words_chars(w, role, " ");
	}
	words_chars(w, role, standing_name(st));
	words_chars(w, role, " ");
	words_chars(w, role, n);
	if (full == WITH_DEBT && st == STANDING_NEG)
		add_owed(w, s);
}

/* As many as fit, the most troubled first; true when all of them did. */
static bool add_counts(struct words *w, const struct scene *s, int cols, enum fullness full)
{
	for (size_t i = 0; i < COUNT_OF(counted); i++) {
		struct words before = *w;
		words_chars(w, ROLE_TEXT, i ? "  " : "   ");
		add_count(w, s, counted[i], full);
		if (words_width(w) > cols) {
			*w = before;
			return false;
		}
	}
	return true;
}

void sums_add_counts(struct words *w, const struct scene *s, int cols)
{
	struct words before = *w;
	for (int full = s->m->layout.kind == LAYOUT_WIDE ? WITH_DEBT : PLAIN; full <= PLAIN;
	     full++) {
		*w = before;
		if (add_counts(w, s, cols, (enum fullness)full))
			return;
	}
}

static void add_bad_count(struct words *w, const char *before, uint64_t count, const char *what)
{
	char n[MONEY_CHARS];
	count_print(count, n);
	words_addf(w, ROLE_WARN, "%s%s %s%s", before, n, what, count == 1 ? "" : "s");
}

/* What could not be understood of the loaded customers. */
static void add_bad(struct words *w, const struct scene *s)
{
	const struct totals *t = store_totals(s->m->store);
	if (t->bad_rows)
		add_bad_count(w, ", ", t->bad_rows, "row");
	if (t->bad_fields)
		add_bad_count(w, t->bad_rows ? " + " : ", ", t->bad_fields, "field");
	if (t->bad_rows || t->bad_fields)
		words_chars(w, ROLE_WARN, " bad");
}

void sums_add_population(struct words *w, const struct scene *s, const char *before)
{
	char n[MONEY_CHARS];
	count_print(store_totals(s->m->store)->n, n);
	words_addf(w, ROLE_TEXT, "%s%s", before, n);
	add_bad(w, s);
}
