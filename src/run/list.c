/* SPDX-License-Identifier: MIT */
#include "run/list.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/money.h"

#include "run/list_format.h"
#include "session.h"

#define FLUSH_BYTES (64u << 10)

/* In the order people read them: who, how much, the rest. */
static const enum customer_field all_fields[CUSTOMER_FIELDS] = {
    FIELD_CLIENT_UIN,    FIELD_NAME,   FIELD_REMAINING_CREDIT, FIELD_CREDIT,        FIELD_REMARK,
    FIELD_EMAIL,         FIELD_MOBILE, FIELD_ASSOCIATION_TIME, FIELD_RECENT_EXPIRY, FIELD_TYPE,
    FIELD_IDENTIFY_TYPE, FIELD_FORCE,  FIELD_ARREARS};

struct progress {
	bool shown; /* standard error is a terminal */
	int64_t started_ms;
	bool any;
};

static void erase_progress(struct progress *p)
{
	if (p->any)
		fputs("\r\033[K", stderr);
	p->any = false;
}

static bool on_turn(void *ctx, struct model *m)
{
	struct progress *p = ctx;
	char loaded[MONEY_CHARS], total[MONEY_CHARS];
	struct fault why;
	if (app_batch_state(m, &why) != BATCH_GOING)
		return false;
	if (!p->shown || !store_has_total(m->store))
		return true;
	count_print(store_loaded(m->store), loaded);
	count_print(store_total(m->store), total);
	uint64_t left = store_total(m->store) > store_loaded(m->store)
			    ? store_total(m->store) - store_loaded(m->store)
			    : 0;
	uint64_t requests = left / store_page_size(m->store) + 1;
	fprintf(stderr, "\r\033[K%s of %s customers, about %" PRIu64 " s left", loaded, total,
		requests / API_RATE_PER_SEC);
	p->any = true;
	return true;
}

/* One customer after the other into a buffer, which goes out in large pieces. */
struct printer {
	const struct list_format *format;
	const struct options *options;
	struct buf out;
	uint64_t n;
	bool broken; /* nobody reads any more */
};

static void flush(struct printer *p)
{
	if (!p->broken && p->out.n && fwrite(p->out.p, 1, p->out.n, stdout) != p->out.n)
		p->broken = true;
	buf_clear(&p->out);
}

static bool print_row(void *ctx, const struct row *row)
{
	struct printer *p = ctx;
	if (p->options->standings && !(p->options->standings & STANDING_BIT(row->standing)))
		return true;
	if (p->n >= p->options->limit)
		return false;
	list_customer(p->format, row->customer, p->n == 0, &p->out);
	p->n++;
	if (p->out.n >= FLUSH_BYTES)
		flush(p);
	return !p->broken;
}

static int print_all(const struct model *m, const struct list_format *f, const struct options *o,
		     struct err *e)
{
	struct printer p = {.format = f, .options = o};
	buf_init(&p.out, 64u << 20);
	list_begin(f, &p.out);
	store_each(m->store, print_row, &p);
	list_end(f, p.n > 0, &p.out);
	flush(&p);
	if (fflush(stdout) != 0)
		p.broken = true;
	int error = p.broken ? errno : 0;
	buf_release(&p.out);
	/* A reader that has seen enough (head) is no error. */
	if (error && error != EPIPE) {
		err_set(e, ERR_IO, "the output cannot be written: the disk may be full");
		return 3;
	}
	return 0;
}

static void say_fault(const struct fault *f, struct err *e)
{
	err_set(e, ERR_API, "%s: %s; %s%s%s", f->code, f->meaning, f->remedy,
		f->request_id[0] ? ". RequestId " : "", f->request_id);
}

static int conclude(struct model *m, const struct list_format *f, const struct options *o, int code,
		    struct err *e)
{
	struct fault why = {.class = FAULT_NONE, .meaning = "", .remedy = ""};
	switch (app_batch_state(m, &why)) {
	case BATCH_DONE: return print_all(m, f, o, e);
	case BATCH_FAILED: say_fault(&why, e); return 3;
	case BATCH_INCONSISTENT:
		err_set(
		    e, ERR_API,
		    "the list kept changing while it was read: nothing was printed. Run it again");
		return 4;
	case BATCH_GOING: break;
	}
	return code ? code : 130;
}

static int terminal_width(void)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return 0;
	return size.ws_col;
}

static struct list_format make_format(const struct options *o, const struct thresholds *thresholds)
{
	bool tty = isatty(STDOUT_FILENO);
	struct list_format f = {.output = o->output,
				.columns = o->n_columns ? o->columns : all_fields,
				.n_columns = o->n_columns ? o->n_columns : CUSTOMER_FIELDS,
				.terminal = tty,
				.width = tty ? terminal_width() : 0,
				.thresholds = *thresholds};
	if (f.output == OUTPUT_AUTO)
		f.output = tty ? OUTPUT_TABLE : OUTPUT_JSONL;
	return f;
}

static int with_session(struct session *s, const struct options *o, struct err *e)
{
	struct progress progress = {.shown = isatty(STDERR_FILENO)};
	struct model *m = mem_alloc(1, sizeof *m);
	if (s->facts.warning[0])
		fprintf(stderr, "tcpartner: %s\n", s->facts.warning);
	s->settings.everything = true;
	app_init(m, &s->settings);
	struct loop l = {.model = m,
			 .performer = &s->performer,
			 .signals = &s->signals,
			 .renew = session_renew,
			 .renew_ctx = s,
			 .turn = on_turn,
			 .turn_ctx = &progress};
	int code = loop_run(&l);
	erase_progress(&progress);
	struct list_format format = make_format(o, &s->settings.thresholds);
	code = m->stopping ? (code ? code : 130) : conclude(m, &format, o, code, e);
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
