/* SPDX-License-Identifier: MIT */
/* Tests that every number on every screen, at every width, is whole or absent. */
#include "base/money.h"

#include "app/model/customer_burn.h"
#include "app/model/model_query.h"
#include "app/update.h"

#include "fixture.h"
#include "test.h"

/*
 * A scene is drawn on a large window first: the numbers there, and the forms that an amount may
 * have (with cents, whole, without separators, short), are the whole ones. In every smaller window
 * each number must be one of them, and no ellipsis may stand beside a digit. No amount begins with
 * another one, so that a cut amount is no whole one.
 */
#define KNOWN_MAX  4096
#define TOKEN_MAX  48
#define LARGE_ROWS 70
#define LARGE_COLS 420
#define LEAST_COLS 20
#define MOST_COLS  220

static const char *const amounts[] = {
    "7.31",         "86.42",         "953.53",         "4321.64",
    "57913.75",     "684218.86",     "2468135.97",     "39517246.18",
    "815724936.29", "1793582461.41", "64295718313.52", "938274615247.63",
};

/* The whole numbers, in a hash table. */
static char known[KNOWN_MAX][TOKEN_MAX];
static size_t n_known;

static char *find_slot(const char *token)
{
	uint32_t hash = 2166136261u;
	for (const char *p = token; *p; p++)
		hash = (hash ^ (unsigned char)*p) * 16777619u;
	while (known[hash % KNOWN_MAX][0] && strcmp(known[hash % KNOWN_MAX], token) != 0)
		hash++;
	return known[hash % KNOWN_MAX];
}

static void learn_token(const char *token)
{
	char *slot = find_slot(token);
	n_known += slot[0] ? 0 : 1;
	assert_true(n_known < KNOWN_MAX / 2);
	snprintf(slot, TOKEN_MAX, "%s", token);
}

static void learn_number(int n)
{
	char token[TOKEN_MAX];
	snprintf(token, sizeof token, "%d", n);
	learn_token(token);
}

static void learn_form(const char *text)
{
	char plain[TOKEN_MAX];
	size_t n = 0;
	learn_token(text);
	for (const char *p = text; *p; p++)
		if (*p != ',')
			plain[n++] = *p;
	plain[n] = '\0';
	learn_token(plain);
}

static void learn_amount(int64_t amount)
{
	static const enum money_style styles[] = {MONEY_CENTS, MONEY_WHOLE, MONEY_COMPACT};
	for (size_t i = 0; i < COUNT_OF(styles); i++) {
		char text[MONEY_CHARS];
		money_print(amount < 0 ? -amount : amount, styles[i], true, text);
		learn_form(text);
	}
}

static bool is_digit(const struct cell *c)
{
	return c && c->cp[0] >= '0' && c->cp[0] <= '9';
}

static bool is_any(const struct cell *c, const char *any)
{
	return c && c->cp[0] < 0x80 && c->cp[0] && strchr(any, (int)c->cp[0]);
}

static bool is_ellipsis(const struct grid *g, int row, int col)
{
	const struct cell *c = grid_at(g, row, col), *next = grid_at(g, row, col + 1);
	return c && (c->cp[0] == 0x2026 || (c->cp[0] == '.' && next && next->cp[0] == '.'));
}

/* Takes the number that begins at col: digits, with single commas and points between digits, and
 * the unit of a short form. Returns the column behind it. */
static int take_number(const struct grid *g, int row, int col, char token[TOKEN_MAX])
{
	size_t n = 0;
	while (is_digit(grid_at(g, row, col)) ||
	       (is_any(grid_at(g, row, col), ",.") && is_digit(grid_at(g, row, col + 1)))) {
		assert_true(n < TOKEN_MAX - 2);
		token[n++] = (char)grid_at(g, row, col++)->cp[0];
	}
	if (is_any(grid_at(g, row, col), "KMBT"))
		token[n++] = (char)grid_at(g, row, col++)->cp[0];
	token[n] = '\0';
	return col;
}

static void fail_at(const struct fixture *f, const char *scene, int row, const char *why)
{
	struct buf text;
	buf_init(&text, 1u << 16);
	grid_row_text(&f->g, row, &text);
	fail_msg("%s, %d x %d%s, row %d: %s in |%.*s|", scene, f->g.rows, f->g.cols,
		 f->look.ascii ? " ascii" : "", row, why, (int)text.n, text.p);
}

static void check_ends(const struct fixture *f, const char *scene, int row, int from, int to)
{
	while (is_any(grid_at(&f->g, row, to), ",.") && !is_ellipsis(&f->g, row, to))
		to++;
	bool dots = from > 1 && is_any(grid_at(&f->g, row, from - 1), ".") &&
		    is_any(grid_at(&f->g, row, from - 2), ".");
	if (is_ellipsis(&f->g, row, to) || dots ||
	    (from > 0 && grid_at(&f->g, row, from - 1)->cp[0] == 0x2026))
		fail_at(f, scene, row, "an ellipsis beside a digit");
}

static void check_row(const struct fixture *f, const char *scene, int row)
{
	char token[TOKEN_MAX], why[TOKEN_MAX + 40];
	for (int col = 0; col < f->g.cols; col++) {
		if (!is_digit(grid_at(&f->g, row, col)))
			continue;
		int from = col;
		col = take_number(&f->g, row, col, token);
		check_ends(f, scene, row, from, col);
		snprintf(why, sizeof why, "\"%s\" is no whole number", token);
		/* The percent of a row or a gauge says its own end. */
		if (!is_any(grid_at(&f->g, row, col), "%") && !find_slot(token)[0])
			fail_at(f, scene, row, why);
	}
}

/* An amount with cents may be shown without them in a smaller window. */
static void learn_forms(const char *token)
{
	char plain[TOKEN_MAX];
	size_t n = 0;
	int64_t amount;
	for (const char *p = token; *p; p++)
		if (*p != ',')
			plain[n++] = *p;
	plain[n] = '\0';
	if (strchr(plain, '.') && money_parse(sl_from(plain), &amount))
		learn_amount(amount);
}

static void learn_screen(const struct fixture *f)
{
	char token[TOKEN_MAX];
	for (int row = 0; row < f->g.rows; row++)
		for (int col = 0; col < f->g.cols; col++)
			if (is_digit(grid_at(&f->g, row, col))) {
				col = take_number(&f->g, row, col, token);
				learn_token(token);
				learn_forms(token);
			}
}

static void learn_sums(const struct model *m)
{
	const struct totals *t = store_totals(m->loader.store);
	const struct mark_sums *k = &m->marks.sums;
	const int64_t sums[] = {t->credit,
				t->remaining,
				t->owed,
				k->credit,
				k->remaining,
				k->to_zero,
				k->to_low,
				k->to_full,
				m->own_credit.total,
				m->own_credit.remaining,
				m->own_credit.allocated,
				m->vouchers.store.sums.remaining,
				m->vouchers.store.sums.total};
	for (size_t i = 0; i < COUNT_OF(sums); i++)
		learn_amount(sums[i]);
	for (size_t i = 0; i < COUNT_OF(amounts); i++) {
		int64_t amount;
		assert_true(money_parse(sl_from(amounts[i]), &amount));
		learn_amount(amount);
	}
}

/* Texts without digits, so that each digit on the screen is of a number. */
static void put_customers(struct fixture *f)
{
	struct sample rows[FIXTURE_PAGE];
	static char uins[FIXTURE_PAGE][16], debts[COUNT_OF(amounts)][24];
	for (size_t i = 0; i < FIXTURE_PAGE; i++) {
		size_t at = i % COUNT_OF(amounts), other = (i * 5 + 3) % COUNT_OF(amounts);
		snprintf(uins[i], sizeof uins[i], "2000188%05zu", 30000 + i);
		snprintf(debts[at], sizeof debts[at], "-%s", amounts[at]);
		rows[i] = (struct sample){.uin = uins[i],
					  .name = "Wandering Star Trading",
					  .remark = "深圳 key account",
					  .email = "bill@star.example",
					  .type = "new",
					  .arrears = "-",
					  .associated = "2026-08-21 09:12:44",
					  .expiry = "2027-01-31 00:00:00",
					  .credit = amounts[i % 7 ? other : at],
					  .remaining = i % 5 ? amounts[at] : debts[at],
					  .identify = "1",
					  .force = i % 9 ? "0" : "2"};
	}
	fixture_put(f, 1, rows, COUNT_OF(rows), 2013);
	lens_update(f->m.lens, f->m.loader.store);
}

static void press(struct fixture *f, const char *keys)
{
	static struct effects fx;
	for (struct sl rest = sl_from(keys), name; sl_split(&rest, ' ', &name);) {
		struct event e = {.kind = EV_KEY, .now_ms = f->m.now_ms, .wall_s = f->m.wall_s};
		assert_true(key_parse(name, &e.key));
		effects_clear(&fx);
		app_update(&f->m, &e, &fx);
	}
}

static void draw_at(struct fixture *f, int rows, int cols)
{
	fixture_resize(f, rows, cols);
	view_frame(&f->g, &f->m, &f->look);
}

static void check_sizes(struct fixture *f, const char *scene)
{
	static const int heights[] = {8, 24, 40};
	for (size_t h = 0; h < COUNT_OF(heights); h++)
		for (int cols = LEAST_COLS; cols <= MOST_COLS; cols++) {
			learn_number(cols);
			learn_number(heights[h]);
			draw_at(f, heights[h], cols);
			for (int row = 0; row < f->g.rows; row++)
				check_row(f, scene, row);
		}
}

/* The RequestId in the details is no number: it is wrapped anywhere. How many lines are hidden
 * depends on the height. */
static void learn_details(const struct model *m)
{
	const char *id = store_page_request_id(m->loader.store, 0);
	char token[TOKEN_MAX];
	for (int hidden = 1; m->detail.open && hidden < 40; hidden++)
		learn_number(hidden);
	for (size_t from = 0; m->detail.open && id[from]; from++)
		for (size_t n = strspn(id + from, "0123456789"); n > 0; n--) {
			snprintf(token, sizeof token, "%.*s", (int)n, id + from);
			learn_token(token);
		}
}

/* Draws the scene that is on the screen at all sizes. */
static void check_scene(struct fixture *f, const char *scene)
{
	memset(known, 0, sizeof known);
	n_known = 0;
	learn_number(LAYOUT_MIN_COLS);
	learn_number(LAYOUT_MIN_ROWS);
	for (int hidden = 1; hidden < COLUMNS; hidden++)
		learn_number(hidden);
	/* The widths of the columns, which depend on that of the window. */
	for (int w = 1; w < 40 && app_layer_is_open(&f->m, LAYER_COLUMNS); w++)
		learn_number(w);
	learn_sums(&f->m);
	learn_details(&f->m);
	for (int ascii = 0; ascii < 2; ascii++) {
		f->look.ascii = ascii;
		draw_at(f, LARGE_ROWS, LARGE_COLS);
		learn_screen(f);
		check_sizes(f, scene);
	}
	f->look.ascii = false;
}

static void init_scene(struct fixture *f)
{
	fixture_init(f, LARGE_ROWS, LARGE_COLS);
	put_customers(f);
	f->m.has_own_credit = true;
	f->m.own_credit =
	    (struct partner_credit){.known = POOL_REMAINING | POOL_TOTAL | POOL_ALLOCATED,
				    .remaining = -512346789 * (int64_t)MONEY_CENT,
				    .total = 7865432198765 * (int64_t)MONEY_CENT,
				    .allocated = 3456789123456 * (int64_t)MONEY_CENT};
}

/* A scene is made by keys, in a window where they all work. */
static const struct scene {
	const char *name, *keys;
} scenes[] = {
    {"table", "j"},
    {"sorted", "s Down Down Down Down Enter Esc"},
    {"at risk", "!"},
    {"at risk, message read", "! j"},
    {"narrowed", "& S t a r Enter"},
    {"narrowing", "& S t a r"},
    {"found", "/ S t a r Enter"},
    {"one marked", "Space"},
    {"four marked", "Space Space Space Space j"},
    {"a range marked", "v G v"},
    {"all marked", "v G v g g"},
    {"marks are dropped", "v G v U"},
    {"next at risk", "G E e"},
    {"masked", "p"},
    {"order is changing", "o"},
    {"columns are scrolled", "l l l"},
    {"help", "?"},
    {"filter", "f"},
    {"sort list", "s"},
    {"status list", "S"},
    {"column list", "c"},
    {"copy list", "y"},
    {"copy list of the marked", "v G v y"},
    {"export", "x"},
    {"export of the marked", "v G v x Right Right"},
    {"histogram", "D"},
    {"requests", "I"},
    {"errors", "I Tab"},
    {"command line", ":"},
};

TEST(numbers_of_each_screen_are_whole)
{
	for (size_t i = 0; i < COUNT_OF(scenes); i++) {
		struct fixture f;
		init_scene(&f);
		press(&f, scenes[i].keys);
		check_scene(&f, scenes[i].name);
		fixture_release(&f);
	}
}

/* The quartiles of these are none of the amounts above; the large screen has them whole. */
TEST(numbers_of_burn_and_runway_are_whole)
{
	for (size_t scale = 0; scale < 4; scale++) {
		struct fixture f;
		init_scene(&f);
		press(&f, "Enter");
		f.m.detail.beside = true; /* high enough for all rows */
		uint64_t uin = f.m.customer_extra.uin;
		int32_t yesterday = customer_burn_today(&f.m) - 1;
		for (int32_t day = 0; day < BURN_DAYS_DEFAULT; day++) {
			int64_t cost;
			assert_true(
			    money_parse(sl_from(amounts[(scale * 3 + (size_t)day) % 12]), &cost));
			assert_true(
			    cost_book_put(&f.m.burn.book, uin, yesterday - day, cost / 977));
		}
		check_scene(&f, "burn");
		fixture_release(&f);
	}
}

TEST(numbers_of_messages_are_whole)
{
	struct fixture f;
	init_scene(&f);
	toast_info(&f.m, "Exported 2,013 customers to customers-2026-11-30.csv: CSV, 314,159,265 "
			 "bytes, 938,274,615,247.63 of 1,793,582,461.41 remaining, 17%% of it");
	check_scene(&f, "information");
	toast_error(&f.m, "Only 1,234,567 of 7,654,321 customers fit into memory, with a credit of "
			  "64,295,718,313.52: a filter makes the list shorter, 86.42 or 953.53");
	check_scene(&f, "error");
	fixture_release(&f);
}

TEST(numbers_of_a_loading_list_are_whole)
{
	struct fixture f;
	init_scene(&f);
	fixture_in_flight(&f, 7);
	f.m.loader.everything = true;
	check_scene(&f, "loading");
	fixture_fault(&f, 2, "RequestLimitExceeded", 2, 9000);
	check_scene(&f, "retrying");
	fixture_release(&f);
}

TEST(numbers_of_vouchers_are_whole)
{
	static char rows[FIXTURE_PAGE * 160];
	struct fixture f;
	size_t n = 0;
	init_scene(&f);
	for (size_t i = 0; i < FIXTURE_PAGE; i++)
		n +=
		    (size_t)snprintf(rows + n, sizeof rows - n,
				     "%s{\"VoucherId\":%zu,\"CustomerUin\":2000188%05zu,"
				     "\"RemainingAmount\":%s,\"TotalAmount\":%s,"
				     "\"Usage\":\"trial\",\"ExpireTime\":\"2026-10-%02zu\"}",
				     i ? "," : "", i + 1, 30000 + i, amounts[i % COUNT_OF(amounts)],
				     amounts[(i * 5 + 3) % COUNT_OF(amounts)], i % 30 + 1);
	assert_true(n < sizeof rows - 1);
	fixture_vouchers(&f, FIXTURE_PAGE, rows);
	check_scene(&f, "vouchers");
	voucher_store_forget(&f.m);
	fixture_vouchers(&f, 13196, rows);
	check_scene(&f, "vouchers are loading");
	fixture_release(&f);
}

/* Columns as narrow as the user may make them. */
TEST(numbers_of_narrow_columns_are_whole)
{
	struct fixture f;
	init_scene(&f);
	for (int w = COLUMN_WIDTH_MIN; w < 16; w++) {
		for (int i = 0; i < COLUMNS; i++)
			f.m.columns.width[i] = w;
		check_scene(&f, "narrow columns");
	}
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_of_each_screen_are_whole),
	    cmocka_unit_test(numbers_of_burn_and_runway_are_whole),
	    cmocka_unit_test(numbers_of_messages_are_whole),
	    cmocka_unit_test(numbers_of_a_loading_list_are_whole),
	    cmocka_unit_test(numbers_of_vouchers_are_whole),
	    cmocka_unit_test(numbers_of_narrow_columns_are_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
