/* SPDX-License-Identifier: MIT */
/* Where the cursor goes; what is seen of it is in tests/flow/find.steps. */

#include "app/animation.h"
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static uint64_t number_here(const struct flow *f)
{
	struct row row = app_cursor_row(f->model);
	return row.customer ? row.customer->uin - 200000000000u : 0;
}

static void look_for(struct flow *f, const char *text)
{
	flow_keys(f, "/");
	flow_type_text(f, text);
}

/* Customers 50 to 1; of ten kinds, each every tenth. */
static struct flow *loaded(void)
{
	struct flow *f = flow_start("50..1", 100);
	assert_int_equal(number_here(f), 50);
	return f;
}

TEST(the_cursor_follows_what_is_typed)
{
	struct flow *f = loaded();
	look_for(f, "d");
	uint64_t first = number_here(f);
	flow_type_text(f, "elta games");
	assert_true(number_here(f) <= first);
	assert_int_equal(number_here(f) % 10, 3);
	assert_int_equal(app_find_matches(f->model), 5);
	for (int i = 0; i < 10; i++)
		flow_keys(f, "BS");
	assert_int_equal(number_here(f), first);
	flow_end(f);
}

TEST(a_row_with_the_text_is_found_in_its_place)
{
	struct flow *f = loaded();
	flow_keys(f, "8 G");
	assert_int_equal(number_here(f), 43);
	look_for(f, "delta");
	assert_int_equal(number_here(f), 43);
	flow_keys(f, "Enter n");
	assert_int_equal(number_here(f), 33);
	flow_end(f);
}

TEST(it_goes_round_both_ways)
{
	struct flow *f = loaded();
	look_for(f, "delta");
	flow_keys(f, "Enter N");
	assert_int_equal(number_here(f), 3);
	assert_true(flow_says(f, "From the end: Match 5 of 5"));
	flow_keys(f, "n");
	assert_int_equal(number_here(f), 43);
	assert_true(flow_says(f, "From the top: Match 1 of 5"));
	flow_keys(f, "n n");
	assert_true(flow_says(f, "Match 3 of 5 in 50 loaded: Name"));
	flow_end(f);
}

TEST(one_match_is_found_again)
{
	struct flow *f = loaded();
	look_for(f, "200000000007");
	flow_keys(f, "Enter n");
	assert_int_equal(number_here(f), 7);
	flow_keys(f, "N");
	assert_int_equal(number_here(f), 7);
	flow_end(f);
}

TEST(escape_goes_back_to_where_it_began)
{
	struct flow *f = loaded();
	flow_keys(f, "4 0 G");
	uint64_t top = f->model->table.top;
	look_for(f, "delta");
	assert_int_not_equal(flow_cursor_row(f), 40);
	flow_keys(f, "Esc");
	assert_int_equal(flow_cursor_row(f), 40);
	assert_int_equal(f->model->table.top, top);
	assert_string_equal(app_find_text(f->model), "");
	look_for(f, "delta");
	flow_keys(f, "Ctrl-C");
	assert_int_equal(flow_cursor_row(f), 40);
	flow_end(f);
}

/* The text found before stays lit when another is given up. */
TEST(escape_keeps_what_was_found_before)
{
	struct flow *f = loaded();
	look_for(f, "delta");
	flow_keys(f, "Enter");
	look_for(f, "acme");
	flow_keys(f, "Esc");
	assert_string_equal(app_find_text(f->model), "delta");
	flow_keys(f, "Esc");
	assert_string_equal(app_find_text(f->model), "");
	flow_keys(f, "Esc");
	assert_false(f->model->stopping);
	flow_end(f);
}

TEST(nothing_typed_repeats_it)
{
	struct flow *f = loaded();
	look_for(f, "delta");
	flow_keys(f, "Enter / Enter");
	assert_int_equal(number_here(f), 33);
	assert_string_equal(app_find_text(f->model), "delta");
	flow_end(f);
}

TEST(letters_match_in_any_case_and_width)
{
	static const char *const texts[] = {"ZÜRICH", "zürich", "\xef\xbd\x9a\xc3\xbcrich"};
	struct flow *f = loaded();
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		look_for(f, texts[i]);
		assert_int_equal(app_find_matches(f->model), 5);
		flow_keys(f, "Esc");
	}
	flow_end(f);
}

/* By the screen's order where that differs from the server's, and only what is on it. */
TEST(a_lens_gives_order_and_bounds)
{
	struct flow *f = loaded();
	flow_keys(f, "s u u Enter g"); /* by UIN: 1 comes first */
	assert_int_equal(number_here(f), 1);
	look_for(f, "delta");
	assert_int_equal(number_here(f), 3);
	flow_keys(f, "Enter n");
	assert_int_equal(number_here(f), 13);
	flow_keys(f, "N N");
	assert_int_equal(number_here(f), 43);
	flow_keys(f, "=");
	flow_keys(f, "&");
	flow_type_text(f, "acme");
	flow_keys(f, "Enter n");
	assert_true(flow_says(f, "Not in the rows shown"));
	flow_end(f);
}

TEST(a_failed_search_says_how_much_is_loaded)
{
	struct flow *f = flow_start("5000..1", 100);
	look_for(f, "200000000007");
	flow_keys(f, "Enter");
	assert_true(flow_says(f, "Not in the "));
	assert_true(flow_says(f, "loaded of 5,000; a loads all, f asks the API"));
	flow_end(f);
}

TEST(pages_that_come_are_looked_through)
{
	struct flow *f = flow_start("5000..1", 100);
	look_for(f, "delta");
	flow_keys(f, "Enter");
	uint64_t before = app_find_matches(f->model);
	flow_keys(f, "G");
	flow_settle(f);
	assert_true(app_find_matches(f->model) > before);
	flow_keys(f, "N");
	assert_int_equal(number_here(f) % 10, 3);
	assert_true(flow_cursor_row(f) > 4900);
	flow_end(f);
}

TEST(an_empty_list_has_nothing)
{
	struct flow *f = flow_start("", 100);
	flow_keys(f, "n N");
	look_for(f, "x");
	flow_keys(f, "Enter n");
	assert_true(flow_says(f, "no customer in this list"));
	flow_end(f);
}

TEST(tab_narrows_by_it_instead)
{
	struct flow *f = loaded();
	look_for(f, "delta");
	flow_keys(f, "Tab");
	assert_true(app_layer_is_open(f->model, LAYER_NARROW));
	assert_int_equal(app_positions(f->model), 5);
	flow_keys(f, "Esc");
	assert_int_equal(app_positions(f->model), 50);
	flow_end(f);
}

TEST(a_text_too_long_is_refused_in_words)
{
	struct flow *f = loaded();
	flow_keys(f, "/");
	for (size_t i = 0; i < ROW_SEARCH_BYTES + 3; i++)
		flow_type_text(f, "x");
	assert_int_equal(f->model->find_prompt.line.n, ROW_SEARCH_BYTES - 1);
	assert_true(flow_says(f, "limited to 127 bytes"));
	flow_paste_text(f, "pasted\n");
	assert_true(app_layer_is_open(f->model, LAYER_FIND));
	flow_end(f);
}

/* More texts than one turn folds. */
static struct flow *start_with_many(void)
{
	struct flow *f = flow_start("30000..1", 1000);
	flow_keys(f, "a");
	flow_settle(f);
	assert_true(store_complete(f->model->loader.store));
	return f;
}

/* The cursor goes to the match as soon as it is known. */
TEST(a_long_list_is_searched_in_turns)
{
	struct flow *f = start_with_many();
	look_for(f, "星辰");
	assert_true(f->model->find.searching);
	assert_int_equal(number_here(f), 30000);
	flow_advance(f, 5000);
	assert_false(f->model->find.searching);
	assert_int_equal(number_here(f), 29991);
	assert_int_equal(app_find_matches(f->model), 3000);
	assert_true(app_deadline(f->model) == INT64_MAX);
	flow_end(f);
}

/* Enter and n are done when the matches are known; Esc forgets the search. */
TEST(keys_after_the_text_wait_for_the_search)
{
	static const struct {
		const char *keys;
		uint64_t number;
		const char *says;
	} cases[] = {{"Enter", 29991, "Match 1 of 3,000"},
		     {"Enter n", 29991, "Match 1 of 3,000"},
		     {"Enter N", 1, "From the end: Match 3,000 of 3,000"},
		     {"Esc", 30000, NULL}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct flow *f = start_with_many();
		look_for(f, "星辰");
		flow_keys(f, cases[i].keys);
		assert_int_equal(f->model->find.searching, cases[i].says != NULL);
		assert_int_equal(number_here(f), 30000);
		flow_advance(f, 300);
		assert_int_equal(number_here(f), cases[i].number);
		if (cases[i].says)
			assert_true(flow_says(f, cases[i].says));
		flow_end(f);
	}
}

TEST(one_character_is_a_text_to_find)
{
	struct flow *f = loaded();
	look_for(f, "d");
	flow_keys(f, "Enter");
	uint64_t first = number_here(f);
	flow_keys(f, "n");
	assert_true(number_here(f) < first);
	flow_keys(f, "N");
	assert_int_equal(number_here(f), first);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cursor_follows_what_is_typed),
	    cmocka_unit_test(a_row_with_the_text_is_found_in_its_place),
	    cmocka_unit_test(it_goes_round_both_ways),
	    cmocka_unit_test(one_match_is_found_again),
	    cmocka_unit_test(escape_goes_back_to_where_it_began),
	    cmocka_unit_test(escape_keeps_what_was_found_before),
	    cmocka_unit_test(nothing_typed_repeats_it),
	    cmocka_unit_test(letters_match_in_any_case_and_width),
	    cmocka_unit_test(a_lens_gives_order_and_bounds),
	    cmocka_unit_test(a_failed_search_says_how_much_is_loaded),
	    cmocka_unit_test(pages_that_come_are_looked_through),
	    cmocka_unit_test(an_empty_list_has_nothing),
	    cmocka_unit_test(tab_narrows_by_it_instead),
	    cmocka_unit_test(a_text_too_long_is_refused_in_words),
	    cmocka_unit_test(a_long_list_is_searched_in_turns),
	    cmocka_unit_test(keys_after_the_text_wait_for_the_search),
	    cmocka_unit_test(one_character_is_a_text_to_find),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
