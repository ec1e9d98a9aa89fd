/* SPDX-License-Identifier: MIT */
/*
 * Makes the keys that rows are sorted by: a number becomes a 64-bit key of the same order, a text a
 * sequence of keys of eight bytes each.
 */
#include "lens_key.h"

#include <string.h>

#include "base/time.h"

#define TEXT_BYTES 256 /* texts are ordered by at most this many bytes */
#define WORD       8   /* bytes of a key */

bool lens_key_is_text(enum sort_key k, enum customer_field *field)
{
	switch (k) {
	case SORT_NAME: *field = FIELD_NAME; return true;
	case SORT_TYPE: *field = FIELD_TYPE; return true;
	case SORT_EMAIL: *field = FIELD_EMAIL; return true;
	case SORT_MOBILE: *field = FIELD_MOBILE; return true;
	case SORT_REMARK: *field = FIELD_REMARK; return true;
	case SORT_UIN:
	case SORT_STATUS:
	case SORT_REMAINING_PERCENT:
	case SORT_REMAINING:
	case SORT_CREDIT:
	case SORT_USED:
	case SORT_ASSOCIATED:
	case SORT_EXPIRY:
	case SORT_IDENTIFY:
	case SORT_BURN:
	case SORT_RUNWAY:
	case SORT_REMAINING_CHANGE:
	case SORT_USED_CHANGE: break;
	}
	return false;
}

struct lens_page *lens_page_of(const struct lens_pages *pages, uint32_t row)
{
	uint32_t number = row / pages->size + 1;
	size_t low = 0, high = pages->n;
	/* If every page before it is held, its index is known. */
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
	if (!credit_ratio(c, &ratio))
		return false;
	*key = key_of_double(ratio);
	return true;
}

static bool key_of_used(const struct customer *c, uint64_t *key)
{
	int64_t used;
	if (!credit_used(c, &used))
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

static bool key_of_given(const struct lens_column *by, const struct customer *c, uint64_t *key)
{
	int64_t number;
	if (!by->numbers || !by->numbers->read(by->numbers->ctx, c, by->key, &number))
		return false;
	*key = key_of_signed(number);
	return true;
}

/* Makes the key of a number; false without a number, which sorts last. */
static bool read_number_key(const struct lens_column *by, const struct customer *c,
			    enum credit_status s, uint64_t *key)
{
	switch (by->key) {
	case SORT_UIN: *key = c->uin; return c->known & KNOWN_UIN;
	case SORT_STATUS: *key = s; return s != STATUS_NA;
	case SORT_REMAINING_PERCENT: return key_of_ratio(c, key);
	case SORT_REMAINING: *key = key_of_signed(c->remaining); return c->known & KNOWN_REMAINING;
	case SORT_CREDIT: *key = key_of_signed(c->credit); return c->known & KNOWN_CREDIT;
	case SORT_USED: return key_of_used(c, key);
	case SORT_ASSOCIATED: return key_of_time(c, FIELD_ASSOCIATION_TIME, key);
	case SORT_EXPIRY: return key_of_time(c, FIELD_RECENT_EXPIRY, key);
	case SORT_IDENTIFY: *key = key_of_signed(c->identify); return c->known & KNOWN_IDENTIFY;
	case SORT_BURN:
	case SORT_RUNWAY:
	case SORT_REMAINING_CHANGE:
	case SORT_USED_CHANGE: return key_of_given(by, c, key);
	case SORT_NAME:
	case SORT_TYPE:
	case SORT_EMAIL:
	case SORT_MOBILE:
	case SORT_REMARK: break;
	}
	return false;
}

/* The compiler makes one load of this. */
static uint64_t load_word(const unsigned char *p)
{
	return (uint64_t)p[0] << 56 | (uint64_t)p[1] << 48 | (uint64_t)p[2] << 40 |
	       (uint64_t)p[3] << 32 | (uint64_t)p[4] << 24 | (uint64_t)p[5] << 16 |
	       (uint64_t)p[6] << 8 | p[7];
}

/* Eight bytes of the text as a number of the same order; bytes past its end are 0, which no text
 * has. */
static uint64_t plain_word_at(struct sl t, size_t at)
{
	uint64_t word = 0;
	if (at + WORD <= t.n)
		return load_word((const unsigned char *)t.p + at);
	for (size_t i = at; i < at + WORD; i++)
		word = word << 8 | (i < t.n ? (unsigned char)t.p[i] : 0);
	return word;
}

#define EACH(byte) (0x0101010101010101u * (byte))

/* True when a byte is a digit: less '0', such a one is below 10 and borrows. */
static bool holds_digit(uint64_t word)
{
	uint64_t x = word ^ EACH('0');
	return ((x - EACH(10)) & ~x & EACH(0x80)) != 0;
}

/* The last eight bytes of a text that is made byte by byte, up to its end. */
struct word {
	uint64_t bits;
	size_t n, end; /* n bytes have been made */
};

static void put_byte(struct word *w, unsigned char byte)
{
	if (w->n < w->end) {
		w->bits = w->bits << 8 | byte;
		w->n++;
	}
}

/* Puts a number so that bytes order as values do: its length, then its digits, without zeros before
 * them. The length is a digit, so that numbers stand among other characters as before; a 9 is
 * followed by the rest of the length. Returns the digits read. */
static size_t put_number(struct word *w, struct sl t)
{
	size_t n = 0, zeros = 0;
	while (n < t.n && t.p[n] >= '0' && t.p[n] <= '9')
		n++;
	while (zeros + 1 < n && t.p[zeros] == '0')
		zeros++;
	size_t left = n - zeros;
	for (; left >= 9; left -= 9)
		put_byte(w, '9');
	put_byte(w, (unsigned char)('0' + left));
	for (size_t i = zeros; i < n; i++)
		put_byte(w, (unsigned char)t.p[i]);
	return n;
}

static uint64_t natural_word_at(struct sl t, size_t at)
{
	struct word w = {.end = at + WORD};
	if (at >= TEXT_BYTES)
		return 0;
	for (size_t i = 0; i < t.n && w.n < w.end;) {
		unsigned char c = (unsigned char)t.p[i];
		if (c >= '0' && c <= '9') {
			i += put_number(&w, sl_drop(t, i));
		} else {
			put_byte(&w, c);
			i++;
		}
	}
	return w.n > at ? w.bits << 8 * (w.end - w.n) : 0;
}

/* Numbers within texts are ordered by value: "Shop 9" comes before "Shop 10". Most texts have none
 * where they differ. */
static uint64_t word_at(struct sl t, size_t at)
{
	for (size_t i = 0; i < at; i += WORD)
		if (holds_digit(plain_word_at(t, i)))
			return natural_word_at(t, at);
	uint64_t word = plain_word_at(t, at);
	return holds_digit(word) ? natural_word_at(t, at) : word;
}

struct lens_column lens_column(const struct lens_spec *spec, size_t i)
{
	struct lens_column c = {.key = spec->sort[i].key,
				.flip = spec->sort[i].descending ? UINT64_MAX : 0,
				.numbers = spec->numbers};
	c.is_text = lens_key_is_text(c.key, &c.field);
	return c;
}

static struct sl text_of(const struct lens_column *c, const struct lens_page *p, uint32_t i)
{
	return sl_take(page_fold_text(p->page, c->field, i), TEXT_BYTES);
}

bool lens_key_read(const struct lens_column *c, const struct lens_pages *pages, size_t at,
		   struct sort_entry *e)
{
	const struct lens_page *p = &pages->at[e->slot];
	uint32_t i = e->row % pages->size;
	bool known;
	if (c->is_text) {
		struct sl t = text_of(c, p, i);
		e->key = word_at(t, at);
		known = t.n > 0;
	} else {
		known = read_number_key(c, &p->page->data.rows[i],
					(enum credit_status)p->page->credit_status[i], &e->key);
	}
	e->key ^= c->flip;
	return known;
}

size_t lens_key_cost(const struct lens_column *c, size_t at)
{
	if (c->is_text && at > 0)
		return 12; /* rows are no longer in the order of memory */
	if (c->key == SORT_BURN || c->key == SORT_RUNWAY)
		return 40; /* the median of many days */
	return c->key == SORT_ASSOCIATED || c->key == SORT_EXPIRY ? 8 : 4; /* times are parsed */
}

/* A last byte of 0 is the end of a text, which comes at TEXT_BYTES at the latest. */
bool lens_key_ends(const struct lens_column *c, uint64_t key)
{
	return !c->is_text || ((key ^ c->flip) & 0xFF) == 0;
}

/* Compares by one column: below 0 when a comes first, 0 when they are equal. */
static int compare_rows(const struct lens_column *c, const struct lens_pages *pages,
			struct sort_entry a, struct sort_entry b)
{
	bool has_a = lens_key_read(c, pages, 0, &a), has_b = lens_key_read(c, pages, 0, &b);
	if (!has_a || !has_b)
		return has_b - has_a;
	for (size_t at = WORD; a.key == b.key && !lens_key_ends(c, a.key); at += WORD) {
		lens_key_read(c, pages, at, &a);
		lens_key_read(c, pages, at, &b);
	}
	return (a.key > b.key) - (a.key < b.key);
}

bool lens_key_precedes(const struct lens_spec *spec, const struct lens_pages *pages, uint32_t a,
		       uint32_t b)
{
	struct sort_entry x = {.row = a, .slot = (uint32_t)(lens_page_of(pages, a) - pages->at)};
	struct sort_entry y = {.row = b, .slot = (uint32_t)(lens_page_of(pages, b) - pages->at)};
	for (size_t i = 0; i < spec->n_sort; i++) {
		struct lens_column c = lens_column(spec, i);
		int order = compare_rows(&c, pages, x, y);
		if (order)
			return order < 0;
	}
	return a < b;
}
