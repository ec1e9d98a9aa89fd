/* SPDX-License-Identifier: MIT */
/* A model with customers in its store, its frames, and golden screens. */
#include "fixture.h"

#include "base/time.h"

#include "app/app.h"
#include "app/model/customer_burn.h"
#include "app/model/model_query.h"
#include "app/update.h"

#include "golden.h"
#include "test.h"
#include "voucher_pages.h"

#define NOW_MS 100000

/* Sixteen customers with every status and several scripts. */
static const struct sample usual[] = {
    {"200018834471", "Acme Retail Ltd", "key account", "fin***@acme.example", "+65 6000 1000",
     "new", "-", "2026-08-21 09:12:44", "2027-01-31 00:00:00", "100000", "90370.92", "2", "0"},
    {"200018834112", "深圳星辰科技有限公司", "VIP 客户", "xc***@xingchen.example",
     "+86 138****1234", "new", "-", "2026-08-20 11:00:00", "2026-10-12 00:00:00", "50000", "12110",
     "2", "0"},
    {"200018833920", "株式会社さくらソフト", "", "sa***@sakura.example", "+81 3****0000", "new",
     "-", "2026-08-19 03:40:00", "2026-12-01 00:00:00", "20000", "4675.41", "2", "0"},
    {"200018833004", "Delta Games", "pay late; call before 15th", "bil***@delta.example",
     "+65 8123 0014", "new", "-", "2026-08-17 07:30:02", "2026-09-30 00:00:00", "20000", "1654.96",
     "1", "0"},
    {"200018832876", "Café Zürich", "", "in***@zurich.example", "+41 44 000 0000", "old", "-",
     "2026-08-15 10:00:00", "2026-09-28 00:00:00", "5000", "81.32", "1", "0"},
    {"200018831555", "한빛소프트", "", "han***@hanbit.example", "+82 2 000 0000", "new", "-",
     "2026-08-11 10:00:00", "2026-10-02 00:00:00", "1000", "0", "2", "0"},
    {"200018830120", "Initech", "", "bi***@initech.example", "+1 555 0100", "assign", "-",
     "2026-08-09 10:00:00", "2026-09-26 00:00:00", "1000", "-49.85", "2", "0"},
    {"200018829961", "Umbrella KK", "", "um***@umbrella.example", "+81 90****0001", "new", "-",
     "2026-08-08 10:00:00", "2026-11-15 00:00:00", "100000", "0.00", "2", "2"},
    {"200018829410", "Globex Trading", "", "gl***@globex.example", "+65 6000 2000", "new", "-",
     "2026-08-07 10:00:00", "2027-03-02 00:00:00", "20000", "12377.83", "2", "0"},
    {"200018828007", "Ñandú Labs", "", "na***@nandu.example", "+54 11 0000", "new", "-",
     "2026-08-05 10:00:00", "2026-12-24 00:00:00", "500", "452.06", "0", "0"},
    {"200018827733", "🚀 Rocket Apps", "", "ro***@rocket.example", "+1 555 0101", "new", "-",
     "2026-08-02 10:00:00", "2026-11-02 00:00:00", "1000", "603.79", "1", "0"},
    {"200018827100", "Soylent SEA", "", "so***@soylent.example", "+65 6000 3000", "old", "-",
     "2026-07-30 10:00:00", "2026-10-30 00:00:00", "20000", "4142.28", "2", "0"},
    {"200018826544", "Wayne International", NULL, "ap***@wayne.example", "+65 6000 0060", "new",
     "-", "2026-07-28 12:00:00", "", "0", "0", "0", "0"},
    {"200018826001", "Stark 工业", "", "st***@stark.example", "+86 139****5678", "new", "-",
     "2026-07-25 10:00:00", "2026-10-01 00:00:00", "5000", "1170.61", "2", "0"},
    {"200018825300", "Hooli Cloud", "", "ho***@hooli.example", "+1 555 0102", "new", "-",
     "2026-07-21 10:00:00", "2027-02-02 00:00:00", "100000", "46235.1", "2", "0"},
    {"200018824871", "Vandelay Import", "", "va***@vandelay.example", "+1 555 0103", "new", "-",
     "2026-07-19 10:00:00", "2026-10-09 00:00:00", "1000", "19.40", "1", NULL},
};

void fixture_init(struct fixture *f, int rows, int cols)
{
	static struct effects fx;
	struct settings set;
	struct event start = {.kind = EV_START, .now_ms = NOW_MS, .size = {rows, cols, false}};
	settings_init(&set);
	set.page_size = FIXTURE_PAGE;
	sl_to_chars(SL("main"), set.profile, sizeof set.profile);
	sl_to_chars(SL("intlpartnersmgt.intl.tencentcloudapi.com"), set.endpoint_host,
		    sizeof set.endpoint_host);
	assert_true(time_parse(SL("2026-09-23 14:02:11"), &start.wall_s));
	app_init(&f->m, &set);
	effects_clear(&fx);
	app_update(&f->m, &start, &fx);
	grid_init(&f->g);
	f->counts_columns = false;
	f->look = (struct look){.motion = true, .theme = THEME_AUTO, .colors = 256};
}

void fixture_release(struct fixture *f)
{
	app_release(&f->m);
	grid_release(&f->g);
}

void fixture_resize(struct fixture *f, int rows, int cols)
{
	static struct effects fx;
	struct event e = {.kind = EV_RESIZE,
			  .now_ms = f->m.now_ms,
			  .wall_s = f->m.wall_s,
			  .size = {rows, cols, false}};
	effects_clear(&fx);
	app_update(&f->m, &e, &fx);
}

void fixture_put(struct fixture *f, uint32_t number, const struct sample *rows, size_t n,
		 uint64_t total)
{
	struct customer_page page;
	sample_page(&page, rows, n, total);
	page.total = total; /* NO_TOTAL is one, too */
	page.has_total = true;
	snprintf(page.request_id, sizeof page.request_id, "2b7c676e-bb4b-449d-89e6-%012u",
		 (unsigned)number);
	store_put(f->m.loader.store, store_current(f->m.loader.store), number, FIXTURE_PAGE, &page,
		  f->m.now_ms);
	customer_page_release(&page);
	f->m.loader.fetch.n_ok++;
	f->m.loader.fetch.last_ok_ms = f->m.now_ms;
}

void fixture_costs(struct fixture *f, uint64_t position, int days, int64_t micros, int64_t step)
{
	struct row r = app_row_at(&f->m, position);
	int32_t yesterday = customer_burn_today(&f->m) - 1;
	for (int i = 0; i < days; i++)
		if (!cost_book_put(&f->m.burn.book, r.customer->uin, yesterday - i,
				   micros + i * step))
			fail_msg("a cost cannot be kept");
	f->m.burn.in_table = true;
	burn_follow(&f->m);
}

struct sample fixture_customer(uint64_t i, char uin[24])
{
	struct sample c = usual[i % COUNT_OF(usual)];
	snprintf(uin, 24, "%llu", 200018820000ull - i);
	if (i >= COUNT_OF(usual))
		c.uin = uin;
	return c;
}

void fixture_page(struct fixture *f, uint32_t number, uint64_t total)
{
	static struct sample rows[FIXTURE_PAGE];
	static char uins[FIXTURE_PAGE][24];
	uint64_t first = (uint64_t)(number - 1) * FIXTURE_PAGE;
	size_t n = 0;
	for (; n < FIXTURE_PAGE && first + n < total; n++)
		rows[n] = fixture_customer(first + n, uins[n]);
	fixture_put(f, number, rows, n, total);
}

static struct pending *add_pending(struct fixture *f, uint32_t page)
{
	struct fetch *fetch = &f->m.loader.fetch;
	struct pending *a = &fetch->pending[fetch->n_pending++];
	*a = (struct pending){.id = ++fetch->next_id, .tries = 1, .sent_ms = f->m.now_ms - 1000};
	a->request.action = ACTION_CUSTOMERS;
	a->request.query = *store_current(f->m.loader.store);
	a->request.page = page;
	a->request.page_size = FIXTURE_PAGE;
	return a;
}

void fixture_in_flight(struct fixture *f, uint32_t page)
{
	add_pending(f, page)->state = PENDING_IN_FLIGHT;
	f->m.spinner = 0;
	f->m.budget = 4;
}

void fixture_fault(struct fixture *f, uint32_t page, const char *code, int tries, int64_t ms)
{
	struct fault fault;
	fault_from_code(&fault, sl_from(code), SL(""), SL(""));
	f->m.loader.fetch.n_failed_sends += (uint64_t)tries;
	if (ms > 0) {
		struct pending *a = add_pending(f, page);
		a->state = PENDING_DUE;
		a->tries = tries;
		a->due_ms = f->m.now_ms + ms;
		a->last = fault;
		f->m.countdown_s = (ms + 999) / 1000;
		return;
	}
	struct failed *failed = &f->m.loader.fetch.failed[f->m.loader.fetch.n_failed++];
	struct pending *a = add_pending(f, page);
	*failed = (struct failed){.request = a->request, .fault = fault, .at_ms = f->m.now_ms};
	f->m.loader.fetch.n_pending--;
}

void fixture_halt(struct fixture *f, const char *code, const char *message)
{
	f->m.loader.fetch.halted = true;
	fault_from_code(&f->m.loader.fetch.halt, sl_from(code), sl_from(message),
			SL("8f1d0a52-7c11-4b5e-9d0a-1f0b2c9a7711"));
	f->m.loader.fetch.n_failed_sends++;
}

static bool take_row(void *ctx, const struct row *row)
{
	return snapshot_add(ctx, row->customer) || true;
}

static void change_rows(struct snapshot *s)
{
	for (size_t i = 0; i < s->n; i += 4) {
		s->rows[i].remaining += (int64_t)(i + 1) * 123450000;
		if (i % 8 == 0)
			s->rows[i].credit += 1000 * INT64_C(1000000);
	}
}

void fixture_compare(struct fixture *f)
{
	struct comparison *c = &f->m.comparison;
	struct snapshot_row gone = {.uin = 200018000001,
				    .credit = 5000000000,
				    .remaining = -1234560000,
				    .known = SNAPSHOT_KNOWN};
	c->on = c->finding = true;
	c->present.taken_s = f->m.wall_s;
	store_each(f->m.loader.store, take_row, &c->present);
	snapshot_sort(&c->present);
	struct snapshot before = {.taken_s = f->m.wall_s - 29 * 3600};
	for (size_t i = 1; i < c->present.n; i++)
		assert_true(snapshot_add_row(&before, &c->present.rows[i]));
	change_rows(&before);
	assert_true(snapshot_add_row(&before, &gone));
	snapshot_sort(&before);
	comparison_take(&f->m,
			&(struct event){.kind = EV_HISTORY,
					.history = {SNAPSHOT_FOUND, &before, NULL, NULL, NULL}});
	snapshot_release(&before);
	fixture_resize(f, f->m.rows, f->m.cols);
}

void fixture_vouchers(struct fixture *f, uint64_t total, const char *rows)
{
	struct buf body;
	struct outcome out = {
	    .known = true,
	    .request = {.action = ACTION_VOUCHERS, .page = 1, .page_size = VOUCHER_PAGE_SIZE}};
	buf_init(&body, 1u << 20);
	voucher_pages_write(total, rows, &body);
	struct wire_reply reply = {.result = WIRE_OK, .http_status = 200, .body = buf_sl(&body)};
	voucher_screen_open(&f->m);
	voucher_store_take(&f->m, &reply, &out);
	buf_release(&body);
}

void fixture_filter(struct fixture *f, enum filter_type type, const char *text)
{
	struct query q = *store_current(f->m.loader.store);
	assert_true(query_filter(&q, type, sl_from(text), NULL));
	store_select(f->m.loader.store, &q);
}

void fixture_assert_sound(const struct grid *g)
{
	for (int r = 0; r < g->rows; r++)
		for (int c = 0; c < g->cols; c++) {
			const struct cell *x = grid_at(g, r, c), *next = grid_at(g, r, c + 1);
			if (x->width == 2)
				assert_true(next && next->width == 0);
			if (next && next->width == 0)
				assert_int_equal(x->width, 2);
			assert_true(x->width <= 2 && (c > 0 || x->width > 0));
			assert_true(x->width == 0 || x->cp[0] >= 0x20);
			for (int i = 0; i < GLYPH_MAX; i++) {
				uint32_t cp = x->cp[i];
				assert_false(cp > 0 && (cp < 0x20 || (cp >= 0x7f && cp < 0xa0)));
				assert_false(cp >= 0x200b && cp <= 0x200f);
				assert_false(cp >= 0x202a && cp <= 0x202e);
				assert_false(cp >= 0x2066 && cp <= 0x2069);
			}
			assert_true(x->role < ROLE_COUNT);
		}
	assert_true(g->cursor_row >= 0 && (g->cursor_row < g->rows || g->rows == 0));
	assert_true(g->cursor_col >= 0 && (g->cursor_col < g->cols || g->cols == 0));
}

void fixture_draw(struct fixture *f)
{
	view_frame(&f->g, &f->m, &f->look);
	assert_int_equal(f->g.rows, f->m.rows);
	assert_int_equal(f->g.cols, f->m.cols);
	fixture_assert_sound(&f->g);
}

void fixture_assert_row(const struct fixture *f, int row, const char *want)
{
	struct buf text;
	buf_init(&text, 1 << 16);
	grid_row_text(&f->g, row, &text);
	assert_string_equal(text.n ? text.p : "", want);
	buf_release(&text);
}

bool fixture_shows(const struct fixture *f, const char *want)
{
	struct buf text;
	bool found = false;
	buf_init(&text, 1 << 16);
	for (int r = 0; r < f->g.rows && !found; r++) {
		buf_clear(&text);
		grid_row_text(&f->g, r, &text);
		found = text.n > 0 && strstr(text.p, want) != NULL;
	}
	buf_release(&text);
	return found;
}

/* Text plane, role plane, cursor. What is not the test's subject is left out: the hints change with
 * every new command (test_view_lines has them), the number of hidden columns with every column. */
static void print_frame(const struct fixture *f, struct buf *out)
{
	const struct grid *g = &f->g;
	int hints = f->m.layout.hints.h > 0 ? f->m.layout.hints.row : -1;
	buf_addf(out, "%dx%d\n", g->cols, g->rows);
	for (int r = 0; r < g->rows; r++) {
		if (r == f->m.layout.heads.row && !f->counts_columns)
			grid_heads_text(g, r, out);
		else if (r != hints)
			grid_row_text(g, r, out);
		buf_add_byte(out, '\n');
	}
	buf_addf(out, "roles\n");
	for (int r = 0; r < g->rows; r++) {
		if (r != hints)
			grid_row_roles(g, r, out);
		buf_add_byte(out, '\n');
	}
	buf_addf(out, "cursor %d,%d %s\n", g->cursor_row, g->cursor_col,
		 g->cursor_shown ? "shown" : "hidden");
}

void fixture_golden(struct fixture *f, const char *name)
{
	char path[200];
	struct buf frame;
	fixture_draw(f);
	buf_init(&frame, 1 << 22);
	print_frame(f, &frame);
	snprintf(path, sizeof path, "tests/golden/%s.txt", name);
	golden_check(path, buf_sl(&frame));
	buf_release(&frame);
}
