/* SPDX-License-Identifier: MIT */
/*
 * Sorting rows by several keys, the first one first; rows that are equal by it are sorted by the
 * next. Numbers become 64-bit keys of the same order and are sorted by radix; texts are such keys
 * of eight bytes each, one after the other. No comparison leaves the array being sorted, and rows
 * are visited nearly in the order they lie in memory: at a million rows that is what counts.
 */
#include <string.h>

#include "base/timetext.h"

#include "lens_private.h"

#define INSERTION_MAX 96  /* fewer rows than this are sorted by insertion */
#define TEXT_BYTES    256 /* texts are ordered by so many of their first bytes */

bool sort_key_is_text(enum sort_key k, enum customer_field *field)
{
	switch (k) {
	case SORT_NAME: *field = FIELD_NAME; return true;
	case SORT_TYPE: *field = FIELD_TYPE; return true;
	case SORT_EMAIL: *field = FIELD_EMAIL; return true;
	case SORT_MOBILE: *field = FIELD_MOBILE; return true;
	case SORT_REMARK: *field = FIELD_REMARK; return true;
	case SORT_UIN:
	case SORT_STANDING:
	case SORT_RATIO:
	case SORT_REMAINING:
	case SORT_CREDIT:
	case SORT_USED:
	case SORT_ASSOCIATED:
	case SORT_EXPIRY:
	case SORT_IDENTIFY: break;
	}
	return false;
}

struct lens_page *lens_page_of(const struct lens_pages *pages, uint32_t row)
{
	uint32_t number = row / pages->size + 1;
	size_t low = 0, high = pages->n;
	/* Where every page before it is held, its place is known. */
	if (number <= pages->n && pages->at[number - 1].number == number)
		return &pages->at[number - 1];
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (pages->at[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < pages->n && pages->at[low].number == number ? &pages->at[low] : NULL;
}

static uint64_t key_of_signed(int64_t v)
{
	return (uint64_t)v ^ (uint64_t)1 << 63;
}

/* IEEE 754: positive numbers order as their bits, negative ones the other way round. */
static uint64_t key_of_double(double v)
{
	uint64_t bits;
	memcpy(&bits, &v, sizeof bits);
	return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static bool key_of_ratio(const struct customer *c, uint64_t *key)
{
	double ratio;
	if (!customer_ratio(c, &ratio))
		return false;
	*key = key_of_double(ratio);
	return true;
}

static bool key_of_used(const struct customer *c, uint64_t *key)
{
	int64_t used;
	if (!customer_used(c, &used))
		return false;
	*key = key_of_signed(used);
	return true;
}

static bool key_of_time(const struct customer *c, enum customer_field f, uint64_t *key)
{
	int64_t unix_s;
	if (!time_parse(customer_text(c, f), &unix_s))
		return false;
	*key = key_of_signed(unix_s);
	return true;
}

/* Whose money is lost first comes first; a suspension is a case of its own, behind them. */
static uint64_t rank_of(enum standing s)
{
	static const uint8_t ranks[STANDINGS] = {
	    [STANDING_NEG] = 0, [STANDING_OUT] = 1, [STANDING_CRIT] = 2, [STANDING_LOW] = 3,
	    [STANDING_SUS] = 4, [STANDING_OK] = 5,  [STANDING_NA] = 6};
	return ranks[s];
}

/* A number in the order of the column; false where there is none, which sorts last. */
static bool number_key(enum sort_key k, const struct customer *c, enum standing s, uint64_t *key)
{
	switch (k) {
	case SORT_UIN: *key = c->uin; return c->known & KNOWN_UIN;
	case SORT_STANDING: *key = rank_of(s); return s != STANDING_NA;
	case SORT_RATIO: return key_of_ratio(c, key);
	case SORT_REMAINING: *key = key_of_signed(c->remaining); return c->known & KNOWN_REMAINING;
	case SORT_CREDIT: *key = key_of_signed(c->credit); return c->known & KNOWN_CREDIT;
	case SORT_USED: return key_of_used(c, key);
	case SORT_ASSOCIATED: return key_of_time(c, FIELD_ASSOCIATION_TIME, key);
	case SORT_EXPIRY: return key_of_time(c, FIELD_RECENT_EXPIRY, key);
	case SORT_IDENTIFY: *key = key_of_signed(c->identify); return c->known & KNOWN_IDENTIFY;
	case SORT_NAME:
	case SORT_TYPE:
	case SORT_EMAIL:
	case SORT_MOBILE:
	case SORT_REMARK: break;
	}
	return false;
}

/* Eight bytes of the text as a number of the same order; past its end they are 0, which no text
 * has. */
static uint64_t word_at(struct sl t, size_t at)
{
	uint64_t word = 0;
	for (size_t i = at; i < at + 8; i++)
		word = word << 8 | (i < t.n ? (unsigned char)t.p[i] : 0);
	return word;
}

static void insertion_sort(struct sort_entry *e, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct sort_entry x = e[i];
		size_t at = i;
		for (; at > 0 && e[at - 1].key > x.key; at--)
			e[at] = e[at - 1];
		e[at] = x;
	}
}

/* One pass by the byte at shift; counts how many keys have each value of it. */
static void scatter(const struct sort_entry *from, struct sort_entry *to, size_t n, unsigned shift,
		    const uint32_t counts[256])
{
	size_t place[256], at = 0;
	for (size_t v = 0; v < 256; v++) {
		place[v] = at;
		at += counts[v];
	}
	for (size_t i = 0; i < n; i++)
		to[place[from[i].key >> shift & 0xFF]++] = from[i];
}

static void radix_sort(struct sort_entry *e, struct sort_entry *scratch, size_t n)
{
	uint32_t counts[8][256] = {{0}};
	struct sort_entry *from = e, *to = scratch;
	for (size_t i = 0; i < n; i++)
		for (unsigned b = 0; b < 8; b++)
			counts[b][e[i].key >> b * 8 & 0xFF]++;
	for (unsigned b = 0; b < 8; b++) {
		if (counts[b][e[0].key >> b * 8 & 0xFF] == n)
			continue; /* all alike */
		scatter(from, to, n, b * 8, counts[b]);
		struct sort_entry *swap = from;
		from = to;
		to = swap;
	}
	if (from != e)
		memcpy(e, from, n * sizeof *e);
}

/* Stable, ascending by key. */
static void sort_by_key(struct sort_entry *e, struct sort_entry *scratch, size_t n)
{
	if (n < INSERTION_MAX)
		insertion_sort(e, n);
	else
		radix_sort(e, scratch, n);
}

/* One key of the spec and what it is read from. */
struct column {
	enum sort_key key;
	bool is_text;
	enum customer_field field; /* of a text */
	uint64_t flip;             /* all bits where descending */
	const struct lens_spec *spec;
	const struct lens_pages *pages;
	size_t index; /* in the spec */
};

static struct column column(const struct lens_spec *spec, const struct lens_pages *pages, size_t i)
{
	struct column c = {.key = spec->sort[i].key,
			   .flip = spec->sort[i].descending ? UINT64_MAX : 0,
			   .spec = spec,
			   .pages = pages,
			   .index = i};
	c.is_text = sort_key_is_text(c.key, &c.field);
	return c;
}

static struct sl text_of(const struct column *c, const struct sort_entry *e)
{
	const struct lens_page *p = &c->pages->at[e->slot];
	uint32_t i = e->row % c->pages->size;
	return sl_take(fold_text(&p->fold[c->field], p->n, i), TEXT_BYTES);
}

static bool read_key(const struct column *c, struct sort_entry *e)
{
	const struct lens_page *p = &c->pages->at[e->slot];
	uint32_t i = e->row % c->pages->size;
	bool known;
	if (c->is_text) {
		struct sl t = text_of(c, e);
		e->key = word_at(t, 0);
		known = t.n > 0;
	} else {
		known = number_key(c->key, &p->page->data.rows[i],
				   (enum standing)p->page->standing[i], &e->key);
	}
	e->key ^= c->flip;
	return known;
}

/* Reads the keys; rows without one go to the end, in the order they had. Returns how many have one.
 */
static size_t read_keys(const struct column *c, struct sort_entry *e, struct sort_entry *scratch,
			size_t n)
{
	size_t known = 0, unknown = 0;
	for (size_t i = 0; i < n; i++) {
		struct sort_entry x = e[i];
		if (read_key(c, &x))
			e[known++] = x;
		else
			scratch[unknown++] = x;
	}
	if (unknown)
		memcpy(e + known, scratch, unknown * sizeof *e);
	return known;
}

static void sort_column(const struct column *c, struct sort_entry *e, struct sort_entry *scratch,
			size_t n);

static void sort_next_column(const struct column *c, struct sort_entry *e,
			     struct sort_entry *scratch, size_t n)
{
	if (n < 2 || c->index + 1 == c->spec->n_sort)
		return;
	struct column next = column(c->spec, c->pages, c->index + 1);
	sort_column(&next, e, scratch, n);
}

/* Sorts by the keys read, which for a text are its bytes from `at` on; then what they leave equal.
 */
static void sort_runs(const struct column *c, struct sort_entry *e, struct sort_entry *scratch,
		      size_t n, size_t at)
{
	sort_by_key(e, scratch, n);
	for (size_t i = 0, end; i < n; i = end) {
		uint64_t key = e[i].key;
		for (end = i + 1; end < n && e[end].key == key; end++)
			;
		if (end - i == 1)
			continue;
		/* A last byte of 0 says that these texts end here, at TEXT_BYTES at the latest. */
		if (!c->is_text || ((key ^ c->flip) & 0xFF) == 0) {
			sort_next_column(c, e + i, scratch, end - i);
			continue;
		}
		for (size_t k = i; k < end; k++)
			e[k].key = word_at(text_of(c, &e[k]), at + 8) ^ c->flip;
		sort_runs(c, e + i, scratch, end - i, at + 8);
	}
}

static void sort_column(const struct column *c, struct sort_entry *e, struct sort_entry *scratch,
			size_t n)
{
	size_t known = read_keys(c, e, scratch, n);
	sort_runs(c, e, scratch, known, 0);
	sort_next_column(c, e + known, scratch, n - known);
}

void lens_sort(const struct lens_spec *spec, const struct lens_pages *pages, struct sort_entry *e,
	       struct sort_entry *scratch, size_t n)
{
	if (spec->n_sort == 0 || n == 0)
		return;
	struct column first = column(spec, pages, 0);
	sort_column(&first, e, scratch, n);
}

/* Below 0 when a comes first by this column, 0 when it does not tell them apart. */
static int compare(const struct column *c, struct sort_entry a, struct sort_entry b)
{
	bool has_a = read_key(c, &a), has_b = read_key(c, &b);
	if (!has_a || !has_b)
		return has_b - has_a;
	if (a.key != b.key || !c->is_text)
		return (a.key > b.key) - (a.key < b.key);
	int order = sl_compare(text_of(c, &a), text_of(c, &b));
	return c->flip ? -order : order;
}

bool lens_precedes(const struct lens_spec *spec, const struct lens_pages *pages, uint32_t a,
		   uint32_t b)
{
	struct sort_entry x = {.row = a, .slot = (uint32_t)(lens_page_of(pages, a) - pages->at)};
	struct sort_entry y = {.row = b, .slot = (uint32_t)(lens_page_of(pages, b) - pages->at)};
	for (size_t i = 0; i < spec->n_sort; i++) {
		struct column c = column(spec, pages, i);
		int order = compare(&c, x, y);
		if (order)
			return order < 0;
	}
	return a < b;
}
