/* SPDX-License-Identifier: MIT */
/*
 * Every screen as text, in each language and at four sizes, against tests/golden/screens. BLESS=1
 * rewrites the files; the difference is to be read like code.
 *
 * A file has the screen in English, then in Chinese. A row that the table beneath shows as well is
 * left out: "  =" stands for such rows. At 80 columns the roles of the cells follow. "#" is a digit
 * of a count of entries or lines.
 *
 * Beyond the pictures: no text is cut in Chinese that is whole in English, the edges of boxes are
 * whole, and no wide character is cut in two.
 */
#include "app/model/layers.h"

#include "view/kit/glyphs.h"

#include "flow.h"
#include "golden.h"
#include "test.h"

#define FRAME_MAX (1u << 20)
#define CUT_FROM  80 /* columns from which nothing is cut in Chinese only */

struct picture {
	const char *name;
	int layer;          /* the topmost enum layer, or -1 for none */
	const char *before; /* steps before the start; NULL: a few customers */
	const char *steps;
};

#define FEW  "customers 12..1\n"
#define MANY "customers 2013..1\npool 1000000 640000 360000\n"
#define KEPT "history\npage-size 20\ncustomers 45..1\nspend 300\n"
#define OWN                                                                                        \
	FEW "own mail --terminal --no-input mutt -s \"About {name}\" -- {email}\n"                 \
	    "own ledger --background --csv --confirm cat >> ledger\n"
#define VOUCHERS "settle\ntype :vouchers\nkey Enter\n"

static const struct picture pictures[] = {
    {"table", -1, NULL, "settle\nkey j j"},
    {"table_many", -1, MANY, "settle\nkey j j"},
    {"table_first", -1, NULL, ""},
    {"table_empty", -1, "customers \n", "answer 1"},
    {"table_no_match", -1, FEW "query name nobody\n", "settle"},
    {"table_refused", -1, NULL, "fault 1 AuthFailure.SecretIdNotFound"},
    {"table_retries", -1, NULL, "fault 1 InternalError"},
    {"table_offline", -1, NULL, "broken 1 resolve"},
    {"table_marked", -1, NULL, "settle\nkey Space Space j Space"},
    {"table_arranged", -1, NULL, "settle\nkey ! &\ntype acme or owes\nkey Enter"},
    {"table_none_left", -1, NULL, "settle\nkey &\ntype nothing\nkey Enter"},
    {"table_private", -1, NULL, "settle\nkey p"},
    {"table_burn", -1, NULL, "settle\nkey B 7\nsettle"},
    {"table_changes", -1, KEPT, "settle\nkey a\nsettle\nkept\nfound 29 44..2,50"},
    {"table_watched", -1, NULL, "settle\nkey W"},
    {"table_undone", -1, NULL, "settle\nkey s r Enter Ctrl-_"},
    {"detail", -1, NULL, "settle\nkey j Enter\nadvance 400\nsettle"},
    {"detail_focus", -1, NULL, "settle\nkey j Enter\nadvance 400\nsettle\nkey Tab"},
    {"detail_beside", -1, NULL, "settle\nkey j Enter |\nadvance 400\nsettle"},
    {"picker", LAYER_PICKER, NULL, "settle\nkey f"},
    {"picker_name", LAYER_PICKER, NULL, "settle\nkey f Tab\ntype delta"},
    {"prompt", LAYER_PROMPT, NULL, "settle\nkey :"},
    {"prompt_words", LAYER_PROMPT, NULL, "settle\nkey :\ntype sort rem"},
    {"help", LAYER_HELP, NULL, "settle\nkey ?"},
    {"help_filtered", LAYER_HELP, NULL, "settle\nkey ?\ntype sort"},
    {"sort", LAYER_SORT, NULL, "settle\nkey s r"},
    {"show", LAYER_SHOW, NULL, "settle\nkey S"},
    {"columns", LAYER_COLUMNS, NULL, "settle\nkey c"},
    {"narrow", LAYER_NARROW, NULL, "settle\nkey &\ntype remaining<1000"},
    {"narrow_wrong", LAYER_NARROW, NULL, "settle\nkey &\ntype remaining<abc"},
    {"find", LAYER_FIND, NULL, "settle\nkey /\ntype delta"},
    {"find_nothing", LAYER_FIND, NULL, "settle\nkey /\ntype nobody"},
    {"histogram", LAYER_HISTOGRAM, NULL, "settle\nkey D"},
    {"vouchers", LAYER_VOUCHERS, NULL, VOUCHERS "settle"},
    {"vouchers_loading", LAYER_VOUCHERS, NULL, VOUCHERS},
    {"vouchers_refused", LAYER_VOUCHERS, NULL, VOUCHERS "fault 2 UnauthorizedOperation"},
    {"groups", LAYER_GROUPS, NULL, "settle\ntype :group remark\nkey Enter"},
    {"groups_status", LAYER_GROUPS, MANY, "settle\ntype :group status\nkey Enter"},
    {"views", LAYER_VIEWS, NULL,
     "settle\nkey &\ntype delta\nkey Enter\ntype :save-view late-payers\nkey Enter\nkey = s r "
     "Enter\ntype :save-view worst-first\nkey Enter\nkey V"},
    {"changes", LAYER_CHANGES, KEPT, "settle\nkey a\nsettle\nkept\nfound 29 44..2,50\nkey C"},
    {"changes_none", LAYER_CHANGES, KEPT,
     "settle\nkey a\nsettle\nkept\nfound 29 44..2,50\nkey C /\ntype nobody"},
    {"inspector", LAYER_INSPECTOR, NULL,
     "settle\nkey R\nfault 2 InternalError\nadvance 2000\nsettle\nkey I"},
    {"inspector_request", LAYER_INSPECTOR, NULL, "settle\nkey I Enter"},
    {"inspector_fault", LAYER_INSPECTOR, NULL, "fault 1 AuthFailure.SignatureFailure\nkey I Enter"},
    {"inspector_first", LAYER_INSPECTOR, NULL, "key I"},
    {"profiles", LAYER_PROFILES, NULL, "settle\nkey P\nprofiles"},
    {"export", LAYER_EXPORT, NULL, "settle\nkey x"},
    {"export_many", LAYER_EXPORT, MANY, "settle\nkey x"},
    {"export_exists", LAYER_EXPORT, NULL, "settle\nkey x Enter\nexported exists"},
    {"export_failed", LAYER_EXPORT, NULL,
     "settle\nkey x Enter\nexported failed No space left on device"},
    {"copy", LAYER_COPY, NULL, "settle\nkey y"},
    {"api_docs", LAYER_API_DOCS, NULL, "settle\nkey K"},
    {"burn", LAYER_BURN_BOX, MANY, "settle\nkey B"},
    {"history", LAYER_HISTORY_BOX, NULL, "settle\ntype :history on\nkey Enter"},
    {"table_found", -1, NULL, "settle\nkey /\ntype a\nkey Enter n"},
    {"table_scrolled", -1, NULL, "settle\nkey Right Right"},
    {"table_switching", -1, MANY, "settle\nkey f Tab\ntype delta\nkey Enter"},
    {"table_page_fails", -1, MANY, "settle\nkey G\nfault 5 InternalError"},
    {"detail_end", -1, NULL, "settle\nkey j Enter\nadvance 400\nsettle\nkey Tab G"},
    {"detail_refused", -1, NULL,
     "settle\nkey j Enter\nadvance 400\nfault 2 UnauthorizedOperation\nsettle"},
    {"detail_burn", -1, NULL, "settle\nkey B 7\nsettle\nkey Enter\nadvance 400\nsettle"},
    {"help_narrow", LAYER_HELP, NULL, "settle\nkey & F1"},
    {"help_end", LAYER_HELP, NULL, "settle\nkey ? PgDn PgDn PgDn"},
    {"prompt_text", LAYER_PROMPT, NULL, "settle\nkey :\ntype export x"},
    {"prompt_chosen", LAYER_PROMPT, NULL, "settle\nkey :\ntype co\nkey Tab Tab"},
    {"sort_two", LAYER_SORT, NULL, "settle\nkey s r Enter s n +"},
    {"histogram_end", LAYER_HISTOGRAM, MANY, "settle\nkey D G"},
    {"groups_end", LAYER_GROUPS, NULL, "settle\nkey B 7\nsettle\ntype :group remark\nkey Enter G"},
    {"inspector_copy", LAYER_INSPECTOR, NULL, "settle\nkey I Enter y j"},
    {"inspector_found", LAYER_INSPECTOR, NULL, "settle\nkey I Enter G /\ntype uin\nkey Enter"},
    {"inspector_folded", LAYER_INSPECTOR, NULL, "settle\nkey I Enter * j"},
    {"picker_recent", LAYER_PICKER, NULL,
     "settle\nkey f Tab\ntype delta\nkey Enter\nsettle\nkey F\nsettle\nkey f"},
    {"own_ask", LAYER_OWN_ASK, OWN, "settle\ntype :ledger\nkey Enter"},
    {"own_output", LAYER_OWN_OUTPUT, OWN,
     "settle\ntype :pipe wc -l\nkey Enter\nran shown one\\ntwo\\tcolumns\\nthree"},
};

static const struct {
	int rows, cols;
} sizes[] = {{24, 80}, {40, 120}, {50, 200}, {12, 40}};

static const char *const languages[] = {"en", "zh-CN"};
enum { ENGLISH, CHINESE, LANGUAGES };

/* --- one screen */

static void take_profiles(struct flow *f)
{
	static const struct profile_entry entries[] = {
	    {.name = "default", .current = true}, {.name = "reseller-sg"}, {.name = "深圳"}};
	struct event e = {.kind = EV_PROFILES};
	e.profiles.entries = entries;
	e.profiles.n = COUNT_OF(entries);
	flow_event(f, &e);
}

static void run_steps(struct flow *f, const char *script, const char *name)
{
	struct sl rest = sl_from(script), line;
	struct err e = {0};
	while (sl_split(&rest, '\n', &line)) {
		if (sl_equal(line, SL("profiles")))
			take_profiles(f);
		else if (line.n && !flow_step(f, line, &e))
			fail_msg("%s: %s", name, e.text);
	}
}

static void open_picture(struct flow *f, const struct picture *p, size_t size, int language)
{
	char start[80];
	flow_init(f);
	snprintf(start, sizeof start, "lang %s\nstart %d %d", languages[language], sizes[size].rows,
		 sizes[size].cols);
	run_steps(f, p->before ? p->before : FEW, p->name);
	run_steps(f, start, p->name);
	run_steps(f, p->steps, p->name);
	if (app_top_layer(f->model) != p->layer)
		fail_msg("%s shows another screen", p->name);
}

/* --- what holds for all of them */

/* Follows an edge of a box from its upper corner to the lower one. */
static void check_edge(const struct flow *f, const char *name, int row, int col, int side)
{
	const struct glyphs *gl = glyphs_of(&f->look);
	for (int r = row + 1;; r++) {
		const struct cell *c = grid_at(&f->grid, r, col);
		if (c && c->role == ROLE_BORDER && c->cp[0] == gl->corner[2 + side])
			return;
		if (!c || c->role != ROLE_BORDER || c->cp[0] != gl->bar)
			fail_msg("%s: the edge of a box is broken at row %d, column %d", name,
				 r + 1, col + 1);
	}
}

static void check_frame(const struct flow *f, const char *name)
{
	const struct glyphs *gl = glyphs_of(&f->look);
	for (int row = 0; row < f->grid.rows; row++)
		for (int col = 0; col < f->grid.cols; col++) {
			const struct cell *c = grid_at(&f->grid, row, col);
			const struct cell *next = grid_at(&f->grid, row, col + 1);
			if ((c->width == 2) != (next && next->width == 0))
				fail_msg("%s: half a character at row %d, column %d", name, row + 1,
					 col + 1);
			for (int side = 0; side < 2; side++)
				if (c->role == ROLE_BORDER && c->cp[0] == gl->corner[side])
					check_edge(f, name, row, col, side);
		}
}

static bool is_ellipsis(const struct flow *f, int row, int col)
{
	const struct cell *c = grid_at(&f->grid, row, col);
	return c && c->cp[0] == 0x2026 && c->ground != GROUND_BEHIND;
}

/* Two blanks are between texts. */
static bool begins_text(const struct flow *f, int row, int col)
{
	const struct cell *a = grid_at(&f->grid, row, col - 2);
	const struct cell *b = grid_at(&f->grid, row, col - 1);
	return a && b && a->cp[0] == ' ' && b->cp[0] == ' ';
}

/* Counts the texts that end in an ellipsis. Two of them are a dash of a Chinese sentence, and one
 * alone is the sign that the help explains. */
static int count_cuts(const struct flow *f)
{
	int n = 0;
	for (int row = 0; row < f->grid.rows; row++)
		for (int col = 0; col < f->grid.cols; col++)
			n += is_ellipsis(f, row, col) && !begins_text(f, row, col) &&
			     !is_ellipsis(f, row, col - 1) && !is_ellipsis(f, row, col + 1);
	return n;
}

/* --- the files */

/* Digits of counts that grow with every new command or sentence, and those of the version, are no
 * matter of a picture. */
static void hide_counts(struct buf *row)
{
	static const char *const counted[] = {"entries", " 项",   "Commands: ", "命令：",
					      "│ line ", "│ 第 ", "tcpartner/", "tcpartner_"};
	bool found = false;
	for (size_t i = 0; i < COUNT_OF(counted); i++)
		found = found || (row->n && strstr(row->p, counted[i]));
	for (size_t i = 0; found && i < row->n; i++)
		if (row->p[i] >= '0' && row->p[i] <= '9')
			row->p[i] = '#';
}

static void write_text(const struct grid *g, int row, struct buf *out)
{
	grid_row_text(g, row, out);
	hide_counts(out);
}

static void add_rows(const struct flow *f, const struct grid *table, bool roles, struct buf *out)
{
	void (*const write)(const struct grid *, int, struct buf *) =
	    roles ? grid_row_roles : write_text;
	bool left_out = false;
	for (int row = 0; row < f->grid.rows; row++) {
		struct buf now, below;
		buf_init(&now, FRAME_MAX);
		buf_init(&below, FRAME_MAX);
		write(&f->grid, row, &now);
		if (table)
			write(table, row, &below);
		bool same = table && sl_equal(buf_sl(&now), buf_sl(&below));
		if (!same)
			buf_addf(out, "|%.*s\n", (int)now.n, now.n ? now.p : "");
		else if (!left_out)
			buf_addf(out, "  =\n");
		left_out = same;
		buf_release(&now);
		buf_release(&below);
	}
}

static void add_frame(const struct flow *f, const struct grid *table, int language, struct buf *out)
{
	buf_addf(out, "%s\n", languages[language]);
	add_rows(f, table, false, out);
	if (f->grid.cols == 80)
		add_rows(f, table, true, out);
}

static void check_file(const struct picture *p, size_t size, struct sl text)
{
	char path[200];
	snprintf(path, sizeof path, "tests/golden/screens/%s_%dx%d.txt", p->name, sizes[size].cols,
		 sizes[size].rows);
	golden_check(path, text);
}

/* --- the tests */

static void test_size(size_t size)
{
	struct grid tables[LANGUAGES];
	int cut = 0;
	for (size_t i = 0; i < COUNT_OF(pictures); i++) {
		const struct picture *p = &pictures[i];
		int cuts[LANGUAGES];
		struct buf text;
		buf_init(&text, FRAME_MAX);
		for (int l = 0; l < LANGUAGES; l++) {
			struct flow f;
			open_picture(&f, p, size, l);
			check_frame(&f, p->name);
			cuts[l] = count_cuts(&f);
			add_frame(&f, i ? &tables[l] : NULL, l, &text);
			if (i == 0) {
				grid_init(&tables[l]);
				grid_reset(&tables[l], f.grid.rows, f.grid.cols);
				grid_copy(&tables[l], &f.grid);
			}
			flow_release(&f);
		}
		check_file(p, size, buf_sl(&text));
		buf_release(&text);
		if (sizes[size].cols >= CUT_FROM && cuts[CHINESE] > cuts[ENGLISH]) {
			print_error(
			    "%s at %d columns: %d texts are cut in Chinese, %d in English\n",
			    p->name, sizes[size].cols, cuts[CHINESE], cuts[ENGLISH]);
			cut++;
		}
	}
	for (int l = 0; l < LANGUAGES; l++)
		grid_release(&tables[l]);
	assert_int_equal(cut, 0);
}

TEST(screens_at_80x24)
{
	test_size(0);
}

TEST(screens_at_120x40)
{
	test_size(1);
}

TEST(screens_at_40x12)
{
	test_size(3);
}

TEST(screens_at_200x50)
{
	test_size(2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(screens_at_80x24),
	    cmocka_unit_test(screens_at_120x40),
	    cmocka_unit_test(screens_at_200x50),
	    cmocka_unit_test(screens_at_40x12),
	};
	return cmocka_run_group_tests_name("screens", tests, NULL, NULL);
}
