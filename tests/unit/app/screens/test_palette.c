/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/palette.c. */
#include "flow_start.h"
#include "test.h"

static struct flow *opened(const char *typed)
{
	struct flow *f = flow_start("200..1", 100);
	flow_keys(f, ":");
	flow_type_text(f, typed);
	return f;
}

static void assert_prompt(const struct flow *f, const char *want)
{
	assert_string_equal(f->model->prompt.line.text, want);
}

static size_t offered(const struct flow *f, enum action out[ACTION_COUNT])
{
	struct palette_item items[PALETTE_ITEMS];
	size_t n = palette_items(f->model, items);
	for (size_t i = 0; i < n; i++)
		out[i] = items[i].action;
	return n;
}

/* Asserts that these words are offered, one behind the other. */
static void assert_offers(const struct flow *f, const char *want)
{
	struct palette_item items[PALETTE_ITEMS];
	size_t n = palette_items(f->model, items), used = 0;
	char words[1000] = "";
	for (size_t i = 0; i < n && used < sizeof words; i++)
		used += (size_t)snprintf(words + used, sizeof words - used, "%s%s", i ? " " : "",
					 items[i].word);
	assert_string_equal(words, want);
}

TEST(all_are_offered_before_anything_is_typed)
{
	enum action found[ACTION_COUNT];
	struct flow *f = opened("");
	assert_int_equal(offered(f, found), ACTION_COUNT - 1);
	flow_end(f);
}

TEST(names_that_begin_so_come_first_and_none_twice)
{
	enum action found[ACTION_COUNT];
	struct flow *f = opened("fil");
	bool seen[ACTION_COUNT] = {false};
	size_t n = offered(f, found), begin = 0;
	while (begin < n && sl_starts(sl_from(action_info(found[begin])->name), SL("fil")))
		begin++;
	assert_true(begin == 1 && n > begin); /* filter; help tells of files */
	for (size_t i = 0; i < n; i++) {
		assert_false(seen[found[i]]);
		seen[found[i]] = true;
		assert_true(i < begin ||
			    !sl_starts(sl_from(action_info(found[i])->name), SL("fil")));
	}
	flow_end(f);
}

TEST(rows_and_percentages_are_no_commands)
{
	enum action found[ACTION_COUNT];
	struct flow *f = opened("12");
	assert_int_equal(offered(f, found), 0);
	flow_keys(f, "Tab Down"); /* nothing to choose */
	assert_prompt(f, "12");
	flow_end(f);
}

TEST(tab_completes_before_it_chooses)
{
	struct flow *f = opened("det");
	flow_keys(f, "Tab");
	assert_prompt(f, "detail");
	flow_keys(f, "Tab");
	assert_prompt(f, "detail");
	assert_int_equal(f->model->prompt.palette.selected, 0);
	flow_keys(f, "Tab");
	assert_prompt(f, "detail-side");
	flow_keys(f, "S-Tab");
	assert_prompt(f, "detail");
	flow_end(f);
}

TEST(behind_a_name_its_words_are_offered)
{
	struct flow *f = opened("status ");
	assert_int_equal(palette_command(f->model), DO_STATUS);
	assert_offers(f, "SUS NEG OUT CRIT LOW OK N/A risk all");
	flow_type_text(f, "n");
	assert_offers(f, "NEG N/A");
	flow_type_text(f, "eg,o");
	assert_offers(f, "OUT OK");
	flow_type_text(f, "ut ");
	assert_offers(f, "SUS CRIT LOW OK N/A risk all"); /* what is there already is not */
	flow_keys(f, "Ctrl-U");
	flow_type_text(f, "show l"); /* a second name */
	assert_offers(f, "LOW");
	flow_end(f);
}

/* The text of a filter, a number and a word behind a command that takes none are no choice. */
TEST(free_text_is_not_chosen)
{
	static const char *const lines[] = {"filter name a", "filter name ",  "find n", "down ",
					    "quit ",         "order newest ", "zork s"};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct flow *f = opened(lines[i]);
		assert_offers(f, "");
		flow_keys(f, "Tab Down Up S-Tab");
		assert_prompt(f, lines[i]);
		flow_end(f);
	}
}

TEST(tab_completes_words_too)
{
	struct flow *f = opened("sort");
	flow_keys(f, "Tab");
	assert_prompt(f, "sort ");
	flow_type_text(f, "REM");
	flow_keys(f, "Tab");
	assert_prompt(f, "sort Rema"); /* Remark, Remaining, Remaining% */
	flow_type_text(f, "i");
	flow_keys(f, "Tab");
	assert_prompt(f, "sort Remaining");
	flow_keys(f, "Tab Tab");
	assert_prompt(f, "sort Remaining%");
	flow_keys(f, "S-Tab S-Tab");
	assert_prompt(f, "sort Remaining"); /* as it was typed */
	flow_type_text(f, " des");
	flow_keys(f, "Tab");
	assert_prompt(f, "sort Remaining desc");
	flow_keys(f, "Tab");
	assert_prompt(f, "sort Remaining desc ");
	flow_keys(f, "Enter");
	assert_int_equal(lens_spec_of(f->model->lens)->sort[0].key, SORT_REMAINING);
	assert_true(lens_spec_of(f->model->lens)->sort[0].descending);
	flow_end(f);
}

TEST(the_type_of_a_filter_is_completed)
{
	struct flow *f = opened("filter re");
	flow_keys(f, "Tab");
	assert_prompt(f, "filter Remark");
	flow_keys(f, "Tab");
	assert_prompt(f, "filter Remark ");
	flow_end(f);
}

TEST(past_either_end_of_the_history_the_typed_text_returns)
{
	enum action found[ACTION_COUNT];
	struct flow *f = opened("load");
	size_t n = offered(f, found);
	for (size_t i = 0; i < n; i++) {
		flow_keys(f, "Down");
		assert_prompt(f, action_info(found[i])->name);
	}
	flow_keys(f, "Down");
	assert_prompt(f, "load");
	flow_keys(f, "Up");
	assert_prompt(f, action_info(found[n - 1])->name);
	flow_keys(f, "Down");
	assert_prompt(f, "load");
	flow_end(f);
}

TEST(editing_ends_the_choice)
{
	enum action found[ACTION_COUNT];
	struct flow *f = opened("ord");
	flow_keys(f, "Down");
	assert_prompt(f, "order");
	flow_keys(f, "BS");
	assert_int_equal(f->model->prompt.palette.selected, -1);
	assert_prompt(f, "orde");
	assert_true(offered(f, found) > 0);
	flow_keys(f, "Down Enter");
	assert_int_equal(store_current(f->model->loader.store)->order, ORDER_ASC);
	flow_end(f);
}

TEST(pasted_tabs_and_controls_choose_nothing)
{
	struct flow *f = opened("ord");
	flow_type(f, SL("\t"), true);
	assert_int_equal(f->model->prompt.palette.selected, -1);
	flow_end(f);
}

TEST(earlier_commands_come_where_nothing_is_typed)
{
	struct flow *f = opened("first");
	flow_keys(f, "Enter :");
	flow_type_text(f, "last");
	flow_keys(f, "Enter : Up");
	assert_prompt(f, "last");
	flow_keys(f, "Up");
	assert_prompt(f, "first");
	assert_int_equal(f->model->prompt.palette.selected, -1);
	flow_keys(f, "Down Down");
	assert_prompt(f, "");
	flow_end(f);
}

TEST(keys_with_a_modifier_and_pasted_ones_choose_nothing)
{
	static const char *const names[] = {"Tab", "Down", "Up"};
	struct flow *f = opened("co");
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct key k;
		assert_true(key_parse(sl_from(names[i]), &k));
		for (int way = 0; way < 3; way++) {
			struct key other = k;
			other.pasted = way == 0;
			other.ctrl = way == 1;
			other.alt = way == 2;
			assert_false(palette_key(f->model, other));
			assert_int_equal(f->model->prompt.palette.selected, -1);
		}
	}
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_are_offered_before_anything_is_typed),
	    cmocka_unit_test(names_that_begin_so_come_first_and_none_twice),
	    cmocka_unit_test(rows_and_percentages_are_no_commands),
	    cmocka_unit_test(tab_completes_before_it_chooses),
	    cmocka_unit_test(behind_a_name_its_words_are_offered),
	    cmocka_unit_test(free_text_is_not_chosen),
	    cmocka_unit_test(tab_completes_words_too),
	    cmocka_unit_test(the_type_of_a_filter_is_completed),
	    cmocka_unit_test(past_either_end_of_the_history_the_typed_text_returns),
	    cmocka_unit_test(editing_ends_the_choice),
	    cmocka_unit_test(pasted_tabs_and_controls_choose_nothing),
	    cmocka_unit_test(earlier_commands_come_where_nothing_is_typed),
	    cmocka_unit_test(keys_with_a_modifier_and_pasted_ones_choose_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
