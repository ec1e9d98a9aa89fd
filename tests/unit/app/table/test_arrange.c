/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/arrange.c. */
#include "app/animation.h"
#include "app/model/customer_burn.h"
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static uint64_t number_here(const struct flow *f)
{
	struct row row = app_cursor_row(f->model);
	return row.customer ? row.customer->uin - 200000000000u : 0;
}

static uint64_t number_at(const struct flow *f, uint64_t position)
{
	struct row row = app_row_at(f->model, position);
	return row.customer ? row.customer->uin - 200000000000u : 0;
}

static const struct lens_spec *spec(const struct flow *f)
{
	return lens_spec_of(f->model->lens);
}

/* The side list of columns, its selection at the given key. */
static void choose(struct flow *f, enum sort_key key)
{
	flow_keys(f, "s g");
	for (int i = 0; i < (int)key; i++)
		flow_keys(f, "j");
}

static void narrow_to(struct flow *f, const char *text)
{
	flow_keys(f, "& Ctrl-U");
	flow_type_text(f, text);
}

TEST(enter_sorts_and_space_turns_round)
{
	struct flow *f = flow_start("30..1", 100);
	choose(f, SORT_REMAINING);
	flow_keys(f, "Enter");
	assert_int_equal(number_at(f, 0) % 10, 6); /* the debts */
	assert_int_equal(flow_cursor_row(f), 1);
	assert_false(spec(f)->sort[0].descending);
	assert_int_equal(f->model->n_layers, 0);
	flow_keys(f, "s Enter"); /* sorted by it already: nothing changes */
	assert_false(spec(f)->sort[0].descending);
	flow_keys(f, "s Space");
	assert_true(app_layer_is_open(f->model, LAYER_SORT));
	assert_true(spec(f)->sort[0].descending);
	assert_int_equal(number_at(f, 0) % 10, 0);
	assert_int_equal(spec(f)->n_sort, 1);
	flow_keys(f, "Space Space Enter");
	assert_true(spec(f)->sort[0].descending);
	assert_int_equal(spec(f)->n_sort, 1);
	flow_end(f);
}

TEST(esc_restores_order_and_cursor)
{
	static const char *const ways[] = {"Esc", "q", "Ctrl-C"};
	struct flow *f = flow_start("30..1", 100);
	for (size_t i = 0; i < 3; i++) {
		flow_keys(f, "1 2 G");
		uint64_t here = number_here(f);
		choose(f, SORT_CREDIT);
		flow_keys(f, "Space j +");
		assert_int_equal(spec(f)->n_sort, 2);
		flow_keys(f, ways[i]);
		assert_int_equal(f->model->n_layers, 0);
		assert_false(lens_is_on(f->model->lens));
		assert_int_equal(number_here(f), here);
		assert_int_equal(flow_cursor_row(f), 12);
	}
	/* Of a sorted list the sort that was there comes back, with its direction. */
	choose(f, SORT_NAME);
	flow_keys(f, "Enter s 0 Enter"); /* what is shown is kept, though a line is selected */
	assert_int_equal(spec(f)->n_sort, 0);
	choose(f, SORT_NAME);
	flow_keys(f, "Enter s Space 0 Esc");
	assert_int_equal(spec(f)->n_sort, 1);
	assert_int_equal(spec(f)->sort[0].key, SORT_NAME);
	assert_false(spec(f)->sort[0].descending);
	flow_end(f);
}

TEST(plus_adds_further_keys_behind)
{
	struct flow *f = flow_start("30..1", 100);
	choose(f, SORT_CREDIT);
	flow_keys(f, "Enter");
	choose(f, SORT_UIN);
	flow_keys(f, "+");
	assert_int_equal(spec(f)->n_sort, 2);
	assert_int_equal(spec(f)->sort[0].key, SORT_CREDIT);
	assert_int_equal(spec(f)->sort[1].key, SORT_UIN);
	assert_int_equal(number_at(f, 0), 9);
	assert_int_equal(number_at(f, 1), 19);
	flow_keys(f, "Space"); /* there already: turned round */
	assert_int_equal(spec(f)->n_sort, 2);
	assert_int_equal(number_at(f, 0), 29);
	flow_keys(f, "Enter"); /* it is in force: both stay */
	assert_int_equal(spec(f)->n_sort, 2);
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

TEST(a_key_too_many_is_refused_in_words)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "s g + j + j + j +");
	assert_int_equal(spec(f)->n_sort, SORT_DEPTH);
	assert_false(f->model->toast.shown);
	flow_keys(f, "j +");
	assert_int_equal(spec(f)->n_sort, SORT_DEPTH);
	assert_true(flow_says(f, "At most 4 columns"));
	flow_keys(f, "Space"); /* alone, as it says */
	assert_int_equal(spec(f)->n_sort, 1);
	assert_int_equal(spec(f)->sort[0].key, 4);
	flow_end(f);
}

TEST(nought_is_the_servers_order)
{
	struct flow *f = flow_start("30..1", 100);
	choose(f, SORT_NAME);
	flow_keys(f, "Enter s 0");
	assert_false(lens_is_on(f->model->lens));
	assert_int_equal(number_at(f, 0), 30);
	assert_true(app_layer_is_open(f->model, LAYER_SORT));
	flow_keys(f, "q");
	assert_false(app_layer_is_open(f->model, LAYER_SORT));
	assert_int_equal(spec(f)->n_sort, 1);
	assert_false(f->model->stopping);
	flow_end(f);
}

TEST(the_selection_stays_in_the_list)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "s g k");
	assert_int_equal(f->model->sort_list.selected, 0);
	flow_keys(f, "G j Down");
	assert_int_equal(f->model->sort_list.selected, SORT_KEYS - 1);
	flow_keys(f, "PgUp");
	assert_in_range(f->model->sort_list.selected, 1, SORT_KEYS - 2);
	flow_keys(f, "Home PgDn End F6");
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

TEST(the_list_opens_at_what_it_is_sorted_by)
{
	struct flow *f = flow_start("30..1", 100);
	choose(f, SORT_EXPIRY);
	flow_keys(f, "Enter s g Esc s");
	assert_int_equal(f->model->sort_list.selected, SORT_EXPIRY);
	flow_end(f);
}

TEST(statuses_are_shown_and_hidden_one_by_one)
{
	struct flow *f = flow_start("50..1", 100);
	flow_keys(f, "S j Space");
	assert_false(app_shows_status(f->model, STATUS_NEG));
	assert_true(app_shows_status(f->model, STATUS_SUS));
	assert_int_equal(app_positions(f->model), 45);
	flow_keys(f, "j Space");
	assert_int_equal(app_positions(f->model), 40);
	flow_keys(f, "k Space j Space"); /* all again: the filter is off */
	assert_int_equal(spec(f)->statuses, 0);
	flow_keys(f, "1");
	assert_int_equal(spec(f)->statuses, STATUS_BIT(STATUS_OUT));
	assert_int_equal(app_positions(f->model), 5);
	flow_keys(f, "Space"); /* the last one stays */
	assert_int_equal(spec(f)->statuses, STATUS_BIT(STATUS_OUT));
	assert_true(flow_says(f, "One status has to be shown; 0 shows all"));
	flow_keys(f, "0");
	assert_int_equal(app_positions(f->model), 50);
	flow_keys(f, "S");
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

TEST(enter_keeps_the_statuses_and_esc_restores_them)
{
	static const char *const ways[] = {"Esc", "q", "S", "Ctrl-C"};
	struct flow *f = flow_start("50..1", 100);
	flow_keys(f, "S j 1 Enter");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(spec(f)->statuses, STATUS_BIT(STATUS_NEG));
	for (size_t i = 0; i < 4; i++) {
		flow_keys(f, "S Space k Space 0");
		flow_keys(f, ways[i]);
		assert_int_equal(f->model->n_layers, 0);
		assert_int_equal(spec(f)->statuses, STATUS_BIT(STATUS_NEG));
		assert_int_equal(app_positions(f->model), 5);
	}
	flow_end(f);
}

TEST(a_letter_goes_to_the_next_line_that_begins_with_it)
{
	struct flow *f = flow_start("9..1", 100);
	flow_keys(f, "S n");
	assert_int_equal(f->model->show_list.selected, STATUS_NEG);
	flow_keys(f, "n");
	assert_int_equal(f->model->show_list.selected, STATUS_NA);
	flow_keys(f, "n o l");
	assert_int_equal(f->model->show_list.selected, STATUS_LOW);
	flow_keys(f, "z");
	assert_int_equal(f->model->show_list.selected, STATUS_LOW);
	assert_true(flow_says(f, "z has no meaning here; ? lists the keys"));
	flow_keys(f, "Esc s u u");
	assert_int_equal(f->model->sort_list.selected, SORT_UIN);
	flow_keys(f, "s"); /* the key that opened the list is a letter here */
	assert_int_equal(f->model->sort_list.selected, SORT_STATUS);
	flow_keys(f, "Esc c e");
	assert_int_equal(f->model->columns.order[f->model->column_list.selected], COLUMN_EXPIRY);
	flow_end(f);
}

TEST(the_cursor_stays_on_its_customer_while_it_is_shown)
{
	struct flow *f = flow_start("50..1", 100);
	flow_keys(f, "1 5 G"); /* number 36: NEG */
	flow_keys(f, "S j 1");
	assert_int_equal(number_here(f), 36);
	flow_keys(f, "j 1"); /* only those without anything left */
	assert_int_equal(flow_cursor_row(f), 1);
	assert_int_equal(number_here(f), 45);
	flow_end(f);
}

TEST(risk_is_the_worst_first)
{
	static const uint64_t last_digits[] = {7, 6, 5, 4, 3};
	struct flow *f = flow_start("10..1", 100);
	flow_keys(f, "!");
	assert_int_equal(app_positions(f->model), 5);
	for (uint64_t i = 0; i < 5; i++)
		assert_int_equal(number_at(f, i), last_digits[i]);
	assert_int_equal(flow_cursor_row(f), 1);
	assert_true(flow_says(f, "SUS, NEG, OUT, CRIT; = shows all"));
	flow_keys(f, "=");
	assert_int_equal(app_positions(f->model), 10);
	flow_end(f);
}

TEST(risk_says_of_how_much)
{
	struct flow *f = flow_start("500..1", 100);
	flow_keys(f, "!");
	assert_true(flow_says(f, "The worst of those loaded first; a loads all"));
	flow_end(f);
	f = flow_start("10,20,30", 100);
	flow_keys(f, "!");
	assert_int_equal(app_positions(f->model), 0);
	assert_true(flow_says(f, "No loaded customer is at risk"));
	flow_end(f);
}

TEST(narrowing_is_live)
{
	struct flow *f = flow_start("50..1", 100);
	size_t sends = flow_sends(f);
	flow_keys(f, "&");
	flow_type_text(f, "DEL");
	assert_int_equal(app_positions(f->model), 5);
	flow_type_text(f, "ta \"games 3\"");
	assert_int_equal(app_positions(f->model), 2); /* 33 and 3 */
	flow_keys(f, "BS BS");
	assert_int_equal(app_positions(f->model), 5);
	flow_keys(f, "Enter");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(app_positions(f->model), 5);
	assert_int_equal(flow_sends(f), sends);
	flow_end(f);
}

TEST(the_typed_text_is_there_when_opened_again)
{
	struct flow *f = flow_start("50..1", 100);
	narrow_to(f, "Delta");
	flow_keys(f, "Enter &");
	assert_string_equal(f->model->narrow.line.text, "Delta");
	flow_keys(f, "Esc Esc &"); /* the second takes it back: a fresh start */
	assert_string_equal(f->model->narrow.line.text, "");
	flow_end(f);
}

TEST(escape_gives_the_place_back)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "4 0 G");
	uint64_t top = f->model->table.top, number = number_here(f);
	narrow_to(f, "nobody of this name");
	assert_int_equal(app_positions(f->model), 0);
	flow_keys(f, "Esc");
	assert_int_equal(flow_cursor_row(f), 40);
	assert_int_equal(f->model->table.top, top);
	assert_int_equal(number_here(f), number);
	narrow_to(f, "initech");
	assert_int_not_equal(number_here(f), number);
	flow_keys(f, "Ctrl-C");
	assert_int_equal(flow_cursor_row(f), 40);
	assert_int_equal(f->model->table.top, top);
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

TEST(escape_goes_back_to_the_narrowing_before)
{
	struct flow *f = flow_start("50..1", 100);
	narrow_to(f, "delta");
	flow_keys(f, "Enter 3 G");
	uint64_t number = number_here(f);
	narrow_to(f, "initech");
	flow_keys(f, "Esc");
	assert_string_equal(spec(f)->narrow, "delta");
	assert_string_equal(f->model->narrow.line.text, "delta");
	assert_int_equal(number_here(f), number);
	flow_end(f);
}

TEST(a_row_not_loaded_keeps_its_place_too)
{
	struct flow *f = flow_start("900..1", 100);
	flow_keys(f, "5 0 0 G");
	assert_int_equal(number_here(f), 0);
	narrow_to(f, "delta");
	assert_true(app_positions(f->model) > 0);
	flow_keys(f, "Esc");
	assert_int_equal(flow_cursor_row(f), 500);
	flow_end(f);
}

TEST(a_word_typed_wrong_does_not_lose_the_customer)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "4 8 G"); /* 253: Delta */
	assert_int_equal(number_here(f), 253);
	narrow_to(f, "dex");
	assert_int_equal(number_here(f), 0);
	flow_keys(f, "BS");
	assert_int_equal(number_here(f), 253);
	flow_end(f);
}

TEST(escape_takes_off_one_after_the_other)
{
	struct flow *f = flow_start("50..1", 100);
	choose(f, SORT_NAME);
	flow_keys(f, "Enter S j j j 1 Enter");
	narrow_to(f, "delta");
	flow_keys(f, "Enter Enter"); /* the details are opened too */
	assert_true(f->model->detail.open);
	flow_keys(f, "Esc");
	assert_false(f->model->detail.open);
	assert_string_equal(spec(f)->narrow, "delta");
	flow_keys(f, "Esc");
	assert_string_equal(spec(f)->narrow, "");
	assert_int_not_equal(spec(f)->statuses, 0);
	flow_keys(f, "Esc");
	assert_int_equal(spec(f)->statuses, 0);
	assert_int_equal(spec(f)->n_sort, 1);
	flow_keys(f, "Esc");
	assert_false(lens_is_on(f->model->lens));
	flow_keys(f, "Esc Esc");
	assert_false(f->model->stopping);
	flow_end(f);
}

TEST(a_pasted_text_is_taken_without_its_newline)
{
	struct flow *f = flow_start("50..1", 100);
	flow_keys(f, "&");
	flow_paste_text(f, "owes\n");
	assert_true(app_layer_is_open(f->model, LAYER_NARROW));
	assert_int_equal(app_positions(f->model), 5); /* a blank at the end is no text */
	assert_string_equal(spec(f)->narrow, "owes");
	flow_end(f);
}

TEST(a_condition_is_as_long_as_the_line)
{
	struct flow *f = flow_start("50..1", 100);
	size_t most = sizeof spec(f)->narrow - 1;
	flow_keys(f, "&");
	for (size_t i = 0; i < most; i++)
		flow_type_text(f, "x");
	assert_int_equal(strlen(spec(f)->narrow), most);
	flow_type_text(f, "x");
	assert_int_equal(f->model->narrow.line.n, most); /* what stands there is in force */
	flow_keys(f, "BS");
	assert_int_equal(strlen(spec(f)->narrow), most - 1);
	flow_type_text(f, "\xe6\xb7\xb1"); /* three bytes, room for one: none of them */
	assert_int_equal(strlen(spec(f)->narrow), most - 1);
	flow_end(f);
}

TEST(rows_that_come_join_what_is_sorted)
{
	struct flow *f = flow_start("300..1", 100);
	choose(f, SORT_UIN);
	flow_keys(f, "Enter");
	assert_int_equal(number_at(f, 0), 101);
	flow_keys(f, "a");
	flow_settle(f);
	assert_int_equal(number_at(f, 0), 1);
	assert_int_equal(app_positions(f->model), 300);
	assert_int_equal(number_here(f), 101); /* the cursor's customer has moved on */
	flow_end(f);
}

/* Keys meanwhile are taken as ever, and when all is prepared the program sleeps again. */
TEST(opening_a_prompt_or_the_list_prepares_the_texts)
{
	static const char *const opening[] = {"&", "/", "s"};
	struct flow *f = flow_start("300..1", 100);
	for (size_t i = 0; i < 3; i++) {
		flow_keys(f, opening[i]);
		assert_true(f->model->arrange.preparing);
		flow_keys(f, i == 2 ? "Down" : "d");
		assert_true(f->model->arrange.preparing);
		flow_advance(f, 5);
		assert_false(f->model->arrange.preparing);
		flow_keys(f, "Esc");
		flow_advance(f, 5000);
		assert_true(app_deadline(f->model) == INT64_MAX);
	}
	/* Closed before it is done, it is not done. */
	flow_keys(f, "& Esc");
	flow_advance(f, 1);
	assert_false(f->model->arrange.preparing);
	flow_end(f);
}

static bool is_sorting(const struct flow *f)
{
	return f->model->arrange.coming.lens;
}

/* More rows than one turn folds or sorts by a text. */
static struct flow *start_with_many(void)
{
	struct flow *f = flow_start("40000..1", 1000);
	flow_keys(f, "a");
	flow_settle(f);
	assert_true(store_complete(f->model->loader.store));
	return f;
}

/* Between two keys a part of it: until all is sorted the list is as it was. */
TEST(a_long_list_is_sorted_in_turns)
{
	struct flow *f = start_with_many();
	flow_keys(f, "j j");
	uint64_t here = number_here(f);
	choose(f, SORT_NAME);
	flow_keys(f, "Enter");
	assert_true(is_sorting(f));
	assert_false(lens_is_on(f->model->lens));
	assert_int_equal(number_here(f), here);
	flow_keys(f, "j");
	assert_true(is_sorting(f));
	assert_int_equal(number_here(f), here - 1);
	flow_advance(f, 5000);
	assert_false(is_sorting(f));
	assert_int_equal(app_positions(f->model), 40000);
	assert_int_equal(flow_cursor_row(f), 1);
	flow_advance(f, 5000);
	assert_true(app_deadline(f->model) == INT64_MAX);
	/* Narrowed, the cursor stays on its customer. */
	flow_keys(f, "G");
	here = number_here(f);
	narrow_to(f, "77");
	assert_true(is_sorting(f));
	assert_int_equal(app_positions(f->model), 40000);
	flow_advance(f, 5000);
	assert_in_range(app_positions(f->model), 1000, 39999);
	flow_keys(f, "Esc");
	flow_advance(f, 5000);
	assert_int_equal(number_here(f), here);
	flow_end(f);
}

/* It ends where another order is asked for, or none; and is finished where the list is needed. */
TEST(a_sort_under_way_ends_or_is_finished_in_time)
{
	struct flow *f = start_with_many();
	choose(f, SORT_UIN);
	flow_keys(f, "Space Space");
	assert_true(app_lens_spec(f->model)->sort[0].descending);
	flow_advance(f, 5000);
	assert_int_equal(number_at(f, 0), 40000);
	flow_keys(f, "Enter");
	assert_int_equal(number_at(f, 0), 40000);
	flow_keys(f, "s 0 Enter");
	assert_false(is_sorting(f));
	assert_false(lens_is_on(f->model->lens));
	choose(f, SORT_UIN);
	flow_keys(f, "Enter x");
	assert_false(is_sorting(f));
	assert_int_equal(number_at(f, 0), 1);
	flow_keys(f, "Esc");
	flow_end(f);
}

/* Rows and cursor are as they were until the rows with the text are known. */
TEST(a_long_list_is_narrowed_in_turns)
{
	struct flow *f = start_with_many();
	flow_keys(f, "j j");
	uint64_t here = number_here(f);
	narrow_to(f, "7");
	assert_true(is_sorting(f));
	assert_string_equal(app_lens_spec(f->model)->narrow, "7");
	assert_int_equal(number_here(f), here);
	flow_type_text(f, "77");
	flow_keys(f, "Enter");
	assert_true(is_sorting(f));
	assert_int_equal(app_positions(f->model), 40000);
	flow_advance(f, 5000);
	assert_false(is_sorting(f));
	assert_in_range(app_positions(f->model), 10, 9999);
	assert_true(app_deadline(f->model) == INT64_MAX);
	flow_end(f);
}

/* The other order is held already: until its rows are sorted too, they are in the API's. */
TEST(a_query_that_is_shown_at_once_is_sorted_in_turns)
{
	struct flow *f = start_with_many();
	flow_keys(f, "o a");
	flow_settle(f);
	choose(f, SORT_NAME);
	flow_keys(f, "Space Enter");
	flow_advance(f, 5000);
	flow_keys(f, "G");
	uint64_t here = number_here(f);
	flow_keys(f, "o");
	assert_true(is_sorting(f));
	assert_int_equal(app_lens_spec(f->model)->sort[0].key, SORT_NAME);
	assert_false(lens_is_on(f->model->lens));
	assert_int_equal(app_positions(f->model), 40000);
	flow_advance(f, 5000);
	assert_false(is_sorting(f));
	assert_int_equal(app_lens_spec(f->model)->n_sort, 1);
	flow_keys(f, "o");
	flow_advance(f, 5000);
	assert_int_equal(number_here(f), here);
	flow_end(f);
}

static bool has_folds(const struct flow *f)
{
	return f->model->arrange.has_folds;
}

TEST(folded_texts_are_kept_as_long_as_something_needs_them)
{
	static const char *const opening[] = {"&", "/", "f", "s"};
	struct flow *f = flow_start("300..1", 100);
	for (size_t i = 0; i < 4; i++) {
		assert_false(has_folds(f));
		flow_keys(f, opening[i]);
		assert_true(has_folds(f));
		flow_keys(f, "Esc");
		assert_false(has_folds(f));
	}
	choose(f, SORT_UIN);
	flow_keys(f, "Enter");
	assert_false(has_folds(f));
	choose(f, SORT_NAME);
	flow_keys(f, "Enter");
	assert_true(has_folds(f));
	flow_keys(f, "/ d Enter =");
	assert_true(has_folds(f)); /* the text to find */
	flow_keys(f, "Esc");
	assert_false(has_folds(f));
	flow_end(f);
}

/* The customer with this number costs so many dollars a day. */
static void put_costs(struct flow *f, uint64_t number, int64_t dollars)
{
	int32_t today = customer_burn_today(f->model);
	for (int32_t i = 1; i <= 14; i++)
		assert_true(cost_book_put(&f->model->burn.book, 200000000000u + number, today - i,
					  dollars * 1000000));
}

/* Numbers 23, 13 and 3, and those that end with 4, are CRIT. */
TEST(at_risk_the_runway_decides_where_it_is_known)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "!");
	uint64_t first_crit = 0, last_crit = app_positions(f->model) - 1;
	while (app_row_at(f->model, first_crit).credit_status != STATUS_CRIT)
		first_crit++;
	uint64_t last = number_at(f, last_crit), before = number_at(f, last_crit - 1);
	flow_keys(f, "2 G");
	uint64_t here = number_here(f);
	put_costs(f, last, 900);
	put_costs(f, before, 5);
	flow_advance(f, 1);
	flow_keys(f, "m m"); /* any event */
	assert_int_equal(number_at(f, first_crit), last);
	assert_int_equal(number_at(f, first_crit + 1), before);
	assert_int_equal(number_here(f), here);
	flow_end(f);
}

/* Those whose burn is not known come last in both directions. */
TEST(rows_sorted_by_burn_follow_the_costs_and_the_cursor_stays)
{
	struct flow *f = flow_start("30..1", 100);
	choose(f, SORT_BURN);
	flow_keys(f, "Enter j j");
	uint64_t here = number_here(f);
	put_costs(f, 5, 2);
	put_costs(f, 9, 1);
	flow_keys(f, "m m");
	assert_int_equal(number_at(f, 0), 9);
	assert_int_equal(number_at(f, 1), 5);
	assert_int_equal(number_here(f), here);
	flow_keys(f, "s Space Enter");
	assert_int_equal(number_at(f, 0), 5);
	assert_int_equal(number_at(f, 1), 9);
	flow_keys(f, "g j");
	put_costs(f, 12, 7);
	flow_keys(f, "m m");
	assert_int_equal(number_at(f, 0), 12);
	assert_int_equal(number_here(f), 9);
	flow_end(f);
}

/* While a job runs, a long list is not sorted for each cost; when it has ended, once more. */
TEST(a_long_list_follows_a_job_now_and_then)
{
	struct flow *f = start_with_many();
	choose(f, SORT_RUNWAY);
	flow_keys(f, "Enter");
	flow_advance(f, 5000);
	assert_false(is_sorting(f));
	f->model->burn.job.state = BURN_JOB_RUNNING;
	put_costs(f, 9, 100);
	flow_keys(f, "m m");
	assert_true(is_sorting(f)); /* the last sort is long ago */
	arrange_finish(f->model);
	put_costs(f, 8, 90);
	flow_keys(f, "m m");
	assert_false(is_sorting(f));
	f->model->burn.job.state = BURN_JOB_NONE;
	flow_keys(f, "m m");
	assert_true(is_sorting(f));
	arrange_finish(f->model);
	flow_keys(f, "m m");
	assert_false(is_sorting(f));
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(enter_sorts_and_space_turns_round),
	    cmocka_unit_test(esc_restores_order_and_cursor),
	    cmocka_unit_test(plus_adds_further_keys_behind),
	    cmocka_unit_test(a_key_too_many_is_refused_in_words),
	    cmocka_unit_test(nought_is_the_servers_order),
	    cmocka_unit_test(the_selection_stays_in_the_list),
	    cmocka_unit_test(the_list_opens_at_what_it_is_sorted_by),
	    cmocka_unit_test(statuses_are_shown_and_hidden_one_by_one),
	    cmocka_unit_test(enter_keeps_the_statuses_and_esc_restores_them),
	    cmocka_unit_test(a_letter_goes_to_the_next_line_that_begins_with_it),
	    cmocka_unit_test(the_cursor_stays_on_its_customer_while_it_is_shown),
	    cmocka_unit_test(risk_is_the_worst_first),
	    cmocka_unit_test(risk_says_of_how_much),
	    cmocka_unit_test(narrowing_is_live),
	    cmocka_unit_test(the_typed_text_is_there_when_opened_again),
	    cmocka_unit_test(escape_gives_the_place_back),
	    cmocka_unit_test(escape_goes_back_to_the_narrowing_before),
	    cmocka_unit_test(a_row_not_loaded_keeps_its_place_too),
	    cmocka_unit_test(a_word_typed_wrong_does_not_lose_the_customer),
	    cmocka_unit_test(escape_takes_off_one_after_the_other),
	    cmocka_unit_test(a_pasted_text_is_taken_without_its_newline),
	    cmocka_unit_test(a_condition_is_as_long_as_the_line),
	    cmocka_unit_test(opening_a_prompt_or_the_list_prepares_the_texts),
	    cmocka_unit_test(rows_that_come_join_what_is_sorted),
	    cmocka_unit_test(a_long_list_is_sorted_in_turns),
	    cmocka_unit_test(a_sort_under_way_ends_or_is_finished_in_time),
	    cmocka_unit_test(a_long_list_is_narrowed_in_turns),
	    cmocka_unit_test(a_query_that_is_shown_at_once_is_sorted_in_turns),
	    cmocka_unit_test(folded_texts_are_kept_as_long_as_something_needs_them),
	    cmocka_unit_test(at_risk_the_runway_decides_where_it_is_known),
	    cmocka_unit_test(rows_sorted_by_burn_follow_the_costs_and_the_cursor_stays),
	    cmocka_unit_test(a_long_list_follows_a_job_now_and_then),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
