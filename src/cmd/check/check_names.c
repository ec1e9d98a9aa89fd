/* SPDX-License-Identifier: MIT */
/* Asks for the names of customers, and puts them beside the amounts of the list. */
#include "check_names.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/mem.h"

#include "api/reply.h"

static bool lacks_name(const struct customer *c)
{
	return (c->known & KNOWN_UIN) && customer_field(c, FIELD_NAME).kind == FIELD_ABSENT;
}

void check_names_begin(struct check_names *k, struct failing *rows, size_t n)
{
	*k = (struct check_names){.rows = rows, .n = n};
	k->answered = mem_alloc(n ? n : 1, sizeof *k->answered);
	for (size_t i = 0; i < n; i++)
		k->answered[i] = !lacks_name(rows[i].customer);
}

void check_names_release(struct check_names *k)
{
	mem_free(k->answered);
	arena_release(&k->arena);
	*k = (struct check_names){.rows = NULL};
}

static struct request make_request(uint64_t uin)
{
	struct request r = {.action = ACTION_CUSTOMERS, .page = 1, .page_size = 1};
	char text[24];
	int n = snprintf(text, sizeof text, "%" PRIu64, uin);
	if (!query_filter(&r.query, FILTER_CLIENT_UIN, (struct sl){text, (size_t)n}, NULL))
		BUG("a UIN is not a filter");
	return r;
}

size_t check_names_list(struct check_names *k, struct request out[NAMES_AT_ONCE])
{
	size_t n = 0;
	while (k->next < k->n && k->answered[k->next])
		k->next++;
	for (size_t i = k->next; i < k->n && n < NAMES_AT_ONCE; i++)
		if (!k->answered[i])
			out[n++] = make_request(k->rows[i].customer->uin);
	return n;
}

/* The name is of this moment, the amounts are those that were judged. */
static void set_name(struct check_names *k, struct failing *row, const struct customer *named)
{
	struct customer *c = arena_alloc(&k->arena, 1, sizeof *c);
	const struct customer *judged = row->customer;
	*c = customer_copy(named, &k->arena);
	c->known = judged->known;
	c->credit = judged->credit;
	c->remaining = judged->remaining;
	c->force = judged->force;
	row->customer = c;
}

static void take_name(struct check_names *k, struct failing *row, const struct wire_reply *reply)
{
	struct customer_page page;
	struct fault unused;
	customer_page_init(&page);
	if (reply_customers(reply, &page, &unused))
		for (size_t i = 0; i < page.n; i++)
			if ((page.rows[i].known & KNOWN_UIN) &&
			    page.rows[i].uin == row->customer->uin) {
				set_name(k, row, &page.rows[i]);
				break;
			}
	customer_page_release(&page);
}

void check_names_take(struct check_names *k, const struct outcome *out,
		      const struct wire_reply *reply)
{
	if (out->request.action != ACTION_CUSTOMERS || out->will_retry)
		return;
	for (size_t i = k->next; i < k->n; i++) {
		struct request asked;
		if (k->answered[i])
			continue;
		asked = make_request(k->rows[i].customer->uin);
		if (!request_equal(&asked, &out->request))
			continue;
		k->answered[i] = true;
		if (out->fault.class == FAULT_NONE)
			take_name(k, &k->rows[i], reply);
	}
}
