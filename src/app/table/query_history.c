/* SPDX-License-Identifier: MIT */
/* Changes the query, and remembers the cursor of those visited before. */
#include "app/table/query_history.h"

#include <string.h>

#include "app/model/model.h"

/* The index of the query among the visited ones; n_visited for none. */
static size_t find_visited(const struct model *m, const struct query *q)
{
	size_t i = 0;
	while (i < m->n_visited && !query_equal(&m->visited[i].query, q))
		i++;
	return i;
}

/* The cursor belongs to the query shown, not to the one being fetched. */
static void remember_cursor(struct model *m)
{
	struct visited_query here = {*store_shown(m->loader.store), m->table.cursor, m->table.top};
	size_t at = find_visited(m, &here.query);
	if (at == m->n_visited) {
		at = m->n_visited < COUNT_OF(m->visited) ? m->n_visited : m->n_visited - 1;
		m->n_visited = at + 1;
	}
	memmove(&m->visited[1], &m->visited[0], at * sizeof m->visited[0]);
	m->visited[0] = here;
}

void query_history_select(struct model *m, const struct query *q)
{
	remember_cursor(m);
	m->loader.fetch.stopped_by_user = false;
	m->loader.everything = m->next_risk.active = false;
	/* A page given up is requested again only on a user action; a new query is one. */
	if (m->loader.fetch.halted || m->loader.fetch.n_failed)
		fetch_retry(&m->loader.fetch, m->now_ms);
	if (!store_select(m->loader.store, q)) {
		lens_update(m->lens, m->loader.store);
		return;
	}
	size_t at = find_visited(m, q);
	if (at < m->n_visited)
		arrange_query(m, m->visited[at].cursor, m->visited[at].top);
	else
		arrange_query(m, 0, 0);
}

void query_history_arrive(struct model *m)
{
	table_show(m, 0, 0);
}

bool query_history_go_back(struct model *m)
{
	if (!store_switching(m->loader.store))
		return false;
	struct query shown = *store_shown(m->loader.store);
	store_select(m->loader.store, &shown);
	return true;
}
