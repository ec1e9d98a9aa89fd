/* SPDX-License-Identifier: MIT */
#include "app/model.h"

#include "base/mem.h"

#include "parts.h"

void settings_init(struct settings *s)
{
	*s = (struct settings){
	    .page_size = 100, .load_all_max = 1000, .thresholds = thresholds_default};
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
			    .masked = s->privacy,
			    .mouse = {.on = s->mouse},
			    .columns = s->columns,
			    .column_selected = COLUMN_NAME,
			    .palette = {.selected = -1},
			    .spinner = -1,
			    .countdown_s = -1,
			    .dirty = true};
	m->store = store_new(s->store_budget ? s->store_budget : STORE_BUDGET, s->page_size,
			     &s->thresholds);
	m->lens = lens_new();
	find_init(m);
	fetch_init(&m->fetch, s->seed);
	keymap_init(&m->keymap, &m->settings.bindings);
	line_init(&m->picker.value);
	line_init(&m->prompt);
	line_init(&m->export.path);
	line_init(&m->lens_ui.narrow);
	line_init(&m->help.filter);
	line_init(&m->inspector.page.find);
	doc_init(&m->inspector.page.doc);
	line_init(&m->reference.find);
	doc_init(&m->reference.doc);
	journal_init(&m->journal, !s->everything);
	buf_init(&m->clip.text, CLIP_MAX);
	m->toast.until_ms = INT64_MAX;
	m->refresh.watch_ms = INT64_MAX;
	m->table.travel = 1;
	picker_recall(m);
	picker_remember(m, &s->query);
}

void app_release(struct model *m)
{
	drill_release(m);
	inspector_release(m);
	doc_release(&m->reference.doc);
	marks_release(m);
	refresh_release(m);
	lens_free(m->lens);
	lens_free(m->lens_ui.coming.lens);
	find_release(m);
	store_free(m->store);
	m->lens = NULL;
	m->store = NULL;
}

void layer_open(struct model *m, enum layer l)
{
	if (app_layer_is_open(m, l))
		return;
	if (m->n_layers == LAYERS_MAX)
		BUG("too many layers");
	m->layers[m->n_layers++] = l;
}

void layer_close(struct model *m)
{
	if (m->n_layers)
		m->n_layers--;
}

const struct lens_spec *app_lens_spec(const struct model *m)
{
	return lens_spec_of(m->lens_ui.coming.lens ? m->lens_ui.coming.lens : m->lens);
}

uint64_t app_positions(const struct model *m)
{
	return lens_is_on(m->lens) ? lens_rows(m->lens) : store_rows(m->store);
}

struct row app_row_at(const struct model *m, uint64_t position)
{
	if (!lens_is_on(m->lens))
		return store_row(m->store, position);
	if (position >= lens_rows(m->lens))
		return (struct row){.state = ROW_NONE};
	return store_row(m->store, lens_row(m->lens, position));
}

unsigned app_standings_at(const struct model *m, uint64_t first, uint64_t end, uint64_t step)
{
	unsigned bits = 0;
	if (!lens_is_on(m->lens))
		return store_standings(m->store, first, end, step);
	for (uint64_t at = first; at < end; at += step) {
		struct row r = app_row_at(m, at);
		bits |= r.customer ? STANDING_BIT(r.standing) : 0;
	}
	return bits;
}

struct row app_cursor_row(const struct model *m)
{
	return app_row_at(m, m->table.cursor);
}

bool app_loading(const struct model *m)
{
	return fetch_flying(&m->fetch) > 0 || (fetch_waiting(&m->fetch) > 0 && !m->fetch.halted);
}

bool app_layer_is_open(const struct model *m, enum layer l)
{
	for (size_t i = 0; i < m->n_layers; i++)
		if (m->layers[i] == l)
			return true;
	return false;
}

int app_top_layer(const struct model *m)
{
	return m->n_layers ? (int)m->layers[m->n_layers - 1] : -1;
}

struct sl app_key(const struct model *m, enum action a)
{
	return bindings_first_key(&m->settings.bindings, a);
}
