/* SPDX-License-Identifier: MIT */
/* Compares a list, or the newest snapshot, with an older snapshot. */
#include "history_diff.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "burn/burn_basis.h"
#include "history_accounts.h"
#include "history_before.h"
#include "history_burn.h"
#include "history_reading.h"
#include "lang/errno_text.h"
#include "output/change_format.h"

#define FLUSH_BYTES (64u << 10)
#define OUTPUT_MAX  (1u << 20)

struct comparison {
	const struct options *options;
	struct history *history;
	struct history_account account;
	struct history_before before; /* owned */
	struct snapshot after;        /* owned */
	struct cost_book book;        /* what was used on the days before */
	struct burn_basis basis;
	int error; /* errno of a failed write */
};

static int find_before(struct comparison *c, struct err *e)
{
	/* A list that was just read is newer than any snapshot, even one of the same second. */
	int64_t now_s = c->after.taken_s + !c->options->offline;
	int code = history_before_find(c->history, &c->account, c->options, now_s, &c->before, e);
	if (code != 0)
		return code;
	if (c->options->offline && c->before.snapshot.taken_s >= c->after.taken_s) {
		err_set(e, ERR_USAGE,
			"only one snapshot of this account is kept, so there is none to compare it "
			"with; leave out --offline to compare it with the list of now");
		return 2;
	}
	history_before_report(&c->before, c->options);
	return 0;
}

/* Learns what each customer used on the days before, to see which use is unusual. */
static bool read_costs(struct comparison *c, struct err *e)
{
	int32_t today = daily_costs_day(c->before.snapshot.taken_s);
	struct err why = {.lang = c->options->lang};
	c->basis = (struct burn_basis){&c->book, today, BURN_DAYS_DEFAULT, .from_snapshots = true};
	history_burn_read(&c->account, &c->basis, &c->book, &why);
	return why.kind == ERR_NONE || err_set(e, why.kind, "%s", why.text);
}

static bool find_usual_day(void *ctx, uint64_t uin, int64_t *used)
{
	const struct comparison *c = ctx;
	struct burn_rate rate;
	burn_basis_rate(&c->basis, uin, &rate);
	*used = burn_rate_micros(rate.median_quarters);
	return rate.state != BURN_UNKNOWN;
}

static void flush_output(struct comparison *c, struct buf *out)
{
	if (out->n && !c->error && fwrite(out->p, 1, out->n, stdout) != out->n)
		c->error = errno ? errno : EIO;
	buf_clear(out);
}

static struct change_format make_format(const struct comparison *c)
{
	struct change_format f = {.output = c->options->output,
				  .ascii = c->options->ascii,
				  .lang = c->options->lang,
				  .before_s = c->before.snapshot.taken_s,
				  .after_s = c->after.taken_s};
	if (f.output == OUTPUT_AUTO)
		f.output = isatty(STDOUT_FILENO) ? OUTPUT_TABLE : OUTPUT_JSONL;
	f.heads = options_heads(c->options, f.output == OUTPUT_TABLE);
	return f;
}

static void print_changes(struct comparison *c, const struct changes *all)
{
	struct change_format f = make_format(c);
	struct buf out;
	size_t n = all->n < c->options->limit ? all->n : (size_t)c->options->limit;
	buf_init(&out, OUTPUT_MAX);
	if (f.output == OUTPUT_TABLE)
		for (size_t i = 0; i < n; i++)
			change_format_measure(&f, &all->items[i]);
	change_format_begin(&f, all, n > 0, &out);
	for (size_t i = 0; i < n; i++) {
		change_format_change(&f, &all->items[i], i == 0, &out);
		if (out.n >= FLUSH_BYTES)
			flush_output(c, &out);
	}
	change_format_end(&f, n > 0, &out);
	flush_output(c, &out);
	buf_release(&out);
	errno = 0;
	if (fflush(stdout) != 0 && !c->error)
		c->error = errno ? errno : EIO;
}

static int compare(struct comparison *c, struct err *e)
{
	struct changes all;
	int code = find_before(c, e);
	if (code != 0)
		return code;
	if (!read_costs(c, e))
		return 3;
	changes_compare(&c->before.snapshot, &c->after, &c->options->thresholds, find_usual_day, c,
			&all);
	changes_order(&all);
	print_changes(c, &all);
	code = all.n > 0;
	changes_release(&all);
	/* A closed pipe is no failure: its reader, such as head, has enough. */
	if (c->error == 0 || c->error == EPIPE)
		return code;
	err_set(e, ERR_IO, "cannot write the output: %s", ERRNO_(err_lang(e), c->error));
	return 3;
}

/* Both are snapshots that are kept: no request is sent. */
static int compare_kept(struct comparison *c, struct err *e)
{
	if (!history_accounts_find(c->history, c->options->account, &c->account, e))
		return e->kind == ERR_USAGE ? 2 : 3;
	if (history_find(c->history, &c->account, INT64_MAX, &c->after, e) != HISTORY_FOUND)
		return 3;
	return compare(c, e);
}

static int compare_list(struct comparison *c, struct err *e)
{
	struct history_keeper k;
	history_keeper_init(&k);
	int code = history_reading_run(&k, HISTORY_READING_TO_COMPARE, c->options, e);
	if (code == 0) {
		c->account = k.account;
		c->after = k.snapshot;
		code = history_recognise(c->history, &c->account, &c->after, e) ? compare(c, e) : 3;
		if (code <= 1 && c->options->history && !history_keeper_put(&k, c->options, e))
			code = 3;
		snapshot_init(&c->after, 0);
	}
	history_keeper_release(&k);
	return code;
}

static int compare_with(const char *path, const struct options *o, struct err *e)
{
	struct comparison c = {.options = o};
	c.history = history_open(path, HISTORY_READ, e);
	if (!c.history)
		return 3;
	history_before_init(&c.before);
	snapshot_init(&c.after, 0);
	cost_book_init(&c.book);
	int code = o->offline ? compare_kept(&c, e) : compare_list(&c, e);
	cost_book_release(&c.book);
	history_before_release(&c.before);
	snapshot_release(&c.after);
	history_close(c.history);
	return code;
}

int history_diff(const struct options *o, struct err *e)
{
	char path[HISTORY_PATH];
	if (!history_keeper_find(path, e))
		return 3;
	/* Said before requests are spent. */
	if (!history_exists(path)) {
		err_set(e, ERR_USAGE,
			"no snapshot is kept yet to compare with; \"tcpartner snapshot\" keeps "
			"one");
		return 2;
	}
	return compare_with(path, o, e);
}
