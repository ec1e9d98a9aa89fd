/* SPDX-License-Identifier: MIT */
/*
 * Sorts rows by the radix of their keys. It compares only within the array, and reads rows nearly
 * in the order of memory, which decides the speed at a million rows.
 */
#include "lens_sort.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"

#define INSERTION_MAX 96 /* fewer rows than this are sorted by insertion */
#define KEY_BYTES     8

void lens_sort_init_take(struct sorter *s, const struct lens_spec *spec,
			 const struct lens_pages *pages, struct sort_entry *e, size_t n)
{
	s->spec = spec;
	s->pages = pages;
	s->e = e;
	s->second = mem_resize(NULL, n, sizeof *e);
	s->range[0] = (struct sort_range){.n = n};
	s->depth = spec->n_sort && n > 1;
	s->copy = (struct sort_copy){0};
}

void lens_sort_release(struct sorter *s)
{
	mem_free(s->e);
	mem_free(s->second);
	s->e = s->second = NULL;
}

static void push_range(struct sorter *s, struct sort_range r)
{
	if (r.n < 2 || r.column == s->spec->n_sort)
		return;
	if (s->depth == SORT_NESTED)
		BUG("too many ranges");
	s->range[s->depth++] = r;
}

/* Begins the next stage at the first entry. */
static void enter_stage(struct sort_range *r, enum sort_stage stage)
{
	r->stage = stage;
	r->seen = 0;
}

/* Reads keys; entries without one go to the end, in the order they had. */
static void read_keys(struct sorter *s, struct sort_range *r, size_t end)
{
	struct lens_column c = lens_column(s->spec, r->column);
	struct sort_entry *e = s->e + r->from, *unknown = s->second + r->from;
	size_t known = r->known;
	for (size_t i = r->seen; i < end; i++) {
		struct sort_entry x = e[i];
		if (lens_key_read(&c, s->pages, r->at, &x))
			e[known++] = x;
		else
			unknown[i - known] = x;
	}
	r->known = known;
	r->seen = end;
}

static void end_reading(struct sorter *s, struct sort_range *r)
{
	size_t unknown = r->n - r->known;
	struct sort_range rest = {
	    .from = r->from + r->known, .n = unknown, .column = r->column + 1};
	s->copy = (struct sort_copy){rest.from, r->from, unknown};
	r->n = r->known;
	enter_stage(r, SORT_COUNT);
	push_range(s, rest);
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

static void count_bytes(uint32_t counts[KEY_BYTES][256], const struct sort_entry *e, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (unsigned b = 0; b < KEY_BYTES; b++)
			counts[b][e[i].key >> b * 8 & 0xFF]++;
}

static struct sort_entry *source_of_range(const struct sorter *s, const struct sort_range *r)
{
	return (r->in_second ? s->second : s->e) + r->from;
}

/* Sorts by the next byte that is not equal in all keys; the entries are sorted when there is none.
 */
static void sort_by_byte(struct sorter *s, struct sort_range *r, unsigned byte)
{
	uint64_t key = source_of_range(s, r)->key;
	size_t at = 0;
	while (byte < KEY_BYTES && s->counts[byte][key >> byte * 8 & 0xFF] == r->n)
		byte++;
	if (byte == KEY_BYTES) {
		if (r->in_second)
			s->copy = (struct sort_copy){r->from, r->from, r->n};
		enter_stage(r, SORT_SCAN);
		return;
	}
	for (size_t v = 0; v < 256; v++) {
		s->place[v] = at;
		at += s->counts[byte][v];
	}
	r->byte = byte;
	enter_stage(r, SORT_SCATTER);
}

/* Does one pass by the byte at shift. */
static void scatter_by_byte(const struct sort_entry *from, struct sort_entry *to, size_t n,
			    unsigned shift, size_t place[256])
{
	for (size_t i = 0; i < n; i++)
		to[place[from[i].key >> shift & 0xFF]++] = from[i];
}

/* Moves to the next entries with equal keys, and pushes them to be sorted by what follows. */
static void scan_equal_keys(struct sorter *s, const struct lens_column *c, struct sort_range *r)
{
	const struct sort_entry *e = s->e + r->from;
	size_t i = r->seen, end = i + 1;
	while (end < r->n && e[end].key == e[i].key)
		end++;
	r->seen = end;
	if (end - i == 1)
		return;
	struct sort_range run = {.from = r->from + i, .n = end - i, .column = r->column};
	if (lens_key_ends(c, e[i].key))
		run.column++;
	else
		run.at = r->at + KEY_BYTES;
	push_range(s, run);
}

/* Sorts a small range at once. */
static void sort_some(struct sorter *s, struct sort_range *r, size_t end)
{
	if (r->n < INSERTION_MAX) {
		insertion_sort(s->e + r->from, r->n);
		enter_stage(r, SORT_SCAN);
		return;
	}
	if (r->seen == 0)
		memset(s->counts, 0, sizeof s->counts);
	count_bytes(s->counts, s->e + r->from + r->seen, end - r->seen);
	r->seen = end;
	if (end == r->n)
		sort_by_byte(s, r, 0);
}

static void scatter_some(struct sorter *s, struct sort_range *r, size_t end)
{
	struct sort_entry *to = (r->in_second ? s->e : s->second) + r->from;
	scatter_by_byte(source_of_range(s, r) + r->seen, to, end - r->seen, r->byte * 8, s->place);
	r->seen = end;
	if (end < r->n)
		return;
	r->in_second = !r->in_second;
	sort_by_byte(s, r, r->byte + 1);
}

static void read_some(struct sorter *s, struct sort_range *r, size_t end)
{
	read_keys(s, r, end);
	if (r->seen == r->n)
		end_reading(s, r);
}

/* Ranges that are pushed on this one are sorted before it goes on. */
static void scan_some(struct sorter *s, struct sort_range *r, size_t end)
{
	struct lens_column c = lens_column(s->spec, r->column);
	size_t depth = s->depth;
	while (r->seen < end && s->depth == depth)
		scan_equal_keys(s, &c, r);
	if (s->depth == depth && r->seen == r->n)
		s->depth--;
}

/* Returns the number of entries copied. */
static size_t copy_some(struct sorter *s, size_t rows)
{
	struct sort_copy *c = &s->copy;
	size_t some = c->n < rows ? c->n : rows;
	memcpy(s->e + c->to, s->second + c->from, some * sizeof *s->e);
	*c = (struct sort_copy){c->to + some, c->from + some, c->n - some};
	return some;
}

/* Subtracts the cost from *rows. */
static void sort_range_some(struct sorter *s, struct sort_range *r, size_t *rows)
{
	struct lens_column c = lens_column(s->spec, r->column);
	size_t each = r->stage == SORT_READ ? lens_key_cost(&c, r->at) : 1;
	size_t left = r->n - r->seen, most = *rows / each + 1, some = left < most ? left : most;
	size_t end = r->seen + some, cost = some ? some * each : 1;
	switch (r->stage) {
	case SORT_READ: read_some(s, r, end); break;
	case SORT_COUNT: sort_some(s, r, end); break;
	case SORT_SCATTER: scatter_some(s, r, end); break;
	case SORT_SCAN: scan_some(s, r, end); break;
	}
	*rows -= cost < *rows ? cost : *rows;
}

bool lens_sort_run(struct sorter *s, size_t *rows)
{
	while (s->depth && *rows) {
		if (s->copy.n) {
			*rows -= copy_some(s, *rows);
			continue;
		}
		sort_range_some(s, &s->range[s->depth - 1], rows);
	}
	return s->depth == 0;
}
