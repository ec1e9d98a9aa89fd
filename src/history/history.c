/* SPDX-License-Identifier: MIT */
/* Keeps, finds, lists and forgets snapshots in the file of the history. */
#include "history/history.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

#include "codec/hash.h"

#include "history_database.h"
#include "history_key.h"
#include "history_links.h"
#include "history_rows.h"

void history_find_path(const struct history_place *place, char out[HISTORY_PATH])
{
	const char *xdg = place->xdg_data_home, *home = place->home;
	int n = -1;
	if (xdg && xdg[0] == '/')
		n = snprintf(out, HISTORY_PATH, "%s/tcpartner/history.db", xdg);
	else if (home && home[0] == '/')
		n = snprintf(out, HISTORY_PATH, "%s/.local/share/tcpartner/history.db", home);
	if (n < 0 || n >= HISTORY_PATH)
		out[0] = '\0';
}

/* "qcs::cam::uin/100000000001:roleName/NAME": the account is between the first '/' and the ':'. */
static struct sl account_of_role(struct sl arn)
{
	struct sl part, rest = arn;
	if (!sl_split(&rest, '/', &part) || !sl_split(&rest, ':', &part) || part.n == 0)
		return arn;
	return part;
}

struct sl history_account_host(struct sl endpoint)
{
	size_t n = endpoint.n;
	while (n > 0 && endpoint.p[n - 1] >= '0' && endpoint.p[n - 1] <= '9')
		n--;
	/* The colons of an address of IPv6 are within brackets. */
	return n > 0 && n < endpoint.n && endpoint.p[n - 1] == ':' ? sl_take(endpoint, n - 1)
								   : endpoint;
}

void history_account_make(struct sl endpoint, struct sl key_id, struct sl role_arn,
			  struct history_account *out)
{
	char hex[HASH_HEX_CHARS];
	struct buf text;
	struct sl host = history_account_host(endpoint);
	*out = (struct history_account){{0}, {0}};
	sl_to_chars(host, out->endpoint, sizeof out->endpoint);
	buf_init(&text, 4096);
	buf_add_chars(&text, "tcpartner history\n");
	buf_add(&text, host);
	buf_add_byte(&text, '\n');
	buf_add(&text, role_arn.n ? account_of_role(role_arn) : key_id);
	hash_sha256_hex(buf_sl(&text), hex);
	buf_release(&text);
	snprintf(out->hash, sizeof out->hash, "%.16s", hex);
}

bool history_exists(const char *path)
{
	return path[0] && access(path, F_OK) == 0;
}

struct history *history_open(const char *path, enum history_mode mode, struct err *e)
{
	struct history *h = mem_alloc(1, sizeof *h);
	int n = snprintf(h->path, sizeof h->path, "%s", path);
	bool fits = n > 0 && (size_t)n < sizeof h->path;
	if (!fits)
		err_set(e, ERR_IO,
			"there is no place for the history; set HOME or XDG_DATA_HOME to a folder");
	if (fits && history_database_open(h, mode, e))
		return h;
	mem_free(h);
	return NULL;
}

void history_close(struct history *h)
{
	if (!h)
		return;
	sqlite3_close(h->db);
	mem_free(h);
}

void history_set_patience(struct history *h, int ms)
{
	sqlite3_busy_timeout(h->db, ms);
}

static void bind_account(sqlite3_stmt *s, const struct history_account *of)
{
	sqlite3_bind_text(s, 1, of->endpoint, -1, SQLITE_TRANSIENT);
	sqlite3_bind_text(s, 2, of->hash, -1, SQLITE_TRANSIENT);
}

static bool find_or_make_account(struct history *h, const struct history_account *of,
				 const struct snapshot *s, int64_t *id, struct err *e)
{
	return history_key_recognise(h, of, s, id, e) &&
	       (*id != HISTORY_NO_ACCOUNT || history_key_make(h, of, id, e));
}

/* One that lies in the future was kept while the clock was wrong, and forbids nothing. */
static bool is_too_soon(const struct history_links *l, int64_t taken_s)
{
	for (size_t i = l->n; i-- > 0;)
		if (l->taken_s[i] <= taken_s)
			return !retention_may_add(l->taken_s[i], taken_s);
	return false;
}

/* Within a transaction: nobody else adds one at the same time. */
static enum history_put_result put_snapshot(struct history *h, const struct history_account *of,
					    const struct snapshot *s, bool complete,
					    const struct retention *keep, struct err *e)
{
	struct history_links l;
	int64_t account;
	size_t dropped = 0;
	if (!find_or_make_account(h, of, s, &account, e) || !history_links_read(h, account, &l, e))
		return HISTORY_FAILED;
	enum history_put_result result = HISTORY_FAILED;
	if (is_too_soon(&l, s->taken_s))
		result = HISTORY_TOO_SOON;
	else if (history_links_add(h, account, &l, s, complete, e)) {
		history_links_release(&l);
		if (history_links_read(h, account, &l, e) &&
		    history_links_thin(h, &l, keep, s->taken_s, &dropped, e))
			result = HISTORY_KEPT;
	}
	history_links_release(&l);
	return result;
}

enum history_put_result history_put(struct history *h, const struct history_account *of,
				    const struct snapshot *s, bool complete,
				    const struct retention *keep, struct err *e)
{
	if (!history_database_begin(h, e))
		return HISTORY_FAILED;
	enum history_put_result result = put_snapshot(h, of, s, complete, keep, e);
	/* A key that was recognised is noted even if the snapshot is not kept. */
	bool ok = history_database_end(h, result != HISTORY_FAILED, e);
	return ok ? result : HISTORY_FAILED;
}

bool history_recognise(struct history *h, const struct history_account *of,
		       const struct snapshot *s, struct err *e)
{
	int64_t id;
	return history_database_begin(h, e) &&
	       history_database_end(h, history_key_recognise(h, of, s, &id, e), e);
}

/* Returns the newest one of before_s or earlier, else the oldest. */
static size_t choose_link(const struct history_links *l, int64_t before_s)
{
	for (size_t i = l->n; i-- > 0;)
		if (l->taken_s[i] <= before_s)
			return i;
	return 0;
}

static enum history_find_result find_snapshot(struct history *h, const struct history_account *of,
					      int64_t before_s, struct history_rows *rows,
					      struct err *e)
{
	struct history_links l;
	int64_t account;
	if (!history_key_find(h, of, &account, e) || !history_links_read(h, account, &l, e))
		return HISTORY_UNREADABLE;
	enum history_find_result result = HISTORY_NONE;
	if (l.n > 0)
		result = history_rows_read(h, l.ids[choose_link(&l, before_s)], rows, e)
			     ? HISTORY_FOUND
			     : HISTORY_UNREADABLE;
	history_links_release(&l);
	return result;
}

enum history_find_result history_find(struct history *h, const struct history_account *of,
				      int64_t before_s, struct snapshot *out, struct err *e)
{
	struct history_rows rows;
	history_rows_init(&rows);
	if (!history_database_begin_reading(h, e))
		return HISTORY_UNREADABLE;
	enum history_find_result result = find_snapshot(h, of, before_s, &rows, e);
	history_database_end_reading(h);
	if (result == HISTORY_FOUND) {
		snapshot_release(out);
		*out = rows.s;
	} else
		history_rows_release(&rows);
	return result;
}

static struct history_entry read_entry(sqlite3_stmt *s)
{
	struct history_entry entry = {.taken_s = sqlite3_column_int64(s, 2),
				      .customers = (uint64_t)sqlite3_column_int64(s, 3),
				      .bytes = (uint64_t)sqlite3_column_int64(s, 4),
				      .complete = sqlite3_column_int(s, 5) != 0};
	sl_to_chars(sl_from((const char *)sqlite3_column_text(s, 0)), entry.account.endpoint,
		    sizeof entry.account.endpoint);
	sl_to_chars(sl_from((const char *)sqlite3_column_text(s, 1)), entry.account.hash,
		    sizeof entry.account.hash);
	return entry;
}

bool history_list(struct history *h, const struct history_account *of, history_entry_fn *fn,
		  void *ctx, struct err *e)
{
	struct err why = history_database_error(e);
	sqlite3_stmt *s =
	    history_database_prepare(h,
				     "SELECT endpoint, hash, taken, customers, bytes, complete"
				     " FROM snapshot JOIN account ON account.id = snapshot.account"
				     " WHERE ?1 IS NULL OR account.id IN"
				     " (SELECT account FROM key WHERE endpoint = ?1 AND hash = ?2)"
				     " ORDER BY endpoint, hash, taken",
				     &why);
	if (s && of)
		bind_account(s, of);
	while (s && history_database_next(h, s, &why)) {
		struct history_entry entry = read_entry(s);
		if (!fn(ctx, &entry))
			break;
	}
	sqlite3_finalize(s);
	return why.kind == ERR_NONE || err_set(e, why.kind, "%s", why.text);
}

static bool walk_links(struct history *h, const struct history_links *l, int64_t from_s,
		       history_snapshot_fn *fn, void *ctx, struct err *e)
{
	struct history_rows rows;
	bool ok = true, wanted = true;
	history_rows_init(&rows);
	for (size_t i = 0; ok && wanted && i < l->n; i++) {
		if (l->taken_s[i] < from_s)
			continue;
		ok = history_rows_read(h, l->ids[i], &rows, e);
		wanted = ok && fn(ctx, &rows.s);
	}
	history_rows_release(&rows);
	return ok;
}

bool history_walk(struct history *h, const struct history_account *of, int64_t from_s,
		  history_snapshot_fn *fn, void *ctx, struct err *e)
{
	struct history_links l = {0};
	int64_t account;
	if (!history_database_begin_reading(h, e))
		return false;
	bool ok = history_key_find(h, of, &account, e) && history_links_read(h, account, &l, e) &&
		  walk_links(h, &l, from_s, fn, ctx, e);
	history_links_release(&l);
	history_database_end_reading(h);
	return ok;
}

/* Returns the account behind the one of id, and 0 behind the last one. */
static bool next_account(struct history *h, int64_t *id, struct err *e)
{
	struct err why = history_database_error(e);
	sqlite3_stmt *s =
	    history_database_prepare(h, "SELECT min(id) FROM account WHERE id > ?1", &why);
	if (s)
		sqlite3_bind_int64(s, 1, *id);
	bool found = s && history_database_next(h, s, &why);
	*id = found ? sqlite3_column_int64(s, 0) : 0;
	sqlite3_finalize(s);
	return why.kind == ERR_NONE || err_set(e, why.kind, "%s", why.text);
}

static bool prune_accounts(struct history *h, const struct retention *keep, int64_t now_s,
			   size_t *dropped, struct err *e)
{
	int64_t account = 0;
	bool ok = next_account(h, &account, e);
	while (ok && account != 0) {
		struct history_links l;
		ok = history_links_read(h, account, &l, e) &&
		     history_links_thin(h, &l, keep, now_s, dropped, e) &&
		     next_account(h, &account, e);
		history_links_release(&l);
	}
	return ok;
}

/* Moves the log into the file. That is refused, in a row and not as an error, while others read. */
static bool empty_log(struct history *h, struct err *e)
{
	sqlite3_stmt *s = history_database_prepare(h, "PRAGMA wal_checkpoint(TRUNCATE)", e);
	bool ok = s && history_database_next(h, s, e);
	if (ok && sqlite3_column_int(s, 0) != 0)
		ok =
		    err_set(e, ERR_IO,
			    "snapshots were removed from the history %s, but their bytes are still "
			    "in it, because another process reads it; run it again when that has "
			    "ended",
			    h->path);
	sqlite3_finalize(s);
	return ok;
}

/* Gives the space of what was deleted back to the system, and leaves no copy in the log. */
static bool vacuum(struct history *h, struct err *e)
{
	return empty_log(h, e) && history_database_run(h, "VACUUM", e) && empty_log(h, e);
}

bool history_prune(struct history *h, const struct retention *keep, int64_t now_s, size_t *dropped,
		   struct err *e)
{
	*dropped = 0;
	return history_database_begin(h, e) &&
	       history_database_end(h, prune_accounts(h, keep, now_s, dropped, e), e) &&
	       vacuum(h, e);
}

static bool delete_snapshots(struct history *h, const struct history_account *of, size_t *removed,
			     struct err *e)
{
	sqlite3_stmt *s = history_database_prepare(
	    h,
	    "DELETE FROM snapshot WHERE ?2 IS NULL OR account IN"
	    " (SELECT account FROM key WHERE hash = ?2 AND (?1 = '' OR endpoint = ?1))",
	    e);
	if (s && of)
		bind_account(s, of);
	if (!history_database_finish(h, s, e))
		return false;
	*removed = (size_t)sqlite3_changes(h->db);
	return history_database_run(
	    h,
	    "DELETE FROM account WHERE id NOT IN (SELECT account FROM snapshot);"
	    "DELETE FROM key WHERE account NOT IN (SELECT id FROM account)",
	    e);
}

bool history_forget(struct history *h, const struct history_account *of, size_t *removed,
		    struct err *e)
{
	*removed = 0;
	return history_database_begin(h, e) &&
	       history_database_end(h, delete_snapshots(h, of, removed, e), e) && vacuum(h, e);
}
