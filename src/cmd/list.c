/* SPDX-License-Identifier: MIT */
/* Prints all customers of a query. */
#include "list.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

#include "store/lens.h"
#include "store/row_condition.h"

#include "cmd/fetch/fetch_all.h"
#include "cmd/fetch/fetch_burn.h"
#include "cmd/history/history_keeper.h"
#include "edge/standard_fds.h"
#include "history/customer_database.h"
#include "lang/errno_text.h"
#include "list_burn.h"
#include "list_changes.h"
#include "list_flaws.h"
#include "load/loader.h"
#include "loop/session.h"
#include "loop/stoppable_write.h"
#include "output/customer_format.h"
#include "output/group_format.h"
#include "output/list_format.h"

#define FLUSH_BYTES (64u << 10)
#define LINE_MAX    (64u << 20) /* bytes of one customer with fields as large as a reply may be */

/* Prints customers one by one, and writes the text in large pieces. */
struct printer {
	struct list_format format;
	const struct options *options;
	struct fetch_all fetch;
	struct lens *lens; /* sorts for --sort; off without it */
	struct fetch_burn burn;
	struct lens_numbers numbers; /* of the burn */
	struct row_condition where;
	struct groups groups;         /* of --group */
	struct list_burn_facts known; /* what --where may ask for */
	struct condition_facts facts;
	struct buf out;
	uint64_t n;     /* customers printed */
	int stopped_by; /* number of the signal that ended a write which could not go on; 0: none */
	int error;      /* errno of a failed write, after which nothing is written */
	bool streams;   /* rows may be printed as they arrive */
	bool holds;     /* but not while the list is short enough to be known first */
	bool begun;
	uint32_t epoch;  /* of the list whose rows are printed */
	uint64_t next;   /* the first row of that list that was not handled yet */
	struct buf uins; /* the UINs of the rows before it, as in memory */
	struct tally sums;
	struct list_flaws flaws;
	struct history_before before;       /* of the columns of changes */
	struct history_keeper keeper;       /* of the list, with --history */
	struct customer_database *database; /* of -o sqlite; else NULL */
};

static void flush_output(struct printer *p)
{
	struct sl s = buf_sl(&p->out);
	if (s.n && p->format.terminal)
		progress_erase(&p->fetch.progress);
	if (!p->error && !p->stopped_by &&
	    !stoppable_write(p->fetch.signals, STDOUT_FILENO, s, &p->stopped_by) && !p->stopped_by)
		p->error = errno ? errno : EIO;
	buf_clear(&p->out);
}

static bool has_enough(const struct printer *p)
{
	return p->error || p->stopped_by || p->n >= p->options->limit;
}

/* Decides whether a row is printed; CONDITION_MAYBE: its burn decides, which is not known yet. */
static enum condition_truth decide_row(struct printer *p, const struct row *row)
{
	unsigned wanted = p->options->statuses;
	if (!row->customer || (wanted && !(wanted & STATUS_BIT(row->credit_status))))
		return CONDITION_FALSE;
	return row_condition_decide(&p->where, row->customer, row->credit_status);
}

static bool is_wanted(struct printer *p, const struct row *row)
{
	return decide_row(p, row) == CONDITION_TRUE;
}

static void begin_output(struct printer *p)
{
	if (!p->begun)
		list_format_begin(&p->format, &p->out);
	p->begun = true;
}

static void add_to_groups(struct printer *p, const struct row *row)
{
	int64_t quarters, burn = 0;
	bool known =
	    p->known.basis && list_burn_read(p->known.basis, row->customer, SORT_BURN, &quarters);
	if (known)
		burn = burn_rate_micros(quarters);
	group_add(&p->groups, row->customer, row->credit_status, known ? &burn : NULL);
}

static void print_row(struct printer *p, const struct row *row)
{
	if (!row->customer || has_enough(p))
		return;
	bool wanted = is_wanted(p, row);
	list_flaws_add(&p->flaws, row, wanted);
	if (!wanted)
		return;
	if (p->options->groups)
		add_to_groups(p, row);
	else if (p->database)
		customer_database_add(p->database, row->customer);
	else
		list_format_customer(&p->format, row->customer, p->n == 0, &p->out);
	p->n++;
	tally_add(&p->sums, row->customer, row->credit_status);
	if (p->out.n >= FLUSH_BYTES)
		flush_output(p);
}

/* Returns true if the list still begins with the rows that were handled. fresh: and these rows are
 * not stale. */
static bool begins_as_printed(const struct printer *p, const struct store *s, bool fresh)
{
	const char *uins = p->uins.p;
	for (uint64_t i = 0; i < p->next; i++) {
		struct row row = store_row(s, i);
		size_t size = sizeof row.customer->uin;
		if (!row.customer || (fresh && row.state != ROW_FRESH) ||
		    memcmp(&row.customer->uin, uins + i * size, size) != 0)
			return false;
	}
	return true;
}

/* Prints rows as they arrive, as long as they belong to one list. When the list changes or is read
 * again, printing waits until the rows already printed have arrived again, or for the end. */
static void stream_rows(struct printer *p, const struct store *s)
{
	if (p->holds && store_rows(s) <= p->options->hold)
		return;
	if (store_switching(s) || store_row(s, 0).state != ROW_FRESH)
		return;
	if (p->epoch != store_epoch(s) && begins_as_printed(p, s, true))
		p->epoch = store_epoch(s);
	begin_output(p);
	for (; p->epoch == store_epoch(s) && !has_enough(p); p->next++) {
		struct row row = store_row(s, p->next);
		if (row.state != ROW_FRESH)
			break;
		buf_add(&p->uins,
			(struct sl){(const char *)&row.customer->uin, sizeof row.customer->uin});
		print_row(p, &row);
	}
	flush_output(p);
}

/* Returns how many first rows hold the customers of --limit; 0 while it is not known. */
static uint64_t find_rows_of_limit(struct printer *p, const struct store *s)
{
	uint64_t found = 0;
	if (store_switching(s))
		return 0;
	for (uint64_t i = 0;; i++) {
		struct row row = store_row(s, i);
		if (row.state != ROW_FRESH)
			return 0;
		found += is_wanted(p, &row);
		if (found >= p->options->limit)
			return i + 1;
	}
}

/* Returns how many rows --limit needs, 0 for all. With --status, --where or --sort the number is
 * not known until the last customer is printed. */
static uint64_t count_needed_rows(struct printer *p, const struct store *s)
{
	const struct options *o = p->options;
	if (o->limit == UINT64_MAX)
		return 0;
	if (!o->statuses && !o->where.n_nodes && !o->n_sort)
		return o->limit;
	if (o->n_sort)
		return 0;
	/* Looking through a longer list again and again would take too long, and so would folding
	 * texts for --where. */
	if (store_rows(s) <= o->hold && !o->where.n_nodes)
		return find_rows_of_limit(p, s);
	return p->streams && p->n >= o->limit ? p->next : 0;
}

/* --where compares times with this. */
static void note_time(struct printer *p, const struct loader *l)
{
	const struct clock_port *clock = p->fetch.clock;
	p->known.now_s = clock->wall_s(clock->ctx) + l->fetch.skew_s;
}

static bool end_turn(void *ctx, const struct loader *l)
{
	struct printer *p = ctx;
	const struct store *s = l->store;
	note_time(p, l);
	if (p->streams)
		stream_rows(p, s);
	p->fetch.rows = count_needed_rows(p, s);
	p->fetch.n_beside = p->burn.total;
	p->fetch.n_beside_done = p->burn.done;
	return !p->error && !p->stopped_by && p->options->limit > 0;
}

static struct row find_row(const struct printer *p, const struct store *s, uint64_t i)
{
	return store_row(s, lens_is_on(p->lens) ? lens_row(p->lens, i) : i);
}

static void measure_all(struct printer *p, const struct store *s, uint64_t rows)
{
	uint64_t n = 0;
	for (uint64_t i = 0; i < rows && n < p->options->limit; i++) {
		struct row row = find_row(p, s, i);
		if (!is_wanted(p, &row))
			continue;
		list_format_measure(&p->format, row.customer);
		n++;
	}
}

static void sort_rows(struct printer *p, const struct store *s)
{
	struct lens_spec spec = {.n_sort = p->options->n_sort, .numbers = &p->numbers};
	memcpy(spec.sort, p->options->sort, sizeof spec.sort);
	lens_set(p->lens, &spec);
	lens_update(p->lens, s);
}

/* Chooses the customers that are printed; before their burn is known, the order by it is not. */
static void choose_for_burn(struct printer *p, const struct store *s)
{
	uint64_t most = list_burn_decides(p->options) ? UINT64_MAX : p->options->limit;
	if (most < UINT64_MAX)
		sort_rows(p, s);
	for (uint64_t i = 0, n = 0; i < store_rows(s) && n < most; i++) {
		struct row row = most < UINT64_MAX ? find_row(p, s, i) : store_row(s, i);
		if (decide_row(p, &row) == CONDITION_FALSE)
			continue;
		n++;
		burn_basis_note_customer(&p->burn.book, row.customer, p->burn.basis.today);
		if (list_burn_needs(p->options, row.customer) &&
		    !fetch_burn_add(&p->burn, row.customer->uin))
			break;
	}
}

/* The list is known: asks for the burn, and says first what that takes. */
static void begin_burn(void *ctx, const struct loader *l)
{
	struct printer *p = ctx;
	bool only_runway;
	if (!list_burn_is_needed(p->options, &only_runway))
		return;
	note_time(p, l);
	fetch_burn_begin(&p->burn, daily_costs_day(p->known.now_s), p->options->burn_days);
	p->format.burn = &p->burn.basis;
	p->known.basis = &p->burn.basis;
	choose_for_burn(p, l->store);
	progress_erase(&p->fetch.progress);
	list_burn_print_cost(&p->burn, p->options->lang);
}

static const struct request *list_burn_requests(void *ctx, size_t *n)
{
	struct printer *p = ctx;
	return fetch_burn_list(&p->burn, n);
}

static void take_burn(void *ctx, const struct outcome *out, const struct wire_reply *r)
{
	struct printer *p = ctx;
	fetch_burn_take(&p->burn, out, r);
}

static uint64_t count_rows(const struct printer *p, const struct store *s)
{
	return lens_is_on(p->lens) ? lens_rows(p->lens) : store_rows(s);
}

static void print_rows(struct printer *p, const struct store *s)
{
	uint64_t rows = count_rows(p, s);
	for (uint64_t i = p->next; i < rows && !has_enough(p); i++) {
		struct row row = find_row(p, s, i);
		print_row(p, &row);
	}
}

static int write_database(struct printer *p, const struct store *s, struct err *e)
{
	struct customer_database_format f = {
	    p->format.columns,
	    p->format.n_columns,
	    {&p->format.thresholds, p->format.burn, p->format.before}};
	p->database = customer_database_new(p->options->output_file, &f, e);
	if (!p->database)
		return 3;
	print_rows(p, s);
	bool ok = customer_database_finish(p->database, e);
	p->database = NULL;
	return ok ? 0 : 3;
}

static void print_groups(struct printer *p, const struct store *s)
{
	print_rows(p, s);
	group_sort(&p->groups);
	group_format_print(&p->groups, p->format.output, p->format.terminal, p->format.heads,
			   &p->out);
	flush_output(p);
}

static void print_all(struct printer *p, const struct store *s)
{
	if (p->options->groups) {
		print_groups(p, s);
		return;
	}
	if (p->format.output == OUTPUT_TABLE)
		measure_all(p, s, count_rows(p, s));
	list_format_fit(&p->format);
	begin_output(p);
	print_rows(p, s);
	list_format_end(&p->format, p->n > 0, &p->out);
	if (p->options->totals)
		list_format_totals(&p->format, &p->sums.totals, &p->out);
	flush_output(p);
}

static int finish_list(void *ctx, const struct loader *l, struct err *e)
{
	const struct store *s = l->store;
	struct printer *p = ctx;
	note_time(p, l);
	if (p->stopped_by)
		return 128 + p->stopped_by;
	if (!begins_as_printed(p, s, false)) {
		err_set(
		    e, ERR_API,
		    "the list changed during the listing; run it again, or without --stream and "
		    "with a larger --hold: then it is printed when it is complete");
		return 4;
	}
	if (l->fetch.halted)
		fetch_burn_stop(&p->burn, &l->fetch.halt);
	list_burn_estimate(&p->burn, p->fetch.session, p->options->lang);
	int unread = list_changes_read(&p->before, p->options, &p->fetch, l, &p->format.before);
	if (p->options->history && p->fetch.rows == 0)
		history_keeper_take(&p->keeper, &p->fetch, l);
	sort_rows(p, s);
	if (p->options->sqlite)
		return write_database(p, s, e) ? 3 : unread;
	print_all(p, s);
	if (p->stopped_by)
		return 128 + p->stopped_by;
	/* A closed pipe is no failure: its reader, such as head, has enough. */
	if (p->error == 0 || p->error == EPIPE)
		return unread;
	err_set(e, ERR_IO, "cannot write the output: %s", ERRNO_(err_lang(e), p->error));
	return 3;
}

static struct list_format make_format(const struct options *o)
{
	bool tty = isatty(STDOUT_FILENO);
	struct list_format f = {.output = o->output,
				.columns = o->n_columns ? o->columns : customer_format_all.columns,
				.n_columns = o->n_columns ? o->n_columns : customer_format_all.n,
				.thresholds = o->thresholds,
				.terminal = tty,
				.totals = o->totals,
				.lang = o->lang,
				.excel = o->bom,
				.ascii = o->ascii,
				.width = tty ? standard_fd_width(STDOUT_FILENO) : 0};
	if (f.output == OUTPUT_AUTO)
		f.output = tty ? OUTPUT_TABLE : OUTPUT_JSONL;
	f.heads = options_heads(o, f.output == OUTPUT_TABLE);
	return f;
}

/*
 * Rows are printed as they arrive if order and format allow it, but not to a file, where half a
 * list would look like a whole one.
 */
static bool may_stream(const struct list_format *f, const struct options *o)
{
	struct stat out;
	if (o->sqlite || o->groups || list_changes_are_needed(o))
		return false;
	bool one_by_one =
	    f->output == OUTPUT_JSONL || f->output == OUTPUT_CSV || f->output == OUTPUT_TSV;
	bool only_runway, burn = list_burn_is_needed(o, &only_runway);
	return one_by_one && o->n_sort == 0 && !burn && fstat(STDOUT_FILENO, &out) == 0 &&
	       !S_ISREG(out.st_mode);
}

/* Adds to the error what it means for the customers that were already printed. */
static void format_partial(const struct printer *p, int code, struct err *e)
{
	struct err why = *e;
	if (code == 4 && p->n == 0) {
		err_clear(e);
		err_set(e, why.kind, "nothing was printed: %s", why.text);
	} else if ((code == 3 || code == 4) && p->n > 0 && !p->error) {
		err_clear(e);
		err_set(e, why.kind, "the printed list is not complete: %s", why.text);
	}
}

/* Prints which customers could not be understood. Returns the exit code. */
static int print_flaws(struct printer *p, int code, struct err *e)
{
	struct sl lines = list_flaws_lines(&p->flaws);
	fwrite(lines.p, 1, lines.n, stderr);
	return code == 0 && !list_flaws_check(&p->flaws, e) ? 4 : code;
}

/* The customers are printed: a history that cannot be written does not change that. */
static void keep_list(const struct printer *p, int code)
{
	struct err e = {.lang = p->options->lang};
	if (code == 0 && !history_keeper_put(&p->keeper, p->options, &e))
		fprintf(stderr, "tcpartner: %s\n", e.text);
}

int list(const struct options *o, struct err *e)
{
	if (!list_burn_check_options(o, e) || !list_changes_check_options(o, e))
		return 2;
	struct printer p = {.format = make_format(o), .options = o, .lens = lens_new()};
	p.fetch = (struct fetch_all){.turn = end_turn,
				     .conclude = finish_list,
				     .known = begin_burn,
				     .beside = list_burn_requests,
				     .took = take_burn,
				     .ctx = &p};
	p.numbers = (struct lens_numbers){list_burn_read, &p.burn.basis};
	p.facts = list_burn_facts_of(&p.known);
	group_init(&p.groups, o->group);
	row_condition_init_parsed(&p.where, &o->where, &p.facts);
	p.streams = may_stream(&p.format, o);
	p.holds = !o->stream && !isatty(STDOUT_FILENO);
	if (!o->statuses && !o->where.n_nodes && !o->n_sort && o->limit > 0 &&
	    o->limit < o->page_size)
		p.fetch.page_size = (uint32_t)o->limit;
	buf_init(&p.out, LINE_MAX);
	buf_init(&p.uins, SIZE_MAX);
	list_flaws_init(&p.flaws, o->lang);
	fetch_burn_init(&p.burn);
	history_keeper_init(&p.keeper);
	history_before_init(&p.before);
	int code = fetch_all_run(&p.fetch, o, e);
	format_partial(&p, code, e);
	code = print_flaws(&p, code, e);
	keep_list(&p, code);
	history_keeper_release(&p.keeper);
	history_before_release(&p.before);
	code = list_burn_end(&p.burn, code, e);
	fetch_burn_release(&p.burn);
	list_flaws_release(&p.flaws);
	row_condition_release(&p.where);
	group_release(&p.groups);
	buf_release(&p.uins);
	buf_release(&p.out);
	lens_free(p.lens);
	return code;
}
