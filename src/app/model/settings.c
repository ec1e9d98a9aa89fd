/* SPDX-License-Identifier: MIT */
/* The settings that hold before options are read, and those of them that loading needs. */
#include "app/model/settings.h"

#include "base/mem.h"

#include "api/wire.h"

#include "load/loader.h"

void settings_init(struct settings *s)
{
	*s = (struct settings){.page_size = 100,
			       .load_all_max = 1000,
			       .patience_ms = PATIENCE_MS,
			       .watch_every_ms = WATCH_EVERY_MS,
			       .console_url = CONSOLE_URL,
			       .thresholds = credit_thresholds_default};
	column_set_init(&s->columns);
	bindings_default(&s->bindings);
	sl_to_chars(SL(API_HOST), s->endpoint_host, sizeof s->endpoint_host);
	if (!endpoint_parse(SL(API_HOST), &s->endpoint, NULL))
		BUG("the API's own host");
}

struct loader_settings settings_for_loader(const struct settings *s)
{
	return (struct loader_settings){.query = s->query,
					.page_size = s->page_size,
					.load_all_max = s->load_all_max,
					.thresholds = s->thresholds,
					.seed = s->seed,
					.patience_ms = s->patience_ms,
					.store_budget = s->store_budget,
					.past = s->past};
}
