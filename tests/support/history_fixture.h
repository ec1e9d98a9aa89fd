/* SPDX-License-Identifier: MIT */
/* A folder of its own for a history, and snapshots whose contents follow from their times. */
#ifndef SUPPORT_HISTORY_FIXTURE_H
#define SUPPORT_HISTORY_FIXTURE_H

#include "history/history.h"

/* Hours of these histories are counted from here. */
#define FIXTURE_EPOCH_S 1764460800
#define FIXTURE_HOUR(n) (FIXTURE_EPOCH_S + (int64_t)(n)*3600)

struct history_fixture {
	char folder[64];
	char path[HISTORY_PATH]; /* of the file, two folders below */
	struct history_account account;
};

/* Retention that drops nothing within a test. */
extern const struct retention fixture_keep_all;

void history_fixture_begin(struct history_fixture *f);
void history_fixture_end(struct history_fixture *f); /* removes the folder */
/* A snapshot of so many customers at that time. To be released. */
struct snapshot history_fixture_snapshot(int64_t taken_s, size_t customers);
/* Fails the test unless it is the one that history_fixture_snapshot makes. */
void history_fixture_check(const struct snapshot *s, size_t customers);

struct history *history_fixture_open(const struct history_fixture *f);
/* Opens, keeps one and closes. */
enum history_put_result history_fixture_put(const struct history_fixture *f, int64_t taken_s,
					    size_t customers, const struct retention *keep,
					    struct err *e);
/* Returns how many snapshots are kept, each of which is read and checked. -1: not readable. */
int history_fixture_count(const struct history_fixture *f, size_t customers, struct err *e);

#endif
