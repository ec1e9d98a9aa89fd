/* SPDX-License-Identifier: MIT */
/* Keeps the cells of the table's rows from frame to frame. */
#include "view/table/kept_rows.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

#define SHARED_MAX 4096
#define PACKED_MAX 2048 /* bytes; a customer with more is drawn anew each time */

/* The facts of a row, without padding: they are compared as bytes. */
struct row_key {
	uint64_t uin;
	int64_t credit, remaining;
	int32_t force, identify;
	uint32_t known;
	uint16_t bad, damaged;
	uint32_t state, credit_status;
	int32_t change;
	uint32_t burn, costs, n_packed;
};
_Static_assert(sizeof(struct row_key) == 3 * 8 + 10 * 4, "keys are compared as bytes");

struct kept_row {
	bool used;
	int w; /* cells */
	struct row_key key;
	struct buf packed;        /* the fields of the customer */
	int64_t from_s, before_s; /* in this time the cells are right */
};

struct kept_rows {
	struct buf shared;
	int64_t wall_s; /* of the frame that is drawn */
	int n, cols;
	struct kept_row *rows; /* that of a position is at its remainder by n */
	struct cell *cells;    /* cols of each row */
};

struct kept_rows *kept_rows_new(void)
{
	struct kept_rows *k = mem_alloc(1, sizeof *k);
	buf_init(&k->shared, SHARED_MAX);
	return k;
}

static void release_rows(struct kept_rows *k)
{
	for (int i = 0; i < k->n; i++)
		buf_release(&k->rows[i].packed);
	mem_free(k->rows);
	mem_free(k->cells);
	k->rows = NULL;
	k->cells = NULL;
	k->n = 0;
}

void kept_rows_free(struct kept_rows *k)
{
	if (!k)
		return;
	release_rows(k);
	buf_release(&k->shared);
	mem_free(k);
}

static void make_room(struct kept_rows *k, int rows, int cols)
{
	release_rows(k);
	if (rows <= 0 || cols <= 0)
		return;
	k->rows = mem_alloc((size_t)rows, sizeof *k->rows);
	k->cells = mem_alloc((size_t)rows * (size_t)cols, sizeof *k->cells);
	k->n = rows;
	k->cols = cols;
	for (int i = 0; i < rows; i++)
		buf_init(&k->rows[i].packed, PACKED_MAX);
}

void kept_rows_begin(struct kept_rows *k, struct sl shared, int rows, int cols, int64_t wall_s)
{
	k->wall_s = wall_s;
	if (rows != k->n || cols != k->cols)
		make_room(k, rows, cols);
	else if (sl_equal(buf_sl(&k->shared), shared))
		return;
	for (int i = 0; i < k->n; i++)
		k->rows[i].used = false;
	buf_clear(&k->shared);
	buf_add(&k->shared, shared);
}

static struct row_key make_key(const struct kept_facts *f)
{
	const struct customer *c = f->customer;
	return (struct row_key){.uin = c->uin,
				.credit = c->credit,
				.remaining = c->remaining,
				.force = c->force,
				.identify = c->identify,
				.known = c->known,
				.bad = c->bad,
				.damaged = c->damaged,
				.state = (uint32_t)f->state,
				.credit_status = (uint32_t)f->credit_status,
				.change = f->change,
				.burn = (uint32_t)f->burn,
				.costs = f->costs,
				.n_packed = (uint32_t)customer_packed_bytes(c)};
}

static struct sl packed_of(const struct kept_facts *f, const struct row_key *key)
{
	return (struct sl){(const char *)f->customer->packed, key->n_packed};
}

static struct cell *cells_of(const struct kept_rows *k, uint64_t position)
{
	return k->cells + (size_t)(position % (uint64_t)k->n) * (size_t)k->cols;
}

static struct kept_row *row_of(const struct kept_rows *k, uint64_t position)
{
	return &k->rows[position % (uint64_t)k->n];
}

bool kept_rows_draw(struct kept_rows *k, uint64_t position, const struct kept_facts *facts,
		    struct grid *g, struct rect at)
{
	if (k->n == 0)
		return false;
	const struct kept_row *r = row_of(k, position);
	if (!r->used || r->w != at.w || k->wall_s < r->from_s || k->wall_s >= r->before_s)
		return false;
	struct row_key key = make_key(facts);
	if (memcmp(&key, &r->key, sizeof key) != 0 ||
	    !sl_equal(packed_of(facts, &key), buf_sl(&r->packed)))
		return false;
	return grid_put_cells(g, at, cells_of(k, position));
}

void kept_rows_keep(struct kept_rows *k, uint64_t position, const struct kept_facts *facts,
		    const struct grid *g, struct rect at, int64_t until_s)
{
	if (k->n == 0 || at.w > k->cols)
		return;
	struct kept_row *r = row_of(k, position);
	r->key = make_key(facts);
	buf_clear(&r->packed);
	r->used = buf_add(&r->packed, packed_of(facts, &r->key)) &&
		  grid_take_cells(g, at, cells_of(k, position));
	r->w = at.w;
	r->from_s = k->wall_s;
	r->before_s = until_s;
}
