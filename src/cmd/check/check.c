/* SPDX-License-Identifier: MIT */
/* Prints the result of a check for a monitor, and passes it on to files and commands. */
#include "check.h"

#include <stdio.h>
#include <sys/stat.h>

#include "sys/clock_posix.h"

#include "alert/report.h"
#include "check_exec.h"
#include "check_guard.h"
#include "check_run.h"
#include "files/locked_file.h"

#define MESSAGE_MAX 2000
/* What is kept of the deadline for the command of --exec: a quarter, at most. */
#define EXEC_MS 2000
/* The guard waits so much longer than the loop, whose message says more. */
#define GRACE_MS 300

/* What a run has beside its check_run. */
struct checker {
	const struct options *options;
	struct check_run run;
	struct locked_file memory; /* of --only-new */
	struct reported reported;
	int64_t exec_end_ms;
};

static void print_output(struct sl s)
{
	fwrite(s.p, 1, s.n, stdout);
	fflush(stdout);
}

/* Standard output has the line if a file gets the report. */
static bool prints_json(const struct options *o)
{
	return o->output == OUTPUT_JSON && !o->output_file;
}

/* Prometheus ignores lines that begin with '#'. */
static void write_unknown(const struct options *o, const char *why, struct buf *out)
{
	if (prints_json(o)) {
		report_add_unknown_json(why, out);
		return;
	}
	if (o->prom && !o->output_file)
		buf_add_chars(out, "# ");
	report_add_unknown(why, out);
}

int check_unknown(const struct options *o, const struct err *e)
{
	struct buf out;
	buf_init(&out, MESSAGE_MAX);
	write_unknown(o, e->text, &out);
	print_output(buf_sl(&out));
	buf_release(&out);
	return ALERT_UNKNOWN;
}

static void start_guard(const struct options *o)
{
	char why[200];
	struct buf late, stopped;
	buf_init(&late, MESSAGE_MAX);
	buf_init(&stopped, MESSAGE_MAX);
	snprintf(why, sizeof why, T_(o, "the check did not end in %d s (--deadline)"),
		 o->deadline_s);
	write_unknown(o, why, &late);
	write_unknown(o, T_(o, "interrupted before all customers were read"), &stopped);
	check_guard_start(INT64_C(1000) * o->deadline_s + GRACE_MS, buf_sl(&late),
			  buf_sl(&stopped));
	buf_release(&late);
	buf_release(&stopped);
}

/* Reads who was reported before. This comes before anything is sent, because without it nothing
 * can be reported. */
static bool open_memory(struct checker *k, struct err *e)
{
	const struct options *o = k->options;
	struct buf text;
	k->memory = (struct locked_file){.lock = -1, .next = {.fd = -1}};
	if (!o->only_new)
		return true;
	reported_init(&k->reported, k->run.clock.wall_s(k->run.clock.ctx), o->again_s);
	buf_init(&text, REPORTED_MAX_BYTES);
	bool ok =
	    locked_file_open(&k->memory, o->only_new, &text, e) &&
	    (reported_read(&k->reported, buf_sl(&text), e) || err_wrap(e, "%.200s", o->only_new));
	buf_release(&text);
	k->run.reported = &k->reported;
	return ok || err_wrap(e, "--only-new");
}

/* Only what was reported is remembered. */
static void save_memory(struct checker *k)
{
	struct buf text;
	struct err e = {.lang = k->options->lang};
	buf_init(&text, REPORTED_MAX_BYTES);
	reported_print(&k->reported, &text);
	if (text.full)
		err_set(&e, ERR_LIMIT, "too many customers were reported to remember them");
	if (e.kind != ERR_NONE || !locked_file_replace(&k->memory, buf_sl(&text), &e))
		fprintf(
		    stderr,
		    T_(&e, "tcpartner: --only-new: %s; the next check reports the same again\n"),
		    e.text);
	buf_release(&text);
}

static struct sl find_report(const struct checker *k)
{
	const struct options *o = k->options;
	if (o->prom)
		return buf_sl(&k->run.prom);
	return buf_sl(o->output == OUTPUT_JSON ? &k->run.json : &k->run.line);
}

/* Other users read the file, such as that of node_exporter. */
static bool write_file(const char *path, struct sl report, struct err *e)
{
	struct atomic_file f;
	mode_t mask = umask(0);
	umask(mask);
	if (atomic_file_open(&f, sl_from(path), NULL, true, e) != ATOMIC_FILE_OK ||
	    !atomic_file_write(&f, report, e))
		return false;
	if (fchmod(f.fd, 0644 & ~mask) != 0)
		err_set(e, ERR_IO, "cannot set the mode of %.200s", path);
	if (e->kind != ERR_NONE) {
		atomic_file_drop(&f);
		return false;
	}
	return atomic_file_finish(&f, e) == ATOMIC_FILE_OK;
}

/* Puts the reason in the place of the report. */
static void replace_report(struct checker *k, const struct err *e)
{
	struct err why = *e;
	if (why.kind == ERR_CREDENTIAL)
		snprintf(why.text, sizeof why.text, T_(e, "%.440s; see tcpartner doctor"), e->text);
	buf_clear(&k->run.line);
	buf_clear(&k->run.json);
	write_unknown(k->options, why.text, &k->run.line);
	report_add_unknown_json(why.text, &k->run.json);
}

/* Writes the file of --output, and prints. A file that is there stays as it was if there is no
 * report, so that the age of its data can be seen. */
static int deliver_report(struct checker *k, int code, struct err *e)
{
	const struct options *o = k->options;
	bool had_report = e->kind == ERR_NONE;
	if (had_report && o->output_file && !write_file(o->output_file, find_report(k), e)) {
		err_wrap(e, "--output");
		code = ALERT_UNKNOWN;
	}
	if (e->kind != ERR_NONE)
		replace_report(k, e);
	print_output(o->output_file        ? buf_sl(&k->run.line)
		     : e->kind != ERR_NONE ? buf_sl(&k->run.line)
					   : find_report(k));
	check_guard_printed(code);
	return code;
}

/* Returns false if the command failed; whom the report names counts as not reported then. */
static bool run_command(const struct checker *k)
{
	struct err e = {.lang = k->options->lang};
	if (check_exec_run(k->options->exec, buf_sl(&k->run.json), &k->run.clock, k->exec_end_ms,
			   &e))
		return true;
	fprintf(stderr, "tcpartner: --exec: %s\n", e.text);
	return false;
}

static void set_times(struct checker *k)
{
	int64_t limit_ms = INT64_C(1000) * k->options->deadline_s;
	int64_t kept_ms = limit_ms / 4 < EXEC_MS ? limit_ms / 4 : EXEC_MS;
	k->run.began_ms = k->run.clock.mono_ms(k->run.clock.ctx);
	k->exec_end_ms = k->run.began_ms + limit_ms;
	k->run.end_ms = k->exec_end_ms - (k->options->exec ? kept_ms : 0);
}

int check(const struct options *o)
{
	struct checker k = {.options = o, .run = {.options = o}};
	struct err e = {.lang = o->lang};
	clock_posix(&k.run.clock);
	start_guard(o);
	set_times(&k);
	check_run_init(&k.run);
	int code = open_memory(&k, &e) ? check_run(&k.run, &e) : ALERT_UNKNOWN;
	check_guard_take_signals();
	code = deliver_report(&k, code, &e);
	bool complete = e.kind == ERR_NONE;
	if (code != ALERT_OK && o->exec && !run_command(&k))
		complete = false;
	if (complete && o->only_new)
		save_memory(&k);
	locked_file_close(&k.memory);
	reported_release(&k.reported);
	check_run_release(&k.run);
	check_guard_stop();
	return code;
}
