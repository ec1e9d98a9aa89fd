/* SPDX-License-Identifier: MIT */
/* Writes and reads the report of a child process. */
#include "history/history_report.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct head {
	enum history_report_result result;
	int64_t taken_s;
	uint64_t n, n_usual, n_costs;
	char why[sizeof((struct history_report *)NULL)->why];
};

struct costs_of {
	uint64_t uin;
	struct daily_costs costs;
};

size_t history_report_bytes_max(void)
{
	return sizeof(struct head) +
	       (size_t)SNAPSHOT_ROWS_MAX *
		   (sizeof(struct snapshot_row) + sizeof(struct usual_day)) +
	       (size_t)COST_BOOK_MAX * sizeof(struct costs_of);
}

void history_report_init(struct history_report *r)
{
	*r = (struct history_report){.result = HISTORY_REPORT_FAILED};
	snapshot_init(&r->found, 0);
	cost_book_init(&r->costs);
}

void history_report_release(struct history_report *r)
{
	snapshot_release(&r->found);
	usual_days_release(&r->usual);
	cost_book_release(&r->costs);
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

static bool write_costs(const struct cost_book *b, int fd)
{
	struct costs_of one;
	bool ok = true;
	memset(&one, 0, sizeof one);
	for (size_t at = 0; ok && cost_book_next(b, &at, &one.uin);) {
		one.costs = *cost_book_get(b, one.uin);
		ok = write_all(fd, &one, sizeof one);
	}
	return ok;
}

bool history_report_write(const struct history_report *r, int fd)
{
	struct head head;
	memset(&head, 0, sizeof head);
	head.result = r->result;
	head.taken_s = r->found.taken_s;
	head.n = r->found.n;
	head.n_usual = r->usual.n;
	head.n_costs = r->costs.n;
	memcpy(head.why, r->why, sizeof head.why);
	return write_all(fd, &head, sizeof head) &&
	       write_all(fd, r->found.rows, r->found.n * sizeof *r->found.rows) &&
	       write_all(fd, r->usual.items, r->usual.n * sizeof *r->usual.items) &&
	       write_costs(&r->costs, fd);
}

/* Takes the next n bytes, of which there are enough. */
static void take_bytes(struct sl *bytes, void *out, size_t n)
{
	memcpy(out, bytes->p, n);
	*bytes = sl_drop(*bytes, n);
}

static bool has_room(const struct head *h, size_t n)
{
	return h->n <= SNAPSHOT_ROWS_MAX && h->n_usual <= SNAPSHOT_ROWS_MAX &&
	       h->n_costs <= COST_BOOK_MAX &&
	       n == h->n * sizeof(struct snapshot_row) + h->n_usual * sizeof(struct usual_day) +
			h->n_costs * sizeof(struct costs_of);
}

static bool take_parts(const struct head *h, struct sl *bytes, struct history_report *r)
{
	struct snapshot_row row;
	struct usual_day day;
	struct costs_of one;
	bool ok = true;
	for (uint64_t i = 0; i < h->n; i++) {
		take_bytes(bytes, &row, sizeof row);
		ok = ok && snapshot_add_row(&r->found, &row);
	}
	for (uint64_t i = 0; i < h->n_usual; i++) {
		take_bytes(bytes, &day, sizeof day);
		usual_days_add(&r->usual, day.uin, day.used);
	}
	for (uint64_t i = 0; i < h->n_costs; i++) {
		take_bytes(bytes, &one, sizeof one);
		ok = ok && cost_book_add(&r->costs, one.uin, &one.costs);
	}
	return ok;
}

bool history_report_read(struct sl bytes, struct history_report *r)
{
	struct head head;
	history_report_release(r);
	history_report_init(r);
	if (bytes.n < sizeof head)
		return false;
	take_bytes(&bytes, &head, sizeof head);
	head.why[sizeof head.why - 1] = '\0';
	if (!has_room(&head, bytes.n) || !take_parts(&head, &bytes, r))
		return false;
	r->result = head.result;
	r->found.taken_s = head.taken_s;
	memcpy(r->why, head.why, sizeof r->why);
	return true;
}
