/* SPDX-License-Identifier: MIT */
/* Reads the vouchers of all customers, and prints them. */
#include "vouchers.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#include "sys/clock_posix.h"

#include "cmd/fetch/fetch_all.h"
#include "edge/standard_fds.h"
#include "fetch/fetch.h"
#include "lang/errno_text.h"
#include "loop/stoppable_write.h"
#include "voucher/voucher_format.h"

#define FLUSH_BYTES (64u << 10)
#define OUTPUT_MAX  (64u << 20)
#define NAMED_MAX   20 /* vouchers with a line about what could not be read */

struct printer {
	const struct options *options;
	struct fetch_all fetch;
	struct voucher_reading reading;
	struct request wanted[VOUCHER_REQUESTS_MAX];
	struct voucher_format format;
	struct buf out;
	int stopped_by; /* number of the signal that ended a write; 0: none */
	int error;      /* errno of a failed write, after which nothing is written */
	uint64_t n_flawed;
};

static const struct request *list_wanted(void *ctx, size_t *n)
{
	struct printer *p = ctx;
	*n = voucher_reading_list(&p->reading, p->wanted);
	return p->wanted;
}

static void take_outcome(void *ctx, const struct outcome *out, const struct wire_reply *reply)
{
	struct printer *p = ctx;
	if (out->request.action != ACTION_VOUCHERS || out->will_retry)
		return;
	if (out->fault.class == FAULT_NONE)
		voucher_reading_take(&p->reading, &out->request, reply);
	else
		voucher_reading_fail(&p->reading, &out->fault);
}

static void flush_output(struct printer *p)
{
	struct sl s = buf_sl(&p->out);
	if (!p->error && !p->stopped_by &&
	    !stoppable_write(p->fetch.signals, STDOUT_FILENO, s, &p->stopped_by) && !p->stopped_by)
		p->error = errno ? errno : EIO;
	buf_clear(&p->out);
}

static bool is_printed(const struct printer *p, uint64_t i)
{
	return i < p->options->limit && !p->error && !p->stopped_by;
}

static void print_vouchers(struct printer *p, const struct voucher_items *l)
{
	if (p->format.output == OUTPUT_TABLE)
		for (size_t i = 0; i < l->n && is_printed(p, i); i++)
			voucher_format_measure(&p->format, &l->items[i]);
	voucher_format_fit(&p->format);
	voucher_format_begin(&p->format, &p->out);
	for (size_t i = 0; i < l->n && is_printed(p, i); i++) {
		voucher_format_voucher(&p->format, &l->items[i], i == 0, &p->out);
		if (p->out.n >= FLUSH_BYTES)
			flush_output(p);
	}
	voucher_format_end(&p->format, l->n > 0 && p->options->limit > 0, &p->out);
}

/* The sums are of the vouchers that were printed. */
static void print_totals(struct printer *p, const struct voucher_items *l)
{
	struct voucher_items printed = *l;
	struct voucher_sums sums;
	if (printed.n > p->options->limit)
		printed.n = (size_t)p->options->limit;
	voucher_items_sum(&printed, p->format.now_s, &sums);
	if (p->options->totals)
		voucher_format_totals(&p->format, &sums, &p->out);
}

/* Names on standard error what could not be read. */
static void print_flaws(struct printer *p, const struct voucher_items *l)
{
	struct buf line;
	buf_init(&line, 4096);
	for (size_t i = 0; i < l->n && i < p->options->limit; i++) {
		const struct voucher_item *v = &l->items[i];
		buf_clear(&line);
		buf_addf(&line, T_(p->options, "voucher %" PRIu64), v->row);
		if (v->voucher->known & VOUCHER_ID)
			buf_addf(&line,
				 TC_(p->options, "behind the number of a row",
				     " (VoucherId %" PRIu64 ")"),
				 v->voucher->id);
		buf_add_chars(&line, TC_(p->options, "before what is wrong in a row", ": "));
		if (!voucher_format_flaws(v, p->options->lang, &line) || p->n_flawed++ >= NAMED_MAX)
			continue;
		buf_add_byte(&line, '\n');
		fwrite(line.p, 1, line.n, stderr);
	}
	if (p->n_flawed > NAMED_MAX)
		fprintf(stderr, T_(p->options, "and %" PRIu64 " more\n"), p->n_flawed - NAMED_MAX);
	buf_release(&line);
}

static bool read_uin(const struct options *o, uint64_t *uin)
{
	return o->query.type == FILTER_CLIENT_UIN && sl_to_u64(sl_from(o->query.text), uin);
}

static int report_end(struct printer *p, struct err *e)
{
	if (p->stopped_by)
		return 128 + p->stopped_by;
	/* A closed pipe is no failure: its reader, such as head, has enough. */
	if (p->error && p->error != EPIPE) {
		err_set(e, ERR_IO, "cannot write the output: %s", ERRNO_(err_lang(e), p->error));
		return 3;
	}
	if (p->n_flawed == 0)
		return 0;
	err_set(e, ERR_DECODE,
		lang_plural(
		    err_lang(e), p->n_flawed,
		    "%" PRIu64 " voucher could not be read completely; all others are complete",
		    "%" PRIu64 " vouchers could not be read completely; all others are complete"),
		p->n_flawed);
	return 4;
}

static int print_list(struct printer *p, struct err *e)
{
	struct voucher_items l;
	uint64_t uin;
	voucher_items_take(&l, &p->reading, read_uin(p->options, &uin) ? &uin : NULL);
	voucher_items_sort(&l, p->options->n_sort && p->options->sort[0].descending);
	print_vouchers(p, &l);
	print_totals(p, &l);
	flush_output(p);
	print_flaws(p, &l);
	voucher_items_release(&l);
	return report_end(p, e);
}

static int finish_reading(void *ctx, const struct loader *l, struct err *e)
{
	struct printer *p = ctx;
	(void)l;
	switch (p->reading.state) {
	case VOUCHERS_READ: return print_list(p, e);
	case VOUCHERS_FAILED: fetch_all_explain(&p->reading.fault, e); return 3;
	case VOUCHERS_REFUTED:
		err_set(e, ERR_API, "%s", lang_text(err_lang(e), p->reading.why));
		return 4;
	case VOUCHERS_PENDING: break;
	}
	BUG("reading ended before all vouchers were read");
}

static struct voucher_format make_format(const struct options *o)
{
	bool tty = isatty(STDOUT_FILENO);
	struct clock_port clock;
	clock_posix(&clock);
	struct voucher_format f = {.output = o->output,
				   .terminal = tty,
				   .totals = o->totals,
				   .excel = o->bom,
				   .ascii = o->ascii,
				   .lang = o->lang,
				   .now_s = voucher_items_now(clock.wall_s(clock.ctx)),
				   .width = tty ? standard_fd_width(STDOUT_FILENO) : 0};
	if (f.output == OUTPUT_AUTO)
		f.output = tty ? OUTPUT_TABLE : OUTPUT_JSONL;
	f.heads = options_heads(o, f.output == OUTPUT_TABLE);
	return f;
}

int vouchers(const struct options *o, struct err *e)
{
	struct printer *p = mem_alloc(1, sizeof *p);
	p->options = o;
	p->format = make_format(o);
	p->fetch = (struct fetch_all){.conclude = finish_reading,
				      .beside = list_wanted,
				      .took = take_outcome,
				      .only_beside = true,
				      .ctx = p};
	buf_init(&p->out, OUTPUT_MAX);
	voucher_reading_init(&p->reading);
	int code = fetch_all_run(&p->fetch, o, e);
	voucher_reading_release(&p->reading);
	buf_release(&p->out);
	mem_free(p);
	return code;
}
