/* SPDX-License-Identifier: MIT */
/* Chooses the columns in which a customer's history of credit is shown. */
#include "app/model/credit_history.h"

#include <string.h>

#include "base/money.h"
#include "base/text.h"

#include "app/model/model.h"

#include "lang/lang.h"

#define DATE_COLS     10
#define OPERATOR_COLS 24 /* a longer operator is cut */
#define REMARK_COLS   60
#define USUAL_COLS    60 /* expected before the entries are there */
#define CUT_COLS      12 /* a text that is cut shows at least this much */

static const char *const titles[HISTORY_COLUMNS] = {
    N_("Date"),     N_("Change"), N_("Total after"), N_("Available"),
    N_("Operator"), N_("Remark"), N_("Kind")};

const char *credit_history_title(enum history_column c)
{
	return titles[c];
}

size_t credit_history_count(const struct customer_extra *d)
{
	size_t n = 0;
	for (size_t p = 0; p < d->n_pages; p++)
		n += d->pages[p].n;
	return n;
}

const struct allocation *credit_history_entry(const struct customer_extra *d, size_t i)
{
	static const struct allocation nothing = {.known = 0};
	for (size_t p = 0; p < d->n_pages; p++) {
		if (i < d->pages[p].n)
			return &d->pages[p].rows[i];
		i -= d->pages[p].n;
	}
	return &nothing;
}

const char *credit_history_kind(const struct allocation *a)
{
	if (!(a->known & ALLOCATION_DELTA) || a->delta == 0)
		return "";
	return a->delta > 0 ? N_("allocated") : N_("taken back");
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int title_width(enum history_column c)
{
	return (int)strlen(titles[c]);
}

static int amount_width(int64_t amount)
{
	char text[MONEY_CHARS];
	money_print(amount, MONEY_CENTS, true, text);
	return (int)strlen(text);
}

/* The smallest and the largest amount of a column, the widest of which sets its width. */
struct extremes {
	int64_t low, high;
};

static void widen_extremes(struct extremes *x, int64_t amount)
{
	x->low = amount < x->low ? amount : x->low;
	x->high = amount > x->high ? amount : x->high;
}

static void set_amount_widths(const struct customer_extra *d, int w[HISTORY_COLUMNS])
{
	struct extremes delta = {0, 0}, total = {0, 0}, available = {0, 0};
	for (size_t p = 0; p < d->n_pages; p++)
		for (size_t i = 0; i < d->pages[p].n; i++) {
			const struct allocation *a = &d->pages[p].rows[i];
			widen_extremes(&delta, a->known & ALLOCATION_DELTA ? a->delta : 0);
			widen_extremes(&total, a->known & ALLOCATION_TOTAL ? a->total_after : 0);
			widen_extremes(&available,
				       a->known & ALLOCATION_AVAILABLE ? a->available_after : 0);
		}
	/* An amount that was given begins with a plus sign. */
	w[HISTORY_CHANGE] = larger(amount_width(delta.low), amount_width(delta.high) + 1);
	w[HISTORY_TOTAL] = larger(amount_width(total.low), amount_width(total.high));
	w[HISTORY_AVAILABLE] = larger(amount_width(available.low), amount_width(available.high));
}

static int bounded_width(struct sl text, int most)
{
	int used;
	text_fit(text, most, &used);
	return used;
}

static bool is_digits(struct sl text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
	return text.n > 0;
}

/* The widths of the columns before they are fitted: as they are wanted, and as they may be cut. */
struct wanted {
	int w[HISTORY_COLUMNS], least[HISTORY_COLUMNS];
};

static void widen_texts(struct wanted *x, const struct allocation *a)
{
	int who = a->bad & ALLOCATION_OPERATOR ? 1 : bounded_width(a->operator_name, OPERATOR_COLS);
	int why = a->bad & ALLOCATION_REMARK ? 1 : bounded_width(a->remark, REMARK_COLS);
	/* An operator may be the number of an account, and a number is never cut. */
	if (is_digits(a->operator_name))
		x->least[HISTORY_OPERATOR] = larger(x->least[HISTORY_OPERATOR], who);
	x->w[HISTORY_OPERATOR] = larger(x->w[HISTORY_OPERATOR], who);
	x->w[HISTORY_REMARK] = larger(x->w[HISTORY_REMARK], why);
	x->w[HISTORY_KIND] = larger(x->w[HISTORY_KIND], (int)strlen(credit_history_kind(a)));
}

static void set_text_widths(const struct customer_extra *d, struct wanted *x)
{
	for (size_t p = 0; p < d->n_pages; p++)
		for (size_t i = 0; i < d->pages[p].n; i++)
			widen_texts(x, &d->pages[p].rows[i]);
}

static bool is_cut(int c)
{
	return c == HISTORY_OPERATOR || c == HISTORY_REMARK;
}

static void measure_columns(const struct customer_extra *d, bool masked, struct wanted *x)
{
	memset(x, 0, sizeof *x);
	x->w[HISTORY_DATE] = DATE_COLS;
	set_amount_widths(d, x->w);
	set_text_widths(d, x);
	for (int c = 0; c < HISTORY_COLUMNS; c++) {
		int title = title_width((enum history_column)c);
		if (x->w[c] == 0) /* a column without a text is left out */
			continue;
		/* The mask is shorter than the titles. */
		x->w[c] = masked && is_cut(c) ? title : larger(x->w[c], title);
		int least = larger(x->least[c], x->w[c] < CUT_COLS ? x->w[c] : CUT_COLS);
		x->least[c] = is_cut(c) && !masked ? least : x->w[c];
	}
}

/* Who did it and why come before what was available then. */
static const enum history_column by_worth[HISTORY_COLUMNS] = {
    HISTORY_DATE,   HISTORY_CHANGE,    HISTORY_TOTAL, HISTORY_OPERATOR,
    HISTORY_REMARK, HISTORY_AVAILABLE, HISTORY_KIND};

static int widen_column(int *w, int wanted, int left)
{
	int more = *w == 0 || wanted - *w < 0 ? 0 : wanted - *w < left ? wanted - *w : left;
	*w += more;
	return left - more;
}

void credit_history_fit(const struct customer_extra *d, bool masked, int w,
			struct history_widths *out)
{
	struct wanted x;
	int left = w;
	measure_columns(d, masked, &x);
	memset(out, 0, sizeof *out);
	for (int i = 0; i < HISTORY_COLUMNS; i++) {
		enum history_column c = by_worth[i];
		int gap = left < w ? HISTORY_GAP : 0;
		if (x.least[c] == 0 || x.least[c] + gap > left)
			continue;
		out->w[c] = x.least[c];
		left -= x.least[c] + gap;
	}
	left = widen_column(&out->w[HISTORY_REMARK], x.w[HISTORY_REMARK], left);
	widen_column(&out->w[HISTORY_OPERATOR], x.w[HISTORY_OPERATOR], left);
}

int credit_history_least(const struct customer_extra *d, bool masked)
{
	struct wanted x;
	int least = -HISTORY_GAP;
	if (credit_history_count(d) == 0)
		return USUAL_COLS;
	measure_columns(d, masked, &x);
	for (int i = 0; i < HISTORY_COLUMNS && by_worth[i] != HISTORY_AVAILABLE; i++)
		least += x.least[by_worth[i]] > 0 ? x.least[by_worth[i]] + HISTORY_GAP : 0;
	return least;
}
