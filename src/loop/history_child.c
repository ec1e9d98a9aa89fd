/* SPDX-License-Identifier: MIT */
/* Keeps and reads snapshots in a child process, one job after the other. */
#include "loop/history_child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

#include "burn/burn_rate.h"
#include "history/history.h"
#include "history/history_costs.h"
#include "history/history_report.h"
#include "loop/session.h"
#include "snapshot/usual_days.h"

#define JOBS_MAX    5 /* more than two are never waited for: an older one is then dropped */
#define FDS_MAX     1024
#define SIGNALS_END 65

struct job {
	enum history_job kind;
	struct snapshot snapshot; /* to keep; owned */
	int64_t before_s;         /* of a find */
	int32_t today;            /* of costs */
	int days;
};

struct history_child {
	const struct session *session;
	struct history_account account; /* of the job under way */
	struct retention keep;
	struct job job[JOBS_MAX]; /* the first one is under way while pid > 0 */
	size_t n;
	pid_t pid;
	int in;                       /* what the child writes; -1: none */
	bool drops;                   /* its result is not wanted any more */
	struct buf read;              /* of its result */
	struct history_report report; /* that was taken last */
};

static bool is_complete(const struct snapshot *s)
{
	const uint32_t amounts = KNOWN_CREDIT | KNOWN_REMAINING;
	for (size_t i = 0; i < s->n; i++)
		if ((s->rows[i].known & amounts) != amounts)
			return false;
	return true;
}

static void copy_snapshot(const struct snapshot *s, struct snapshot *out)
{
	snapshot_init(out, s->taken_s);
	for (size_t i = 0; i < s->n; i++)
		if (!snapshot_add_row(out, &s->rows[i]))
			return;
}

/* The child has nothing of the parent but its memory: no terminal, connection or signal. */
static void leave_parent(int out)
{
	const struct sigaction plain = {.sa_handler = SIG_DFL};
	int null = open("/dev/null", O_RDWR);
	for (int i = 1; i < SIGNALS_END; i++)
		sigaction(i, &plain, NULL);
	setsid();
	for (int fd = 0; null >= 0 && fd <= STDERR_FILENO; fd++)
		dup2(null, fd);
	for (int fd = STDERR_FILENO + 1; fd < FDS_MAX; fd++)
		if (fd != out)
			close(fd);
}

static void keep_in_history(const struct history_child *k, const struct snapshot *s,
			    struct history_report *out)
{
	struct err e = {0};
	struct history *h = history_open(k->session->history, HISTORY_WRITE, &e);
	bool ok =
	    h && history_put(h, &k->account, s, is_complete(s), &k->keep, &e) != HISTORY_FAILED;
	history_close(h);
	out->result = ok ? HISTORY_REPORT_DONE : HISTORY_REPORT_FAILED;
	memcpy(out->why, e.text, sizeof out->why);
}

/* Without the costs the comparison knows no sudden drop; that is no failure. */
static void read_usual_days(struct history *h, const struct history_child *k, int64_t taken_s,
			    struct usual_days *out)
{
	struct cost_book book;
	struct burn_basis basis = {&book, daily_costs_day(taken_s), BURN_DAYS_DEFAULT,
				   .from_snapshots = true};
	struct burn_rate rate;
	struct err ignored = {0};
	uint64_t uin;
	cost_book_init(&book);
	if (history_costs_read(h, &k->account, &basis, &book, &ignored))
		for (size_t at = 0; cost_book_next(&book, &at, &uin);) {
			burn_basis_rate(&basis, uin, &rate);
			if (rate.state != BURN_UNKNOWN)
				usual_days_add(out, uin, burn_rate_micros(rate.median_quarters));
		}
	usual_days_sort(out);
	cost_book_release(&book);
}

static void find_in_history(const struct history_child *k, int64_t before_s,
			    struct history_report *out)
{
	struct err e = {0};
	enum history_find_result r = HISTORY_NONE;
	if (history_exists(k->session->history)) {
		struct history *h = history_open(k->session->history, HISTORY_READ, &e);
		r = h ? history_find(h, &k->account, before_s, &out->found, &e)
		      : HISTORY_UNREADABLE;
		if (r == HISTORY_FOUND)
			read_usual_days(h, k, out->found.taken_s, &out->usual);
		history_close(h);
	}
	out->result = r == HISTORY_FOUND  ? HISTORY_REPORT_DONE
		      : r == HISTORY_NONE ? HISTORY_REPORT_NONE
					  : HISTORY_REPORT_FAILED;
	memcpy(out->why, e.text, sizeof out->why);
}

/* Keeps the costs of those of whom enough days are known. */
static void choose_costs(const struct burn_basis *basis, struct cost_book *out)
{
	struct burn_rate rate;
	uint64_t uin;
	for (size_t at = 0; cost_book_next(basis->book, &at, &uin);) {
		burn_basis_rate(basis, uin, &rate);
		if (rate.state != BURN_UNKNOWN)
			(void)cost_book_add(out, uin, cost_book_get(basis->book, uin));
	}
}

static void read_costs(const struct history_child *k, const struct job *j,
		       struct history_report *out)
{
	struct err e = {0};
	struct cost_book book;
	struct burn_basis basis = {&book, j->today, j->days, .from_snapshots = true};
	bool ok = true;
	cost_book_init(&book);
	if (history_exists(k->session->history)) {
		struct history *h = history_open(k->session->history, HISTORY_READ, &e);
		ok = h && history_costs_read(h, &k->account, &basis, &book, &e);
		history_close(h);
	}
	if (ok)
		choose_costs(&basis, &out->costs);
	cost_book_release(&book);
	out->result = ok ? HISTORY_REPORT_DONE : HISTORY_REPORT_FAILED;
	memcpy(out->why, e.text, sizeof out->why);
}

/* Runs in the child. */
static void do_job(const struct history_child *k, const struct job *j, int out)
{
	struct history_report report;
	history_report_init(&report);
	leave_parent(out);
	keyring_free(k->session->ring); /* the child has no use for a key */
	switch (j->kind) {
	case HISTORY_JOB_KEEP: keep_in_history(k, &j->snapshot, &report); break;
	case HISTORY_JOB_FIND: find_in_history(k, j->before_s, &report); break;
	case HISTORY_JOB_COSTS: read_costs(k, j, &report); break;
	}
	_exit(history_report_write(&report, out) ? 0 : 1);
}

static void start_job(struct history_child *k)
{
	int ends[2];
	if (k->n == 0 || k->pid > 0)
		return;
	buf_clear(&k->read);
	k->drops = false;
	session_account(k->session, &k->account);
	if (pipe(ends) == 0) {
		fcntl(ends[0], F_SETFD, FD_CLOEXEC);
		fcntl(ends[0], F_SETFL, O_NONBLOCK);
		fcntl(ends[1], F_SETFD, FD_CLOEXEC);
		k->pid = fork();
		if (k->pid == 0)
			do_job(k, &k->job[0], ends[1]);
		close(ends[1]);
		k->in = ends[0];
	}
}

static void release_job(struct job *j)
{
	snapshot_release(&j->snapshot);
}

static void drop_job(struct history_child *k, size_t at)
{
	release_job(&k->job[at]);
	memmove(&k->job[at], &k->job[at + 1], (k->n - at - 1) * sizeof *k->job);
	k->n--;
}

static void add_job(struct history_child *k, struct job j)
{
	if (k->n == JOBS_MAX)
		drop_job(k, 1);
	k->job[k->n++] = j;
	start_job(k);
}

static void keep_snapshot(void *ctx, const struct snapshot *s)
{
	struct job j = {.kind = HISTORY_JOB_KEEP};
	copy_snapshot(s, &j.snapshot);
	add_job(ctx, j);
}

static void find_snapshot(void *ctx, int64_t before_s)
{
	add_job(ctx, (struct job){.kind = HISTORY_JOB_FIND, .before_s = before_s});
}

static void read_days(void *ctx, int32_t today, int days)
{
	add_job(ctx, (struct job){.kind = HISTORY_JOB_COSTS, .today = today, .days = days});
}

/* Reads what is there; true when the child has written all it will. */
static bool read_pipe(struct history_child *k)
{
	char part[1 << 16];
	while (k->in >= 0) {
		ssize_t n = read(k->in, part, sizeof part);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return false;
		if (n <= 0)
			break;
		buf_add(&k->read, (struct sl){part, (size_t)n});
	}
	return true;
}

static void end_child(struct history_child *k)
{
	if (k->in >= 0)
		close(k->in);
	while (k->pid > 0 && waitpid(k->pid, NULL, 0) < 0 && errno == EINTR)
		;
	k->in = -1;
	k->pid = 0;
}

static void take_result(struct history_child *k, struct history_result *out)
{
	const struct history_report *r = &k->report;
	bool whole = !k->read.full && history_report_read(buf_sl(&k->read), &k->report);
	*out = (struct history_result){.of = k->job[0].kind};
	if (!whole)
		out->why = N_("the process that was started for it did not end well");
	else if (r->result == HISTORY_REPORT_FAILED)
		out->why = r->why;
	else if (r->result == HISTORY_REPORT_DONE && out->of == HISTORY_JOB_FIND) {
		out->found = &r->found;
		out->usual = &r->usual;
	} else if (out->of == HISTORY_JOB_COSTS)
		out->costs = &r->costs;
}

static bool take_next(void *ctx, struct history_result *out)
{
	struct history_child *k = ctx;
	if (k->n == 0 || !read_pipe(k))
		return false;
	bool drops = k->drops;
	end_child(k);
	take_result(k, out);
	drop_job(k, 0);
	start_job(k);
	return !drops;
}

static int result_fd(void *ctx)
{
	const struct history_child *k = ctx;
	return k->in;
}

static void close_history(void *ctx)
{
	struct history_child *k = ctx;
	/* A snapshot that is being kept is kept to the end, and init waits for the child. */
	if (k->in >= 0)
		close(k->in);
	while (k->n)
		drop_job(k, k->n - 1);
	buf_release(&k->read);
	history_report_release(&k->report);
	mem_free(k);
}

static void drop_results(void *ctx)
{
	struct history_child *k = ctx;
	k->drops = true;
	while (k->n > 1)
		drop_job(k, k->n - 1);
}

void history_child_open(struct history_port *out, const struct session *s,
			const struct retention *keep)
{
	struct history_child *k = mem_alloc(1, sizeof *k);
	k->session = s;
	k->keep = *keep;
	k->in = -1;
	buf_init(&k->read, history_report_bytes_max());
	history_report_init(&k->report);
	*out = (struct history_port){.ctx = k,
				     .keep = keep_snapshot,
				     .find = find_snapshot,
				     .costs = read_days,
				     .next = take_next,
				     .drop = drop_results,
				     .fd = result_fd,
				     .close = close_history};
}
