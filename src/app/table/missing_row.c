/* SPDX-License-Identifier: MIT */
/* Says why there is no customer under the cursor: it is loading, failed, hidden, or there is none.
 */
#include "app/table/missing_row.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

#define GIVEN_UP INT64_MAX

static bool is_given_up(const struct model *m)
{
	int64_t retry_ms = GIVEN_UP;
	return m->loader.fetch.halted ||
	       (fetch_page_fault(&m->loader.fetch, store_current(m->loader.store), 1, &retry_ms) &&
		retry_ms == GIVEN_UP);
}

static void explain_loading(struct model *m)
{
	struct sl again = app_key(m, DO_RETRY);
	if (is_given_up(m))
		toast_info(m, "The list could not be loaded; %.*s tries again", (int)again.n,
			   again.p);
	else
		toast_info(m, "The list is still loading: no customer has come yet");
}

static void explain_empty(struct model *m)
{
	struct sl all = app_key(m, DO_NOFILTER);
	if (store_shown(m->loader.store)->type != FILTER_NONE)
		toast_info(m, "No customer matches the filter; %.*s removes it", (int)all.n, all.p);
	else
		toast_info(m, "There is no customer in this list");
}

void missing_row_explain(struct model *m)
{
	const struct store *store = m->loader.store;
	struct sl plain = app_key(m, DO_PLAIN);
	if (app_positions(m) > 0)
		toast_info(m, "This row is not loaded yet");
	else if (store_loaded(store) > 0 && lens_is_on(m->lens))
		toast_info(m, "No loaded customer is shown; %.*s shows all", (int)plain.n, plain.p);
	else if (store_switching(store) || !store_has_total(store))
		explain_loading(m);
	else
		explain_empty(m);
}
