/* SPDX-License-Identifier: MIT */
/* Tests of src/app/command_words.c. */
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static struct flow *f;

SETUP(set_up)
{
	f = flow_start("200..1", 100);
	return 0;
}

TEARDOWN(tear_down)
{
	flow_end(f);
	return 0;
}

static void run(const char *line)
{
	flow_keys(f, ":");
	flow_type_text(f, line);
	flow_keys(f, "Enter");
	assert_false(app_layer_is_open(f->model, LAYER_PROMPT));
}

static void refuses(const char *line, const char *says)
{
	run(line);
	assert_true(f->model->toast.is_error);
	if (!flow_says(f, says))
		fail_msg("it says: %s", f->model->toast.text);
}

static const struct lens_spec *lens(void)
{
	return app_lens_spec(f->model);
}

TEST(sorts_by_several_columns)
{
	run("sort remaining desc, name");
	assert_int_equal(lens()->n_sort, 2);
	assert_int_equal(lens()->sort[0].key, SORT_REMAINING);
	assert_true(lens()->sort[0].descending);
	assert_int_equal(lens()->sort[1].key, SORT_NAME);
	assert_false(lens()->sort[1].descending);
	run("sort -credit");
	assert_int_equal(lens()->n_sort, 1);
	assert_true(lens()->sort[0].descending);
	run("sort name");
	run("sort name"); /* a command says what is wanted: it turns nothing round */
	assert_false(lens()->sort[0].descending);
	assert_int_equal(f->model->n_layers, 0);
	run("sort -");
	assert_int_equal(lens()->n_sort, 0);
	run("sort");
	assert_int_equal(app_top_layer(f->model), LAYER_SORT);
}

TEST(a_sort_that_is_not_understood_changes_nothing)
{
	run("sort name");
	refuses("sort credit zork", ":sort: \"zork\" is not known here; there is ");
	refuses("sort desc name", "a column comes before \"desc\"");
	refuses("sort name name", "Name is named twice");
	refuses("sort name credit uin type remark", "at most 4 columns");
	assert_int_equal(lens()->n_sort, 1);
	assert_int_equal(lens()->sort[0].key, SORT_NAME);
}

TEST(shows_statuses)
{
	run("status neg OUT");
	assert_int_equal(lens()->statuses, STATUS_BIT(STATUS_NEG) | STATUS_BIT(STATUS_OUT));
	run("show risk"); /* the name of earlier versions */
	assert_int_equal(lens()->statuses, STATUS_AT_RISK);
	run("status all");
	assert_int_equal(lens()->statuses, 0);
	run("status SUS NEG OUT CRIT LOW OK N/A");
	assert_int_equal(lens()->statuses, 0);
	refuses("status neg x", "\"x\" is not known here; there is SUS");
	assert_int_equal(lens()->statuses, 0);
}

TEST(finds_and_narrows)
{
	run("find 000000150");
	assert_int_equal(flow_cursor_row(f), 51);
	assert_true(flow_says(f, "Match 1 of 1"));
	flow_keys(f, "g n");
	assert_int_equal(flow_cursor_row(f), 51);
	run("narrow 00000015");
	assert_int_equal(app_positions(f->model), 11);
	assert_true(flow_says(f, "Narrowed to 11 of 200"));
	flow_keys(f, "&");
	assert_string_equal(f->model->narrow.line.text, "00000015");
}

static void assert_query(enum filter_type type, const char *text)
{
	const struct query *q = store_current(f->model->loader.store);
	assert_int_equal(q->type, type);
	assert_string_equal(q->text, text);
}

TEST(asks_the_api)
{
	run("filter name  acme & co");
	assert_query(FILTER_NAME, "acme & co");
	run("filter REM vip");
	assert_query(FILTER_REMARK, "vip");
	run("filter uin 200000000007");
	assert_query(FILTER_CLIENT_UIN, "200000000007");
	/* Without a type as -f does. */
	run("filter 200000000008");
	assert_query(FILTER_CLIENT_UIN, "200000000008");
	run("filter a@b.example");
	assert_query(FILTER_EMAIL, "a@b.example");
	run("filter acme corp");
	assert_query(FILTER_NAME, "acme corp");
	run("filter \"email corp\"");
	assert_query(FILTER_NAME, "email corp");
	assert_string_equal(f->model->picker.recent[0].text, "email corp");
	refuses("filter uin abc", ":filter: a ClientUin has only digits");
	refuses("filter name", "a text follows name");
	assert_query(FILTER_NAME, "email corp");
	run("nofilter");
	assert_query(FILTER_NONE, "");
	run("filter");
	assert_int_equal(app_top_layer(f->model), LAYER_PICKER);
}

TEST(orders_by_word)
{
	run("order oldest");
	assert_int_equal(store_current(f->model->loader.store)->order, ORDER_ASC);
	run("order oldest");
	assert_int_equal(store_current(f->model->loader.store)->order, ORDER_ASC);
	assert_true(flow_says(f, "The oldest are first already"));
	run("order n");
	assert_int_equal(store_current(f->model->loader.store)->order, ORDER_DESC);
	refuses("order up", "newest or oldest");
}

TEST(switches_go_where_they_are_told)
{
	run("privacy on");
	assert_true(f->model->masked);
	run("privacy on");
	assert_true(f->model->masked);
	run("privacy off");
	assert_false(f->model->masked);
	run("mouse on");
	assert_true(f->model->mouse.on);
	run("watch on");
	run("watch on");
	assert_true(f->model->refresh.watch_ms != INT64_MAX);
	refuses("watch maybe", "on or off");
}

TEST(numbers_and_places)
{
	run("goto 42");
	assert_int_equal(flow_cursor_row(f), 42);
	run("goto 10%");
	assert_int_equal(flow_cursor_row(f), 20);
	run("down 5");
	assert_int_equal(flow_cursor_row(f), 25);
	run("first 7");
	assert_int_equal(flow_cursor_row(f), 7);
	refuses("goto x", ":goto: the number of a row or a percentage follows it, not \"x\"");
	refuses("down 5 6", "a number follows it");
	assert_int_equal(flow_cursor_row(f), 7);
	run("goto");
	assert_true(flow_says(f, ":goto needs the number of a row, such as 42,"));
}

static bool is_shown(enum column_id id)
{
	return !f->model->columns.hidden[id];
}

TEST(columns_are_chosen_by_name)
{
	const struct column_set *s = &f->model->columns;
	run("columns name remaining% expiry");
	static const enum column_id want[] = {COLUMN_UIN, COLUMN_NAME, COLUMN_STATUS,
					      COLUMN_REMAINING_PERCENT, COLUMN_EXPIRY};
	for (int i = 0; i < 5; i++)
		assert_int_equal(s->order[i], want[i]);
	assert_int_equal(s->frozen, 2);
	assert_false(is_shown(COLUMN_REMARK));
	run("columns +remark -expiry");
	assert_true(is_shown(COLUMN_REMARK));
	assert_false(is_shown(COLUMN_EXPIRY));
	refuses("columns -status", "Status is always shown");
	refuses("columns force", "\"force\" is not known here");
	run("columns reset");
	for (int i = 0; i < COLUMNS; i++)
		assert_true(is_shown((enum column_id)i) && (int)s->order[i] == i);
}

TEST(an_export_goes_to_the_file)
{
	run("export a.jsonl");
	assert_int_equal(f->model->export.form, EXPORT_JSONL);
	assert_string_equal(f->model->export.path.text, "a.jsonl");
	assert_int_equal(f->model->export.state, EXPORT_OPENING);
	assert_string_equal(f->model->echo, ":export");
}

static void profiles_come(void)
{
	static const struct profile_entry found[] = {
	    {"", "the environment", true}, {"main", "tccli", false}, {"second", "tccli", false}};
	flow_event(f, &(struct event){.kind = EV_PROFILES, .profiles = {found, 3}});
}

TEST(a_profile_is_switched_to_once_it_is_found)
{
	run("profile sec");
	assert_false(f->model->profiles.switching);
	profiles_come();
	assert_true(f->model->profiles.switching);
	assert_string_equal(f->model->profiles.to, "second");
	f->model->profiles.switching = false;
	profiles_come(); /* once */
	assert_false(f->model->profiles.switching);
	run("profile third");
	profiles_come();
	assert_true(flow_says(f, ":profile: \"third\" is not known here; there is main or second"));
}

TEST(words_are_looked_up)
{
	run("help export");
	assert_string_equal(f->model->help.filter.text, "export");
	flow_keys(f, "Esc Esc");
	run("api RemainingCredit");
	assert_int_equal(app_top_layer(f->model), LAYER_API_DOCS);
}

TEST(what_takes_no_word_says_so)
{
	refuses("quit now", ":quit: no words may follow it");
	assert_false(f->model->stopping);
	refuses("zork x", "Unknown command :zork; :help lists the commands");
}

TEST(screens_above_the_table_are_left)
{
	flow_keys(f, "I");
	run("sort name");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(lens()->n_sort, 1);
	flow_keys(f, "I");
	run("help x");
	assert_int_equal(f->model->n_layers, 2);
}

TEST(copies_without_the_list)
{
	run("copy uin");
	assert_true(flow_says(f, "(OSC 52): the UIN"));
	run("copy mess");
	assert_true(flow_says(f, "(OSC 52): the line for a message"));
	flow_keys(f, "Space Space");
	run("copy name");
	assert_true(flow_says(f, "the names of 2 marked customers"));
	refuses("copy zork", ":copy: \"zork\" is not known here; there is message, row, uin");
	run("copy");
	assert_int_equal(app_top_layer(f->model), LAYER_COPY);
}

TEST(a_theme_is_chosen_by_its_name)
{
	run("theme dark");
	assert_true(
	    flow_says(f, "Theme dark; \"theme = dark\" in the configuration file keeps it"));
	assert_false(f->model->toast.is_error);
	run("theme");
	assert_true(
	    flow_says(f, ":theme needs a word: auto, light, dark, cb, mono or high-contrast"));
}

/* The answer of the loop says whether there is one. */
TEST(another_word_is_a_file_with_a_theme)
{
	run("theme ~/my themes/pink");
	assert_string_equal(f->model->theme_file, "~/my themes/pink");
	flow_event(f,
		   &(struct event){.kind = EV_THEME, .theme = {f->model->theme_file, NULL, true}});
	assert_true(flow_says(f, "Theme ~/my themes/pink; \"theme = ~/my themes/pink\" in the"));
	flow_event(f, &(struct event){.kind = EV_THEME, .theme = {"x", "line 3: no", true}});
	assert_true(flow_says(f, "Theme x: line 3: no"));
	flow_event(f, &(struct event){.kind = EV_THEME, .theme = {"x", "it is a folder", false}});
	assert_true(flow_says(f, "The theme was not changed: it is a folder"));
	assert_true(f->model->toast.is_error);
}

int main(void)
{
#define WITH_FLOW(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_FLOW(sorts_by_several_columns),
	    WITH_FLOW(a_sort_that_is_not_understood_changes_nothing),
	    WITH_FLOW(shows_statuses),
	    WITH_FLOW(finds_and_narrows),
	    WITH_FLOW(asks_the_api),
	    WITH_FLOW(orders_by_word),
	    WITH_FLOW(switches_go_where_they_are_told),
	    WITH_FLOW(numbers_and_places),
	    WITH_FLOW(columns_are_chosen_by_name),
	    WITH_FLOW(an_export_goes_to_the_file),
	    WITH_FLOW(a_profile_is_switched_to_once_it_is_found),
	    WITH_FLOW(words_are_looked_up),
	    WITH_FLOW(what_takes_no_word_says_so),
	    WITH_FLOW(screens_above_the_table_are_left),
	    WITH_FLOW(copies_without_the_list),
	    WITH_FLOW(a_theme_is_chosen_by_its_name),
	    WITH_FLOW(another_word_is_a_file_with_a_theme),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
