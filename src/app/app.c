/* SPDX-License-Identifier: MIT */
/* Initializes and releases a model. */
#include "app/app.h"

#include "app/model/model.h"

void app_init(struct model *m, const struct settings *s)
{
	*m = (struct model){.settings = *s,
			    .lang = s->lang,
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
	struct loader_settings loading = settings_for_loader(s);
	loader_init(&m->loader, &loading);
	m->lens = lens_new();
	arrange_init(m);
	view_list_init(m);
	group_list_init(m);
	find_init(m);
	burn_init(m);
	voucher_store_init(m);
	comparison_init(m);
	changes_screen_init(m);
	own_init(m);
	keymap_init(&m->keymap, &m->settings.bindings);
	line_init(&m->picker.value);
	m->picker.recalled = -1;
	line_init(&m->prompt.line);
	line_init(&m->export.path);
	line_init(&m->narrow.line);
	line_init(&m->find_prompt.line);
	line_init(&m->help.filter);
	line_init(&m->profiles.find);
	line_init(&m->inspector.page.find);
	doc_init(&m->inspector.page.doc);
	line_init(&m->api_docs_screen.page.find);
	doc_init(&m->api_docs_screen.page.doc);
	journal_init(&m->journal);
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
	burn_release(m);
	voucher_store_release(m);
	comparison_release(m);
	own_release(m);
	inspector_release(m);
	journal_release(&m->journal);
	copy_release(&m->copy);
	doc_release(&m->api_docs_screen.page.doc);
	marks_release(m);
	undo_release(m);
	view_list_release(m);
	group_list_release(m);
	refresh_release(m);
	lens_free(m->lens);
	lens_free(m->arrange.coming.lens);
	find_release(m);
	loader_release(&m->loader);
	m->lens = NULL;
}
