/* SPDX-License-Identifier: MIT */
/* Initializes and releases a model. */
#include "app/app.h"

#include "base/mem.h"

#include "app/model/model.h"

void app_settings_init(struct settings *s)
{
	*s = (struct settings){.page_size = 100,
			       .load_all_max = 1000,
			       .patience_ms = PATIENCE_MS,
			       .thresholds = credit_thresholds_default};
	column_set_init(&s->columns);
	bindings_default(&s->bindings);
	sl_to_chars(SL(API_HOST), s->endpoint_host, sizeof s->endpoint_host);
	if (!endpoint_parse(SL(API_HOST), &s->endpoint, NULL))
		BUG("the API's own host");
}

void app_init(struct model *m, const struct settings *s)
{
	*m = (struct model){.settings = *s,
			    .interrupt_ms = INT64_MIN,
			    .loading_ms = INT64_MAX,
			    .key_has_token = s->key_has_token,
			    .masked = s->privacy,
			    .mouse = {.on = s->mouse},
			    .columns = s->columns,
			    .column_list = {.selected = COLUMN_NAME},
			    .prompt = {.palette = {.selected = -1}},
			    .spinner = -1,
			    .countdown_s = -1,
			    .dirty = true};
	m->store = store_new(s->store_budget ? s->store_budget : STORE_BUDGET, s->page_size,
			     &s->thresholds);
	m->lens = lens_new();
	find_init(m);
	fetch_init(&m->fetch, s->seed);
	m->fetch.patience_ms = s->patience_ms;
	keymap_init(&m->keymap, &m->settings.bindings);
	line_init(&m->picker.value);
	line_init(&m->prompt.line);
	line_init(&m->export.path);
	line_init(&m->narrow.line);
	line_init(&m->find_prompt.line);
	line_init(&m->help.filter);
	line_init(&m->inspector.page.find);
	doc_init(&m->inspector.page.doc);
	line_init(&m->api_docs_screen.page.find);
	doc_init(&m->api_docs_screen.page.doc);
	journal_init(&m->journal, !s->everything);
	copy_init(&m->copy);
	m->toast.until_ms = INT64_MAX;
	m->refresh.watch_ms = INT64_MAX;
	m->table.travel = 1;
	picker_recall(m);
	picker_remember(m, &s->query);
}

void app_release(struct model *m)
{
	customer_extra_release(m);
	inspector_release(m);
	journal_release(&m->journal);
	copy_release(&m->copy);
	doc_release(&m->api_docs_screen.page.doc);
	marks_release(m);
	refresh_release(m);
	lens_free(m->lens);
	lens_free(m->arrange.coming.lens);
	find_release(m);
	store_free(m->store);
	m->lens = NULL;
	m->store = NULL;
}
