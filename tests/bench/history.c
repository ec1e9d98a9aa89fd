/* SPDX-License-Identifier: MIT */
/* What a year of snapshots takes: bytes, keeping one, and a question about the last 14 days. */
#include "history/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/mem.h"

#include "bench.h"
#include "burn/snapshot_costs.h"
#include "snapshot/change.h"

#define CUSTOMERS    50000
#define CHANGED      59 /* per cent of the customers use something on a day */
#define DAYS         365
#define FIRST_S      1764460800
#define DAY_S        86400
#define MICROS       10000 /* a cent */
#define FOLDER_BYTES 64

struct year {
	struct history *history;
	struct history_account account;
	struct snapshot now; /* the amounts of the day, which the next day changes */
	uint64_t seed;
	int64_t kept_ns; /* the longest time that keeping one took */
};

static uint32_t choose_below(struct year *y, uint32_t n)
{
	y->seed = y->seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((y->seed >> 33) % n);
}

static void begin_year(struct year *y)
{
	snapshot_init(&y->now, FIRST_S);
	uint64_t uin = 200000000000u;
	for (uint32_t i = 0; i < CUSTOMERS; i++) {
		int64_t credit = (1000 + (int64_t)choose_below(y, 90000)) * 100 * MICROS;
		uin += 1 + choose_below(y, 1200);
		struct snapshot_row r = {
		    .uin = uin, .credit = credit, .remaining = credit, .known = SNAPSHOT_KNOWN};
		if (!snapshot_add_row(&y->now, &r))
			abort();
	}
}

/* Each customer has a size of its own: most use some dollars, a few thousands. */
static void live_day(struct year *y)
{
	y->now.taken_s += DAY_S;
	for (uint32_t i = 0; i < CUSTOMERS; i++)
		if (choose_below(y, 100) < CHANGED)
			y->now.rows[i].remaining -=
			    (int64_t)choose_below(y, 200u << i % 8) * MICROS;
}

static void keep_day(struct year *y)
{
	struct err e = {0};
	int64_t from = bench_cpu_ns();
	if (history_put(y->history, &y->account, &y->now, true, &retention_default, &e) !=
	    HISTORY_KEPT) {
		fprintf(stderr, "%s\n", e.text);
		abort();
	}
	int64_t took = bench_cpu_ns() - from;
	y->kept_ns = took > y->kept_ns ? took : y->kept_ns;
}

static void find_snapshot(struct year *y, int64_t before_s, struct snapshot *out)
{
	snapshot_init(out, 0);
	if (history_find(y->history, &y->account, before_s, out, NULL) != HISTORY_FOUND)
		abort();
}

static void ask_about_two_weeks(void *ctx)
{
	struct year *y = ctx;
	struct snapshot before, after;
	struct changes changes;
	find_snapshot(y, y->now.taken_s - 14 * DAY_S, &before);
	find_snapshot(y, y->now.taken_s, &after);
	changes_compare(&before, &after, &credit_thresholds_default, NULL, NULL, &changes);
	changes_order(&changes);
	changes_release(&changes);
	snapshot_release(&before);
	snapshot_release(&after);
}

static bool add_costs(void *ctx, const struct snapshot *s)
{
	snapshot_costs_add(ctx, s);
	return true;
}

static void learn_burn(void *ctx)
{
	struct year *y = ctx;
	struct cost_book book;
	struct snapshot_costs costs;
	cost_book_init(&book);
	snapshot_costs_init(&costs, &book);
	if (!history_walk(y->history, &y->account, y->now.taken_s - 15 * DAY_S, add_costs, &costs,
			  NULL))
		abort();
	snapshot_costs_end(&costs, INT32_MAX);
	snapshot_costs_release(&costs);
	cost_book_release(&book);
}

static void report_year(struct year *y, const char *path)
{
	struct stat st;
	int64_t question = bench_best(ask_about_two_weeks, y, 5, 1);
	int64_t burn = bench_best(learn_burn, y, 3, 1);
	history_close(y->history);
	if (stat(path, &st) != 0)
		abort();
	bench_say("history: a year of 50,000 customers", (double)st.st_size / (1 << 20), "MiB", 30);
	bench_say("history: keeping one, at most", (double)y->kept_ns / 1e6, "ms", 0);
	bench_say("history: what changed in 14 days", (double)question / 1e6, "ms", 300);
	bench_say("history: the burn of all in 14 days", (double)burn / 1e6, "ms", 0);
}

void bench_history(void)
{
	char folder[FOLDER_BYTES] = "/tmp/tcpartner-bench-XXXXXX", path[HISTORY_PATH];
	struct err e = {0};
	struct year *y = mem_alloc(1, sizeof *y);
	if (!mkdtemp(folder))
		abort();
	history_find_path(&(struct history_place){.xdg_data_home = folder}, path);
	y->history = history_open(path, HISTORY_WRITE, &e);
	if (!y->history)
		abort();
	history_account_make(SL("api.example"), SL("AKID"), SL(""), &y->account);
	begin_year(y);
	for (int day = 0; day < DAYS; day++) {
		live_day(y);
		keep_day(y);
	}
	report_year(y, path);
	snapshot_release(&y->now);
	mem_free(y);
	unlink(path);
	snprintf(path, sizeof path, "%s/tcpartner", folder);
	rmdir(path);
	rmdir(folder);
}
