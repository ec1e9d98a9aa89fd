/* SPDX-License-Identifier: MIT */
/* Adds snapshots to the chains of an account, and thins these out. */
#include "history_links.h"

#include "base/mem.h"

#include "snapshot/snapshot_codec.h"

/* Finds the place of the base, which is older. */
static bool find_base(const struct history_links *l, int64_t base, size_t *out)
{
	*out = SNAPSHOT_WHOLE;
	if (base == 0)
		return true;
	for (size_t i = l->n; i-- > 0 && *out == SNAPSHOT_WHOLE;)
		if (l->ids[i] == base)
			*out = i;
	return *out != SNAPSHOT_WHOLE;
}

static bool add_link(struct history_links *l, sqlite3_stmt *s)
{
	if (l->n == l->capacity) {
		l->capacity = l->capacity ? 2 * l->capacity : 64;
		l->ids = mem_resize(l->ids, l->capacity, sizeof *l->ids);
		l->taken_s = mem_resize(l->taken_s, l->capacity, sizeof *l->taken_s);
		l->links = mem_resize(l->links, l->capacity, sizeof *l->links);
	}
	l->ids[l->n] = sqlite3_column_int64(s, 0);
	l->taken_s[l->n] = sqlite3_column_int64(s, 1);
	l->links[l->n].keep = true;
	if (!find_base(l, sqlite3_column_int64(s, 2), &l->links[l->n].base))
		return false;
	l->n++;
	return true;
}

bool history_links_read(struct history *h, int64_t account, struct history_links *l, struct err *e)
{
	struct err why = history_database_error(e);
	*l = (struct history_links){0};
	sqlite3_stmt *s = history_database_prepare(
	    h, "SELECT id, taken, base FROM snapshot WHERE account = ?1 ORDER BY taken", &why);
	if (s)
		sqlite3_bind_int64(s, 1, account);
	while (s && history_database_next(h, s, &why))
		if (!add_link(l, s))
			history_database_damaged(h, &why);
	sqlite3_finalize(s);
	if (why.kind == ERR_NONE)
		return true;
	history_links_release(l);
	return err_set(e, why.kind, "%s", why.text);
}

void history_links_release(struct history_links *l)
{
	mem_free(l->ids);
	mem_free(l->taken_s);
	mem_free(l->links);
	*l = (struct history_links){0};
}

/* Binds the customers of s, stored against base or whole, to ?1 (base), ?2 (length) and ?3. */
static bool bind_rows(sqlite3_stmt *to, const struct snapshot *s, const struct history_rows *base,
		      struct err *e)
{
	struct buf bytes;
	buf_init(&bytes, SNAPSHOT_BYTES_MAX);
	snapshot_encode(s, base->id ? &base->s : NULL, &bytes);
	if (base->id)
		sqlite3_bind_int64(to, 1, base->id);
	else
		sqlite3_bind_null(to, 1);
	sqlite3_bind_int64(to, 2, (int64_t)bytes.n);
	bool ok = !bytes.full &&
		  sqlite3_bind_blob64(to, 3, bytes.p, bytes.n, SQLITE_TRANSIENT) == SQLITE_OK;
	buf_release(&bytes);
	return ok || err_set(e, ERR_LIMIT, "the snapshot is too large to be kept");
}

/* Binds and runs a statement; ?4 is the last number of both. to may be NULL: that failed before. */
static bool write_rows(struct history *h, sqlite3_stmt *to, const struct snapshot *s,
		       const struct history_rows *base, int64_t last, struct err *e)
{
	if (to && bind_rows(to, s, base, e)) {
		sqlite3_bind_int64(to, 4, last);
		return history_database_finish(h, to, e);
	}
	sqlite3_finalize(to);
	return false;
}

bool history_links_add(struct history *h, int64_t account, const struct history_links *l,
		       const struct snapshot *s, bool complete, struct err *e)
{
	struct history_rows base;
	size_t n_older = 0;
	while (n_older < l->n && l->taken_s[n_older] < s->taken_s)
		n_older++;
	size_t at = snapshot_chain_next(l->links, n_older);
	history_rows_init(&base);
	bool ok = at == SNAPSHOT_WHOLE || history_rows_read(h, l->ids[at], &base, e);
	sqlite3_stmt *to =
	    ok ? history_database_prepare(h,
					  "INSERT INTO snapshot (base, bytes, rows, account, taken,"
					  " customers, complete, checksum)"
					  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
					  e)
	       : NULL;
	if (to) {
		sqlite3_bind_int64(to, 5, s->taken_s);
		sqlite3_bind_int64(to, 6, (int64_t)s->n);
		sqlite3_bind_int(to, 7, complete);
		sqlite3_bind_int64(to, 8, snapshot_checksum(s));
	}
	ok = write_rows(h, to, s, &base, account, e);
	history_rows_release(&base);
	return ok;
}

/* Stores the snapshot i against the base that its link names now. */
static bool store_again(struct history *h, const struct history_links *l, size_t i, struct err *e)
{
	struct history_rows rows, base;
	size_t at = l->links[i].base;
	history_rows_init(&rows);
	history_rows_init(&base);
	bool ok = at == SNAPSHOT_WHOLE || history_rows_read(h, l->ids[at], &base, e);
	/* The old chain usually leads through the new base, too. */
	history_rows_copy(&rows, &base);
	ok = ok && history_rows_read(h, l->ids[i], &rows, e);
	sqlite3_stmt *to =
	    ok ? history_database_prepare(
		     h, "UPDATE snapshot SET base = ?1, bytes = ?2, rows = ?3 WHERE id = ?4", e)
	       : NULL;
	ok = write_rows(h, to, &rows.s, &base, l->ids[i], e);
	history_rows_release(&rows);
	history_rows_release(&base);
	return ok;
}

/* Before a base is deleted, what is stored against it is stored against another. */
static bool store_changed(struct history *h, struct history_links *l, struct err *e)
{
	size_t *before = mem_alloc(l->n + 1, sizeof *before);
	bool ok = true;
	for (size_t i = 0; i < l->n; i++)
		before[i] = l->links[i].base;
	snapshot_chain_join(l->links, l->n);
	for (size_t i = 0; ok && i < l->n; i++)
		if (l->links[i].keep && l->links[i].base != before[i])
			ok = store_again(h, l, i, e);
	mem_free(before);
	return ok;
}

static bool delete_dropped(struct history *h, const struct history_links *l, size_t *dropped,
			   struct err *e)
{
	bool ok = true;
	for (size_t i = 0; ok && i < l->n; i++) {
		if (l->links[i].keep)
			continue;
		sqlite3_stmt *s =
		    history_database_prepare(h, "DELETE FROM snapshot WHERE id = ?1", e);
		if (s)
			sqlite3_bind_int64(s, 1, l->ids[i]);
		ok = history_database_finish(h, s, e);
		*dropped += ok;
	}
	return ok;
}

bool history_links_thin(struct history *h, struct history_links *l, const struct retention *keep,
			int64_t now_s, size_t *dropped, struct err *e)
{
	bool *kept = mem_alloc(l->n + 1, sizeof *kept);
	retention_choose(keep, now_s, l->taken_s, l->n, kept);
	for (size_t i = 0; i < l->n; i++)
		l->links[i].keep = kept[i];
	mem_free(kept);
	return store_changed(h, l, e) && delete_dropped(h, l, dropped, e);
}
