/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/help.c. */
#include "base/text.h"

#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static struct flow *opened(void)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, "?");
	return f;
}

static struct help_page page;

static int listed(const struct flow *f)
{
	help_page_make(f->model, &page);
	return page.n;
}

static bool lists_action(const struct flow *f, enum action a)
{
	for (int i = 0; i < listed(f); i++)
		if (page.at[i].kind == HELP_ACTION && page.at[i].at == (int)a)
			return true;
	return false;
}

/* Word: what the screen shows, or what a sign is called. */
static bool lists_term(const struct flow *f, const char *word)
{
	for (int i = 0; i < listed(f); i++) {
		if (page.at[i].kind != HELP_TERM)
			continue;
		const struct legend_term *t = legend_term((size_t)page.at[i].at);
		if (strcmp(legend_word(t), word) == 0 || strcmp(legend_label(t), word) == 0)
			return true;
	}
	return false;
}

static void filter_by(struct flow *f, const char *text)
{
	flow_keys(f, "Ctrl-U");
	flow_type_text(f, text);
}

TEST(everything_is_listed_once)
{
	struct flow *f = opened();
	int seen[ACTION_COUNT] = {0};
	assert_int_equal(listed(f), ACTION_COUNT - 1 + (int)legend_count());
	assert_int_equal(page.all, page.n);
	for (int i = 0; i < page.n; i++)
		if (page.at[i].kind == HELP_ACTION)
			seen[page.at[i].at]++;
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++)
		assert_int_equal(seen[a], 1);
	assert_int_equal(help_action(f->model, -1), DO_NOTHING);
	assert_int_equal(help_action(f->model, page.n), DO_NOTHING);
	flow_end(f);
}

TEST(a_group_has_one_heading)
{
	struct flow *f = opened();
	int n = listed(f);
	for (int i = 0; i < n; i++)
		for (int k = i + 1; k < n && page.at[i].head; k++)
			if (page.at[k].head)
				assert_string_not_equal(page.at[i].head, page.at[k].head);
	assert_int_equal(strncmp(page.at[0].head, "What you see", 12), 0);
	flow_end(f);
}

TEST(typing_filters_by_every_word)
{
	struct flow *f = opened();
	flow_type_text(f, "OLDEST first");
	assert_int_equal(listed(f), 1);
	assert_int_equal(help_action(f->model, 0), DO_ORDER);
	filter_by(f, "row  last");
	assert_false(lists_action(f, DO_FIRST));
	assert_true(lists_action(f, DO_LAST));
	filter_by(f, "ctrl-l");
	assert_int_equal(help_action(f->model, 0), DO_REPAINT);
	flow_end(f);
}

/* What people type who do not know this program's words. */
TEST(other_words_find_the_command)
{
	static const struct {
		const char *word;
		enum action action;
	} cases[] = {
	    {"search", DO_FIND},      {"search", DO_FILTER},
	    {"save", DO_EXPORT},      {"excel", DO_EXPORT},
	    {"csv", DO_EXPORT},       {"download", DO_EXPORT},
	    {"suspended", DO_STATUS}, {"debt", DO_NEXT_RISK},
	    {"overdue", DO_RISK},     {"trouble", DO_NEXT_RISK},
	    {"money", DO_COLUMNS},    {"amount", DO_COLUMNS},
	    {"top-up", DO_MARK},      {"top-up", DO_DETAIL},
	    {"topup", DO_MARK},       {"who", DO_FIND},
	    {"who", DO_DETAIL},       {"undo", DO_PLAIN},
	    {"undo", DO_UNMARK},      {"quit", DO_QUIT},
	    {"exit", DO_BACK},        {"order", DO_SORT},
	    {"sort", DO_ORDER},       {"email", DO_FILTER},
	    {"e-mail", DO_FILTER},    {"email", DO_YANK},
	    {"clipboard", DO_YANK},   {"yank", DO_YANK},
	    {"copy", DO_YANK},        {"refresh", DO_RELOAD},
	    {"update", DO_RETRY},     {"reload", DO_RELOAD},
	    {"refresh", DO_WATCH},    {"statistics", DO_HISTOGRAM},
	    {"log", DO_INSPECT},      {"shortcuts", DO_HELP},
	};
	struct flow *f = opened();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		filter_by(f, cases[i].word);
		if (!lists_action(f, cases[i].action))
			fail_msg("%s does not find %s", cases[i].word,
				 action_info(cases[i].action)->name);
	}
	flow_end(f);
}

TEST(other_words_find_what_is_seen)
{
	static const struct {
		const char *word, *term;
	} cases[] = {
	    {"debt", "NEG"},          {"owes", "NEG"},        {"negative", "NEG"},
	    {"suspended", "SUS"},     {"CRIT", "CRIT"},       {"amber", "soon"},
	    {"yellow", "amber"},      {"money", "Credit $"},  {"amount", "Remaining $"},
	    {"top-up", "top-up"},     {"who", "Name"},        {"red", "risk"},
	    {"scroll", "scroll bar"}, {"bar", "gauge"},       {"null", "no value"},
	    {"rps", "rps"},           {"pool", "Own credit"}, {"RecentExpiry", "Expiry"},
	    {"assign", "Type"},       {"Σ", "sums"},          {"▌", "current row"},
	};
	struct flow *f = opened();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		filter_by(f, cases[i].word);
		if (!lists_term(f, cases[i].term))
			fail_msg("%s does not find %s", cases[i].word, cases[i].term);
	}
	flow_end(f);
}

/* No text is cut: the lines of an entry hold all of it, at any width. */
/* What a newcomer reads on the first screen and types into the help is explained there. */
TEST(each_word_of_the_first_screen_is_explained)
{
	static const char *const words[] = {
	    "profile",  "All customers", "Associated", "loaded", "Remaining",   "of 200",
	    "SUS",      "NEG",           "OUT",        "CRIT",   "LOW",         "OK",
	    "N/A",      "UIN",           "Name",       "Status", "Remaining %", "Remaining $",
	    "Credit $", "row",           "expires",    "risk",   "Own credit",  "rps"};
	struct flow *f = opened();
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		bool explained = false;
		filter_by(f, words[i]);
		for (int k = 0; k < listed(f); k++)
			explained = explained || page.at[k].kind == HELP_TERM;
		if (!explained)
			fail_msg("\"%s\" is not explained", words[i]);
	}
	flow_end(f);
}

TEST(every_text_is_shown_whole)
{
	static const int widths[] = {40, 80, 120, 200};
	for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
		struct flow *f = opened();
		flow_size(f, 24, widths[w]);
		int line = 0, cols = help_text_cols(&f->model->layout);
		for (int i = 0, n = listed(f); i < n; i++) {
			struct help_text t;
			struct sl rest, part;
			int lines = 0;
			help_text_of(f->model, &page.at[i], false, &t);
			rest = sl_from(t.text);
			for (; text_wrap(&rest, cols, &part); lines++)
				assert_true(text_width(part) <= cols);
			line += page.at[i].head != NULL;
			assert_int_equal(page.at[i].line, line);
			assert_int_equal(page.at[i].lines, lines);
			line += lines;
		}
		assert_int_equal(page.lines, line);
		assert_true(help_indent(&f->model->layout) + cols <
			    layout_help(&f->model->layout).w);
		flow_end(f);
	}
}

TEST(a_slash_before_other_text_is_ignored)
{
	struct flow *f = opened();
	flow_type_text(f, "/");
	assert_true(lists_action(f, DO_FIND));
	assert_false(lists_action(f, DO_DOWN));
	flow_type_text(f, "oldest first");
	assert_int_equal(listed(f), 1);
	assert_int_equal(help_action(f->model, 0), DO_ORDER);
	flow_keys(f, "Enter");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(store_current(f->model->loader.store)->order, ORDER_ASC);
	flow_end(f);
}

TEST(its_key_closes_it_unless_it_is_text)
{
	struct flow *f = opened();
	flow_keys(f, "?");
	assert_int_equal(f->model->n_layers, 1);
	assert_string_equal(f->model->help.filter.text, "?");
	flow_keys(f, "F1");
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

static void check_selection(const struct flow *f)
{
	const struct help *h = &f->model->help;
	int shown = layout_help_rows(&f->model->layout);
	assert_in_range(h->selected, 0, listed(f) - 1);
	const struct help_entry *e = &page.at[h->selected];
	if (e->lines <= shown) {
		assert_true(e->line >= h->top);
		assert_true(e->line + e->lines <= h->top + shown);
	} else {
		assert_in_range(h->top, e->line, e->line + e->lines - shown);
	}
}

TEST(the_selection_stays_in_the_list_and_in_sight)
{
	struct flow *f = opened();
	const struct help *h = &f->model->help;
	flow_keys(f, "Up PgUp");
	assert_int_equal(h->selected, 0);
	for (int i = 0; i < 40; i++) {
		flow_keys(f, "PgDn");
		check_selection(f);
	}
	assert_int_equal(h->selected, listed(f) - 1);
	flow_size(f, 10, 80);
	check_selection(f);
	flow_size(f, 8, 40);
	check_selection(f);
	flow_size(f, 24, 80);
	flow_type_text(f, "oldest first");
	assert_int_equal(h->selected, 0);
	assert_int_equal(h->top, 0);
	flow_end(f);
}

/* In a low window some entries are higher than the room: each of their lines is reached. */
TEST(every_line_is_reached_by_down_and_by_up)
{
	struct flow *f = opened();
	const struct help *h = &f->model->help;
	flow_size(f, 8, 40);
	for (int way = 0; way < 2; way++) {
		int steps = 0, before = -1, was = -1;
		while ((h->selected != before || h->top != was) && steps++ < 1000) {
			before = h->selected;
			was = h->top;
			flow_keys(f, way == 0 ? "Down" : "Up");
			check_selection(f);
			assert_in_range(h->top - was + 20, 10, 30);
		}
		assert_int_equal(h->selected, way == 0 ? listed(f) - 1 : 0);
	}
	flow_end(f);
}

TEST(the_cursor_goes_along_only_after_a_move)
{
	struct flow *f = opened();
	assert_false(f->model->help.moved);
	flow_keys(f, "Down");
	assert_true(f->model->help.moved);
	flow_type_text(f, "a");
	assert_false(f->model->help.moved);
	flow_keys(f, "PgDn");
	assert_true(f->model->help.moved);
	flow_keys(f, "Esc");
	assert_false(f->model->help.moved);
	flow_end(f);
}

/* Opens each screen from the table by its keys. */
static const struct {
	enum layer layer;
	const char *keys;
	bool text; /* '?' is text there */
} screens[] = {{LAYER_PICKER, "f", true},     {LAYER_PROMPT, ":", true},
	       {LAYER_SORT, "s", false},      {LAYER_SHOW, "S", false},
	       {LAYER_COLUMNS, "c", false},   {LAYER_NARROW, "&", true},
	       {LAYER_FIND, "/", true},       {LAYER_HISTOGRAM, "D", false},
	       {LAYER_INSPECTOR, "I", false}, {LAYER_PROFILES, "P", false},
	       {LAYER_EXPORT, "x", true},     {LAYER_COPY, "y", false},
	       {LAYER_API_DOCS, "K", false},  {LAYER_VOUCHERS, ": v o u c h e r s Enter", false}};

TEST(each_screen_has_help_of_its_own_and_comes_back)
{
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		struct flow *f = flow_start("20..1", 100);
		flow_keys(f, screens[i].keys);
		assert_int_equal(app_top_layer(f->model), screens[i].layer);
		flow_keys(f, "?");
		assert_int_equal(app_top_layer(f->model) == LAYER_HELP, !screens[i].text);
		if (screens[i].text)
			flow_keys(f, "F1");
		assert_int_equal(app_top_layer(f->model), LAYER_HELP);
		assert_int_equal(help_subject(f->model), screens[i].layer);
		assert_true(listed(f) > ACTION_COUNT + (int)legend_count());
		assert_int_equal(page.at[0].kind, HELP_KEY);
		assert_string_equal(page.at[0].head, layer_name(screens[i].layer));
		flow_keys(f, "Down Esc");
		assert_int_equal(app_top_layer(f->model), screens[i].layer);
		assert_int_equal(f->model->n_layers, 1);
		flow_end(f);
	}
}

TEST(open_details_have_help_of_their_own)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, "Enter ?");
	assert_int_equal(help_subject(f->model), -1);
	assert_true(listed(f) > ACTION_COUNT - 1 + (int)legend_count());
	assert_string_equal(page.at[0].head, "details");
	flow_keys(f, "Esc");
	assert_true(f->model->detail.open);
	flow_end(f);
}

TEST(a_command_of_the_table_leaves_the_screen)
{
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		struct flow *f = flow_start("20..1", 100);
		flow_keys(f, screens[i].keys);
		flow_keys(f, "F1");
		flow_type_text(f, "oldest first");
		flow_keys(f, "Enter");
		assert_int_equal(f->model->n_layers, 0);
		assert_int_equal(store_current(f->model->loader.store)->order, ORDER_ASC);
		flow_end(f);
	}
}

TEST(text_that_is_found_in_a_document_is_text)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, "K / ?");
	assert_int_equal(app_top_layer(f->model), LAYER_API_DOCS);
	assert_string_equal(f->model->api_docs_screen.page.find.text, "?");
	flow_keys(f, "F1");
	assert_int_equal(app_top_layer(f->model), LAYER_HELP);
	flow_keys(f, "F1");
	assert_string_equal(f->model->api_docs_screen.page.find.text, "?");
	flow_end(f);
}

TEST(screens_do_not_pile_up)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, "I K : F1");
	assert_int_equal(f->model->n_layers, 4);
	flow_type_text(f, "sort the loaded rows");
	flow_keys(f, "Enter");
	assert_int_equal(f->model->n_layers, 1);
	assert_int_equal(app_top_layer(f->model), LAYER_SORT);
	flow_end(f);
}

/* The box of a running export would stop it when it is left. */
TEST(a_running_export_goes_on)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, "x");
	f->model->export.state = EXPORT_WRITING;
	flow_keys(f, "?");
	assert_int_equal(app_top_layer(f->model), LAYER_HELP);
	flow_type_text(f, "oldest first");
	flow_keys(f, "Enter");
	assert_int_equal(app_top_layer(f->model), LAYER_EXPORT);
	assert_int_equal(f->model->export.state, EXPORT_WRITING);
	assert_int_equal(store_current(f->model->loader.store)->order, ORDER_DESC);
	flow_keys(f, "?");
	export_cancel(f->model); /* it ends below the help, which stays */
	assert_int_equal(f->model->n_layers, 1);
	assert_int_equal(app_top_layer(f->model), LAYER_HELP);
	flow_end(f);
}

TEST(enter_on_what_is_no_command_closes)
{
	struct flow *f = opened();
	flow_keys(f, "Enter");
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

TEST(a_command_typed_by_name_is_selected)
{
	struct flow *f = opened();
	flow_type_text(f, "/reload");
	assert_true(listed(f) > 1);
	assert_int_equal(help_action(f->model, f->model->help.selected), DO_RELOAD);
	filter_by(f, "SORT");
	assert_int_equal(help_action(f->model, f->model->help.selected), DO_SORT);
	filter_by(f, "debt");
	assert_int_equal(f->model->help.selected, 0);
	flow_end(f);
}

TEST(enter_closes_and_runs)
{
	struct flow *f = opened();
	flow_type_text(f, "last row; 12G");
	flow_keys(f, "Enter");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(flow_cursor_row(f), 20);
	assert_string_equal(f->model->echo, "G  last");
	flow_end(f);
}

TEST(nothing_found_runs_nothing)
{
	struct flow *f = opened();
	flow_type_text(f, "no such thing");
	assert_int_equal(listed(f), 0);
	flow_keys(f, "Down Enter");
	assert_true(app_layer_is_open(f->model, LAYER_HELP));
	flow_end(f);
}

TEST(escape_clears_then_closes)
{
	struct flow *f = opened();
	flow_type_text(f, "q");
	assert_false(f->model->stopping);
	flow_keys(f, "Esc");
	assert_true(app_layer_is_open(f->model, LAYER_HELP));
	assert_int_equal(f->model->help.filter.n, 0);
	flow_keys(f, "Esc");
	assert_int_equal(f->model->n_layers, 0);
	flow_keys(f, "F1");
	flow_keys(f, "F1");
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

/* The first command whose name begins with the words, in the order of the list. */
TEST(it_opens_at_the_command_that_is_named)
{
	static const char *const words[] = {"page", "half", "copy", "c", "s", "narrow", "view"};
	struct flow *f = flow_start("20..1", 100);
	for (size_t w = 0; w < COUNT_OF(words); w++) {
		int i = 0;
		help_open_at(f->model, sl_from(words[w]));
		for (int n = listed(f); i < n; i++)
			if (page.at[i].kind == HELP_ACTION &&
			    strncmp(action_info((enum action)page.at[i].at)->name, words[w],
				    strlen(words[w])) == 0)
				break;
		assert_int_equal(f->model->help.selected, i < listed(f) ? i : 0);
		flow_keys(f, "Esc Esc");
	}
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(everything_is_listed_once),
	    cmocka_unit_test(a_group_has_one_heading),
	    cmocka_unit_test(typing_filters_by_every_word),
	    cmocka_unit_test(other_words_find_the_command),
	    cmocka_unit_test(other_words_find_what_is_seen),
	    cmocka_unit_test(each_word_of_the_first_screen_is_explained),
	    cmocka_unit_test(every_text_is_shown_whole),
	    cmocka_unit_test(a_slash_before_other_text_is_ignored),
	    cmocka_unit_test(its_key_closes_it_unless_it_is_text),
	    cmocka_unit_test(the_selection_stays_in_the_list_and_in_sight),
	    cmocka_unit_test(every_line_is_reached_by_down_and_by_up),
	    cmocka_unit_test(the_cursor_goes_along_only_after_a_move),
	    cmocka_unit_test(each_screen_has_help_of_its_own_and_comes_back),
	    cmocka_unit_test(open_details_have_help_of_their_own),
	    cmocka_unit_test(a_command_of_the_table_leaves_the_screen),
	    cmocka_unit_test(text_that_is_found_in_a_document_is_text),
	    cmocka_unit_test(screens_do_not_pile_up),
	    cmocka_unit_test(a_running_export_goes_on),
	    cmocka_unit_test(enter_on_what_is_no_command_closes),
	    cmocka_unit_test(a_command_typed_by_name_is_selected),
	    cmocka_unit_test(enter_closes_and_runs),
	    cmocka_unit_test(nothing_found_runs_nothing),
	    cmocka_unit_test(escape_clears_then_closes),
	    cmocka_unit_test(it_opens_at_the_command_that_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
