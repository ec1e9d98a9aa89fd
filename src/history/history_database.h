/* SPDX-License-Identifier: MIT */
/* The file of the history as an SQLite database: opening, its version, statements, errors. */
#ifndef HISTORY_HISTORY_DATABASE_H
#define HISTORY_HISTORY_DATABASE_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include "base/err.h"
#include "base/sl.h"

#include "history/history.h"

#if SQLITE_VERSION_NUMBER < 3034000
#error tcpartner needs SQLite 3.34 or later
#endif

struct history {
	sqlite3 *db;
	char path[HISTORY_PATH];
};

/* Opens the file and brings it to the version of this program. On failure the database is closed.
 */
bool history_database_open(struct history *h, enum history_mode mode, struct err *e) MUST_USE;
/* Sets e to a sentence about what SQLite just reported. Always returns false. */
bool history_database_fail(const struct history *h, struct err *e);
bool history_database_damaged(const struct history *h, struct err *e);

/* An error that is not set yet, in the language of e. */
struct err history_database_error(const struct err *e);

bool history_database_run(struct history *h, const char *sql, struct err *e) MUST_USE;
/* Takes the right to write for one transaction, and waits for it if another process has it. */
bool history_database_begin(struct history *h, struct err *e) MUST_USE;
/* Ends the transaction: keeps its changes if ok, and drops them if not or if that fails. */
bool history_database_end(struct history *h, bool ok, struct err *e) MUST_USE;

/* Between these, reading sees the file as it is at one moment. */
bool history_database_begin_reading(struct history *h, struct err *e) MUST_USE;
void history_database_end_reading(struct history *h);

/* NULL with a sentence if that fails. To be freed with sqlite3_finalize. */
sqlite3_stmt *history_database_prepare(struct history *h, const char *sql, struct err *e) MUST_USE;
/* Steps to the next row. At the end and on failure it returns false; on failure e is set. */
bool history_database_next(struct history *h, sqlite3_stmt *s, struct err *e);
/* Runs a statement that gives no rows, and frees it. s may be NULL: that failed before. */
bool history_database_finish(struct history *h, sqlite3_stmt *s, struct err *e) MUST_USE;

#endif
