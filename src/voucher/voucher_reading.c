/* SPDX-License-Identifier: MIT */
/* Reads the pages of vouchers, and proves that they are one list. */
#include "voucher/voucher_reading.h"

#include <stdlib.h>

#include "base/mem.h"

#define PAGES_MAX 20000

void voucher_reading_init(struct voucher_reading *r)
{
	*r = (struct voucher_reading){.page_size = VOUCHER_PAGE_SIZE, .why = ""};
}

static void drop_pages(struct voucher_reading *r)
{
	for (uint32_t i = 0; i < r->n_pages; i++)
		reply_vouchers_release(&r->pages[i]);
	mem_free(r->pages);
	r->pages = NULL;
	r->n_pages = r->n_read = 0;
	r->seen_first = r->seen_last = r->has_total = false;
}

void voucher_reading_release(struct voucher_reading *r)
{
	drop_pages(r);
}

static void refute_list(struct voucher_reading *r, const char *why)
{
	r->state = VOUCHERS_REFUTED;
	r->why = why;
}

/* Reads the list from its beginning. Requests of the pass before are not wanted any more, so their
 * answers do not come here. */
static void begin_again(struct voucher_reading *r)
{
	drop_pages(r);
	if (++r->passes == VOUCHER_PASSES)
		refute_list(r,
			    N_("the vouchers changed each time that they were read; run it again"));
}

static bool is_held(const struct voucher_reading *r, uint32_t page)
{
	return r->pages[page - 1].n > 0;
}

static struct request make_request(const struct voucher_reading *r, uint32_t page)
{
	return (struct request){.action = ACTION_VOUCHERS, .page = page, .page_size = r->page_size};
}

size_t voucher_reading_list(const struct voucher_reading *r,
			    struct request out[VOUCHER_REQUESTS_MAX])
{
	size_t n = 0;
	if (r->state != VOUCHERS_PENDING)
		return 0;
	if (!r->has_total)
		out[n++] = make_request(r, 1);
	for (uint32_t p = 1; p <= r->n_pages && n < VOUCHER_REQUESTS_MAX; p++)
		if (!is_held(r, p))
			out[n++] = make_request(r, p);
	if (n > 0)
		return n;
	if (!r->seen_first)
		out[n++] = make_request(r, 1);
	if (!r->seen_last)
		out[n++] = make_request(r, r->n_pages);
	return n;
}

static int compare_ids(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
	return (left > right) - (left < right);
}

static bool ids_are_unique(const struct voucher_reading *r)
{
	uint64_t *ids = mem_alloc((size_t)r->total + 1, sizeof *ids);
	size_t n = 0;
	bool unique = true;
	for (uint32_t p = 0; p < r->n_pages; p++)
		for (size_t i = 0; i < r->pages[p].n; i++)
			if (r->pages[p].rows[i].known & VOUCHER_ID)
				ids[n++] = r->pages[p].rows[i].id;
	qsort(ids, n, sizeof *ids, compare_ids);
	for (size_t i = 1; i < n && unique; i++)
		unique = ids[i - 1] != ids[i];
	mem_free(ids);
	return unique;
}

static void conclude_pages(struct voucher_reading *r)
{
	if (r->n_read < r->n_pages)
		return;
	/* The answer of a single page is the list at one moment. */
	if (r->n_pages <= 1)
		r->seen_first = r->seen_last = true;
	if (!r->seen_first || !r->seen_last)
		return;
	if (ids_are_unique(r))
		r->state = VOUCHERS_READ;
	else
		begin_again(r);
}

/* Sets the number of pages by the first page, which the caller keeps. A server that sends fewer
 * rows than the page size may have a smaller one. */
static bool begin_list(struct voucher_reading *r, const struct voucher_page *first)
{
	uint64_t pages = (first->total + r->page_size - 1) / r->page_size;
	if (!first->has_total) {
		refute_list(r, N_("the API did not say how many vouchers there are (TotalCount), "
				  "so the list may not be complete; run it again"));
		return false;
	}
	if (first->n > 0 && first->n < r->page_size && first->n < first->total) {
		r->page_size = (uint32_t)first->n;
		begin_again(r);
		return false;
	}
	if (first->total > (uint64_t)PAGES_MAX * r->page_size) {
		refute_list(r, N_("there are more vouchers than this program can read; list those "
				  "of single customers in the console"));
		return false;
	}
	r->has_total = true;
	r->total = first->total;
	r->n_pages = (uint32_t)pages;
	r->pages = mem_alloc(pages ? (size_t)pages : 1, sizeof *r->pages);
	return true;
}

static bool has_right_size(const struct voucher_reading *r, uint32_t page, size_t n)
{
	uint64_t before = (uint64_t)(page - 1) * r->page_size, left = r->total - before;
	return n == (left < r->page_size ? left : r->page_size);
}

static bool has_same_ids(const struct voucher_page *a, const struct voucher_page *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++)
		if (a->rows[i].id != b->rows[i].id)
			return false;
	return a->n == b->n;
}

/* Looks at an end of the list again. */
static void compare_end(struct voucher_reading *r, uint32_t page, const struct voucher_page *now)
{
	if (!has_same_ids(&r->pages[page - 1], now)) {
		begin_again(r);
		return;
	}
	*(page == 1 ? &r->seen_first : &r->seen_last) = true;
}

/* Takes the rows if they belong to the list; what is left of the page is the caller's. */
static void put_page(struct voucher_reading *r, uint32_t number, struct voucher_page *page)
{
	if (!r->has_total && !begin_list(r, page))
		return;
	if (!page->has_total || page->total != r->total || (r->total && number > r->n_pages) ||
	    !has_right_size(r, number, page->n)) {
		begin_again(r);
		return;
	}
	if (r->n_pages > 0 && is_held(r, number)) {
		compare_end(r, number, page);
	} else if (r->n_pages > 0) {
		r->pages[number - 1] = *page;
		reply_vouchers_init(page);
		r->n_read++;
	}
	if (r->has_total)
		conclude_pages(r);
}

void voucher_reading_take(struct voucher_reading *r, const struct request *of,
			  const struct wire_reply *reply)
{
	struct voucher_page page;
	struct fault why;
	if (r->state != VOUCHERS_PENDING || of->page == 0 || of->page_size != r->page_size)
		return;
	reply_vouchers_init(&page);
	if (reply_vouchers(reply, &page, &why))
		put_page(r, of->page, &page);
	else
		voucher_reading_fail(r, &why);
	reply_vouchers_release(&page);
}

void voucher_reading_fail(struct voucher_reading *r, const struct fault *why)
{
	r->state = VOUCHERS_FAILED;
	r->fault = *why;
}
