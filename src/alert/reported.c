/* SPDX-License-Identifier: MIT */
/* Remembers who was reported, and decides who is to be reported now. */
#include "alert/reported.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/time.h"

#define HEADER "# Reported by tcpartner check --only-new; times are UTC."

#define COVERED_BY_DEBT                                                                            \
	(METRIC_BIT(METRIC_OUT) | METRIC_BIT(METRIC_BELOW) | METRIC_BIT(METRIC_RUNWAY))

/* What a row names, the gravest first. A metric includes the ones that it covers: a customer that
 * owes and then has exactly nothing left has not become worse. */
static const struct {
	const char *word;
	unsigned bit, covers;
} words[] = {
    {"SUS", METRIC_BIT(METRIC_SUS), 0},
    {"NEG", METRIC_BIT(METRIC_NEG), COVERED_BY_DEBT},
    {"OWED", METRIC_BIT(METRIC_OWED), COVERED_BY_DEBT},
    {"OUT", METRIC_BIT(METRIC_OUT), METRIC_BIT(METRIC_BELOW) | METRIC_BIT(METRIC_RUNWAY)},
    {"BELOW", METRIC_BIT(METRIC_BELOW), 0},
    {"RUNWAY", METRIC_BIT(METRIC_RUNWAY), 0},
    {"POOL", METRIC_BIT(METRIC_POOL), 0},
    {"VOUCHER", METRIC_BIT(METRIC_VOUCHER_DAYS), 0},
};
_Static_assert(COUNT_OF(words) == METRICS, "each metric can be remembered");

static unsigned add_covered(unsigned metrics)
{
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (metrics & words[i].bit)
			metrics |= words[i].covers;
	return metrics;
}

void reported_init(struct reported *r, int64_t now_s, int64_t again_s)
{
	*r = (struct reported){.now_s = now_s, .again_s = again_s};
}

void reported_release(struct reported *r)
{
	mem_free(r->rows);
	*r = (struct reported){.rows = NULL};
}

static struct reported_row *add_row(struct reported *r)
{
	if (r->n == r->cap) {
		r->cap = r->cap ? 2 * r->cap : 64;
		r->rows = mem_resize(r->rows, r->cap, sizeof *r->rows);
	}
	return &r->rows[r->n++];
}

static int compare_rows(const void *a, const void *b)
{
	const struct reported_row *x = a, *y = b;
	return (x->uin > y->uin) - (x->uin < y->uin);
}

static bool read_metrics(struct sl text, unsigned *metrics)
{
	struct sl word;
	*metrics = 0;
	while (sl_split(&text, ',', &word)) {
		unsigned bit = 0;
		for (size_t i = 0; i < COUNT_OF(words); i++)
			if (sl_equal(word, sl_from(words[i].word)))
				bit = words[i].bit;
		if (bit == 0)
			return false;
		*metrics |= bit;
	}
	return *metrics != 0;
}

static bool read_row(struct sl line, struct reported_row *out)
{
	struct sl uin, metrics, when;
	return sl_split(&line, '\t', &uin) && sl_split(&line, '\t', &metrics) &&
	       sl_split(&line, '\t', &when) && line.n == 0 && sl_to_u64(uin, &out->uin) &&
	       read_metrics(metrics, &out->metrics) && time_parse(when, &out->time_s);
}

bool reported_read(struct reported *r, struct sl text, struct err *e)
{
	struct sl line;
	size_t number = 1;
	if (text.n == 0)
		return true;
	if (!sl_split(&text, '\n', &line) || !sl_equal(line, SL(HEADER)))
		return err_set(e, ERR_IO,
			       "it was not written by tcpartner check; name another file");
	while (sl_split(&text, '\n', &line)) {
		number++;
		if (!read_row(line, add_row(r)))
			return err_set(e, ERR_IO,
				       "line %zu is damaged; remove that line, or the file to "
				       "start anew",
				       number);
	}
	r->n_known = r->n;
	if (r->n)
		qsort(r->rows, r->n, sizeof *r->rows, compare_rows);
	return true;
}

static struct reported_row *find_row(const struct reported *r, uint64_t uin)
{
	const struct reported_row key = {.uin = uin};
	if (r->n_known == 0)
		return NULL;
	return bsearch(&key, r->rows, r->n_known, sizeof *r->rows, compare_rows);
}

/* A time in the future is of a clock that was wrong: it says nothing. */
static bool is_due(const struct reported *r, const struct reported_row *row)
{
	return row->time_s > r->now_s || r->now_s - row->time_s >= r->again_s;
}

unsigned reported_note(struct reported *r, uint64_t uin, unsigned metrics)
{
	struct reported_row *row = find_row(r, uin);
	if (metrics == 0)
		return 0;
	if (!row) {
		row = add_row(r);
		*row = (struct reported_row){.uin = uin};
	} else if (is_due(r, row)) {
		row->metrics = 0;
	}
	unsigned fresh = metrics & ~add_covered(row->metrics);
	if (fresh)
		row->time_s = r->now_s;
	row->metrics |= metrics;
	return fresh;
}

static void print_row(const struct reported_row *row, struct buf *out)
{
	char when[20];
	const char *separator = "";
	time_print(row->time_s, when);
	buf_addf(out, "%" PRIu64 "\t", row->uin);
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (row->metrics & words[i].bit) {
			buf_addf(out, "%s%s", separator, words[i].word);
			separator = ",";
		}
	buf_addf(out, "\t%s\n", when);
}

void reported_print(struct reported *r, struct buf *out)
{
	if (r->n)
		qsort(r->rows, r->n, sizeof *r->rows, compare_rows);
	r->n_known = r->n;
	buf_add_chars(out, HEADER "\n");
	for (size_t i = 0; i < r->n; i++) {
		bool again = i > 0 && r->rows[i].uin == r->rows[i - 1].uin;
		if (!again && !is_due(r, &r->rows[i]))
			print_row(&r->rows[i], out);
	}
}
