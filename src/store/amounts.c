/* SPDX-License-Identifier: MIT */
/* New amounts of single customers, between two fetches of their page (QueryCreditByUinList). */
#include "base/money.h"

#include "store/store.h"

#include "store_private.h"

/* The row as it is, but for the two amounts, in the page's arena. */
static void repack(struct customer *c, struct arena *arena, int64_t credit, int64_t remaining)
{
	struct field fields[CUSTOMER_FIELDS];
	char texts[2][MONEY_CHARS];
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		fields[i] = customer_field(c, (enum customer_field)i);
	money_print(credit, MONEY_PLAIN, true, texts[0]);
	money_print(remaining, MONEY_PLAIN, true, texts[1]);
	fields[FIELD_CREDIT] = (struct field){FIELD_NUMBER, sl_from(texts[0])};
	fields[FIELD_REMAINING_CREDIT] = (struct field){FIELD_NUMBER, sl_from(texts[1])};
	customer_pack(c, arena, fields);
}

bool store_set_amounts(struct store *s, uint64_t uin, int64_t credit, int64_t remaining)
{
	struct listing *l = s->shown;
	uint64_t row;
	uint32_t i;
	if (!listing_find_uin(l, uin, &row))
		return false;
	struct page *p = listing_page_of(l, row, &i);
	struct customer *c = &p->data.rows[i];
	unsigned both = KNOWN_CREDIT | KNOWN_REMAINING;
	if ((c->known & both) == both && c->credit == credit && c->remaining == remaining)
		return true;
	size_t before = p->data.arena.bytes;
	tally_take(&l->tally, c, (enum standing)p->standing[i]);
	repack(c, &p->data.arena, credit, remaining);
	p->standing[i] = (unsigned char)standing_of(c, &s->thresholds);
	tally_add(&l->tally, c, (enum standing)p->standing[i]);
	size_t grown = p->data.arena.bytes - before;
	p->bytes += grown;
	l->bytes += grown;
	p->serial = ++s->clock; /* no longer the very rows it was: the lens looks again */
	s->version++;
	return true;
}
