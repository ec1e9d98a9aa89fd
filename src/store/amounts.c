/* SPDX-License-Identifier: MIT */
/* New amounts of single customers, between two fetches of their page (QueryCreditByUinList). */
#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"

#include "store/store.h"

#include "store_private.h"

/* As the API writes amounts, with all the decimals there are: it is parsed again. */
static struct field number(int64_t amount, char out[MONEY_CHARS])
{
	uint64_t micros = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
	int n = snprintf(out, MONEY_CHARS, "%s%" PRIu64 ".%06" PRIu64, amount < 0 ? "-" : "",
			 micros / MONEY_UNIT, micros % MONEY_UNIT);
	for (int cut = 4; cut > 0 && out[n - 1] == '0'; cut--)
		n--;
	return (struct field){FIELD_NUMBER, {out, (size_t)n}};
}

/* The row as it is, but for the two amounts. */
static struct customer repack(const struct customer *c, struct arena *arena, int64_t credit,
			      int64_t remaining)
{
	struct field fields[CUSTOMER_FIELDS];
	char texts[2][MONEY_CHARS];
	struct customer packed;
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		fields[i] = customer_field(c, (enum customer_field)i);
	fields[FIELD_CREDIT] = number(credit, texts[0]);
	fields[FIELD_REMAINING_CREDIT] = number(remaining, texts[1]);
	customer_pack(&packed, arena, fields);
	return packed;
}

/* The page's bytes anew, that row with other amounts: adding to the old ones would grow without
 * end. */
static void rewrite(struct page *p, uint32_t row_of_page, int64_t credit, int64_t remaining)
{
	struct arena arena;
	arena_init(&arena);
	struct customer *rows = arena_alloc(&arena, p->data.n, sizeof *rows);
	for (uint32_t i = 0; i < p->data.n; i++)
		rows[i] = i == row_of_page ? repack(&p->data.rows[i], &arena, credit, remaining)
					   : customer_copy(&p->data.rows[i], &arena);
	p->bytes = p->bytes - p->data.arena.bytes + arena.bytes;
	arena_release(&p->data.arena);
	p->data.arena = arena;
	p->data.rows = rows;
}

static bool has_amounts(const struct customer *c, int64_t credit, int64_t remaining)
{
	return (c->known & KNOWN_CREDIT) && (c->known & KNOWN_REMAINING) && c->credit == credit &&
	       c->remaining == remaining;
}

bool store_set_amounts(struct store *s, uint64_t uin, int64_t credit, int64_t remaining)
{
	struct listing *l = s->shown;
	uint64_t row;
	uint32_t i;
	if (!listing_find_uin(l, uin, &row))
		return false;
	struct page *p = listing_page_of(l, row, &i);
	if (has_amounts(&p->data.rows[i], credit, remaining))
		return true;
	tally_take(&l->tally, &p->data.rows[i], (enum standing)p->standing[i]);
	l->bytes -= p->bytes;
	rewrite(p, i, credit, remaining);
	l->bytes += p->bytes;
	p->standing[i] = (unsigned char)standing_of(&p->data.rows[i], &s->thresholds);
	tally_add(&l->tally, &p->data.rows[i], (enum standing)p->standing[i]);
	p->serial = ++s->clock; /* no longer the very rows it was: the lens looks again */
	s->version++;
	return true;
}
