/* SPDX-License-Identifier: MIT */
/*
 * Keeps a lens's mapping from one update to the next: takes out the rows of pages that are gone or
 * replaced, sorts the rows of new pages and merges them in. When nothing can be kept, the same
 * steps rebuild it.
 */
#include "store/lens.h"

#include <string.h>

#include "base/mem.h"

#include "lens_private.h"
#include "store_private.h"

/* New rows are merged by binary search when the pages that were seen before have this many times
 * more; otherwise sorting all anew is faster. */
#define MERGE_RATIO 16

struct lens *lens_new(void)
{
	return mem_alloc(1, sizeof(struct lens));
}

static void forget_store(struct lens *l)
{
	lens_work_release(l);
	mem_free(l->pages.at);
	mem_free(l->rows);
	l->pages = (struct lens_pages){0};
	l->rows = NULL;
	l->n = 0;
	l->store = NULL;
}

void lens_free(struct lens *l)
{
	if (l)
		forget_store(l);
	mem_free(l);
}

void lens_set(struct lens *l, const struct lens_spec *spec)
{
	if (lens_spec_is_off(spec))
		forget_store(l);
	if (lens_spec_equal(&l->spec, spec))
		return;
	lens_work_release(l);
	l->spec = *spec;
	l->rebuild = true;
}

const struct lens_spec *lens_spec_of(const struct lens *l)
{
	return &l->spec;
}

bool lens_is_on(const struct lens *l)
{
	return !lens_spec_is_off(&l->spec);
}

uint64_t lens_rows(const struct lens *l)
{
	return l->n;
}

uint64_t lens_row(const struct lens *l, uint64_t position)
{
	return position < l->n ? l->rows[position] : UINT64_MAX;
}

bool lens_position(const struct lens *l, uint64_t row, uint64_t *position)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->rows[i] == row) {
			*position = i;
			return true;
		}
	return false;
}

/* Describes a page; it is added unless it is the one seen before. */
static struct lens_page see_page(struct page *p, const struct lens_page *before)
{
	bool same = before && before->serial == p->serial && before->n == p->n;
	return (struct lens_page){
	    .number = p->number, .n = p->n, .serial = p->serial, .added = !same, .page = p};
}

/* Reads the store's pages; true when some of those seen before are gone or changed. */
static bool see_pages(struct lens *l, const struct listing *of)
{
	struct lens_pages old = l->pages, now = {.n = of->pages.n, .size = of->size};
	size_t k = 0, kept = 0;
	now.at = mem_alloc(now.n, sizeof *now.at);
	for (size_t i = 0; i < now.n; i++) {
		struct page *p = of->pages.at[i];
		while (k < old.n && old.at[k].number < p->number)
			k++;
		bool known = k < old.n && old.at[k].number == p->number;
		now.at[i] = see_page(p, known ? &old.at[k] : NULL);
		kept += !now.at[i].added;
	}
	mem_free(old.at);
	l->pages = now;
	return kept < old.n;
}

static void add_all(struct lens *l)
{
	for (size_t i = 0; i < l->pages.n; i++)
		l->pages.at[i].added = true;
	l->n = 0;
}

/* Removes the rows of pages that are gone or replaced from the mapping. */
static void drop_rows(struct lens *l)
{
	size_t kept = 0;
	for (size_t i = 0; i < l->n; i++) {
		const struct lens_page *p = lens_page_of(&l->pages, l->rows[i]);
		if (p && !p->added)
			l->rows[kept++] = l->rows[i];
	}
	l->n = kept;
}

/* Counts the rows of the pages that are, or are not, added. */
static size_t count_rows(const struct lens *l, bool added)
{
	size_t n = 0;
	for (size_t i = 0; i < l->pages.n; i++)
		n += l->pages.at[i].added == added ? l->pages.at[i].n : 0;
	return n;
}

/* The number of rows among the first n of the mapping that come before row. */
static size_t place_of(const struct lens *l, uint32_t row, size_t n)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (lens_key_precedes(&l->spec, &l->pages, l->rows[middle], row))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Merges from the end, so that each kept row moves once, into free room. */
static void merge_rows(struct lens *l, const struct sort_entry *e, size_t n)
{
	size_t end = l->n;
	l->n += n;
	l->rows = mem_resize(l->rows, l->n, sizeof *l->rows);
	for (size_t i = n; i-- > 0;) {
		size_t at = place_of(l, e[i].row, end);
		memmove(l->rows + at + i + 1, l->rows + at, (end - at) * sizeof *l->rows);
		l->rows[at + i] = e[i].row;
		end = at;
	}
}

/* Reads the store's pages and begins the work; false when the mapping lacks no rows. Subtracts the
 * cost from *rows. */
static bool begin_update(struct lens *l, const struct store *s, size_t *rows)
{
	if (l->store != s)
		forget_store(l); /* serials are unique within one store only */
	bool changed = see_pages(l, s->shown);
	if (l->rebuild)
		add_all(l);
	else if (changed)
		drop_rows(l);
	l->rebuild = false;
	l->store = s;
	l->version = s->version;
	size_t most = count_rows(l, true);
	if (most > count_rows(l, false) / MERGE_RATIO) {
		add_all(l); /* costs less than to merge so many rows */
		most = count_rows(l, true);
	}
	if (most)
		lens_work_begin(l, most, rows);
	return most > 0;
}

static bool is_due(const struct lens *l, const struct store *s)
{
	return lens_is_on(l) && (l->rebuild || l->store != s || l->version != s->version);
}

bool lens_update_some(struct lens *l, const struct store *s, size_t rows)
{
	if (l->work.stage == WORK_NONE && (!is_due(l, s) || !begin_update(l, s, &rows)))
		return false;
	if (!lens_work_some(l, &rows)) {
		lens_work_hold(l);
		return true;
	}
	if (l->work.stage == WORK_MERGE)
		merge_rows(l, l->work.sorter.e, l->work.n);
	lens_work_release(l);
	return is_due(l, s);
}

void lens_update(struct lens *l, const struct store *s)
{
	while (lens_update_some(l, s, SIZE_MAX))
		;
}
