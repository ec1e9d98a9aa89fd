/* SPDX-License-Identifier: MIT */
/* Holds the pages of recent queries, and finds them by query, page and row. */
#include "store/store.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/mem.h"
#include "base/money.h"

#include "evict.h"
#include "page_fold.h"
#include "store_private.h"

struct store *store_new(size_t budget_bytes, uint32_t page_size, const struct thresholds *t)
{
	static const struct query all = {.type = FILTER_NONE};
	struct store *s = mem_alloc(1, sizeof *s);
	s->budget = budget_bytes ? budget_bytes : STORE_BUDGET;
	s->thresholds = *t;
	s->n = 1;
	s->current = s->shown = &s->listing[0];
	listing_init(s->current, &all, page_size ? page_size : 1);
	return s;
}

void store_free(struct store *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n; i++)
		listing_release(&s->listing[i]);
	mem_free(s);
}

const struct listing *store_find_listing(const struct store *s, const struct query *q)
{
	for (size_t i = 0; i < s->n; i++)
		if (query_equal(&s->listing[i].query, q))
			return &s->listing[i];
	return NULL;
}

static struct listing *find_listing(struct store *s, const struct query *q)
{
	const struct listing *l = store_find_listing(s, q);
	return l ? &s->listing[l - s->listing] : NULL;
}

/* Makes a listing for q in a free place or in that of the query not used for longest; never in that
 * of the one on the screen. */
static struct listing *make_listing(struct store *s, const struct query *q)
{
	struct listing *l = NULL;
	if (s->n < STORE_QUERIES) {
		l = &s->listing[s->n++];
	} else {
		for (size_t i = 0; i < s->n; i++)
			if (&s->listing[i] != s->shown && (!l || s->listing[i].used < l->used))
				l = &s->listing[i];
		if (!l)
			BUG("no query to forget: there are fewer than are kept");
		listing_release(l);
	}
	listing_init(l, q, s->current->size);
	return l;
}

static bool has_pages(const struct listing *l)
{
	return l->pages.n > 0;
}

bool store_select(struct store *s, const struct query *q)
{
	uint32_t size = s->current->size;
	struct listing *l = find_listing(s, q);
	if (!l)
		l = make_listing(s, q);
	if (l != s->current)
		s->version++;
	if (l->size != size) {
		listing_clear(l);
		l->size = size;
	}
	l->used = ++s->clock;
	s->current = l;
	if (has_pages(l) || !has_pages(s->shown))
		s->shown = l;
	return s->shown == l;
}

const struct query *store_current(const struct store *s)
{
	return &s->current->query;
}

const struct query *store_shown(const struct store *s)
{
	return &s->shown->query;
}

bool store_switching(const struct store *s)
{
	return s->current != s->shown;
}

unsigned store_put(struct store *s, const struct query *q, uint32_t number, uint32_t asked,
		   struct customer_page *page, int64_t now_ms)
{
	struct listing *l = find_listing(s, q);
	if (!l) {
		customer_page_release(page);
		return NEWS_IGNORED;
	}
	struct page *p = page_new(number, page, &s->thresholds);
	p->serial = p->used = ++s->clock;
	p->fetched_ms = now_ms;
	unsigned news = listing_put(l, p, asked, now_ms);
	if (news & NEWS_IGNORED)
		return news;
	if (l == s->current && s->shown != l) {
		s->shown = l;
		news |= NEWS_SHOWN;
	}
	if (evict_to_budget(s, pages_find(&l->pages, number)))
		news |= NEWS_EVICTED;
	s->version++;
	return news;
}

unsigned store_compare(struct store *s, const struct query *q, uint32_t number, uint32_t asked,
		       struct customer_page *page, int64_t now_ms)
{
	struct listing *l = find_listing(s, q);
	unsigned news = NEWS_IGNORED;
	if (l && number > 0)
		news = listing_compare(l, (uint64_t)(number - 1) * asked, asked, page, now_ms);
	customer_page_release(page);
	s->version += news != NEWS_IGNORED;
	return news;
}

uint32_t store_open_seam(const struct store *s, uint32_t number)
{
	return listing_open_seam(s->current, number);
}

bool store_has_first(const struct store *s, uint32_t pages)
{
	return listing_has_first(s->current, pages);
}

bool store_untold(const struct store *s)
{
	return !s->current->has_total || s->current->untold;
}

uint32_t store_page_size(const struct store *s)
{
	return s->current->size;
}

void store_set_page_size(struct store *s, uint32_t size)
{
	if (size == 0 || size == s->current->size)
		return;
	listing_clear(s->current);
	s->current->size = size;
	s->version++;
}

bool store_has_total(const struct store *s)
{
	return s->shown->has_total;
}

uint64_t store_total(const struct store *s)
{
	return s->shown->total;
}

bool store_disproves_total(const struct store *s)
{
	return listing_disproves_total(s->current);
}

uint64_t store_loaded(const struct store *s)
{
	return s->shown->tally.totals.n;
}

uint32_t store_epoch(const struct store *s)
{
	return s->current->epoch;
}

uint64_t store_current_total(const struct store *s, bool *known)
{
	*known = s->current->has_total;
	return s->current->total;
}

bool store_complete(const struct store *s)
{
	return listing_is_complete(s->shown);
}

bool store_full(const struct store *s)
{
	return s->current->full;
}

void store_begin_pass(struct store *s, uint32_t number)
{
	listing_raise(s->current, pages_find(&s->current->pages, number));
	s->version++;
}

void store_make_stale(struct store *s)
{
	listing_make_stale(s->current);
	s->version++;
}

bool store_holds_page(const struct store *s, uint32_t number)
{
	return pages_find(&s->current->pages, number) || listing_is_past_end(s->current, number);
}

bool store_fresh_page(const struct store *s, uint32_t number)
{
	const struct page *p = pages_find(&s->current->pages, number);
	return p ? listing_is_fresh(s->current, p) : listing_is_past_end(s->current, number);
}

uint32_t store_page_count(const struct store *s)
{
	const struct listing *l = s->current;
	if (!l->has_total)
		return 0;
	return (uint32_t)((listing_rows(l) + l->size - 1) / l->size);
}

static uint32_t page_number(const struct listing *l, uint64_t row)
{
	return (uint32_t)((row < STORE_ROWS_MAX ? row : STORE_ROWS_MAX) / l->size) + 1;
}

void store_pin(struct store *s, uint64_t first_row, uint64_t last_row)
{
	struct listing *l = s->current;
	l->pin = (struct pin){.first = page_number(l, first_row), .last = page_number(l, last_row)};
	s->clock++;
	for (size_t i = pages_from(&l->pages, l->pin.first); i < l->pages.n; i++) {
		if (l->pages.at[i]->number > l->pin.last)
			break;
		l->pages.at[i]->used = s->clock;
	}
}

uint64_t store_rows(const struct store *s)
{
	return listing_rows(s->shown);
}

struct row store_row(const struct store *s, uint64_t row)
{
	uint32_t i;
	const struct page *p = listing_page_of(s->shown, row, &i);
	if (p)
		return listing_row(s->shown, p, i);
	return (struct row){.state = row < store_rows(s) ? ROW_MISSING : ROW_NONE,
			    .credit_status = STATUS_NA,
			    .number = row};
}

/* The smallest row from `from` on that is a whole number of steps after first. */
static uint64_t step_to(uint64_t first, uint64_t from, uint64_t step)
{
	return first + (from - first + step - 1) / step * step;
}

unsigned store_credit_statuses(const struct store *s, uint64_t first, uint64_t end, uint64_t step)
{
	const struct listing *l = s->shown;
	unsigned bits = 0;
	end = end < STORE_ROWS_MAX ? end : STORE_ROWS_MAX;
	for (uint64_t row = first; row < end;) {
		const struct page *p = pages_find(&l->pages, page_number(l, row));
		uint64_t start = row / l->size * l->size;
		for (; p && row < start + p->n && row < end; row += step)
			bits |= STATUS_BIT(p->credit_status[row - start]);
		if (row < start + l->size)
			row = step_to(row, start + l->size, step);
	}
	return bits;
}

bool store_find_uin(const struct store *s, uint64_t uin, uint64_t *row)
{
	return listing_find_uin(s->shown, uin, row);
}

const char *store_page_request_id(const struct store *s, uint64_t row)
{
	uint32_t i;
	const struct page *p = listing_page_of(s->shown, row, &i);
	return p ? p->data.request_id : "";
}

const struct totals *store_totals(const struct store *s)
{
	return &s->shown->tally.totals;
}

uint64_t store_version(const struct store *s)
{
	return s->version;
}

void store_each(const struct store *s, bool (*visit)(void *ctx, const struct row *row), void *ctx)
{
	for (size_t i = 0; i < s->shown->pages.n; i++) {
		const struct page *p = s->shown->pages.at[i];
		for (uint32_t k = 0; k < p->n; k++) {
			struct row row = listing_row(s->shown, p, k);
			if (!visit(ctx, &row))
				return;
		}
	}
}

bool store_fold_some(struct store *s, unsigned fields, uint32_t *number, size_t rows)
{
	const struct pages *pages = &s->shown->pages;
	size_t i = pages_from(pages, *number);
	struct buf scratch;
	buf_init(&scratch, FOLD_MAX);
	for (; i < pages->n && rows; i++) {
		size_t cost = 1 + page_fold_make(pages->at[i], fields, &scratch);
		*number = pages->at[i]->number + 1;
		rows -= cost < rows ? cost : rows;
	}
	buf_release(&scratch);
	return i < pages->n;
}

void store_drop_folds(struct store *s)
{
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; k < s->listing[i].pages.n; k++)
			page_fold_drop(s->listing[i].pages.at[k]);
}

/* New amounts of single customers come between two fetches of their page (QueryCreditByUinList). */

/* Writes an amount as the API does, with all its decimals, because it is parsed again. */
static struct field format_amount(int64_t amount, char out[MONEY_CHARS])
{
	uint64_t micros = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
	int n = snprintf(out, MONEY_CHARS, "%s%" PRIu64 ".%06" PRIu64, amount < 0 ? "-" : "",
			 micros / MONEY_UNIT, micros % MONEY_UNIT);
	for (int cut = 4; cut > 0 && out[n - 1] == '0'; cut--)
		n--;
	return (struct field){FIELD_NUMBER, {out, (size_t)n}};
}

/* Copies the row with two new amounts. */
static struct customer copy_with_amounts(const struct customer *c, struct arena *arena,
					 int64_t credit, int64_t remaining)
{
	struct field fields[CUSTOMER_FIELDS];
	char texts[2][MONEY_CHARS];
	struct customer packed;
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		fields[i] = customer_field(c, (enum customer_field)i);
	fields[FIELD_CREDIT] = format_amount(credit, texts[0]);
	fields[FIELD_REMAINING_CREDIT] = format_amount(remaining, texts[1]);
	customer_pack(&packed, arena, fields);
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		if (fields[i].kind == FIELD_TEXT && (c->damaged & FIELD_BIT(i)))
			customer_mark_replaced(&packed, (enum customer_field)i);
	if (c->bad & BAD_ROW)
		customer_mark_row(&packed);
	return packed;
}

/* Writes the page's bytes anew with new amounts in one row; adding to the old bytes would grow
 * without end. */
static void rewrite_page(struct page *p, uint32_t row_of_page, int64_t credit, int64_t remaining)
{
	struct arena arena;
	arena_init(&arena);
	struct customer *rows = arena_alloc(&arena, p->data.n, sizeof *rows);
	for (uint32_t i = 0; i < p->data.n; i++)
		rows[i] = i == row_of_page
			      ? copy_with_amounts(&p->data.rows[i], &arena, credit, remaining)
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
	if (!p)
		return false;
	if (has_amounts(&p->data.rows[i], credit, remaining))
		return true;
	tally_take(&l->tally, &p->data.rows[i], (enum credit_status)p->credit_status[i]);
	l->bytes -= p->bytes;
	rewrite_page(p, i, credit, remaining);
	l->bytes += p->bytes;
	p->credit_status[i] = (unsigned char)credit_status_of(&p->data.rows[i], &s->thresholds);
	tally_add(&l->tally, &p->data.rows[i], (enum credit_status)p->credit_status[i]);
	p->serial = ++s->clock; /* the rows are not the same, so the lens reads them again */
	s->version++;
	return true;
}
