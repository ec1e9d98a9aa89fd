/* SPDX-License-Identifier: MIT */
/* Reads snapshots by their chains. */
#include "history_rows.h"

#include "base/mem.h"

#include "snapshot/snapshot_codec.h"

/* While chains are joined, one may be longer for a moment; a longer one runs in a circle. */
#define CHAIN_MAX (2 * SNAPSHOT_CHAIN_MAX)

/* Ids along a chain, from the snapshot down to the one above the held one, or to one that is stored
 * whole. */
struct chain {
	int64_t ids[CHAIN_MAX];
	size_t n;
	bool from_held;
};

void history_rows_init(struct history_rows *r)
{
	r->id = 0;
	snapshot_init(&r->s, 0);
}

void history_rows_release(struct history_rows *r)
{
	snapshot_release(&r->s);
	history_rows_init(r);
}

void history_rows_copy(struct history_rows *r, const struct history_rows *from)
{
	r->id = from->id;
	snapshot_init(&r->s, from->s.taken_s);
	for (size_t i = 0; i < from->s.n; i++)
		(void)snapshot_add_row(&r->s, &from->s.rows[i]);
}

static bool find_chain(struct history *h, int64_t id, int64_t held, struct chain *c, struct err *e)
{
	sqlite3_stmt *s = history_database_prepare(h, "SELECT base FROM snapshot WHERE id = ?1", e);
	bool ok = s != NULL;
	for (c->n = 0; ok && id != 0 && id != held; c->n++) {
		if (c->n == CHAIN_MAX) {
			ok = history_database_damaged(h, e);
			break;
		}
		c->ids[c->n] = id;
		sqlite3_bind_int64(s, 1, id);
		ok = history_database_next(h, s, e) || history_database_damaged(h, e);
		id = ok ? sqlite3_column_int64(s, 0) : 0;
		sqlite3_reset(s);
	}
	c->from_held = id != 0;
	sqlite3_finalize(s);
	return ok;
}

/* Replaces r by the snapshot in the current row of s, which is stored against r. */
static bool take_row(struct history *h, sqlite3_stmt *s, struct history_rows *r, struct err *e)
{
	struct snapshot next;
	struct err why = {0};
	const char *bytes = sqlite3_column_blob(s, 1);
	struct sl rows = {bytes, (size_t)sqlite3_column_bytes(s, 1)};
	snapshot_init(&next, sqlite3_column_int64(s, 0));
	bool ok = bytes && snapshot_decode(rows, r->id ? &r->s : NULL, &next, &why) &&
		  snapshot_checksum(&next) == sqlite3_column_int64(s, 2);
	snapshot_release(&r->s);
	r->s = next;
	return ok || history_database_damaged(h, e);
}

static bool read_chain(struct history *h, const struct chain *c, struct history_rows *r,
		       struct err *e)
{
	sqlite3_stmt *s = history_database_prepare(
	    h, "SELECT taken, rows, checksum FROM snapshot WHERE id = ?1", e);
	bool ok = s != NULL;
	for (size_t i = c->n; ok && i-- > 0;) {
		sqlite3_bind_int64(s, 1, c->ids[i]);
		ok = (history_database_next(h, s, e) || history_database_damaged(h, e)) &&
		     take_row(h, s, r, e);
		r->id = c->ids[i];
		sqlite3_reset(s);
	}
	sqlite3_finalize(s);
	return ok;
}

bool history_rows_read(struct history *h, int64_t id, struct history_rows *r, struct err *e)
{
	struct chain c;
	bool ok = find_chain(h, id, r->id, &c, e);
	if (!ok || !c.from_held)
		history_rows_release(r);
	ok = ok && read_chain(h, &c, r, e);
	if (!ok)
		history_rows_release(r);
	return ok;
}
