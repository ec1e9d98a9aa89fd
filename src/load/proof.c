/* SPDX-License-Identifier: MIT */
/*
 * Proves that pages which were read one after the other make one list, although customers leave and
 * come meanwhile.
 *
 * If as many customers come as leave, Total is unchanged and no customer is on two pages. Still a
 * customer may be on none: one that moved from an unread page to a page already read. Two proofs
 * exclude that:
 *
 * The ends. New customers enter at one end only: before the first with newest first, behind the
 * last with oldest first. From the outermost customer at that end on, the list can only lose. So
 * the page there is read before all others and again after them. If it is unchanged, and all pages
 * came with the same Total, nobody left in between, and all pages are of the same list. A new
 * customer bound in the same second as the outermost one may come behind it, but not behind a
 * customer who was bound earlier; so that page must hold such a customer.
 *
 * The seams. If a filter decides who is in the list, a changed name can add a customer anywhere;
 * and without a Total nothing shows that a customer left. Then the last row of each page and the
 * first row of the next one are read once more, together. Customers keep their order, so a customer
 * that was always in the list but on neither page would be between those two.
 */
#include "load/proof.h"

#include "base/attr.h"

#include "load/loader.h"

/* With oldest first, seams prove so few pages of the beginning with fewer requests. */
#define SEAMS_PAGES 4
/* If so few pages are missing, seams save reading the others again. */
#define SEAMS_MISSING 2

/* The least size of a page that holds a row on each side of a seam. */
#define SEAM_LEAST 2

enum proof { PROOF_NONE, PROOF_ENDS, PROOF_SEAMS };

void proof_limit_rows(struct loader *l, uint64_t rows)
{
	l->consistency.rows = rows;
}

void proof_begin(struct loader *l, uint64_t missing)
{
	l->consistency = (struct list_consistency){.seams = missing <= SEAMS_MISSING};
}

uint32_t proof_pages(const struct loader *l)
{
	uint32_t size = store_page_size(l->store), pages = fetch_page_count(l->store);
	uint64_t rows = l->consistency.rows, needed = rows / size + (rows % size != 0);
	/* A first page that is not full may be the API's limit on the page size. */
	bool full = store_row(l->store, size - 1).customer != NULL;
	return rows && full && needed < pages ? (uint32_t)needed : pages;
}

bool proof_is_limited(const struct loader *l)
{
	return l->consistency.rows && proof_pages(l) < fetch_page_count(l->store);
}

bool proof_has_all(const struct loader *l)
{
	const struct store *s = l->store;
	if (store_switching(s))
		return false;
	return proof_is_limited(l) ? store_has_first(s, proof_pages(l)) : store_complete(s);
}

static bool is_newest_first(const struct store *s)
{
	return store_current(s)->order == ORDER_DESC;
}

static uint32_t growing_page(const struct store *s)
{
	return is_newest_first(s) ? 1 : store_page_count(s);
}

static struct sl association_time(const struct store *s, uint64_t row)
{
	const struct customer *c = store_row(s, row).customer;
	return c ? customer_text(c, FIELD_ASSOCIATION_TIME) : SL("");
}

/* true if all customers of the page where new ones enter may have been bound in one second. */
static bool is_tied(const struct store *s)
{
	uint32_t page = growing_page(s), size = store_page_size(s);
	if (!store_fresh_page(s, page))
		return false;
	uint64_t first = (uint64_t)(page - 1) * size, last = first + size - 1;
	if (last >= store_rows(s))
		last = store_rows(s) - 1;
	struct sl a = association_time(s, first), b = association_time(s, last);
	return a.n == 0 || b.n == 0 || sl_equal(a, b);
}

static enum proof choose_proof(const struct loader *l, bool seams)
{
	const struct store *s = l->store;
	/* A single page is consistent. */
	if (store_switching(s) || proof_pages(l) < 2)
		return PROOF_NONE;
	if (seams || store_current(s)->type != FILTER_NONE || store_untold(s) || is_tied(s))
		return PROOF_SEAMS;
	if (!is_newest_first(s) && proof_is_limited(l) && proof_pages(l) <= SEAMS_PAGES)
		return PROOF_SEAMS;
	return PROOF_ENDS;
}

static enum proof current_proof(const struct loader *l)
{
	return l->proves ? choose_proof(l, l->consistency.seams) : PROOF_NONE;
}

static bool has_begun(const struct loader *l)
{
	return l->consistency.epoch == store_epoch(l->store);
}

bool proof_is_whole(const struct loader *l)
{
	uint32_t seam;
	switch (current_proof(l)) {
	case PROOF_NONE: break;
	case PROOF_ENDS: return l->consistency.whole && has_begun(l);
	case PROOF_SEAMS:
		seam = store_open_seam(l->store, 1);
		return seam == 0 || seam >= proof_pages(l);
	}
	return true;
}

/* The request for the smallest page that holds the last row of this page and the first of the next:
 * its size must not divide the position of the seam. */
static struct request seam_request(const struct store *s, uint32_t page)
{
	uint64_t first = (uint64_t)(page - 1) * store_page_size(s);
	uint64_t edge = first + store_page_size(s);
	uint32_t size = SEAM_LEAST;
	while (edge > first + 1 && !store_row(s, edge - 1).customer)
		edge--;
	while (edge % size == 0 || size == store_page_size(s))
		size++;
	return (struct request){.action = ACTION_CUSTOMERS,
				.query = *store_current(s),
				.page = (uint32_t)(edge / size) + 1,
				.page_size = size};
}

static void want_seams(const struct loader *l, struct proof_wants *w)
{
	uint32_t page = store_open_seam(l->store, 1), needed = proof_pages(l);
	for (; page && page < needed && w->n_seams < COUNT_OF(w->seam);
	     page = store_open_seam(l->store, page + 1))
		w->seam[w->n_seams++] = seam_request(l->store, page);
}

void proof_wants(const struct loader *l, struct proof_wants *w)
{
	w->pages = proof_is_limited(l) ? proof_pages(l) : 0;
	w->again = 0;
	w->alone = false;
	w->n_seams = 0;
	switch (current_proof(l)) {
	case PROOF_NONE: break;
	case PROOF_ENDS:
		w->alone = !has_begun(l);
		if (w->alone || (proof_has_all(l) && !l->consistency.whole))
			w->again = growing_page(l->store);
		break;
	case PROOF_SEAMS:
		if (proof_has_all(l))
			want_seams(l, w);
		break;
	}
}

/* A checksum of the page's customers and their order. */
static uint64_t page_checksum(const struct store *s, uint32_t page)
{
	uint64_t first = (uint64_t)(page - 1) * store_page_size(s), sum = 1;
	for (uint32_t i = 0; i < store_page_size(s); i++) {
		const struct customer *c = store_row(s, first + i).customer;
		if (!c)
			break;
		sum = (sum ^ c->uin) * 0x9E3779B97F4A7C15u + 1;
	}
	return sum;
}

void proof_take(struct loader *l, const struct outcome *out)
{
	struct list_consistency *p = &l->consistency;
	struct store *s = l->store;
	if (out->seam || out->fault.class != FAULT_NONE || (out->news & NEWS_IGNORED) ||
	    !query_equal(&out->request.query, store_current(s)) || current_proof(l) != PROOF_ENDS ||
	    out->request.page != growing_page(s) || !store_fresh_page(s, out->request.page))
		return;
	uint64_t checksum = page_checksum(s, out->request.page);
	if (has_begun(l) && proof_has_all(l) && p->checksum == checksum) {
		p->whole = true;
		return;
	}
	store_begin_pass(s, out->request.page);
	p->epoch = store_epoch(s);
	p->checksum = checksum;
	p->whole = false;
	p->n++;
}

static uint64_t count_open_seams(const struct loader *l)
{
	uint32_t needed = proof_pages(l);
	uint64_t n = 0;
	for (uint32_t page = 1; page < needed; page++)
		n += !store_fresh_page(l->store, page) || !store_fresh_page(l->store, page + 1);
	for (uint32_t page = 0; (page = store_open_seam(l->store, page + 1)) && page < needed;)
		n++;
	return n;
}

uint64_t proof_requests(const struct loader *l, uint64_t missing)
{
	bool seams = l->proves ? l->consistency.seams : missing <= SEAMS_MISSING;
	switch (choose_proof(l, seams)) {
	case PROOF_NONE: break;
	case PROOF_ENDS:
		if (!l->proves || !has_begun(l))
			return fetch_page_count(l->store) + 1;
		return missing + !l->consistency.whole;
	case PROOF_SEAMS: return missing + count_open_seams(l);
	}
	return missing;
}
