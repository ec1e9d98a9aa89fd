/* SPDX-License-Identifier: MIT */
/* Takes the whole list that came in one reply, and compares it with the first page. */
#include "load/direct_list.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/mem.h"
#include "base/money.h"

#include "load/proof.h"

#define TRIES 2 /* then pages are read, which may work */

void direct_list_init(struct direct_list *d, const struct query *q, bool wanted)
{
	bool asks = wanted && q->type == FILTER_NONE;
	*d = (struct direct_list){.verdict = asks ? DIRECT_WAITS : DIRECT_OFF};
}

void direct_list_release(struct direct_list *d)
{
	mem_free(d->customers);
	d->customers = NULL;
	d->n = 0;
}

size_t direct_list_wants(const struct direct_list *d, struct request *out)
{
	*out = (struct request){.action = ACTION_DIRECT_CREDIT};
	return d->verdict == DIRECT_WAITS && !d->answered;
}

PRINTF(2, 3) static void decide_paging(struct direct_list *d, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	vsnprintf(d->why, sizeof d->why, fmt, args);
	va_end(args);
	d->verdict = DIRECT_DIFFERS;
	direct_list_release(d);
}

static void decide_by_fault(struct direct_list *d, const struct fault *f)
{
	decide_paging(d, "%s: %s: %s", request_action_name(ACTION_DIRECT_CREDIT), f->code,
		      f->meaning);
}

/* A wrong clock, an old key and the rate concern the pages as well. */
static bool is_worth_another_try(const struct outcome *out)
{
	enum fault_class c = out->fault.class;
	return out->will_retry && (out->tries < TRIES || c == FAULT_LIMITED || c == FAULT_SKEW ||
				   c == FAULT_CREDENTIAL);
}

static struct customer make_customer(const struct uin_amounts *a)
{
	return (struct customer){.uin = a->uin,
				 .credit = a->total,
				 .remaining = a->remaining,
				 .known = KNOWN_UIN | (a->known & AMOUNT_TOTAL ? KNOWN_CREDIT : 0) |
					  (a->known & AMOUNT_REMAINING ? KNOWN_REMAINING : 0)};
}

static void keep_customers(struct direct_list *d, const struct direct_credit *from)
{
	d->customers = mem_alloc(from->n ? from->n : 1, sizeof *d->customers);
	d->n = from->n;
	for (size_t i = 0; i < from->n; i++)
		d->customers[i] = make_customer(&from->rows[i]);
}

static void take_reply(struct direct_list *d, const struct wire_reply *r)
{
	struct direct_credit credit;
	struct fault fault;
	if (!reply_direct_credit(r, &credit, &fault)) {
		decide_by_fault(d, &fault);
		return;
	}
	d->answered = true;
	if (credit.n_bad || credit.n_twice)
		decide_paging(d, "%s has %zu customers that cannot be read, and %zu twice",
			      request_action_name(ACTION_DIRECT_CREDIT), credit.n_bad,
			      credit.n_twice);
	else
		keep_customers(d, &credit);
	reply_direct_release(&credit);
}

void direct_list_take(struct direct_list *d, const struct outcome *out, const struct wire_reply *r)
{
	if (out->request.action != ACTION_DIRECT_CREDIT || d->verdict != DIRECT_WAITS ||
	    d->answered)
		return;
	if (out->fault.class == FAULT_NONE)
		take_reply(d, r);
	else if (!is_worth_another_try(out))
		decide_by_fault(d, &out->fault);
}

static bool has_customer(const struct direct_list *d, uint64_t uin)
{
	size_t from = 0, to = d->n;
	while (from < to) {
		size_t at = from + (to - from) / 2;
		if (d->customers[at].uin == uin)
			return true;
		if (d->customers[at].uin < uin)
			from = at + 1;
		else
			to = at;
	}
	return false;
}

/* A customer without a UIN is in no list of UINs. */
static bool has_first_page(const struct direct_list *d, const struct store *s)
{
	for (uint64_t row = 0; row < store_page_size(s); row++) {
		const struct customer *c = store_row(s, row).customer;
		if (c && (!(c->known & KNOWN_UIN) || !has_customer(d, c->uin)))
			return false;
	}
	return true;
}

static void compare_page(struct direct_list *d, const struct store *s)
{
	char direct[MONEY_CHARS], total[MONEY_CHARS];
	count_print(d->n, direct);
	count_print(store_total(s), total);
	if (!store_has_total(s) || store_disproves_total(s))
		decide_paging(d, "%s says no Total with which %s could be compared",
			      request_action_name(ACTION_CUSTOMERS),
			      request_action_name(ACTION_DIRECT_CREDIT));
	else if (d->n != store_total(s))
		decide_paging(d, "%s has %s customers, %s has %s",
			      request_action_name(ACTION_DIRECT_CREDIT), direct,
			      request_action_name(ACTION_CUSTOMERS), total);
	else if (!has_first_page(d, s))
		decide_paging(d, "%s lacks a customer of the first page",
			      request_action_name(ACTION_DIRECT_CREDIT));
	else
		d->verdict = DIRECT_STANDS;
}

/* A short list is complete with its first page. */
static bool has_whole_list(const struct loader *l)
{
	struct fault why;
	return !proof_is_limited(l) && list_consistency_state(l, &why) == CONSISTENCY_PROVED;
}

enum direct_verdict direct_list_compare(struct direct_list *d, const struct loader *l)
{
	const struct store *s = l->store;
	if (d->verdict != DIRECT_WAITS || !l->started || store_switching(s) ||
	    !store_fresh_page(s, 1))
		return d->verdict;
	if (d->answered)
		compare_page(d, s);
	else if (has_whole_list(l))
		d->verdict = DIRECT_OFF;
	return d->verdict;
}

const char *direct_list_why(const struct direct_list *d)
{
	return d->why;
}

void direct_list_each(void *list, bool (*visit)(void *ctx, const struct customer *c), void *ctx)
{
	const struct direct_list *d = list;
	for (size_t i = 0; i < d->n && visit(ctx, &d->customers[i]); i++)
		;
}
