/* SPDX-License-Identifier: MIT */
/* Makes histories for tests. */
#include "history_fixture.h"

#include <ftw.h>
#include <unistd.h>

#include "test.h"

const struct retention fixture_keep_all = {.hours = 1000000, .days = 50000, .weeks = 10000};

void history_fixture_begin(struct history_fixture *f)
{
	/* In memory where that is possible: each change is flushed to the disk several times. */
	const char *top = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
	snprintf(f->folder, sizeof f->folder, "%s/tcpartner-history-XXXXXX", top);
	assert_non_null(mkdtemp(f->folder));
	const struct history_place place = {.xdg_data_home = f->folder};
	history_find_path(&place, f->path);
	history_account_make(SL("api.example"), SL("AKIDone"), SL(""), &f->account);
}

static int remove_entry(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st, (void)kind, (void)at;
	return remove(path);
}

void history_fixture_end(struct history_fixture *f)
{
	nftw(f->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

/* Most customers use something each hour; one has a new credit each day; one comes each hour. */
static struct snapshot_row make_row(int64_t hour, size_t i)
{
	int64_t used = (int64_t)(i % 7) * hour * 1230000, day = hour / 24;
	int64_t credit = 1000000000 + (i == 3 ? day * 50000000 : 0);
	return (struct snapshot_row){.uin = 100000000000u + i * 977 +
					    (i == 5 ? (uint64_t)(hour % 50) : 0),
				     .credit = credit,
				     .remaining = credit - used,
				     .force = i % 11 == 4,
				     .known = SNAPSHOT_KNOWN};
}

struct snapshot history_fixture_snapshot(int64_t taken_s, size_t customers)
{
	struct snapshot s;
	int64_t hour = (taken_s - FIXTURE_EPOCH_S) / 3600;
	snapshot_init(&s, taken_s);
	for (size_t i = 0; i < customers; i++) {
		struct snapshot_row r = make_row(hour, i);
		assert_true(snapshot_add_row(&s, &r));
	}
	snapshot_sort(&s);
	return s;
}

static bool is_as_made(const struct snapshot *s, size_t customers)
{
	struct snapshot expected = history_fixture_snapshot(s->taken_s, customers);
	bool same = s->n == expected.n;
	for (size_t i = 0; same && i < s->n; i++) {
		const struct snapshot_row *a = &s->rows[i], *b = &expected.rows[i];
		same = a->uin == b->uin && a->credit == b->credit && a->remaining == b->remaining &&
		       a->force == b->force && a->known == b->known;
	}
	snapshot_release(&expected);
	return same;
}

void history_fixture_check(const struct snapshot *s, size_t customers)
{
	assert_true(is_as_made(s, customers));
}

struct history *history_fixture_open(const struct history_fixture *f)
{
	struct err e = {0};
	struct history *h = history_open(f->path, HISTORY_WRITE, &e);
	if (!h)
		fail_msg("%s", e.text);
	return h;
}

enum history_put_result history_fixture_put(const struct history_fixture *f, int64_t taken_s,
					    size_t customers, const struct retention *keep,
					    struct err *e)
{
	struct history *h = history_open(f->path, HISTORY_WRITE, e);
	if (!h)
		return HISTORY_FAILED;
	struct snapshot s = history_fixture_snapshot(taken_s, customers);
	enum history_put_result result = history_put(h, &f->account, &s, true, keep, e);
	snapshot_release(&s);
	history_close(h);
	return result;
}

struct counted {
	size_t customers;
	int n;
	bool wrong;
};

static bool count_one(void *ctx, const struct snapshot *s)
{
	struct counted *c = ctx;
	c->n++;
	c->wrong = !is_as_made(s, c->customers);
	return !c->wrong;
}

int history_fixture_count(const struct history_fixture *f, size_t customers, struct err *e)
{
	struct counted c = {.customers = customers};
	struct history *h = history_open(f->path, HISTORY_READ, e);
	bool ok = h && history_walk(h, &f->account, INT64_MIN, count_one, &c, e);
	history_close(h);
	return ok && !c.wrong ? c.n : -1;
}
