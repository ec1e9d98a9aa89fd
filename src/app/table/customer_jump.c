/* SPDX-License-Identifier: MIT */
/* Puts the cursor on a customer who was chosen in a list above the table. */
#include "app/table/customer_jump.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

void customer_jump(struct model *m, uint64_t uin)
{
	uint64_t position, row;
	struct sl plain = app_key(m, DO_PLAIN), filter = app_key(m, DO_FILTER);
	struct sl all = app_key(m, DO_LOAD_ALL);
	if (app_position_of(m, uin, &position)) {
		layer_close(m);
		table_go(m, position);
	} else if (store_find_uin(m->loader.store, uin, &row)) {
		toast_info(m, "This customer is not among the shown ones; %.*s shows all",
			   (int)plain.n, plain.p);
	} else {
		toast_info(m,
			   "This customer is not loaded; %.*s asks the API for its UIN, %.*s loads "
			   "all",
			   (int)filter.n, filter.p, (int)all.n, all.p);
	}
}
