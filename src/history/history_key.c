/* SPDX-License-Identifier: MIT */
/* Finds the account of a key, by the key or by its customers. */
#include "history_key.h"

#include "history_links.h"
#include "history_rows.h"

/* A customer belongs to one partner. Of two lists of one account nearly all customers are the same,
 * while those of a reseller are only a part of its distributor's. Of a few customers all must be.
 */
#define COMMON_PERCENT 90
#define COMMON_LEAST   5

static void bind_key(sqlite3_stmt *s, const struct history_account *of)
{
	sqlite3_bind_text(s, 1, of->endpoint, -1, SQLITE_TRANSIENT);
	sqlite3_bind_text(s, 2, of->hash, -1, SQLITE_TRANSIENT);
}

bool history_key_find(struct history *h, const struct history_account *of, int64_t *id,
		      struct err *e)
{
	struct err why = history_database_error(e);
	sqlite3_stmt *s = history_database_prepare(
	    h, "SELECT account FROM key WHERE endpoint = ?1 AND hash = ?2", &why);
	*id = HISTORY_NO_ACCOUNT;
	if (s) {
		bind_key(s, of);
		if (history_database_next(h, s, &why))
			*id = sqlite3_column_int64(s, 0);
	}
	sqlite3_finalize(s);
	return why.kind == ERR_NONE || err_set(e, why.kind, "%s", why.text);
}

static bool add_key(struct history *h, const struct history_account *of, int64_t id, struct err *e)
{
	sqlite3_stmt *s = history_database_prepare(
	    h, "INSERT INTO key (endpoint, hash, account) VALUES (?1, ?2, ?3)", e);
	if (s) {
		bind_key(s, of);
		sqlite3_bind_int64(s, 3, id);
	}
	return history_database_finish(h, s, e);
}

bool history_key_make(struct history *h, const struct history_account *of, int64_t *id,
		      struct err *e)
{
	sqlite3_stmt *s =
	    history_database_prepare(h, "INSERT INTO account (endpoint, hash) VALUES (?1, ?2)", e);
	if (s)
		bind_key(s, of);
	if (!history_database_finish(h, s, e))
		return false;
	*id = sqlite3_last_insert_rowid(h->db);
	return add_key(h, of, *id, e);
}

static bool are_same_customers(const struct snapshot *a, const struct snapshot *b)
{
	size_t common = 0, most = a->n > b->n ? a->n : b->n;
	for (size_t i = 0; i < a->n; i++)
		common += snapshot_find(b, a->rows[i].uin) != NULL;
	if (common < COMMON_LEAST)
		return most > 0 && common == most;
	return common * 100 >= most * COMMON_PERCENT;
}

/* Compares with the newest snapshot of an account. */
static bool has_customers(struct history *h, int64_t id, const struct snapshot *s, bool *same,
			  struct err *e)
{
	struct history_links l;
	struct history_rows rows;
	history_rows_init(&rows);
	*same = false;
	bool ok = history_links_read(h, id, &l, e) &&
		  (l.n == 0 || history_rows_read(h, l.ids[l.n - 1], &rows, e));
	if (ok && l.n > 0)
		*same = are_same_customers(s, &rows.s);
	history_links_release(&l);
	history_rows_release(&rows);
	return ok;
}

/* Returns the account of this host behind the one of id; HISTORY_NO_ACCOUNT behind the last one. */
static bool next_of_host(struct history *h, const struct history_account *of, int64_t *id,
			 struct err *e)
{
	struct err why = history_database_error(e);
	sqlite3_stmt *s = history_database_prepare(
	    h, "SELECT id FROM account WHERE endpoint = ?1 AND id > ?2 ORDER BY id LIMIT 1", &why);
	if (s) {
		sqlite3_bind_text(s, 1, of->endpoint, -1, SQLITE_TRANSIENT);
		sqlite3_bind_int64(s, 2, *id);
	}
	bool found = s && history_database_next(h, s, &why);
	*id = found ? sqlite3_column_int64(s, 0) : HISTORY_NO_ACCOUNT;
	sqlite3_finalize(s);
	return why.kind == ERR_NONE || err_set(e, why.kind, "%s", why.text);
}

bool history_key_recognise(struct history *h, const struct history_account *of,
			   const struct snapshot *s, int64_t *id, struct err *e)
{
	bool same = false;
	if (!history_key_find(h, of, id, e))
		return false;
	if (*id != HISTORY_NO_ACCOUNT)
		return true;
	bool ok = next_of_host(h, of, id, e);
	while (ok && *id != HISTORY_NO_ACCOUNT) {
		ok = has_customers(h, *id, s, &same, e);
		if (!ok || same)
			break;
		ok = next_of_host(h, of, id, e);
	}
	return ok && (!same || add_key(h, of, *id, e));
}
