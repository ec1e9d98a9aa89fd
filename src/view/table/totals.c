/* SPDX-License-Identifier: MIT */
/* Formats the totals of the loaded rows, and draws them as a line of the header. */
#include "totals.h"

#include <stdio.h>

#include "app/model/model_query.h"
#include "app/table/spot.h"

#include "burn_totals.h"

/* The statuses that are counted, the worst first. OK is left out: it is the rest. */
static const enum credit_status counted[] = {STATUS_SUS,  STATUS_NEG, STATUS_OUT,
					     STATUS_CRIT, STATUS_LOW, STATUS_NA};

void totals_format(const struct draw *s, int64_t amount, enum money_style style,
		   char out[MONEY_CHARS])
{
	const struct totals *t = store_totals(s->m->loader.store);
	if (t->n > t->unknown)
		money_print(amount, style, s->gl->ascii, out);
	else
		snprintf(out, MONEY_CHARS, "%s", s->gl->null);
}

void totals_format_share(const struct draw *s, char out[FORMAT_CHARS])
{
	const struct totals *t = store_totals(s->m->loader.store);
	int64_t percent = 0;
	bool known = t->n > t->unknown && money_share(t->remaining, t->credit, 100, &percent);
	format_percent(s->gl, known, percent, out);
}

/* Prints what the customers that are counted as NEG owe; false if there are none. */
static bool print_owed(const struct draw *s, char out[MONEY_CHARS])
{
	const struct totals *t = store_totals(s->m->loader.store);
	if (t->owed_neg <= 0)
		return false;
	money_print(-t->owed_neg, MONEY_CENTS, s->gl->ascii, out);
	return true;
}

static int measure_owed(const struct draw *s)
{
	char owed[MONEY_CHARS];
	return print_owed(s, owed) ? text_width(sl_from(owed)) + 3 : 0;
}

static void add_owed(struct styled_line *w, const struct draw *s)
{
	char owed[MONEY_CHARS];
	if (!print_owed(s, owed))
		return;
	styled_line_chars(w, ROLE_OUT, " (");
	styled_line_chars(w, ROLE_OUT, owed);
	styled_line_chars(w, ROLE_OUT, ")");
}

#define COUNTS_GAP "   "
#define DEBT_COLS  17 /* " (−99,999,999.99)" */

/* How many counts are those of customers at risk, and how many those and LOW. */
#define AT_RISK_COUNTS 4
#define GRAVE_COUNTS   5

/* How much of each count is shown: the first that fits. */
enum fullness { WITH_DEBT, WITH_SYMBOLS, PLAIN };

static uint64_t find_count(const struct draw *s, enum credit_status st)
{
	return store_totals(s->m->loader.store)->by_credit_status[st];
}

/* Prints the number of customers of a status; the null sign while it is not known. */
static void print_count(const struct draw *s, enum credit_status st, char out[MONEY_CHARS])
{
	if (store_totals(s->m->loader.store)->n || store_has_total(s->m->loader.store))
		count_print(find_count(s, st), out);
	else
		snprintf(out, MONEY_CHARS, "%s", s->gl->null);
}

static bool has_debt(enum credit_status st, enum fullness full)
{
	return full == WITH_DEBT && st == STATUS_NEG;
}

static bool has_symbol(const struct draw *s, enum fullness full)
{
	return full < PLAIN && !s->gl->ascii;
}

/* The columns of what add_count adds, without the debt. */
static int measure_count(const struct draw *s, enum credit_status st, enum fullness full)
{
	char n[MONEY_CHARS];
	print_count(s, st, n);
	int symbol = has_symbol(s, full) ? text_width(sl_from(s->gl->credit_status[st])) + 1 : 0;
	return symbol + text_width(sl_from(credit_status_name(st))) + 1 + text_width(sl_from(n));
}

static void add_count(struct styled_line *w, const struct draw *s, enum credit_status st,
		      enum fullness full)
{
	char n[MONEY_CHARS];
	enum role role = find_count(s, st) ? format_status_role(st) : ROLE_DIM;
	print_count(s, st, n);
	styled_line_spot(w, spot_status(st));
	if (has_symbol(s, full)) {
		styled_line_chars(w, role, s->gl->credit_status[st]);
		styled_line_chars(w, role, " ");
	}
	styled_line_chars(w, role, credit_status_name(st));
	styled_line_chars(w, role, " ");
	styled_line_chars(w, role, n);
	if (has_debt(st, full))
		add_owed(w, s);
	styled_line_spot(w, 0);
}

/* Adds the gap and as many counts as fit, the worst first. Returns how many did. */
static size_t add_counts(struct styled_line *w, const struct draw *s, int cols, enum fullness full,
			 const char *gap)
{
	for (size_t i = 0; i < COUNT_OF(counted); i++) {
		const char *apart = i ? "  " : gap;
		int debt = has_debt(counted[i], full) ? measure_owed(s) : 0;
		if (styled_line_width(w) + text_width(sl_from(apart)) +
			measure_count(s, counted[i], full) + debt >
		    cols)
			return i;
		styled_line_chars(w, ROLE_TEXT, apart);
		add_count(w, s, counted[i], full);
	}
	return COUNT_OF(counted);
}

/* The columns of the counts when everything is loaded, unless a tenth of the customers or more has
 * one status. */
static int measure_counts(const struct draw *s, enum fullness full)
{
	char most[MONEY_CHARS];
	int cols = 1;
	count_print(store_total(s->m->loader.store) / 10, most);
	for (size_t i = 0; i < COUNT_OF(counted); i++) {
		char n[MONEY_CHARS];
		count_print(find_count(s, counted[i]), n);
		int missing = text_width(sl_from(most)) - text_width(sl_from(n));
		cols += 2 + measure_count(s, counted[i], full) + (missing > 0 ? missing : 0);
	}
	return full == WITH_DEBT ? cols + DEBT_COLS : cols;
}

size_t totals_add_counts(struct styled_line *w, const struct draw *s, int cols, int steady)
{
	enum fullness full = s->m->layout.kind == LAYOUT_WIDE ? WITH_DEBT : PLAIN;
	while (full < PLAIN && measure_counts(s, full) > steady)
		full++;
	return add_counts(w, s, cols, full, COUNTS_GAP);
}

static bool has_bad(const struct draw *s)
{
	const struct totals *t = store_totals(s->m->loader.store);
	return t->bad_rows || t->bad_fields;
}

/* Adds how many rows and fields of the loaded customers could not be understood, in few columns. */
static void add_bad_count(struct styled_line *w, const struct draw *s)
{
	const struct totals *t = store_totals(s->m->loader.store);
	char n[MONEY_CHARS];
	count_print(t->bad_rows + t->bad_fields, n);
	if (has_bad(s))
		styled_line_addf(w, ROLE_WARN, T_(s, "  %s bad"), n);
}

/* The same in words. */
static void add_bad(struct styled_line *w, const struct draw *s)
{
	const struct totals *t = store_totals(s->m->loader.store);
	char n[MONEY_CHARS], rows[FORMAT_CHARS], fields[FORMAT_CHARS];
	count_print(t->bad_rows, n);
	snprintf(rows, sizeof rows, P_(s, t->bad_rows, "%s row", "%s rows"), n);
	count_print(t->bad_fields, n);
	snprintf(fields, sizeof fields, P_(s, t->bad_fields, "%s field", "%s fields"), n);
	if (t->bad_rows && t->bad_fields)
		styled_line_addf(w, ROLE_WARN, T_(s, ", %s + %s bad"), rows, fields);
	else if (has_bad(s))
		styled_line_addf(w, ROLE_WARN, T_(s, ", %s bad"), t->bad_rows ? rows : fields);
}

enum role totals_population_role(const struct draw *s)
{
	return app_holds_all(s->m) ? ROLE_TEXT : ROLE_WARN;
}

void totals_add_population(struct styled_line *w, const struct draw *s, const char *before)
{
	char n[MONEY_CHARS];
	count_print(store_totals(s->m->loader.store)->n, n);
	styled_line_chars(w, ROLE_TEXT, before);
	styled_line_chars(w, totals_population_role(s), n);
	add_bad(w, s);
}

/* The parts of the line of sums. What the line above shows as well gives way to the counts. */
enum sums { SUMS_ALL, SUMS_NO_PERCENT, SUMS_NO_POPULATION, SUMS_NO_CREDIT, SUMS_COUNTS };

static void format_remaining(struct styled_line *w, const struct draw *s, enum sums how)
{
	char remaining[MONEY_CHARS], credit[MONEY_CHARS], percent[FORMAT_CHARS];
	const struct totals *t = store_totals(s->m->loader.store);
	totals_format(s, t->remaining, MONEY_COMPACT, remaining);
	totals_format(s, t->credit, MONEY_COMPACT, credit);
	totals_format_share(s, percent);
	styled_line_clear(w);
	if (how == SUMS_COUNTS)
		return;
	styled_line_chars(w, ROLE_TEXT, T_(s, "Remaining "));
	styled_line_chars(w, ROLE_STRONG, remaining);
	if (how < SUMS_NO_CREDIT)
		styled_line_addf(w, ROLE_TEXT, T_(s, " of %s"), credit);
	if (how == SUMS_ALL)
		styled_line_addf(w, ROLE_TEXT, " (%s)", percent);
}

static void format_population(struct styled_line *w, const struct draw *s, enum sums how)
{
	if (how < SUMS_NO_POPULATION)
		totals_add_population(w, s, T_(s, "  of "));
	else if (how < SUMS_COUNTS)
		add_bad_count(w, s);
}

/* Returns how many of the counts fit. */
static size_t format_sums(struct styled_line *w, const struct draw *s, int cols, enum sums how)
{
	struct styled_line population;
	styled_line_clear(&population);
	format_population(&population, s, how);
	format_remaining(w, s, how);
	size_t n = add_counts(w, s, cols - styled_line_width(&population), PLAIN,
			      how == SUMS_COUNTS ? "" : COUNTS_GAP);
	format_population(w, s, how);
	return n;
}

/* The parts that make room for the burn, and how many counts stay at least. */
static const struct {
	enum sums how;
	size_t counts;
} with_burn[] = {{SUMS_ALL, GRAVE_COUNTS},
		 {SUMS_NO_PERCENT, GRAVE_COUNTS},
		 {SUMS_NO_POPULATION, GRAVE_COUNTS},
		 {SUMS_NO_CREDIT, GRAVE_COUNTS},
		 {SUMS_NO_CREDIT, AT_RISK_COUNTS}};

/* Adds the burn behind the sums; false if there is no room. */
static bool format_with_burn(struct styled_line *w, const struct draw *s, int cols)
{
	for (int form = 0; form < BURN_TOTALS_FORMS; form++) {
		struct styled_line burn;
		burn_totals_format(&burn, s, (enum burn_totals_form)form);
		int room = cols - styled_line_width(&burn) - text_width(SL(COUNTS_GAP));
		/* The long form does not push out other parts. */
		size_t n = form == BURN_TOTALS_LONG ? 1 : COUNT_OF(with_burn);
		for (size_t i = 0; burn.n && i < n; i++) {
			if (format_sums(w, s, room, with_burn[i].how) < with_burn[i].counts ||
			    styled_line_width(w) > room)
				continue;
			styled_line_chars(w, ROLE_TEXT, COUNTS_GAP);
			styled_line_append(w, &burn);
			return true;
		}
	}
	return false;
}

void totals_draw(const struct draw *s, struct rect line)
{
	struct styled_line w, shorter;
	line.col += 1;
	line.w -= 2;
	size_t n = format_sums(&w, s, line.w, SUMS_ALL);
	size_t n_shorter = format_sums(&shorter, s, line.w, SUMS_NO_PERCENT);
	if (n_shorter > n) {
		w = shorter;
		n = n_shorter;
	}
	if (n < GRAVE_COUNTS)
		n = format_sums(&w, s, line.w, SUMS_NO_POPULATION);
	/* Customers at risk matter more than the sums, and what is bad does not push out LOW. */
	if (n < (has_bad(s) ? GRAVE_COUNTS : AT_RISK_COUNTS))
		n = format_sums(&w, s, line.w, SUMS_NO_CREDIT);
	if (n < AT_RISK_COUNTS)
		format_sums(&w, s, line.w, SUMS_COUNTS);
	else if (format_with_burn(&shorter, s, line.w))
		w = shorter;
	styled_line_draw(&w, s, line);
}
