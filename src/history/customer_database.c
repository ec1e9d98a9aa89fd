/* SPDX-License-Identifier: MIT */
/* Writes customers into the table of a new database. */
#include "history/customer_database.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/buf.h"
#include "base/mem.h"

#include "files/atomic_file.h"
#include "lang/errno_text.h"
#include "lang/sentence.h"

#define SQL_MAX 4096

struct customer_database {
	sqlite3 *db;
	sqlite3_stmt *insert;
	struct customer_database_format format;
	struct err error; /* the first failure */
	char path[PATH_MAX], part[PATH_MAX + 32];
};

static void fail_on_file(struct customer_database *d, int error)
{
	err_set(&d->error, ERR_IO, "cannot write %.200s: %s", d->path,
		ERRNO_(err_lang(&d->error), error));
}

static void fail_on_database(struct customer_database *d)
{
	char room[SENTENCE_ROOM];
	int error = sqlite3_system_errno(d->db);
	if (sqlite3_errcode(d->db) == SQLITE_FULL)
		error = ENOSPC;
	if (error)
		fail_on_file(d, error);
	else
		err_set(&d->error, ERR_IO, "cannot write %.200s: %s", d->path,
			lang_sentence(d->error.lang, sqlite3_errmsg(d->db), room, sizeof room));
}

static bool has_failed(const struct customer_database *d)
{
	return d->error.kind != ERR_NONE;
}

static void run_sql(struct customer_database *d, const char *sql)
{
	if (!has_failed(d) && sqlite3_exec(d->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_on_database(d);
}

static const char *type_of(int column)
{
	if (column == FIELD_CLIENT_UIN || column == FIELD_FORCE || column == FIELD_IDENTIFY_TYPE)
		return "INTEGER";
	if (output_column_is_amount(column))
		return "REAL";
	return output_column_is_number(column) ? "INTEGER" : "TEXT";
}

static void make_table(struct customer_database *d)
{
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	for (size_t i = 0; i < d->format.n; i++)
		buf_addf(&sql, "%s\"%s\" %s", i ? ", " : "CREATE TABLE customers (",
			 output_column_name(d->format.columns[i]), type_of(d->format.columns[i]));
	buf_add_chars(&sql, ")");
	run_sql(d, sql.p);
	buf_clear(&sql);
	for (size_t i = 0; i < d->format.n; i++)
		buf_addf(&sql, "%s?%zu", i ? ", " : "INSERT INTO customers VALUES (", i + 1);
	buf_add_chars(&sql, ")");
	if (!has_failed(d) && sqlite3_prepare_v2(d->db, sql.p, -1, &d->insert, NULL) != SQLITE_OK)
		fail_on_database(d);
	buf_release(&sql);
}

/* Nobody else knows the file yet, so it needs no journal. */
static void open_part(struct customer_database *d)
{
	int fd = open(d->part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0) {
		fail_on_file(d, errno);
		d->part[0] = '\0';
		return;
	}
	close(fd);
	if (sqlite3_open_v2(d->part, &d->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		fail_on_database(d);
	run_sql(d,
		"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
		"BEGIN");
}

static void check_path(struct customer_database *d)
{
	struct stat st;
	if (lstat(d->path, &st) == 0 && !S_ISREG(st.st_mode))
		err_set(&d->error, ERR_IO, "%.200s is not a regular file; choose another name",
			d->path);
}

struct customer_database *
customer_database_new(const char *path, const struct customer_database_format *f, struct err *e)
{
	struct customer_database *d = mem_alloc(1, sizeof *d);
	d->format = *f;
	d->error.lang = e ? e->lang : NULL;
	int n = snprintf(d->path, sizeof d->path, "%s", path);
	if (n <= 0 || (size_t)n >= sizeof d->path)
		err_set(&d->error, ERR_IO, "the file name is too long");
	check_path(d);
	atomic_file_ignore_size_signal();
	snprintf(d->part, sizeof d->part, "%s.part-%ld", d->path, (long)getpid());
	if (!has_failed(d))
		open_part(d);
	make_table(d);
	if (!has_failed(d))
		return d;
	if (e && e->kind == ERR_NONE)
		*e = d->error;
	customer_database_drop(d);
	return NULL;
}

static void bind_text(struct customer_database *d, int at, struct sl text)
{
	sqlite3_bind_text64(d->insert, at, text.p ? text.p : "", text.n, SQLITE_TRANSIENT,
			    SQLITE_UTF8);
}

/* SQLite makes a number of a text that is one, because the column has that type. */
static void bind_column(struct customer_database *d, int at, const struct customer *c, int column)
{
	char room[MONEY_CHARS];
	if (output_column_is_derived(column)) {
		struct sl text = output_column_text(c, column, &d->format.basis, MONEY_PLAIN, room);
		if (text.n)
			bind_text(d, at, text);
		return;
	}
	struct field field = customer_field(c, (enum customer_field)column);
	switch (field.kind) {
	case FIELD_TEXT:
	case FIELD_NUMBER:
	case FIELD_OTHER: bind_text(d, at, field.text); break;
	case FIELD_ABSENT:
	case FIELD_NULL:
	case FIELD_BAD:
	case FIELD_TWICE: break;
	}
}

void customer_database_add(struct customer_database *d, const struct customer *c)
{
	if (has_failed(d))
		return;
	sqlite3_clear_bindings(d->insert);
	for (size_t i = 0; i < d->format.n; i++)
		bind_column(d, (int)i + 1, c, d->format.columns[i]);
	if (sqlite3_step(d->insert) != SQLITE_DONE)
		fail_on_database(d);
	sqlite3_reset(d->insert);
}

/* The name must not reach the disk before the bytes. */
static void flush_part(struct customer_database *d)
{
	int fd = has_failed(d) ? -1 : open(d->part, O_RDWR | O_CLOEXEC);
	if (!has_failed(d) && (fd < 0 || fsync(fd) != 0))
		fail_on_file(d, errno);
	if (fd >= 0)
		close(fd);
}

static void close_database(struct customer_database *d)
{
	sqlite3_finalize(d->insert);
	d->insert = NULL;
	if (sqlite3_close(d->db) != SQLITE_OK && !has_failed(d))
		fail_on_database(d);
	d->db = NULL;
}

bool customer_database_finish(struct customer_database *d, struct err *e)
{
	run_sql(d, "COMMIT");
	close_database(d);
	flush_part(d);
	if (!has_failed(d) && rename(d->part, d->path) != 0)
		fail_on_file(d, errno);
	bool ok = !has_failed(d);
	if (ok)
		d->part[0] = '\0';
	else if (e && e->kind == ERR_NONE)
		*e = d->error;
	customer_database_drop(d);
	return ok;
}

void customer_database_drop(struct customer_database *d)
{
	if (!d)
		return;
	close_database(d);
	if (d->part[0])
		unlink(d->part);
	mem_free(d);
}
