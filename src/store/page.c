/* SPDX-License-Identifier: MIT */
/* Pages, and the sorted table of a query's pages. */
#include "page.h"

#include <string.h>

#include "base/mem.h"

#include "page_fold.h"

#ifndef PAGES_FIRST
#define PAGES_FIRST 16
#endif

struct page *page_new(uint32_t number, struct customer_page *data, const struct thresholds *t)
{
	size_t size = sizeof(struct page) + data->n;
	struct page *p = mem_alloc(1, size);
	p->number = number;
	p->n = (uint32_t)data->n;
	p->bytes = size + data->arena.bytes;
	p->data = *data;
	customer_page_init(data);
	for (uint32_t i = 0; i < p->n; i++)
		p->credit_status[i] = (unsigned char)credit_status_of(&p->data.rows[i], t);
	return p;
}

void page_hold(struct page *p)
{
	p->holders++;
}

void page_free(struct page *p)
{
	if (p && p->holders) {
		p->holders--;
		return;
	}
	if (p) {
		page_fold_release(p);
		customer_page_release(&p->data);
	}
	mem_free(p);
}

bool page_has_uin(const struct page *p, uint32_t row_of_page)
{
	return p->data.rows[row_of_page].known & KNOWN_UIN;
}

/* True when both rows have the same UIN, or both have none. */
static bool has_equal_uin(const struct page *a, const struct page *b, uint32_t row_of_page)
{
	if (page_has_uin(a, row_of_page) != page_has_uin(b, row_of_page))
		return false;
	return !page_has_uin(a, row_of_page) ||
	       a->data.rows[row_of_page].uin == b->data.rows[row_of_page].uin;
}

bool page_same_uins(const struct page *a, const struct page *b)
{
	if (a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		if (!page_has_uin(a, i) || !has_equal_uin(a, b, i))
			return false;
	return true;
}

bool page_is_unchanged(const struct page *before, const struct page *now)
{
	if (before->n != now->n)
		return false;
	for (uint32_t i = 0; i < now->n; i++)
		if (!has_equal_uin(before, now, i))
			return false;
	return true;
}

void pages_init(struct pages *t)
{
	*t = (struct pages){0};
}

void pages_release(struct pages *t)
{
	for (size_t i = 0; i < t->n; i++)
		page_free(t->at[i]);
	mem_free(t->at);
	pages_init(t);
}

size_t pages_from(const struct pages *t, uint32_t number)
{
	size_t low = 0, high = t->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (t->at[middle]->number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct page *pages_find(const struct pages *t, uint32_t number)
{
	/* If every page before it is held, its index is known. */
	size_t guess = (size_t)number - 1;
	if (number > 0 && guess < t->n && t->at[guess]->number == number)
		return t->at[guess];
	size_t i = pages_from(t, number);
	return i < t->n && t->at[i]->number == number ? t->at[i] : NULL;
}

void pages_insert_take(struct pages *t, struct page *p)
{
	size_t i = pages_from(t, p->number);
	if (t->n == t->cap) {
		t->cap = t->cap ? t->cap * 2 : PAGES_FIRST;
		t->at = mem_resize(t->at, t->cap, sizeof *t->at);
	}
	memmove(t->at + i + 1, t->at + i, (t->n - i) * sizeof *t->at);
	t->at[i] = p;
	t->n++;
}

void pages_remove(struct pages *t, struct page *p)
{
	size_t i = pages_from(t, p->number);
	t->n--;
	memmove(t->at + i, t->at + i + 1, (t->n - i) * sizeof *t->at);
	page_free(p);
}
