/* SPDX-License-Identifier: MIT */
/*
 * From one customer needing attention to the next, fetching the pages on the way. In the server's
 * order only rows known to be as the server has them count as looked at: in stale ones a customer
 * may be missing who has moved there.
 */
#include <inttypes.h>

#include "base/money.h"

#include "parts.h"

enum found { FOUND, NOT_HERE, NO_MORE };

static bool step(struct model *m)
{
	struct hop *h = &m->hop;
	if (h->way > 0 ? h->at + 1 >= app_positions(m) : h->at == 0)
		return false;
	h->at = h->way > 0 ? h->at + 1 : h->at - 1;
	return true;
}

static enum found look(struct model *m)
{
	bool through_lens = lens_is_on(m->lens);
	while (step(m)) {
		struct row row = app_row_at(m, m->hop.at);
		if (row.state == ROW_MISSING || (row.state == ROW_STALE && !through_lens)) {
			/* Looked at again when its page is here. */
			m->hop.at = m->hop.way > 0 ? m->hop.at - 1 : m->hop.at + 1;
			return NOT_HERE;
		}
		if (row.customer && (STANDING_BIT(row.standing) & STANDING_RISK))
			return FOUND;
	}
	return NO_MORE;
}

/* The page of the row to look at next; 0 while no page of this list is asked for. */
static uint32_t next_page(const struct model *m)
{
	if (lens_is_on(m->lens) || store_switching(m->store))
		return 0;
	uint64_t row = m->hop.way > 0 ? m->hop.at + 1 : m->hop.at - 1;
	return (uint32_t)(row / store_page_size(m->store)) + 1;
}

uint32_t hop_page(const struct model *m)
{
	return m->hop.active ? next_page(m) : 0;
}

static void say_end(struct model *m)
{
	const char *side = m->hop.way > 0 ? "after" : "before";
	bool through_lens = lens_is_on(m->lens);
	char loaded[MONEY_CHARS], total[MONEY_CHARS] = "an unknown number";
	if (!through_lens && store_has_total(m->store)) {
		toast_info(m, "No customer %s this one needs attention", side);
		return;
	}
	count_print(store_loaded(m->store), loaded);
	if (store_has_total(m->store))
		count_print(store_total(m->store), total);
	toast_info(m, "No %s %s this one needs attention (%s of %s loaded)",
		   through_lens ? "row shown" : "customer", side, loaded, total);
}

static void say_found(struct model *m)
{
	struct row row = app_row_at(m, m->hop.at);
	toast_info(m, "Found on page %" PRIu32 " of %" PRIu32 ": %s",
		   (uint32_t)(row.number / store_page_size(m->store)) + 1,
		   store_page_count(m->store), standing_name(row.standing));
}

static void wait_for_page(struct model *m)
{
	uint32_t page = next_page(m);
	m->hop.active = page > 0;
	if (m->hop.active)
		toast_info(m, "Looking on page %" PRIu32 " of %" PRIu32 "; Esc stops", page,
			   store_page_count(m->store));
	else
		toast_info(m, "Another list is on its way; look when it is here");
}

static void go_on(struct model *m)
{
	bool waited = m->hop.active;
	m->hop.active = false;
	switch (look(m)) {
	case FOUND:
		table_go(m, m->hop.at);
		if (waited)
			say_found(m);
		break;
	case NO_MORE: say_end(m); break;
	case NOT_HERE: wait_for_page(m); break;
	}
}

void hop_start(struct model *m, int way)
{
	if (app_positions(m) == 0) {
		toast_info(m, "There are no rows yet");
		return;
	}
	/* Looking anew is the user's act that a refusal waits for. */
	if (m->fetch.halted || m->fetch.n_failed)
		fetch_retry(&m->fetch, m->now_ms);
	m->hop = (struct hop){.way = way, .at = m->table.cursor, .epoch = store_epoch(m->store)};
	go_on(m);
}

/* A page that is given up has said so itself. */
static bool is_given_up(const struct model *m)
{
	int64_t retry_ms;
	return m->fetch.halted ||
	       (fetch_page_fault(&m->fetch, store_current(m->store), hop_page(m), &retry_ms) &&
		retry_ms == INT64_MAX);
}

void hop_continue(struct model *m)
{
	struct hop *h = &m->hop;
	if (!h->active)
		return;
	if (is_given_up(m)) {
		h->active = false;
		return;
	}
	/* The list moved under the paging: what was looked at has other places now. */
	if (h->epoch != store_epoch(m->store)) {
		h->epoch = store_epoch(m->store);
		h->at = m->table.cursor;
	}
	go_on(m);
}

void hop_stop(struct model *m)
{
	m->hop.active = false;
	toast_info(m, "Stopped looking");
}
