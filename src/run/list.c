/* SPDX-License-Identifier: MIT */
#include "run/list.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/money.h"

#include "api/record.h"

#include "run/list_format.h"
#include "session.h"

#define FLUSH_BYTES (64u << 10)
#define LINE_MAX    (64u << 20) /* of one customer, all fields as large as a reply may be */

/* What the loop is asked after each turn. */
struct watch {
	const struct options *options;
	bool shown;  /* standard error is a terminal */
	bool drawn;  /* there is a line of progress to erase */
	bool enough; /* --limit is reached: the rest need not be fetched */
};

static void erase_progress(struct watch *w)
{
	if (w->drawn)
		fputs("\r\033[K", stderr);
	w->drawn = false;
}

static void draw_progress(struct watch *w, const struct store *s)
{
	char loaded[MONEY_CHARS], total[MONEY_CHARS];
	uint64_t left = store_total(s) - store_loaded(s);
	if (!w->shown || !store_has_total(s) || store_total(s) < store_loaded(s))
		return;
	count_print(store_loaded(s), loaded);
	count_print(store_total(s), total);
	fprintf(stderr, "\r\033[K%s of %s customers, about %" PRIu64 " s left", loaded, total,
		(left / store_page_size(s) + 1) / API_RATE_PER_SEC);
	w->drawn = true;
}

/* Only without --standing are the first so many customers known by their place alone. */
static bool has_enough(const struct options *o, const struct store *s)
{
	if (o->standings || store_switching(s) || store_loaded(s) < o->limit)
		return false;
	for (uint64_t i = 0; i < o->limit; i++)
		if (store_row(s, i).state != ROW_FRESH)
			return false;
	return true;
}

static bool on_turn(void *ctx, struct model *m)
{
	struct watch *w = ctx;
	struct fault why;
	if (app_batch_state(m, &why) != BATCH_GOING)
		return false;
	w->enough = has_enough(w->options, m->store);
	if (!w->enough)
		draw_progress(w, m->store);
	return !w->enough;
}

/* The customers asked for, one after the other; the text goes out in large pieces. */
struct printer {
	struct list_format *format;
	const struct options *options;
	struct buf out;
	uint64_t n;
	int error; /* of writing; nothing is written after it */
};

static void flush(struct printer *p)
{
	struct sl s = buf_sl(&p->out);
	if (!p->error && (fwrite(s.p, 1, s.n, stdout) != s.n || fflush(stdout) != 0))
		p->error = errno ? errno : EIO;
	buf_clear(&p->out);
}

static bool is_wanted(const struct printer *p, const struct row *row)
{
	return !p->options->standings || (p->options->standings & STANDING_BIT(row->standing));
}

static bool measure_row(void *ctx, const struct row *row)
{
	struct printer *p = ctx;
	if (!is_wanted(p, row))
		return true;
	if (p->n++ >= p->options->limit)
		return false;
	list_measure(p->format, row->customer);
	return true;
}

static bool print_row(void *ctx, const struct row *row)
{
	struct printer *p = ctx;
	if (!is_wanted(p, row))
		return true;
	if (p->n >= p->options->limit)
		return false;
	list_customer(p->format, row->customer, p->n++ == 0, &p->out);
	if (p->out.n >= FLUSH_BYTES)
		flush(p);
	return !p->error;
}

static int print_all(const struct model *m, struct list_format *f, const struct options *o,
		     struct err *e)
{
	struct printer p = {.format = f, .options = o};
	buf_init(&p.out, LINE_MAX);
	if (f->output == OUTPUT_TABLE)
		store_each(m->store, measure_row, &p);
	list_fit(f);
	p.n = 0;
	list_begin(f, &p.out);
	store_each(m->store, print_row, &p);
	list_end(f, p.n > 0, &p.out);
	flush(&p);
	buf_release(&p.out);
	/* A reader that has seen enough (head) is no failure. */
	if (p.error == 0 || p.error == EPIPE)
		return 0;
	err_set(e, ERR_IO, "the output cannot be written: %s", strerror(p.error));
	return 3;
}

/* The API's or the library's own words may be long; the remedy must stay. */
static void say_fault(const struct fault *f, struct err *e)
{
	char words[160];
	bool whole = sl_to_chars(sl_from(f->message), words, sizeof words);
	err_set(e, ERR_API, "%s: %s%s%s%s; %s%s%s", f->code, f->meaning, words[0] ? " (" : "",
		words, words[0] ? whole ? ")" : "...)" : "", f->remedy,
		f->request_id[0] ? ". RequestId " : "", f->request_id);
}

static int conclude(const struct model *m, struct list_format *f, const struct watch *w,
		    struct err *e)
{
	struct fault why;
	if (w->enough)
		return print_all(m, f, w->options, e);
	switch (app_batch_state(m, &why)) {
	case BATCH_DONE: return print_all(m, f, w->options, e);
	case BATCH_FAILED: say_fault(&why, e); return 3;
	case BATCH_INCONSISTENT:
		err_set(e, ERR_API, "nothing was printed: %s; %s", why.meaning, why.remedy);
		return 4;
	case BATCH_GOING: break;
	}
	return m->exit_code;
}

static int terminal_width(void)
{
	struct winsize size;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static struct list_format make_format(const struct options *o)
{
	bool tty = isatty(STDOUT_FILENO);
	struct list_format f = {.output = o->output,
				.columns = o->n_columns ? o->columns : record_whole.fields,
				.n_columns = o->n_columns ? o->n_columns : record_whole.n,
				.thresholds = o->thresholds,
				.terminal = tty,
				.ascii = o->ascii,
				.width = tty ? terminal_width() : 0};
	if (f.output == OUTPUT_AUTO)
		f.output = tty ? OUTPUT_TABLE : OUTPUT_JSONL;
	return f;
}

static void set_up(struct settings *s, const struct options *o)
{
	s->everything = true;
	if (!o->standings && o->limit > 0 && o->limit < s->page_size)
		s->page_size = (uint32_t)o->limit;
}

/* The list is right all the same: its requests bore the API's time. */
static void say_skew(const struct fetch *f)
{
	if (f->skew_known)
		fprintf(stderr, "tcpartner: this computer's clock is %" PRId64 " s %s: set it\n",
			f->skew_s < 0 ? -f->skew_s : f->skew_s, f->skew_s < 0 ? "ahead" : "behind");
}

static int with_session(struct session *s, const struct options *o, struct err *e)
{
	struct watch watch = {.options = o, .shown = isatty(STDERR_FILENO)};
	struct list_format format = make_format(o);
	struct model *m = mem_alloc(1, sizeof *m);
	if (s->facts.warning[0])
		fprintf(stderr, "tcpartner: %s\n", s->facts.warning);
	set_up(&s->settings, o);
	app_init(m, &s->settings);
	struct loop l = {.model = m,
			 .performer = &s->performer,
			 .signals = &s->signals,
			 .keeper = s->keeper,
			 .log = session_log,
			 .log_ctx = s,
			 .turn = on_turn,
			 .turn_ctx = &watch};
	int code = loop_run(&l);
	erase_progress(&watch);
	say_skew(&m->fetch);
	if (!m->stopping)
		code = conclude(m, &format, &watch, e);
	app_release(m);
	mem_free(m);
	return code;
}

int list(const struct options *o, struct err *e)
{
	struct session s;
	int code = 2;
	if (session_open(&s, o, NULL, e))
		code = with_session(&s, o, e);
	session_close(&s);
	return code;
}
