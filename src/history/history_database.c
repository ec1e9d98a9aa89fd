/* SPDX-License-Identifier: MIT */
/* Opens and migrates the database, and words its errors. */
#include "history_database.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/atomic_file.h"
#include "files/state_file.h"
#include "lang/errno_text.h"
#include "lang/sentence.h"

#define APPLICATION_ID 0x74637068 /* "tcph" */
#define ROUND_MS       10

/* Each step makes a database of version i one of version i + 1; a new file has version 0. */
static const char *const migrations[] = {
    "CREATE TABLE account (id INTEGER PRIMARY KEY, endpoint TEXT NOT NULL, hash TEXT NOT NULL,"
    " UNIQUE (endpoint, hash));"
    "CREATE TABLE snapshot (id INTEGER PRIMARY KEY, account INTEGER NOT NULL,"
    " taken INTEGER NOT NULL, customers INTEGER NOT NULL, complete INTEGER NOT NULL,"
    " base INTEGER, bytes INTEGER NOT NULL, checksum INTEGER NOT NULL, rows BLOB NOT NULL, UNIQUE "
    "(account, taken));",
    "CREATE TABLE key (endpoint TEXT NOT NULL, hash TEXT NOT NULL, account INTEGER NOT NULL,"
    " PRIMARY KEY (endpoint, hash));"
    "INSERT INTO key SELECT endpoint, hash, id FROM account;",
};
#define VERSION_NOW ((int)COUNT_OF(migrations))

bool history_database_damaged(const struct history *h, struct err *e)
{
	return err_set(e, ERR_IO,
		       "the history %s is damaged and was left as it is; move it to another place, "
		       "then a new one is begun",
		       h->path);
}

static bool fail_on_file(const struct history *h, int error, struct err *e)
{
	return err_set(e, ERR_IO, "the history %s cannot be used: %s; nothing was kept", h->path,
		       ERRNO_(err_lang(e), error));
}

bool history_database_fail(const struct history *h, struct err *e)
{
	char room[SENTENCE_ROOM];
	int error = sqlite3_system_errno(h->db);
	switch (sqlite3_errcode(h->db) & 0xff) {
	case SQLITE_CORRUPT:
	case SQLITE_FORMAT: return history_database_damaged(h, e);
	case SQLITE_NOTADB:
		return err_set(
		    e, ERR_IO,
		    "%s is not a history of tcpartner, or it is damaged, and was left as "
		    "it is; move it to another place, then a new one is begun",
		    h->path);
	case SQLITE_FULL:
		return err_set(e, ERR_IO,
			       "the history %s cannot grow, because the disk is full; nothing was "
			       "kept: make room, then run it again",
			       h->path);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(
		    e, ERR_IO,
		    "the history %s is in use by another process; run it again when that "
		    "has ended",
		    h->path);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return err_set(
		    e, ERR_IO,
		    "the history %s cannot be written, because the file or its folder is "
		    "read-only; nothing was kept: change its permissions",
		    h->path);
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		if (error)
			return fail_on_file(h, error, e);
		break;
	}
	return err_set(e, ERR_IO, "the history %s cannot be used: %s; nothing was kept", h->path,
		       lang_sentence(err_lang(e), sqlite3_errmsg(h->db), room, sizeof room));
}

struct err history_database_error(const struct err *e)
{
	return (struct err){.lang = e ? e->lang : NULL};
}

bool history_database_run(struct history *h, const char *sql, struct err *e)
{
	return sqlite3_exec(h->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
	       history_database_fail(h, e);
}

sqlite3_stmt *history_database_prepare(struct history *h, const char *sql, struct err *e)
{
	sqlite3_stmt *s = NULL;
	if (sqlite3_prepare_v2(h->db, sql, -1, &s, NULL) != SQLITE_OK)
		history_database_fail(h, e);
	return s;
}

bool history_database_next(struct history *h, sqlite3_stmt *s, struct err *e)
{
	switch (sqlite3_step(s)) {
	case SQLITE_ROW: return true;
	case SQLITE_DONE: return false;
	}
	return history_database_fail(h, e);
}

bool history_database_finish(struct history *h, sqlite3_stmt *s, struct err *e)
{
	bool ok = s && (sqlite3_step(s) == SQLITE_DONE || history_database_fail(h, e));
	sqlite3_finalize(s);
	return ok;
}

bool history_database_begin(struct history *h, struct err *e)
{
	return history_database_run(h, "BEGIN IMMEDIATE", e);
}

bool history_database_end(struct history *h, bool ok, struct err *e)
{
	ok = ok && history_database_run(h, "COMMIT", e);
	/* After some errors SQLite has ended the transaction itself; then this does nothing. */
	if (!ok && !sqlite3_get_autocommit(h->db))
		(void)sqlite3_exec(h->db, "ROLLBACK", NULL, NULL, NULL);
	return ok;
}

bool history_database_begin_reading(struct history *h, struct err *e)
{
	return history_database_run(h, "BEGIN", e);
}

void history_database_end_reading(struct history *h)
{
	(void)sqlite3_exec(h->db, "ROLLBACK", NULL, NULL, NULL);
}

static bool read_number(struct history *h, const char *sql, int *out, struct err *e)
{
	sqlite3_stmt *s = history_database_prepare(h, sql, e);
	bool ok = s && history_database_next(h, s, e);
	if (ok)
		*out = sqlite3_column_int(s, 0);
	sqlite3_finalize(s);
	return ok;
}

struct identity {
	int application, version, objects;
};

static bool read_identity(struct history *h, struct identity *id, struct err *e)
{
	return read_number(h, "PRAGMA application_id", &id->application, e) &&
	       read_number(h, "PRAGMA user_version", &id->version, e) &&
	       read_number(h, "SELECT count(*) FROM sqlite_master", &id->objects, e);
}

/* All at one moment, since another process may be making the tables. */
static bool read_identity_at_once(struct history *h, struct identity *id, struct err *e)
{
	if (!history_database_begin_reading(h, e))
		return false;
	bool ok = read_identity(h, id, e);
	history_database_end_reading(h);
	return ok;
}

/* An empty file is one that this program made a moment ago, or a user with touch. */
static bool check_identity(const struct history *h, const struct identity *id, struct err *e)
{
	bool empty = id->application == 0 && id->version == 0 && id->objects == 0;
	if (!empty && id->application != APPLICATION_ID)
		return err_set(e, ERR_IO,
			       "%s is a database of another program and was left as it is; move it "
			       "to another place, then a history is begun",
			       h->path);
	if (id->version > VERSION_NOW)
		return err_set(e, ERR_IO,
			       "the history %s was written by a later version of tcpartner and was "
			       "left as it is; use that version, or move the file to another place",
			       h->path);
	return true;
}

static bool run_migrations(struct history *h, struct err *e)
{
	struct identity id;
	char text[100];
	/* Another process may have done it in the meantime. */
	if (!read_identity(h, &id, e) || !check_identity(h, &id, e))
		return false;
	for (int i = id.version < 0 ? 0 : id.version; i < VERSION_NOW; i++)
		if (!history_database_run(h, migrations[i], e))
			return false;
	sqlite3_snprintf(sizeof text, text, "PRAGMA application_id = %d; PRAGMA user_version = %d",
			 APPLICATION_ID, VERSION_NOW);
	return history_database_run(h, text, e);
}

/* A new version comes in one transaction: it is there as a whole or not at all. */
static bool migrate(struct history *h, const struct identity *id, struct err *e)
{
	if (id->version == VERSION_NOW)
		return true;
	return history_database_begin(h, e) && history_database_end(h, run_migrations(h, e), e);
}

/* While two processes do this at once, SQLite refuses one of them without waiting. */
static bool use_write_ahead_log(struct history *h, struct err *e)
{
	int code = SQLITE_BUSY;
	for (int ms = 0; ms < HISTORY_PATIENCE_MS && (code & 0xff) == SQLITE_BUSY; ms += ROUND_MS) {
		code = sqlite3_exec(h->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
		if ((code & 0xff) == SQLITE_BUSY)
			sqlite3_sleep(ROUND_MS);
	}
	return code == SQLITE_OK || history_database_fail(h, e);
}

/* What is deleted is overwritten, and nothing is written to a folder for temporary files. */
static bool prepare_use(struct history *h, struct err *e)
{
	struct identity id;
	sqlite3_busy_timeout(h->db, HISTORY_PATIENCE_MS);
	return read_identity_at_once(h, &id, e) && check_identity(h, &id, e) &&
	       history_database_run(h, "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON",
				    e) &&
	       use_write_ahead_log(h, e) &&
	       history_database_run(h, "PRAGMA synchronous = FULL", e) && migrate(h, &id, e);
}

/* SQLite would make the file with the permissions that the umask leaves. An existing file is not
 * opened here, because closing it would drop the locks of another history of this process. */
static bool make_file(const struct history *h, struct err *e)
{
	state_file_make_folders(h->path);
	int fd = open(h->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 && errno != EEXIST)
		return fail_on_file(h, errno, e);
	if (fd >= 0)
		close(fd);
	return true;
}

static bool check_file(const struct history *h, struct err *e)
{
	struct stat st;
	if (stat(h->path, &st) != 0)
		return errno == ENOENT ? err_set(e, ERR_IO,
						 "there is no history at %s; \"history = yes\" in "
						 "the configuration file keeps one",
						 h->path)
				       : fail_on_file(h, errno, e);
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_IO, "the history %s is not a regular file; remove it",
			       h->path);
	if (st.st_uid == geteuid() && (st.st_mode & 077) && chmod(h->path, 0600) != 0)
		return fail_on_file(h, errno, e);
	return true;
}

bool history_database_open(struct history *h, enum history_mode mode, struct err *e)
{
	if ((mode == HISTORY_WRITE && !make_file(h, e)) || !check_file(h, e))
		return false;
	atomic_file_ignore_size_signal();
	int code =
	    sqlite3_open_v2(h->path, &h->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, NULL);
	if (code == SQLITE_OK ? prepare_use(h, e) : history_database_fail(h, e))
		return true;
	sqlite3_close(h->db);
	h->db = NULL;
	return false;
}
