/* SPDX-License-Identifier: MIT */
/* Tests of the whole frame at any size. */
#include "fixture.h"
#include "test.h"

/*
 * Whatever the model holds and however large the window is, every frame keeps the promises of
 * cell/grid.h (fixture_draw checks them) and one model gives one frame.
 */
#define FRAMES 1500
#define ROWS   60
#define COLS   120

static uint64_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static bool chance(uint32_t one_in)
{
	return any(one_in) == 0;
}

static const char *any_text(void)
{
	static char endless[3000];
	static const char *const texts[] = {"",
					    "plain",
					    "深圳星辰科技有限公司",
					    "\x1b[2J\x1b]0;t\x07",
					    "a\r\n\tb\x7f\xc2\x85",
					    "\xe2\x80\xae\xe2\x80\x8b\xe2\x81\xa6\xef\xbb\xbf",
					    "🚀👨\xe2\x80\x8d👩 🇩🇪",
					    "\xff\xfe\xc0\x80\xed\xa0\x80",
					    "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85",
					    "\xcc\x81 alone",
					    "2026-09-25",
					    "2026-02-31 00:00:00",
					    "한빛소프트",
					    "-",
					    "overdue",
					    endless,
					    NULL};
	memset(endless, 'w', sizeof endless - 1);
	return texts[any(COUNT_OF(texts))];
}

static const char *any_number(void)
{
	static const char *const texts[] = {"0",
					    "-0",
					    "0.000001",
					    "1e6",
					    "-49.85",
					    "20000",
					    "1654.96",
					    "9200000000000",
					    "-9200000000000",
					    "1e99",
					    "2",
					    "1",
					    "18446744073709551615",
					    "",
					    "x",
					    NULL};
	return texts[any(COUNT_OF(texts))];
}

static void put_any_page(struct fixture *f, uint32_t number)
{
	struct sample rows[FIXTURE_PAGE];
	size_t n = any(FIXTURE_PAGE + 1);
	for (size_t i = 0; i < n; i++)
		rows[i] = (struct sample){.uin = any_number(),
					  .name = any_text(),
					  .remark = any_text(),
					  .email = any_text(),
					  .mobile = any_text(),
					  .type = any_text(),
					  .arrears = any_text(),
					  .associated = any_text(),
					  .expiry = any_text(),
					  .credit = any_number(),
					  .remaining = any_number(),
					  .identify = any_number(),
					  .force = any_number()};
	fixture_put(f, number, rows, n, any(3) ? 1000 : any(20000000));
}

static void any_state(struct fixture *f)
{
	struct model *m = &f->m;
	f->look.ascii = chance(3);
	f->look.motion = chance(2);
	m->table.top = any(1200);
	m->table.cursor = m->table.top + any(70);
	m->table.scroll_cols = (int)any(14) - 1;
	m->detail.open = chance(2);
	m->detail.beside = chance(2);
	m->detail.scroll = (int)any(60) - 5;
	m->spinner = (int)any(30) - 1;
	m->budget = (int)any(6);
	m->loader.fetch.halted = chance(6);
	m->loader.fetch.stopped_by_user = chance(6);
	m->loader.fetch.pacer.of[ACTION_CUSTOMERS].window_ms = chance(4) ? 8000 : RATE_WINDOW_MS;
	m->loader.fetch.n_pending = m->loader.fetch.n_failed = 0;
	if (chance(2))
		fixture_fault(f, 1 + any(8), "RequestLimitExceeded", 2, any(9000));
	if (chance(2))
		fixture_in_flight(f, 1 + any(8));
}

static void any_layers(struct fixture *f)
{
	struct model *m = &f->m;
	const char *text = any_text();
	struct sl typed = sl_take(sl_from(text), 200);
	m->n_layers = 0;
	for (int l = LAYER_PICKER; l <= LAYER_INSPECTOR && m->n_layers < LAYERS_MAX; l++)
		if (chance(6))
			m->layers[m->n_layers++] = (enum layer)l;
	m->sort_list.selected = (int)any(SORT_KEYS);
	m->show_list.selected = (int)any(STATUSES);
	line_set(&m->narrow.line, typed);
	line_set(&m->prompt.line, typed);
	line_set(&m->picker.value, typed);
	line_set(&m->help.filter, chance(3) ? typed : SL(""));
	m->help.top = (int)any(30);
	m->help.selected = (int)any(40);
	m->picker.type = (enum filter_type)(1 + any(FILTER_TYPES - 1));
	m->picker.in_value = chance(2);
	sl_to_chars(typed, m->picker.error, chance(3) ? sizeof m->picker.error : 1);
	m->toast.shown = chance(2);
	m->toast.is_error = chance(2);
	sl_to_chars(typed, m->toast.text, sizeof m->toast.text);
	sl_to_chars(typed, m->echo, sizeof m->echo);
}

static void any_lens(struct fixture *f)
{
	struct lens_spec spec = {.n_sort = any(3), .statuses = any(1u << STATUSES)};
	for (size_t i = 0; i < spec.n_sort; i++) {
		spec.sort[i].key = (enum sort_key)any(SORT_KEYS);
		spec.sort[i].descending = chance(2);
	}
	if (chance(3))
		sl_to_chars(SL("深"), spec.narrow, sizeof spec.narrow);
	if (chance(2))
		spec = (struct lens_spec){.n_sort = 0};
	lens_set(f->m.lens, &spec);
	lens_update(f->m.lens, f->m.loader.store);
}

static void any_query(struct fixture *f)
{
	if (chance(20))
		fixture_filter(f, (enum filter_type)(2 + any(3)), "深圳");
	else if (chance(20))
		fixture_filter(f, FILTER_NONE, "");
	else if (chance(10))
		store_make_stale(f->m.loader.store);
	if (chance(4))
		put_any_page(f, 1 + any(12));
	if (chance(4))
		any_lens(f);
	lens_update(f->m.lens, f->m.loader.store);
}

TEST(every_frame_is_sound)
{
	struct fixture f;
	struct grid again;
	struct kept_rows *kept = kept_rows_new();
	seed = 20260923;
	fixture_init(&f, 24, 80);
	fixture_halt(&f, "AuthFailure.SignatureFailure", "\x1b[31m words \xe2\x80\xae");
	grid_init(&again);
	for (int i = 0; i < FRAMES; i++) {
		any_query(&f);
		any_state(&f);
		any_layers(&f);
		f.m.rows = 1 + (int)any(ROWS);
		f.m.cols = 1 + (int)any(COLS);
		layout_compute(&f.m.layout, f.m.rows, f.m.cols, f.m.detail.open, f.m.detail.beside);
		fixture_draw(&f);
		view_frame(&again, &f.m, &f.look);
		assert_true(grid_equal(&f.g, &again));
		view_frame_keeping(&again, &f.m, &f.look, kept);
		assert_true(grid_equal(&f.g, &again));
	}
	kept_rows_free(kept);
	grid_release(&again);
	fixture_release(&f);
}

TEST(every_size_is_sound)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 2013);
	for (int rows = 1; rows <= ROWS; rows += 1 + rows / 12)
		for (int cols = 1; cols <= 2 * COLS; cols += 1 + cols / 24) {
			f.m.detail.open = !f.m.detail.open;
			f.m.detail.beside = (rows + cols) % 3 == 0;
			fixture_resize(&f, rows, cols);
			fixture_draw(&f);
		}
	fixture_release(&f);
}

/* In ASCII whatever the program itself draws is 7-bit. */
TEST(ascii_draws_seven_bits_only)
{
	struct fixture f;
	const struct sample row = {.uin = "1", .name = "n", .credit = "5", .remaining = "-1"};
	fixture_init(&f, 24, 80);
	f.look.ascii = true;
	fixture_put(&f, 1, &row, 1, 300);
	fixture_fault(&f, 2, "FailedOperation", 1, 0);
	fixture_in_flight(&f, 3);
	for (int size = 0; size < 4; size++)
		for (int layer = LAYER_PICKER; layer <= LAYER_INSPECTOR; layer++) {
			f.m.n_layers = 1;
			f.m.layers[0] = (enum layer)layer;
			f.m.detail.open = size % 2;
			fixture_resize(&f, 24 + 10 * size, 70 + 40 * size);
			fixture_draw(&f);
			for (int i = 0; i < f.g.rows * f.g.cols; i++)
				assert_true(f.g.cells[i].cp[0] < 0x80);
		}
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_size_is_sound),
	    cmocka_unit_test(every_frame_is_sound),
	    cmocka_unit_test(ascii_draws_seven_bits_only),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
