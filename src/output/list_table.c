/* SPDX-License-Identifier: MIT */
#include "list_table.h"

#include "base/money.h"
#include "base/text.h"

#define STATUS_COLS  4
#define GAP          2
#define COLUMN_MAX   80 /* one endless remark must not widen every line */
#define COLUMN_LEAST 12 /* below that a cut text says nothing */

static bool is_amount(enum customer_field field)
{
	return field == FIELD_CREDIT || field == FIELD_REMAINING_CREDIT;
}

/* What people write, and what may be cut; the rest has a form of its own. */
static bool is_prose(enum customer_field field)
{
	return field == FIELD_NAME || field == FIELD_REMARK || field == FIELD_EMAIL;
}

/* A cell's text: amounts as money, where they are known; the rest as sent, "?" where it could not
 * be read. */
static struct sl cell_text(const struct customer *c, enum customer_field field,
			   char money[MONEY_CHARS])
{
	uint32_t known = field == FIELD_CREDIT ? KNOWN_CREDIT : KNOWN_REMAINING;
	struct sl text = customer_text(c, field);
	if (text.n == 0 && (c->bad & (FIELD_BIT(field) | BAD_ROW)))
		return SL("?");
	if (!is_amount(field) || !(c->known & known))
		return text;
	money_print(field == FIELD_CREDIT ? c->credit : c->remaining, MONEY_CENTS, true, money);
	return sl_from(money);
}

void list_table_measure(struct list_format *f, const struct customer *c)
{
	char money[MONEY_CHARS];
	for (size_t i = 0; i < f->n_columns; i++) {
		int used;
		text_fit(cell_text(c, f->columns[i], money), COLUMN_MAX, &used);
		if (used > f->widths[i])
			f->widths[i] = used;
	}
}

static int least_width(const struct list_format *f, size_t i)
{
	return is_prose(f->columns[i]) && f->widths[i] > COLUMN_LEAST ? COLUMN_LEAST : f->widths[i];
}

/* How many columns find room when prose gives way; the first always does. */
static size_t count_fitting(const struct list_format *f)
{
	int width = STATUS_COLS;
	for (size_t i = 0; i < f->n_columns; i++) {
		width += GAP + least_width(f, i);
		if (i && f->width && width > f->width)
			return i;
	}
	return f->n_columns;
}

static int total_width(const struct list_format *f)
{
	int width = STATUS_COLS;
	for (size_t i = 0; i < f->n_shown; i++)
		width += GAP + f->widths[i];
	return width;
}

/* The widest column that may be cut further; n_shown when there is none. */
static size_t widest(const struct list_format *f)
{
	size_t found = f->n_shown;
	for (size_t i = 0; i < f->n_shown; i++)
		if (f->widths[i] > least_width(f, i) &&
		    (found == f->n_shown || f->widths[i] > f->widths[found]))
			found = i;
	return found;
}

void list_table_fit(struct list_format *f)
{
	for (size_t i = 0; i < f->n_columns; i++) {
		int head = text_width(sl_from(customer_field_name(f->columns[i])));
		if (f->widths[i] < head)
			f->widths[i] = head;
	}
	f->n_shown = count_fitting(f);
	while (f->width && total_width(f) > f->width) {
		size_t i = widest(f);
		if (i == f->n_shown)
			break;
		f->widths[i]--;
	}
}

static void add_blanks(int n, struct buf *out)
{
	for (int i = 0; i < n; i++)
		buf_add_byte(out, ' ');
}

static void add_cell(const struct list_format *f, size_t column, struct sl s, struct buf *out)
{
	enum customer_field field = f->columns[column];
	struct sl mark = f->ascii ? SL("..") : SL("…");
	int width = f->widths[column], used;
	size_t n = text_fit(s, width, &used);
	bool cut = n < s.n;
	if (cut)
		n = text_fit(s, width - text_width(mark), &used);
	if (is_amount(field))
		add_blanks(width - used, out);
	text_gate(sl_take(s, n), out);
	if (cut) {
		buf_add(out, mark);
		used += text_width(mark);
	}
	if (!is_amount(field))
		add_blanks(width - used, out);
}

static void end_line(struct buf *out)
{
	while (out->n && out->p[out->n - 1] == ' ')
		buf_drop_end(out, 1);
	buf_add_byte(out, '\n');
}

void list_table_header(const struct list_format *f, struct buf *out)
{
	add_blanks(STATUS_COLS, out);
	for (size_t i = 0; i < f->n_shown; i++) {
		add_blanks(GAP, out);
		add_cell(f, i, sl_from(customer_field_name(f->columns[i])), out);
	}
	end_line(out);
}

void list_table_row(const struct list_format *f, const struct customer *c, struct buf *out)
{
	char money[MONEY_CHARS];
	buf_addf(out, "%-*s", STATUS_COLS, credit_status_name(credit_status_of(c, &f->thresholds)));
	for (size_t i = 0; i < f->n_shown; i++) {
		add_blanks(GAP, out);
		add_cell(f, i, cell_text(c, f->columns[i], money), out);
	}
	end_line(out);
}
