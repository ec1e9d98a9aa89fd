/* SPDX-License-Identifier: MIT */
/* Keeps and finds snapshots in a child process, one after the other. */
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
#include "loop/history_costs.h"
#include "loop/session.h"
#include "snapshot/usual_days.h"

#define JOBS_MAX    4 /* more than two are never waited for: an older one is then dropped */
#define FDS_MAX     1024
#define SIGNALS_END 65

struct job {
	bool is_keep;
	struct snapshot snapshot; /* to keep; owned */
	int64_t before_s;         /* else */
};

/* What a child writes into the pipe, before the rows of what it found. */
struct head {
	enum { FAILED, KEPT, FOUND, NONE } result;
	int64_t taken_s;
	uint64_t n, n_usual;
	char why[sizeof((struct err *)NULL)->text];
};

struct history_child {
	const struct session *session;
	struct history_account account; /* of the job under way */
	struct retention keep;
	struct job job[JOBS_MAX]; /* the first one is under way while pid > 0 */
	size_t n;
	pid_t pid;
	int in;           /* what the child writes; -1: none */
	bool drops;       /* its result is not wanted any more */
	struct buf read;  /* of its result */
	struct head head; /* the result that was taken last, and its customers */
	struct snapshot found;
	struct usual_days usual;
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

static bool write_all(int fd, const void *bytes, size_t n)
{
	const char *at = bytes;
	while (n) {
		ssize_t done = write(fd, at, n);
		if (done < 0 && errno != EINTR)
			return false;
		at += done > 0 ? done : 0;
		n -= done > 0 ? (size_t)done : 0;
	}
	return true;
}

static void keep_in_history(const struct history_child *k, const struct snapshot *s,
			    struct head *out)
{
	struct err e = {0};
	struct history *h = history_open(k->session->history, HISTORY_WRITE, &e);
	bool ok =
	    h && history_put(h, &k->account, s, is_complete(s), &k->keep, &e) != HISTORY_FAILED;
	history_close(h);
	out->result = ok ? KEPT : FAILED;
	memcpy(out->why, e.text, sizeof out->why);
}

/* Without the costs the comparison knows no sudden drop; that is no failure. */
static void read_usual_days(struct history *h, const struct history_child *k, int64_t taken_s,
			    struct usual_days *out)
{
	struct cost_book book;
	struct burn_basis basis = {&book, daily_costs_day(taken_s), BURN_DAYS_DEFAULT};
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

static void find_in_history(const struct history_child *k, int64_t before_s, struct head *out,
			    struct snapshot *found, struct usual_days *usual)
{
	struct err e = {0};
	enum history_find_result r = HISTORY_NONE;
	if (history_exists(k->session->history)) {
		struct history *h = history_open(k->session->history, HISTORY_READ, &e);
		r = h ? history_find(h, &k->account, before_s, found, &e) : HISTORY_UNREADABLE;
		if (r == HISTORY_FOUND)
			read_usual_days(h, k, found->taken_s, usual);
		history_close(h);
	}
	out->result = r == HISTORY_FOUND ? FOUND : r == HISTORY_NONE ? NONE : FAILED;
	out->taken_s = found->taken_s;
	out->n = found->n;
	out->n_usual = usual->n;
	memcpy(out->why, e.text, sizeof out->why);
}

/* Runs in the child. */
static void do_job(const struct history_child *k, const struct job *j, int out)
{
	struct head head;
	struct snapshot found;
	struct usual_days usual = {0};
	memset(&head, 0, sizeof head);
	snapshot_init(&found, 0);
	leave_parent(out);
	keyring_free(k->session->ring); /* the child has no use for a key */
	if (j->is_keep)
		keep_in_history(k, &j->snapshot, &head);
	else
		find_in_history(k, j->before_s, &head, &found, &usual);
	bool ok = write_all(out, &head, sizeof head) &&
		  write_all(out, found.rows, found.n * sizeof *found.rows) &&
		  write_all(out, usual.items, usual.n * sizeof *usual.items);
	_exit(ok ? 0 : 1);
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
	struct job j = {.is_keep = true};
	copy_snapshot(s, &j.snapshot);
	add_job(ctx, j);
}

static void find_snapshot(void *ctx, int64_t before_s)
{
	add_job(ctx, (struct job){.before_s = before_s});
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

static bool take_rows(struct history_child *k, const char *bytes)
{
	k->found.taken_s = k->head.taken_s;
	for (size_t i = 0; i < k->head.n; i++) {
		struct snapshot_row r;
		memcpy(&r, bytes + i * sizeof r, sizeof r);
		if (!snapshot_add_row(&k->found, &r))
			return false;
	}
	return true;
}

static void take_usual_days(struct history_child *k, const char *bytes)
{
	for (size_t i = 0; i < k->head.n_usual; i++) {
		struct usual_day d;
		memcpy(&d, bytes + i * sizeof d, sizeof d);
		usual_days_add(&k->usual, d.uin, d.used);
	}
}

/* Takes the result apart; false if it is not whole. */
static bool take_bytes(struct history_child *k)
{
	struct head *h = &k->head;
	snapshot_release(&k->found);
	usual_days_release(&k->usual);
	if (k->read.full || k->read.n < sizeof *h)
		return false;
	memcpy(h, k->read.p, sizeof *h);
	h->why[sizeof h->why - 1] = '\0';
	size_t rows = h->n * sizeof(struct snapshot_row);
	if (h->n > SNAPSHOT_ROWS_MAX || h->n_usual > SNAPSHOT_ROWS_MAX ||
	    k->read.n != sizeof *h + rows + h->n_usual * sizeof(struct usual_day) ||
	    !take_rows(k, k->read.p + sizeof *h))
		return false;
	take_usual_days(k, k->read.p + sizeof *h + rows);
	return true;
}

static void take_result(struct history_child *k, struct history_result *out)
{
	bool whole = take_bytes(k);
	*out = (struct history_result){.of_keep = k->job[0].is_keep};
	if (!whole)
		out->why = N_("the process that was started for it did not end well");
	else if (k->head.result == FAILED)
		out->why = k->head.why;
	if (whole && k->head.result == FOUND) {
		out->found = &k->found;
		out->usual = &k->usual;
	}
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
	snapshot_release(&k->found);
	usual_days_release(&k->usual);
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
	buf_init(&k->read, sizeof(struct head) +
			       (size_t)SNAPSHOT_ROWS_MAX *
				   (sizeof(struct snapshot_row) + sizeof(struct usual_day)));
	*out = (struct history_port){.ctx = k,
				     .keep = keep_snapshot,
				     .find = find_snapshot,
				     .next = take_next,
				     .drop = drop_results,
				     .fd = result_fd,
				     .close = close_history};
}
