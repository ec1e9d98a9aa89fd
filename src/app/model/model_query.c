/* SPDX-License-Identifier: MIT */
/* Queries of the model that any part may use; they change nothing. */
#include "app/model/model_query.h"

#include "store/row_condition.h"

#include "app/model/model.h"

const struct lens_spec *app_lens_spec(const struct model *m)
{
	return lens_spec_of(m->arrange.coming.lens ? m->arrange.coming.lens : m->lens);
}

uint64_t app_positions(const struct model *m)
{
	return lens_is_on(m->lens) ? lens_rows(m->lens) : store_rows(m->loader.store);
}

struct row app_row_at(const struct model *m, uint64_t position)
{
	if (!lens_is_on(m->lens))
		return store_row(m->loader.store, position);
	if (position >= lens_rows(m->lens))
		return (struct row){.state = ROW_NONE};
	return store_row(m->loader.store, lens_row(m->lens, position));
}

uint64_t app_places(const struct model *m)
{
	return lens_rows(m->lens) + store_rows(m->loader.store);
}

bool app_place(const struct model *m, uint64_t at, struct row *out)
{
	uint64_t shown = lens_rows(m->lens), position;
	*out = at < shown ? app_row_at(m, at) : store_row(m->loader.store, at - shown);
	return out->customer && (at < shown || !lens_position(m->lens, at - shown, &position));
}

unsigned app_credit_statuses_at(const struct model *m, uint64_t first, uint64_t end, uint64_t step)
{
	unsigned bits = 0;
	if (!lens_is_on(m->lens))
		return store_credit_statuses(m->loader.store, first, end, step);
	for (uint64_t at = first; at < end; at += step) {
		struct row r = app_row_at(m, at);
		bits |= r.customer ? STATUS_BIT(r.credit_status) : 0;
	}
	return bits;
}

struct row app_cursor_row(const struct model *m)
{
	return app_row_at(m, m->table.cursor);
}

bool app_holds_all(const struct model *m)
{
	const struct store *store = m->loader.store;
	return store_complete(store) ||
	       (store_has_total(store) && store_loaded(store) >= store_total(store));
}

bool app_loading(const struct model *m)
{
	return fetch_count_in_flight(&m->loader.fetch) > 0 ||
	       (fetch_count_due(&m->loader.fetch) > 0 && !m->loader.fetch.halted);
}

struct sl app_key(const struct model *m, enum action a)
{
	return bindings_first_key(&m->settings.bindings, a);
}

struct sl app_stop_key(const struct model *m)
{
	bool closes = m->n_layers || app_find_text(m)[0] || m->detail.open || m->marks.n ||
		      m->marks.ranging || !lens_spec_is_off(app_lens_spec(m));
	return app_key(m, closes ? DO_INTERRUPT : DO_CANCEL);
}

const struct fault *app_first_page_fault(const struct model *m, int64_t *retry_ms)
{
	*retry_ms = INT64_MAX;
	if (m->loader.fetch.halted)
		return &m->loader.fetch.halt;
	return fetch_page_fault(&m->loader.fetch, store_current(m->loader.store), 1, retry_ms);
}

const char *app_find_text(const struct model *m)
{
	return lens_spec_of(m->find.found)->text;
}

struct sl app_narrow_text(const struct model *m, char room[CONDITION_BYTES])
{
	struct condition c;
	struct condition_fault unused = {.at = 0};
	room[0] = '\0';
	if (row_condition_parse(sl_from(app_lens_spec(m)->narrow), &c, &unused))
		sl_to_chars(sl_trim(condition_only_text(&c)), room, CONDITION_BYTES);
	return sl_from(room);
}

uint64_t app_find_matches(const struct model *m)
{
	return lens_rows(m->find.found);
}

bool app_position_of(const struct model *m, uint64_t uin, uint64_t *position)
{
	uint64_t row;
	if (!store_find_uin(m->loader.store, uin, &row))
		return false;
	*position = row;
	return !lens_is_on(m->lens) || lens_position(m->lens, row, position);
}

bool app_compares(const struct model *m)
{
	const struct store *s = m->loader.store;
	return m->comparison.ready && store_shown(s)->type == FILTER_NONE;
}

struct layout app_layout(const struct model *m, bool detail)
{
	struct layout l;
	layout_compute(&l, m->rows, m->cols, detail, m->detail.beside);
	if (app_compares(m))
		layout_add_since(&l);
	return l;
}

struct column_room app_column_room(const struct model *m)
{
	const struct layout *l = &m->layout;
	return (struct column_room){.w = l->table.w > 0 ? l->table.w - 1
							: 0, /* without the scroll bar */
				    .kind = l->kind,
				    .window_cols = m->cols,
				    .ascii = m->ascii,
				    .burn = m->burn.in_table,
				    .changes = m->comparison.ready,
				    .scroll = m->table.scroll_cols,
				    .text = m->table.settled};
}
