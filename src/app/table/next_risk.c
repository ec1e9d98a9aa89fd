/* SPDX-License-Identifier: MIT */
/*
 * Jumps to the next customer at risk and fetches the pages on the way. In the server's order a
 * stale row must be fetched again before it counts as searched, because another customer may have
 * moved there.
 */
#include "app/table/next_risk.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/missing_row.h"

enum search_result { FOUND, NOT_HERE, NO_MORE, NO_SUCH };

static bool step_row(struct model *m)
{
	struct next_risk *h = &m->next_risk;
	if (h->way > 0 ? h->at + 1 >= app_positions(m) : h->at == 0)
		return false;
	h->at = h->way > 0 ? h->at + 1 : h->at - 1;
	return true;
}

/* true if the row can still be loaded; a fresh page that ends early has no more rows. */
static bool is_due(const struct model *m, const struct row *row)
{
	uint32_t page = (uint32_t)(row->number / store_page_size(m->loader.store)) + 1;
	if (row->state == ROW_STALE)
		return !lens_is_on(m->lens);
	return row->state == ROW_MISSING &&
	       (store_switching(m->loader.store) || !store_fresh_page(m->loader.store, page));
}

/* The row's page is empty. A wrong Total can promise any number of such pages. */
static bool is_empty(const struct model *m, uint64_t row)
{
	return !store_row(m->loader.store, row - row % store_page_size(m->loader.store)).customer;
}

/* A list can hold a customer twice: the one where the search began is not a target. */
static bool is_target(const struct next_risk *h, const struct row *row)
{
	const struct customer *c = row->customer;
	bool start = h->uin && c && (c->known & KNOWN_UIN) && c->uin == h->uin;
	return c && !start && (STATUS_BIT(row->credit_status) & STATUS_AT_RISK);
}

static enum search_result search_loaded(struct model *m)
{
	while (step_row(m)) {
		struct row row = app_row_at(m, m->next_risk.at);
		if (is_due(m, &row)) {
			/* Step back, so that the row is searched once its page is loaded. */
			m->next_risk.at =
			    m->next_risk.way > 0 ? m->next_risk.at - 1 : m->next_risk.at + 1;
			return NOT_HERE;
		}
		if (row.state == ROW_MISSING && is_empty(m, row.number))
			return NO_SUCH;
		if (is_target(&m->next_risk, &row))
			return FOUND;
	}
	return NO_MORE;
}

/* The page of the row to search next; 0 when no page of this list may be fetched. */
static uint32_t next_page(const struct model *m)
{
	if (lens_is_on(m->lens) || store_switching(m->loader.store))
		return 0;
	uint64_t row = m->next_risk.way > 0 ? m->next_risk.at + 1 : m->next_risk.at - 1;
	return (uint32_t)(row / store_page_size(m->loader.store)) + 1;
}

uint32_t next_risk_page(const struct model *m)
{
	return m->next_risk.active ? next_page(m) : 0;
}

static void format_end(struct model *m)
{
	bool through_lens = lens_is_on(m->lens), after = m->next_risk.way > 0;
	char loaded[MONEY_CHARS], total[MONEY_CHARS], counts[160];
	if (!through_lens && store_has_total(m->loader.store)) {
		toast_info(m, after ? N_("No customer after this one is at risk")
				    : N_("No customer before this one is at risk"));
		return;
	}
	count_print(store_loaded(m->loader.store), loaded);
	if (store_has_total(m->loader.store))
		count_print(store_total(m->loader.store), total);
	else
		snprintf(total, sizeof total, "%s", T_(m, "an unknown number"));
	struct sl all = app_key(m, DO_LOAD_ALL);
	if (app_holds_all(m))
		snprintf(counts, sizeof counts, T_(m, "%s of %s loaded"), loaded, total);
	else
		snprintf(counts, sizeof counts, T_(m, "%s of %s loaded; %.*s loads all"), loaded,
			 total, (int)all.n, all.p);
	if (through_lens)
		toast_info(m,
			   after ? N_("No row shown after this one is at risk (%s)")
				 : N_("No row shown before this one is at risk (%s)"),
			   counts);
	else
		toast_info(m,
			   after ? N_("No customer after this one is at risk (%s)")
				 : N_("No customer before this one is at risk (%s)"),
			   counts);
	toast_of_loaded(m);
}

static void format_found(struct model *m)
{
	struct row row = app_row_at(m, m->next_risk.at);
	toast_info(m, "Found on page %" PRIu32 " of %" PRIu32 ": %s",
		   (uint32_t)(row.number / store_page_size(m->loader.store)) + 1,
		   fetch_page_count(m->loader.store), credit_status_name(row.credit_status));
}

static bool is_given_up(const struct model *m, uint32_t page)
{
	int64_t retry_ms;
	return m->loader.fetch.halted ||
	       (fetch_page_fault(&m->loader.fetch, store_current(m->loader.store), page,
				 &retry_ms) &&
		retry_ms == INT64_MAX);
}

/* A page given up is requested again only on a user action; this command is one. */
static void format_given_up(struct model *m, uint32_t page)
{
	struct sl again = app_key(m, m->next_risk.way > 0 ? DO_NEXT_RISK : DO_PREVIOUS_RISK);
	toast_info(m, "Search stopped: page %" PRIu32 " failed; %.*s requests it again", page,
		   (int)again.n, again.p);
}

static void wait_for_page(struct model *m)
{
	uint32_t page = next_page(m);
	if (page == 0) {
		toast_info(m, "Another list is loading; try again when it is shown");
	} else if (is_given_up(m, page)) {
		format_given_up(m, page);
	} else {
		m->next_risk.active = true;
		toast_info(m, "Searching page %" PRIu32 " of %" PRIu32 "; %.*s stops", page,
			   fetch_page_count(m->loader.store), (int)app_key(m, DO_CANCEL).n,
			   app_key(m, DO_CANCEL).p);
	}
}

/* With a lens nothing is fetched to find the customer that the cursor lost. */
static bool start_is_lost(const struct model *m)
{
	return m->table.lost && !lens_is_on(m->lens) && !store_switching(m->loader.store);
}

/* The search begins at the cursor's customer, so it waits until that one is located. */
static void wait_for_start(struct model *m)
{
	uint32_t page = (uint32_t)(m->table.cursor / store_page_size(m->loader.store)) + 1;
	m->next_risk.active = false;
	for (uint32_t p = page > 1 ? page - 1 : 1; p <= page + 1; p++)
		if (is_given_up(m, p)) {
			format_given_up(m, p);
			return;
		}
	m->next_risk.active = true;
	if (m->masked)
		toast_info(m, "The list changed: locating the customer first; Esc stops");
	else
		toast_info(m, "The list changed: locating customer %" PRIu64 " first; Esc stops",
			   m->table.lost_uin);
}

static void format_empty(struct model *m)
{
	char total[MONEY_CHARS];
	count_print(store_total(m->loader.store), total);
	toast_info(m,
		   "Search stopped: page %" PRIu32
		   " is empty, although the API says %s customers; R reads the list again",
		   (uint32_t)(m->next_risk.at / store_page_size(m->loader.store)) + 1, total);
}

static void continue_search(struct model *m)
{
	bool waited = m->next_risk.active;
	m->next_risk.active = false;
	switch (search_loaded(m)) {
	case FOUND:
		table_go(m, m->next_risk.at);
		if (waited)
			format_found(m);
		break;
	case NO_MORE: format_end(m); break;
	case NO_SUCH: format_empty(m); break;
	case NOT_HERE: wait_for_page(m); break;
	}
}

static void begin_search(struct model *m)
{
	struct next_risk *h = &m->next_risk;
	h->at = h->from = m->table.cursor;
	h->uin = start_is_lost(m) ? m->table.lost_uin : table_uin(m);
	h->epoch = store_epoch(m->loader.store);
}

void next_risk_start(struct model *m, int way)
{
	if (app_positions(m) == 0) {
		missing_row_explain(m);
		return;
	}
	/* A page given up is requested again only on a user action; this command is one. */
	if (m->loader.fetch.halted || m->loader.fetch.n_failed)
		fetch_retry(&m->loader.fetch, m->now_ms);
	m->next_risk = (struct next_risk){.way = way};
	begin_search(m);
	if (start_is_lost(m))
		wait_for_start(m);
	else
		continue_search(m);
}

static bool start_is_gone(const struct model *m)
{
	uint64_t uin = table_uin(m);
	return m->next_risk.uin && uin && uin != m->next_risk.uin;
}

static void format_start_gone(struct model *m)
{
	if (m->masked)
		toast_info(m, "Search stopped: the customer where it began has moved in the list");
	else
		toast_info(m,
			   "Search stopped: customer %" PRIu64
			   ", where it began, has moved in the list",
			   m->next_risk.uin);
}

void next_risk_continue(struct model *m)
{
	struct next_risk *h = &m->next_risk;
	if (!h->active)
		return;
	if (start_is_lost(m)) {
		wait_for_start(m);
		return;
	}
	if (start_is_gone(m)) {
		h->active = false;
		format_start_gone(m);
		return;
	}
	/* The list changed, so the rows searched have other positions: search again from the
	 * cursor. */
	if (h->epoch != store_epoch(m->loader.store) || h->from != m->table.cursor)
		begin_search(m);
	continue_search(m);
}

void next_risk_stop(struct model *m)
{
	m->next_risk.active = false;
	toast_info(m, "Search stopped");
}
