/* SPDX-License-Identifier: MIT */
/* From one customer needing attention to the next, fetching the pages on the way. */
#include <inttypes.h>

#include "parts.h"

enum found { FOUND, MISSING, NO_MORE };

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
	while (step(m)) {
		struct row row = app_row_at(m, m->hop.at);
		if (row.state == ROW_MISSING) {
			/* Looked at again when its page is here. */
			m->hop.at = m->hop.way > 0 ? m->hop.at - 1 : m->hop.at + 1;
			return MISSING;
		}
		if (row.customer && (STANDING_BIT(row.standing) & STANDING_RISK))
			return FOUND;
	}
	return NO_MORE;
}

uint32_t hop_page(const struct model *m)
{
	uint32_t size = store_page_size(m->store);
	if (!m->hop.active || size == 0 || lens_is_on(m->lens) || store_switching(m->store))
		return 0;
	uint64_t row = m->hop.way > 0 ? m->hop.at + 1 : m->hop.at - 1;
	return (uint32_t)(row / size) + 1;
}

static void say_end(struct model *m)
{
	const char *scope = lens_is_on(m->lens) ? "among the rows shown" : "in the list";
	toast_info(m, "No customer %s this one needs attention %s",
		   m->hop.way > 0 ? "after" : "before", scope);
}

static void go_on(struct model *m)
{
	m->hop.active = false;
	switch (look(m)) {
	case FOUND: table_go(m, m->hop.at); break;
	case NO_MORE: say_end(m); break;
	case MISSING:
		m->hop.active = true;
		toast_info(m, "Looking on page %" PRIu32 " of %" PRIu32 "; Esc stops", hop_page(m),
			   store_page_count(m->store));
		break;
	}
}

void hop_start(struct model *m, int way)
{
	if (app_positions(m) == 0) {
		toast_info(m, "There are no rows yet");
		return;
	}
	m->fetch.stopped_by_user = false;
	m->hop = (struct hop){.way = way, .at = m->table.cursor};
	go_on(m);
}

void hop_continue(struct model *m)
{
	int64_t retry_ms;
	uint32_t page = hop_page(m);
	if (!m->hop.active)
		return;
	/* A page that is given up has said so itself. */
	if (m->fetch.halted ||
	    (page && fetch_page_fault(&m->fetch, store_current(m->store), page, &retry_ms) &&
	     retry_ms == INT64_MAX)) {
		m->hop.active = false;
		return;
	}
	go_on(m);
}

void hop_stop(struct model *m)
{
	m->hop.active = false;
	toast_info(m, "Stopped looking");
}
