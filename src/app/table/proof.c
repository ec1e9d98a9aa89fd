/* SPDX-License-Identifier: MIT */
/*
 * That pages which were read one after the other make one list, while customers leave and come.
 *
 * When as many came as left, Total stays and nobody is on two pages, and yet somebody may be on
 * none: who moved from a page still to be read to one that was. There are two proofs that nobody
 * did:
 *
 * The ends. New customers come in at one end only: before the first of newest first, behind the
 * last of oldest first. From the outermost one at that end on, the list can only lose. So the page
 * there is read before all others and again after them. If it is the same then, and all pages came
 * with the same Total, nobody left in between, and each page is of that very list. A newcomer who
 * is bound in the same second as the outermost one may stand behind it, but not behind a customer
 * who was bound earlier: there must be one on that page.
 *
 * The seams. Where a filter decides who is in the list, a new name brings customers in anywhere;
 * and without a Total nothing tells that somebody left. Then the last row of each page and the
 * first of the next are read once more, together. Customers keep their order, so whoever was there
 * all the time and on neither page would stand between those two.
 */
#include "app/table/proof.h"

#include "base/attr.h"

#include "app/model/model.h"

/* Oldest first, so few pages of the beginning are proved by their seams with fewer requests. */
#define SEAMS_PAGES 4
/* Where so few pages are missing, the others are not read again. */
#define SEAMS_MISSING 2

/* A page with a customer on each side of an edge needs a size that does not divide it. */
#define SEAM_LEAST 2

enum proof { PROOF_NONE, PROOF_ENDS, PROOF_SEAMS };

void proof_limit_rows(struct model *m, uint64_t rows)
{
	m->list_consistency.rows = rows;
}

void proof_begin(struct model *m, uint64_t missing)
{
	m->list_consistency = (struct list_consistency){.seams = missing <= SEAMS_MISSING};
}

static bool is_asked_for(const struct model *m)
{
	return m->settings.everything || m->export.state == EXPORT_LOADING;
}

uint32_t proof_pages(const struct model *m)
{
	uint32_t size = store_page_size(m->store), pages = fetch_page_count(m->store);
	uint64_t rows = m->list_consistency.rows, needed = rows / size + (rows % size != 0);
	/* A first page that is not full may be all that the API gives at once. */
	bool full = store_row(m->store, size - 1).customer != NULL;
	return rows && full && needed < pages ? (uint32_t)needed : pages;
}

bool proof_is_limited(const struct model *m)
{
	return m->list_consistency.rows && proof_pages(m) < fetch_page_count(m->store);
}

bool proof_has_all(const struct model *m)
{
	const struct store *s = m->store;
	if (store_switching(s))
		return false;
	return proof_is_limited(m) ? store_has_first(s, proof_pages(m)) : store_complete(s);
}

static bool is_newest_first(const struct store *s)
{
	return store_current(s)->order == ORDER_DESC;
}

static uint32_t growing_page(const struct store *s)
{
	return is_newest_first(s) ? 1 : store_page_count(s);
}

static struct sl associated(const struct store *s, uint64_t row)
{
	const struct customer *c = store_row(s, row).customer;
	return c ? customer_text(c, FIELD_ASSOCIATION_TIME) : SL("");
}

/* Whether all customers of the page where new ones come in are, or may be, of one second. */
static bool is_tied(const struct store *s)
{
	uint32_t page = growing_page(s), size = store_page_size(s);
	if (!store_fresh_page(s, page))
		return false;
	uint64_t first = (uint64_t)(page - 1) * size, last = first + size - 1;
	if (last >= store_rows(s))
		last = store_rows(s) - 1;
	struct sl a = associated(s, first), b = associated(s, last);
	return a.n == 0 || b.n == 0 || sl_equal(a, b);
}

static enum proof kind_when(const struct model *m, bool seams)
{
	const struct store *s = m->store;
	/* One page is read at one moment. */
	if (store_switching(s) || proof_pages(m) < 2)
		return PROOF_NONE;
	if (seams || store_current(s)->type != FILTER_NONE || store_untold(s) || is_tied(s))
		return PROOF_SEAMS;
	if (!is_newest_first(s) && proof_is_limited(m) && proof_pages(m) <= SEAMS_PAGES)
		return PROOF_SEAMS;
	return PROOF_ENDS;
}

static enum proof kind_of(const struct model *m)
{
	return is_asked_for(m) ? kind_when(m, m->list_consistency.seams) : PROOF_NONE;
}

static bool has_begun(const struct model *m)
{
	return m->list_consistency.epoch == store_epoch(m->store);
}

bool proof_is_whole(const struct model *m)
{
	uint32_t seam;
	switch (kind_of(m)) {
	case PROOF_NONE: break;
	case PROOF_ENDS: return m->list_consistency.whole && has_begun(m);
	case PROOF_SEAMS:
		seam = store_open_seam(m->store, 1);
		return seam == 0 || seam >= proof_pages(m);
	}
	return true;
}

/* The smallest page that has the last row of this one and the first of the next. */
static struct request seam_of(const struct store *s, uint32_t page)
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

static void want_seams(const struct model *m, struct proof_wants *w)
{
	uint32_t page = store_open_seam(m->store, 1), needed = proof_pages(m);
	for (; page && page < needed && w->n_seams < COUNT_OF(w->seam);
	     page = store_open_seam(m->store, page + 1))
		w->seam[w->n_seams++] = seam_of(m->store, page);
}

struct proof_wants proof_wants(const struct model *m)
{
	struct proof_wants w = {.pages = proof_is_limited(m) ? proof_pages(m) : 0};
	switch (kind_of(m)) {
	case PROOF_NONE: break;
	case PROOF_ENDS:
		w.alone = !has_begun(m);
		if (w.alone || (proof_has_all(m) && !m->list_consistency.whole))
			w.again = growing_page(m->store);
		break;
	case PROOF_SEAMS:
		if (proof_has_all(m))
			want_seams(m, &w);
		break;
	}
	return w;
}

/* Another one for other customers, or for the same in another order. */
static uint64_t face_of(const struct store *s, uint32_t page)
{
	uint64_t first = (uint64_t)(page - 1) * store_page_size(s), face = 1;
	for (uint32_t i = 0; i < store_page_size(s); i++) {
		const struct customer *c = store_row(s, first + i).customer;
		if (!c)
			break;
		face = (face ^ c->uin) * 0x9E3779B97F4A7C15u + 1;
	}
	return face;
}

void proof_take(struct model *m, const struct outcome *out)
{
	struct list_consistency *p = &m->list_consistency;
	struct store *s = m->store;
	if (out->seam || out->fault.class != FAULT_NONE || (out->news & NEWS_IGNORED) ||
	    !query_equal(&out->request.query, store_current(s)) || kind_of(m) != PROOF_ENDS ||
	    out->request.page != growing_page(s) || !store_fresh_page(s, out->request.page))
		return;
	uint64_t face = face_of(s, out->request.page);
	if (has_begun(m) && proof_has_all(m) && p->face == face) {
		p->whole = true;
		return;
	}
	store_begin_pass(s, out->request.page);
	p->epoch = store_epoch(s);
	p->face = face;
	p->whole = false;
	p->n++;
}

static uint64_t open_seams(const struct model *m)
{
	uint32_t needed = proof_pages(m);
	uint64_t n = 0;
	for (uint32_t page = 1; page < needed; page++)
		n += !store_fresh_page(m->store, page) || !store_fresh_page(m->store, page + 1);
	for (uint32_t page = 0; (page = store_open_seam(m->store, page + 1)) && page < needed;)
		n++;
	return n;
}

uint64_t proof_requests(const struct model *m, uint64_t missing)
{
	bool loads = is_asked_for(m),
	     seams = loads ? m->list_consistency.seams : missing <= SEAMS_MISSING;
	switch (kind_when(m, seams)) {
	case PROOF_NONE: break;
	case PROOF_ENDS:
		if (!loads || !has_begun(m))
			return fetch_page_count(m->store) + 1;
		return missing + !m->list_consistency.whole;
	case PROOF_SEAMS: return missing + open_seams(m);
	}
	return missing;
}
